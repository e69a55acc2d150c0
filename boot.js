// Starts a wasm module: the page's, whose name the script tag says, or in the worker, which is started by
// `boot.js?VERSION`, the engine's. The version, the page module's own name, keeps an older engine in the browser's cache
// from answering a newer page.
const page = typeof document === "object";
const name = page ? document.getElementById("boot").dataset.js : "./engine.js";
const js = new URL(name, import.meta.url);
const beside = (ending) => js.href.replace(/\.js$/, ending);
const version = page ? "" : location.search;
// What the page brings with it is shown, whole, before the module takes the line and the browser's time; nobody sees a page
// that is hidden.
const frame = () => new Promise(requestAnimationFrame);
const shown = () => document.hidden || new Promise((done) => {
  new PerformanceObserver(() => frame().then(frame).then(done)).observe({ type: "paint", buffered: true });
  setTimeout(done, 500);
});

// The second half of the page's module, and its styles: what nobody needs who only looks at the example.
let start;
const first = new Promise((done) => start = done);
let coming;
const styled = () => new Promise((done, failed) => {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: beside("_later.css"), onload: done });
  sheet.onerror = () => {
    sheet.remove();
    failed(new Error(`${sheet.href} did not come`));
  };
  document.head.append(sheet);
});
const bring = async () => {
  const bytes = fetch(beside("_later.wasm")).then((answer) => answer.arrayBuffer());
  const [code] = await Promise.all([bytes, styled()]);
  await WebAssembly.instantiate(code, { first: await first });
};
const later = () => {
  coming ??= bring().then(() => "later-here", () => {
    // The next deed of the reader's tries again.
    coming = undefined;
    return "later-missing";
  }).then((how) => document.dispatchEvent(new Event(how)));
};

if (page) {
  // The first date that a browser writes takes it longer than a hundred after, and so does the first number: they are
  // written while the modules are on their way.
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" }).formatRange(0, 1e9);
  new Intl.NumberFormat("en-GB").format(0);
  // The second half comes when the reader first does anything, and at once where something else than the example is shown.
  const deeds = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown", "focusin", "paste", "dragenter", "hashchange", "beforeprint"];
  for (const deed of deeds) addEventListener(deed, later, { capture: true, passive: true });
  document.addEventListener("later-wanted", later);
  if (document.documentElement.dataset.first === "another") later();
}
try {
  const { default: init } = await import(js.href + version);
  if (page) await shown();
  const started = init({ module_or_path: beside("_bg.wasm") + version });
  start(started);
  await started;
} catch (error) {
  // As an error event it reaches the page, which then knows that this worker will never answer.
  reportError(error);
}
