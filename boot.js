// Starts the one wasm module that is both the page and its worker. The page's script tag says where the module is;
// the worker is told in its address, `boot.js?NAME`.
const page = typeof document === "object";
const name = page ? document.getElementById("boot").dataset.js : "./" + location.search.slice(1);
const js = new URL(name, import.meta.url);
const wasm = js.href.replace(/\.js$/, "_bg.wasm");
// Chromium does not check the integrity of a preload; a fetch with the same value does, and downloads nothing twice.
const preload = page && document.querySelector('link[rel="preload"][as="fetch"]');
try {
  const { default: init } = await import(js.href);
  await init({ module_or_path: preload ? fetch(wasm, { integrity: preload.integrity }) : wasm });
} catch (error) {
  // As an error event it reaches the page, which then knows that this worker will never answer.
  reportError(error);
}
