// Starts a wasm module: the page's, whose name the script tag says, or in the worker, which is started by
// `boot.js?VERSION`, the engine's. The version, the page module's own name, keeps an older engine in the browser's cache
// from answering a newer page.
const page = typeof document === "object";
const name = page ? document.getElementById("boot").dataset.js : "./engine.js";
const js = new URL(name, import.meta.url);
const wasm = js.href.replace(/\.js$/, "_bg.wasm");
const version = page ? "" : location.search;
if (page) {
  // The first date that a browser writes takes it longer than a hundred after, and so does the first number: they are
  // written while the modules are on their way.
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" }).formatRange(0, 1e9);
  new Intl.NumberFormat("en-GB").format(0);
}
// What the page brings with it is shown, whole, before the module takes the line and the browser's time; nobody sees a page
// that is hidden.
const frame = () => new Promise(requestAnimationFrame);
const shown = () => document.hidden || new Promise((done) => {
  new PerformanceObserver(() => frame().then(frame).then(done)).observe({ type: "paint", buffered: true });
  setTimeout(done, 500);
});
try {
  const { default: init } = await import(js.href + version);
  if (page) await shown();
  await init({ module_or_path: wasm + version });
} catch (error) {
  // As an error event it reaches the page, which then knows that this worker will never answer.
  reportError(error);
}
