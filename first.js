// Runs before anything is drawn: the reader's theme, and whether the example is what this reader will see at all. The keys
// are those of `src/view/hooks`, the languages those of `src/view/words`.
const root = document.documentElement;
let kept = () => null;
try {
  const storage = localStorage;
  kept = (key) => storage.getItem("tempoline." + key);
} catch {
  // A browser that keeps nothing: everything is as on a first visit.
}
const theme = kept("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
const language = kept("language") ?? navigator.languages.find((tag) => /^(en|ko|hi|es)\b/.test(tag)) ?? "en";
if (location.hash.length > 1 || kept("work") || !language.startsWith("en")) root.dataset.first = "another";

// An article that is pasted before the page's module listens is handed to it as soon as it does.
const listens = () => root.dataset.first === "past";
addEventListener("paste", (event) => {
  if (listens()) return;
  const text = event.clipboardData.getData("text/plain");
  const waiting = setInterval(() => {
    if (!listens()) return;
    clearInterval(waiting);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    // Firefox has names of its own for what is on the clipboard.
    const again = { clipboardData, dataType: "text/plain", data: text, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent("paste", again));
  }, 50);
});
