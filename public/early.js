// Runs before the first paint, and in browsers too old for the app: keep it small and in plain old JavaScript.
(function () {
  'use strict';
  var root = document.documentElement;
  root.setAttribute('data-script', ''); // scripts run here

  // The theme, so that no page flashes in the wrong one. Stored keys carry the path, because all sites of one host share
  // a store. Without a choice, or with storage blocked, the page follows the system.
  try {
    var theme = localStorage.getItem('loadmap:' + location.pathname.replace(/[^/]*$/, '') + ':theme');
    if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  } catch (blocked) {}

  // Says on the page that the app cannot run. `why` is one of the ids in index.html.
  window.loadmapFailed = function (why, cause) {
    if (!document.getElementById('failure')) return; // the app has drawn something since
    document.getElementById('starting').hidden = true;
    document.getElementById(why).hidden = false;
    document.getElementById('failure').hidden = false;
    document.getElementById('failure-cause').textContent = cause ? 'What the browser said: ' + cause : '';
    document.getElementById('reload').onclick = function () {
      location.reload();
    };
  };

  // A script that does not arrive says so nowhere else.
  addEventListener('error', function (event) {
    if (event.target && event.target.tagName === 'SCRIPT') window.loadmapFailed('part-missing');
  }, true);

  addEventListener('DOMContentLoaded', function () {
    if (!('noModule' in document.createElement('script'))) window.loadmapFailed('old-browser');
  });
})();
