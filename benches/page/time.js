// Times a timeline that the page has put behind `bench`: its first paint, then 120 steps of zoom and pan, one a frame.
const frame = () => new Promise((done) => requestAnimationFrame(done));
// A message that is posted in a frame arrives after that frame is painted.
const paint = () => frame().then(() => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); }));

window.time = async () => {
  const { root, mount, painted, zoom, pan } = window.bench;
  const nodes = () => document.querySelectorAll(root + " *").length;
  const long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
  await paint();
  const since = performance.now();
  mount();
  let first = await paint();
  while (!painted()) first = await paint();
  first -= since;
  // Whatever the first paint left to do is no part of the steps.
  for (let rest = 0; rest < 20; rest += 1) await paint();
  observer.observe({ type: "longtask" });
  const frames = [];
  const work = [];
  let most = nodes();
  let before = await frame();
  for (let step = 0; step < 120; step += 1) {
    const started = performance.now();
    if (step < 40) zoom(0.9);
    else if (step < 80) pan(step % 20 < 10 ? 0.05 : -0.05);
    else zoom(1 / 0.9);
    await null;
    document.body.getBoundingClientRect();
    work.push(performance.now() - started);
    const now = await frame();
    frames.push(now - before);
    before = now;
    if (step % 10 === 0) most = Math.max(most, nodes());
  }
  await paint();
  observer.disconnect();
  const sorted = (list) => [...list].sort((a, b) => a - b);
  return { first, p95: sorted(frames)[113], work: sorted(work)[113], nodes: most, long: long.length };
};
