"use strict";
// Draws the timeline anew from the list below it: window, kinds and words as the reader sets them. Without this script the
// drawing that stands in the page stays.
const NS = "http://www.w3.org/2000/svg", KINDS = ["release", "record", "concert", "award"];
const SHAPES = { release: "M-8.1 2.9a8.6 6.5-20 1 1 16.2-5.8a8.6 6.5-20 1 1-16.2 5.8z", record: "M0-8l8.6 14.4h-17.2z", concert: "M-7.2-6.4h14.4v12.8h-14.4z", award: "M0-8.8l8.8 8.8l-8.8 8.8l-8.8-8.8z" };
const SIGNS = { cancelled: "M-9.5-9.5 9.5 9.5M-9.5 9.5 9.5-9.5", rumoured: "M-12.5-9.5Q-17.5 0-12.5 9.5M12.5-9.5Q17.5 0 12.5 9.5" };
const staff = document.getElementById("staff"), list = document.getElementById("list"), tools = document.getElementById("tools");
const items = [...list.children].map((row) => ({ row, ...row.dataset, words: row.textContent.toLowerCase() }));
const dated = items.filter((item) => item.at);
for (const item of dated) for (const key of ["start", "end", "at"]) item[key] = item[key] === "" ? NaN : Number(item[key]);
const published = staff.dataset.published === undefined ? NaN : Number(staff.dataset.published);
const ends = dated.flatMap((item) => [item.start, item.end, item.at]).concat(published).filter((day) => Number.isFinite(day));
const first = Math.min(...ends), last = Math.max(...ends), margin = Math.max(3, (last - first) * 0.05);
const all = ends.length ? [first - margin, last + margin] : [0, 365];
let [from, to] = all, chosen = null;
const measure = document.createElement("canvas").getContext("2d");
const make = (parent, name, attributes, text) => {
  const made = document.createElementNS(NS, name);
  for (const key in attributes) if (attributes[key] !== undefined) made.setAttribute(key, attributes[key]);
  if (text) made.textContent = text;
  return parent.appendChild(made);
};
const shown = (item) => tools.querySelector(`[value=${item.kind}]`).checked && tools.querySelector("[type=search]").value.toLowerCase().split(/\s+/).every((word) => item.words.includes(word));
const at = (year, month, day) => { const date = new Date(0); date.setUTCFullYear(year, month, day); return date.getTime() / 864e5; };
function* ticks(span) {
  const begin = new Date(from * 864e5), year = begin.getUTCFullYear(), format = (options) => (day) => new Date(day * 864e5).toLocaleDateString(document.documentElement.lang || "en", { timeZone: "UTC", ...options });
  if (span < 70) { const name = format({ day: "numeric", month: "short" }), step = span < 20 ? 1 : 7; for (let day = Math.ceil(from); day < to; day += step) yield [day, name(day)]; return; }
  if (span < 1100) { const name = format(span < 500 ? { month: "short", year: "2-digit" } : { month: "short", year: "2-digit" }), step = span < 400 ? 1 : 3; for (let month = 0; at(year, month, 1) < to; month += step) yield [at(year, month, 1), name(at(year, month, 1))]; return; }
  const step = [1, 2, 5, 10, 25, 50, 100, 500].find((step) => span / 365 / step < 14) || 1000;
  for (let now = Math.floor(year / step) * step; at(now, 0, 1) < to; now += step) yield [at(now, 0, 1), String(now)];
}
function draw() {
  const width = Math.max(300, staff.clientWidth), narrow = width < 640, left = narrow ? 30 : 124, right = width - 8, top = 22, row = 27;
  const x = (day) => left + (day - from) / (to - from) * (right - left);
  const svg = document.createElementNS(NS, "svg");
  measure.font = "14.5px " + getComputedStyle(document.body).fontFamily;
  let y = top;
  const edges = [y], marks = [];
  for (const kind of KINDS) {
    const rows = [];
    for (const item of dated.filter((item) => item.kind === kind && shown(item)).sort((one, other) => one.at - other.at)) {
      const open = [Number.isNaN(item.start) ? from : item.start, Number.isNaN(item.end) ? to : item.end];
      const middle = x(item.form === "bar" ? Math.max(item.at, from) : item.at);
      const area = item.form === "point" ? [middle, middle] : [Math.max(x(open[0]), left), Math.min(x(open[1]), right)];
      if (open[1] < from || open[0] > to || middle < left - 1 || middle > right + 1) continue;
      const begin = Math.min(area[0], middle - 10), end = Math.max(area[1], middle + 10), wide = measure.measureText(item.label).width + 14;
      const fits = end + wide < right || begin - wide < left, reach = fits ? [begin, end + wide] : [begin - wide, end];
      let place = rows.findIndex((taken) => taken < reach[0]);
      if (place < 0) place = rows.length < 7 ? rows.push(0) - 1 : rows.indexOf(Math.min(...rows));
      rows[place] = Math.max(rows[place], reach[1] + 6);
      marks.push({ item, middle, area, place: y + row * (place + 0.5), label: fits ? end + 6 : begin - 6, anchor: fits ? undefined : "end" });
    }
    make(make(svg, "g", { class: kind, transform: `translate(14 ${y + row / 2})` }), "path", { class: "note happened", d: SHAPES[kind] });
    if (!narrow) make(svg, "text", { class: "lane", x: 32, y: y + row / 2 + 5 }, kind[0].toUpperCase() + kind.slice(1));
    y += Math.max(1, rows.length) * row + 4;
    edges.push(y);
  }
  make(svg, "path", { class: "line", d: edges.map((edge) => `M${left} ${Math.floor(edge) + 0.5}H${right}`).join("") });
  let free = left - 4;
  for (const [day, name] of ticks(to - from)) {
    const place = x(day);
    if (place < left) continue;
    make(svg, "path", { class: "minor", d: `M${place} ${y}v-6` });
    if (place >= free && place + name.length * 6 < right) { make(svg, "text", { class: "month", x: place, y: y + 18 }, name); free = place + name.length * 7 + 10; }
  }
  if (published > from && published < to) make(svg, "path", { class: "pub", d: `M${x(published) - 2} ${top - 6}V${y}m4 0V${top - 6}` });
  for (const { item, middle, area, place, label, anchor } of marks) {
    const mark = make(svg, "g", { class: item.kind, "data-event": item.row.id });
    make(mark, "title", {}, item.row.querySelector("h2").textContent + ", " + item.row.querySelector("time").textContent);
    if (item.form !== "point") make(mark, "rect", { class: item.form === "bar" ? "bar" : "wash", x: area[0], y: place - 10, width: Math.max(0, area[1] - area[0]), height: 20 });
    const note = make(mark, "g", { transform: `translate(${middle} ${place})` });
    if (item === chosen) make(note, "circle", { class: "ring", r: 13 });
    make(note, "path", { class: "note " + item.status, d: SHAPES[item.kind] });
    if (SIGNS[item.status]) make(note, "path", { class: "sign", d: SIGNS[item.status] });
    make(mark, "text", { class: "label" + (item.kind === "release" ? " work" : "") + (item.status === "cancelled" ? " off" : ""), x: label, y: place + 5, "text-anchor": anchor }, item.label);
  }
  svg.setAttribute("viewBox", `0 0 ${width} ${y + 26}`);
  staff.replaceChildren(svg);
  for (const item of items) item.row.hidden = !shown(item);
}
function choose(item, scroll) {
  if (chosen) chosen.row.classList.remove("chosen");
  chosen = item;
  item.row.classList.add("chosen");
  if (scroll) item.row.scrollIntoView({ block: "nearest" });
  if (item.at !== undefined && (item.at < from || item.at > to)) move(item.at - (from + to) / 2); else draw();
}
function set(begin, end) {
  const span = Math.min(Math.max(end - begin, 7), (all[1] - all[0]) * 1.5 + 30), middle = (begin + end) / 2;
  [from, to] = [middle - span / 2, middle + span / 2];
  draw();
}
const move = (days) => set(from + days, to + days);
const zoom = (factor, around = (from + to) / 2) => set(around - (around - from) * factor, around + (to - around) * factor);
const acts = { in: () => zoom(0.6), out: () => zoom(1 / 0.6), all: () => set(...all) };
tools.addEventListener("click", (event) => acts[event.target.dataset.do]?.());
tools.addEventListener("input", draw);
staff.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-event]"), item = mark && items.find((item) => item.row.id === mark.dataset.event);
  if (item) choose(item, true);
});
list.addEventListener("click", (event) => { const row = event.target.closest("li"); if (row) choose(items.find((item) => item.row === row), false); });
list.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches("li")) event.target.click(); });
staff.addEventListener("keydown", (event) => {
  const step = (to - from) / 8, keys = { ArrowLeft: () => move(-step), ArrowRight: () => move(step), "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.all };
  if (keys[event.key] && !event.ctrlKey && !event.metaKey) { keys[event.key](); event.preventDefault(); }
});
staff.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const box = staff.getBoundingClientRect();
  zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, from + (event.clientX - box.left) / box.width * (to - from));
}, { passive: false });
let grip = null;
staff.addEventListener("pointerdown", (event) => { grip = { x: event.clientX, from, to }; });
addEventListener("pointermove", (event) => {
  if (!grip || Math.abs(event.clientX - grip.x) < 4) return;
  const days = (grip.x - event.clientX) / staff.clientWidth * (grip.to - grip.from);
  set(grip.from + days, grip.to + days);
});
addEventListener("pointerup", () => { grip = null; });
addEventListener("resize", draw);
tools.hidden = false;
staff.tabIndex = 0;
draw();
