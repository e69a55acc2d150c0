// Before Trunk: joins the style sheets of a first visit into one, target/styles/page.css, and those that come with the second
// half of the page's module (`src/view/later.rs`) into another, target/styles/later.css.
const { mkdirSync, readFileSync, readdirSync, writeFileSync } = require("node:fs");

const LATER = ["dossier", "edit-form", "embedded", "faces", "keys", "left-over", "library", "long", "sheet", "whole-page"];
const components = readdirSync("styles/components").sort();
const isLater = (name) => LATER.includes(name.replace(/\.css$/, ""));
const joined = (names) => names.map((name) => readFileSync(`styles/${name}`, "utf8")).join("\n");
const component = (name) => `components/${name}`;

mkdirSync("target/styles", { recursive: true });
const page = ["tokens.css", "base.css", "layout.css", ...components.filter((name) => !isLater(name)).map(component), "print.css"];
writeFileSync("target/styles/page.css", joined(page));
writeFileSync("target/styles/later.css", joined(components.filter(isLater).map(component)));
