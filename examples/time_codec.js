// The links' codec alone: how long it takes to pack a text and to unpack it again, the first time and then each time.
const [module, text, rounds, done] = arguments;
WebAssembly.instantiate(Uint8Array.from(module)).then(({ instance: { exports: codec } }) => {
  const wanted = new TextEncoder().encode(text);
  wanted.forEach(codec.put);
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const since = performance.now();
    codec.pack();
    const packed = performance.now();
    codec.unpack(wanted.length);
    times.push([packed - since, performance.now() - packed]);
  }
  const same = codec.count() === wanted.length && wanted.every((byte, at) => codec.byte(at) === byte);
  done({ same, times });
});
