// chrono-node, which finds dates alone, on each paragraph of a text: how long a round takes, and how many dates it finds.
const [text, rounds, done] = arguments;
const paragraphs = text.split("\n").filter((line) => line.trim() !== "");
const published = new Date(2026, 5, 5, 12);
import(new URL("index.js", location.href).href).then((chrono) => {
  const times = [];
  let dates = 0;
  for (let round = 0; round < rounds; round++) {
    const since = performance.now();
    dates = paragraphs.reduce((count, paragraph) => count + chrono.parse(paragraph, published).length, 0);
    times.push(performance.now() - since);
  }
  done({ times, dates });
}, (error) => done({ error: String(error) }));
