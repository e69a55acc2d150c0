const [jobs, rounds, done] = arguments;
const boot = document.getElementById("boot");
const worker = new Worker(boot.getAttribute("src") + "?" + boot.dataset.js.split("/").pop(), { type: "module" });
const documents = [];
const times = [];
let asked = 0;
let since = 0;
worker.onerror = () => done({ error: `the worker stopped at job ${(asked - 1) % jobs.length}` });
worker.onmessage = ({ data }) => {
  // The first message is null: the worker listens.
  if (data) {
    times.push(performance.now() - since);
    documents[(asked - 1) % jobs.length] = data[0] && new TextDecoder().decode(data[0]);
  }
  if (asked === jobs.length * rounds) {
    worker.terminate();
    done({ documents, times });
    return;
  }
  const job = jobs[asked % jobs.length];
  asked += 1;
  since = performance.now();
  worker.postMessage(job);
};
