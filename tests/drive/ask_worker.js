// Asks as the page does (`view::browser::engine`): a worker that dies of a job is replaced, and the job tried up to thrice.
const TRIES = 3;
const [jobs, rounds, done] = arguments;
const boot = document.getElementById("boot");
const documents = [];
const times = [];
let worker;
let answered = 0;
let stops = 0;
let stopsHere = 0;
let since = 0;
const start = () => {
  worker = new Worker(boot.getAttribute("src") + "?" + boot.dataset.js.split("/").pop(), { type: "module" });
  worker.onerror = stopped;
  worker.onmessage = heard;
};
const stopped = () => {
  worker.terminate();
  stops += 1;
  stopsHere += 1;
  if (stopsHere === TRIES) {
    done({ error: `${TRIES} workers stopped at job ${answered % jobs.length}` });
  } else {
    start();
  }
};
const heard = ({ data }) => {
  // The first message is null: the worker listens.
  if (data) {
    times.push(performance.now() - since);
    documents[answered % jobs.length] = data[0] && new TextDecoder().decode(data[0]);
    answered += 1;
    stopsHere = 0;
  }
  if (answered === jobs.length * rounds) {
    worker.terminate();
    done({ documents, times, stops });
    return;
  }
  since = performance.now();
  worker.postMessage(jobs[answered % jobs.length]);
};
start();
