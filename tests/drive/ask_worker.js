const [texts, rounds, done] = arguments;
const boot = document.getElementById("boot");
const worker = new Worker(boot.getAttribute("src") + "?" + boot.dataset.js.split("/").pop(), { type: "module" });
const documents = [];
const times = [];
let asked = 0;
let since = 0;
worker.onerror = () => done({ error: `the worker stopped at text ${(asked - 1) % texts.length}` });
worker.onmessage = ({ data }) => {
  // The first message is null: the worker listens.
  if (data) {
    times.push(performance.now() - since);
    documents[(asked - 1) % texts.length] = data[0];
  }
  if (asked === texts.length * rounds) {
    worker.terminate();
    done({ documents, times });
    return;
  }
  const [text, published] = texts[asked % texts.length];
  asked += 1;
  since = performance.now();
  worker.postMessage(["analyze", text, published]);
};
