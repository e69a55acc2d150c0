// Shows in the demonstration's frame what the link in the page's own address holds, or one that is pasted.
const show = () => { if (location.hash) document.querySelector("iframe").src = "./?embed" + location.hash; };
addEventListener("hashchange", show);
document.querySelector("textarea").addEventListener("input", ({ target }) => {
  const at = target.value.indexOf("#");
  if (at >= 0) location.hash = target.value.slice(at).trim();
});
show();
