// Starts the app. Nothing on the page itself is code, so that the security policy can forbid inline scripts.

// The one Trusted Types policy that the page's security policy allows; nobody else can make another.
// It lets one thing through: Leptos makes an element with nothing dynamic in it from a string that was compiled into the
// program, by way of a <template> (in drawings, a <g>) that is not in the page. Any other string that would become HTML
// is refused by the browser.
// And it lets the one worker be made from the one script that this page names.
const engine = () => new URL(document.querySelector('meta[name=engine]').content, document.baseURI).href;
const policy = globalThis.trustedTypes?.createPolicy('app', {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (address === engine()) return address;
    throw new TypeError('Only the engine runs in a worker.');
  },
});
if (policy) {
  const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  const compiledIn = {
    get,
    set(html) {
      set.call(this, this.isConnected ? html : policy.createHTML(html));
    },
  };
  Object.defineProperty(HTMLTemplateElement.prototype, 'innerHTML', compiledIn);
  Object.defineProperty(SVGGElement.prototype, 'innerHTML', compiledIn);
}

// What searches and simulates beside the page; the app asks for it when it first needs it.
globalThis.loadmapEngine = () =>
  new Worker(policy?.createScriptURL(engine()) ?? engine(), { type: 'module', name: 'engine' });

// What the pages look like that nobody sees at first; fetched once, with the first of them.
let dressed;
globalThis.loadmapPages = () =>
  (dressed ??= new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = document.querySelector('meta[name=pages]').content;
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      dressed = undefined;
      failed(new Error(`${link.href} did not arrive`));
    };
    document.head.append(link);
  }));

async function start() {
  if (typeof WebAssembly !== 'object') return loadmapFailed('no-wasm');
  try {
    const { default: init } = await import(document.getElementById('app-js').href);
    await init({ module_or_path: document.getElementById('app-wasm').href });
  } catch (cause) {
    console.error(cause);
    return loadmapFailed('part-missing', cause);
  }
}

// The app has drawn its first page below the one in index.html; swap them before anything is painted.
const swap = () => {
  document.getElementById('shell').remove();
  performance.mark('usable');
};
addEventListener('loadmap-drawn', swap, { once: true });

start();
