// What one key costs in the paste box: from the event that it gives, with which the text is read as well, to the end of the
// frame that shows the marks and the timeline of the text with it; and the longest task of the page's thread in that time.
// It stands in a function that is given `done`.
const channel = new MessageChannel();
const field = document.querySelector("#paste");
let longest = 0;
let before = 0;
let ended = false;
// A message that follows another finds the thread free, unless a task has it.
channel.port1.onmessage = () => {
  const now = performance.now();
  longest = Math.max(longest, now - before);
  before = now;
  if (!ended) channel.port2.postMessage(0);
};
field.addEventListener("input", (event) => {
  window.written = field.value;
  before = performance.now();
  channel.port2.postMessage(0);
  document.querySelector("#read").click();
  const status = document.querySelector("#status");
  let asked = false;
  const look = () => {
    const busy = status.getAttribute("aria-busy") === "true";
    asked ||= busy;
    if (!asked || busy || !document.querySelector("#timeline .mark")) return requestAnimationFrame(look);
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      ended = true;
      done({ whole: performance.now() - event.timeStamp, longest });
    };
    painted.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}, { once: true });
