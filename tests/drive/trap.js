// Runs in the worker before anything else. On the deadly text it reaches an `unreachable` instruction, the same that
// ends a Rust panic, and keeps the message from the engine, which would answer it.
const unreachable = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11,
);
addEventListener("message", (event) => {
  if (String(event.data).includes("DEADLY")) {
    event.stopImmediatePropagation();
    new WebAssembly.Instance(new WebAssembly.Module(unreachable)).exports.trap();
  }
});
