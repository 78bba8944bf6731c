// What is shown when the program has stopped by a fault of its own. It uses nothing of the program, whose memory may be
// in any state: the plans are read from the browser's storage as they lie there.
(() => {
  'use strict';

  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const button = (text, parent, run) => {
    const element = make('button', text, parent);
    element.type = 'button';
    element.className = 'button';
    element.onclick = run;
  };

  const prefix = `loadmap:${location.pathname.replace(/[^/]*$/, '')}:`;

  // Name and content of each stored plan. The first line says which it is, the plan file follows.
  const plans = () => {
    try {
      return Object.entries(localStorage)
        .filter(([key]) => key.startsWith(`${prefix}plan:`))
        .map(([, value]) => {
          const end = value.indexOf('\n');
          const title = value.slice(0, Math.max(end, 0)).split(' ').slice(6).join(' ');
          return { title: title || 'a stored value', file: value.slice(end + 1) };
        });
    } catch {
      return [];
    }
  };

  const download = (text) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'loadmap-plan.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };

  // The next start opens no plan, in case the plan is what stops it.
  const startWithout = () => {
    for (const store of ['sessionStorage', 'localStorage']) {
      try {
        globalThis[store].setItem(`${prefix}open`, 'none');
      } catch {
        // Blocked: then no plan was opened from it.
      }
    }
    location.hash = '#/plans';
    location.reload();
  };

  let shown = false;
  addEventListener('loadmap-crash', (event) => {
    if (shown) return;
    shown = true;
    const screen = document.createElement('main');
    screen.className = 'rescue';
    make('h1', 'Loadmap has stopped', screen).tabIndex = -1;
    make('p', 'A fault in the program stopped it. Everything older than half a second is kept in this browser. Reload the page to go on; if it stops again, start without the plan, and send a report with the text below.', screen);
    const actions = make('p', '', screen);
    actions.className = 'actions';
    button('Reload', actions, () => location.reload());
    button('Start without this plan', actions, startWithout);
    const kept = plans();
    if (kept.length > 0) make('h2', 'Your plans', screen);
    for (const { title, file } of kept) {
      const row = make('p', '', screen);
      button(`Download "${title}"`, row, () => download(file));
    }
    make('h2', 'What happened', screen);
    make('pre', String(event.detail), screen);
    document.body.replaceChildren(screen);
    document.title = 'Loadmap has stopped';
    screen.querySelector('h1').focus();
  });
})();
