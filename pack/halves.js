// After Trunk: halves the page's module (`pack/halve`), makes both halves and all scripts small, and names them anew by
// what they hold, so that halves of two versions never meet in a browser's cache.
const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { readFileSync, readdirSync, renameSync, writeFileSync } = require("node:fs");
const { transformSync } = require("esbuild");

const { TRUNK_STAGING_DIR: dist, TRUNK_PROFILE: profile } = process.env;
const isRelease = profile === "release";
const target = process.env.CARGO_TARGET_DIR ?? "target";
const run = (command, ...given) => execFileSync(command, given, { stdio: "inherit" });

const glue = readdirSync(dist).find((name) => /^app-\w+\.js$/.test(name));
const name = glue.replace(/\.js$/, "");
const bound = `${dist}/${name}_bg.wasm`;
const later = `${dist}/${name}_later.wasm`;
const linked = `${target}/wasm32-unknown-unknown/${isRelease ? "page" : "debug"}/app.wasm`;
run("cargo", "run", "--quiet", "--locked", "--manifest-path", "pack/halve/Cargo.toml", "--target-dir", `${target}/pack`, "--", linked, bound, `${dist}/${glue}`, later);

let styles = readFileSync(`${target}/styles/later.css`, "utf8");
if (isRelease) {
  // Small functions stay apart: why, docs/architecture.md tells under "The timeline at any size".
  for (const half of [bound, later]) run("wasm-opt", "-Oz", "--converge", "--strip-debug", "--strip-target-features", "--one-caller-inline-max-function-size=300", half, "-o", half);
  styles = transformSync(styles, { loader: "css", minify: true }).code;
  for (const script of readdirSync(dist).filter((name) => name.endsWith(".js"))) {
    const code = readFileSync(`${dist}/${script}`, "utf8").replace("export { initSync, ", "export { ");
    const format = /\b(import|export)\b/.test(code) ? "esm" : undefined;
    writeFileSync(`${dist}/${script}`, transformSync(code, { minify: true, treeShaking: format === "esm", format }).code);
  }
}
writeFileSync(`${dist}/${name}_later.css`, styles);

const parts = [".js", "_bg.wasm", "_later.wasm", "_later.css"];
const hash = createHash("sha256");
for (const part of parts) hash.update(readFileSync(`${dist}/${name}${part}`));
const renamed = `app-${hash.digest("hex").slice(0, 16)}`;
for (const part of parts) renameSync(`${dist}/${name}${part}`, `${dist}/${renamed}${part}`);
const page = `${dist}/index.html`;
writeFileSync(page, readFileSync(page, "utf8").replaceAll(`${name}.js`, `${renamed}.js`));
