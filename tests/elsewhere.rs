//! Files that a browser opens without us: the page that opens from disk, and the timeline for TimelineJS3, shown by
//! TimelineJS3 itself. In Chromium.

mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::{env, fs, process};
use tempoline::analysis::RULES;
use tempoline::export::{Format, timelinejs};
use tempoline::{AnalysisDocument, Article, SAMPLE, analyze};

fn document() -> AnalysisDocument {
    AnalysisDocument { rules: Some(RULES.to_owned()), ..AnalysisDocument::from(&analyze(&Article::read(SAMPLE, None))) }
}

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("tempoline-elsewhere-{}-{name}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

const MARKS: &str = r##"return [...document.querySelectorAll("#staff [data-event]")].map((mark) => mark.querySelector("g").getAttribute("transform"))"##;

/// Its script runs: it zooms, filters, finds and selects; and nothing is asked of anybody.
async fn offline(tab: Tab) {
    let (folder, document) = (folder("page"), document());
    let file = folder.join("timeline.html");
    fs::write(&file, Format::Html.write(&document, SAMPLE)).unwrap();
    tab.open(&format!("file://{}", file.display())).await;
    tab.until("the script has drawn", r##"return document.querySelector("#tools:not([hidden])") !== null"##, &[]).await;
    assert_eq!(tab.run("return document.querySelectorAll('#list li').length", &[]).await, json!(document.events.len()));
    let before = tab.run(MARKS, &[]).await;
    assert!(before.as_array().unwrap().len() > 3, "{before}");
    tab.click("[data-do=in]").await;
    assert_ne!(tab.run(MARKS, &[]).await, before, "it zooms");
    tab.click("[data-do=all]").await;
    assert_eq!(tab.run(MARKS, &[]).await, before, "and back");

    let visible = r##"return [...document.querySelectorAll("#list li")].filter((row) => row.checkVisibility()).length"##;
    tab.click("#tools [value=award]").await;
    let awards = document.events.iter().filter(|event| event.kind == tempoline::event::Kind::Award).count();
    assert_eq!(tab.run(visible, &[]).await, json!(document.events.len() - awards), "a kind is hidden");
    let find = r##"
        const field = document.querySelector("#tools [type=search]");
        field.value = "no such words anywhere";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }))"##;
    tab.run(find, &[]).await;
    assert_eq!(tab.run(visible, &[]).await, json!(0), "words are found, or not");
    tab.run(&find.replace("no such words anywhere", ""), &[]).await;
    let press = r##"document.querySelector("#staff [data-event]").dispatchEvent(new MouseEvent("click", { bubbles: true }))"##;
    tab.run(press, &[]).await;
    tab.until("a note selects its event", r##"return document.querySelector("#list li.chosen") !== null"##, &[]).await;
    assert_eq!(tab.run("return performance.getEntriesByType('resource').length", &[]).await, json!(0));
    assert_eq!(tab.console().await, [""; 0]);
    fs::remove_dir_all(folder).unwrap();
}

/// TimelineJS3 as npm has it, with a page that does nothing but start it.
async fn in_timelinejs(tab: Tab) {
    let (folder, document) = (folder("timelinejs"), document());
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/@knight-lab/timelinejs/dist");
    assert!(package.is_dir(), "TimelineJS3 is not installed; ./dev test installs it");
    for part in ["js", "css"] {
        std::os::unix::fs::symlink(package.join(part), folder.join(part)).unwrap();
    }
    fs::write(folder.join("timeline.json"), Format::TimelineJs.write(&document, SAMPLE)).unwrap();
    fs::write(folder.join("index.html"), HOST).unwrap();
    let site = Site::serve_folder(folder.clone()).await;
    tab.open(&site.address).await;
    let slides = document.events.len() - timelinejs::left_out(&document);
    let shown = "return document.querySelectorAll('.tl-timemarker').length === arguments[0]";
    tab.until("every dated event is a mark on its axis", shown, &[json!(slides)]).await;
    let texts =
        tab.run("return [...document.querySelectorAll('.tl-timemarker')].map((mark) => mark.innerText.trim())", &[]).await;
    let texts: Vec<&str> = texts.as_array().unwrap().iter().filter_map(|text| text.as_str()).collect();
    for event in document.events.iter().filter(|event| event.date.is_some()) {
        assert!(texts.iter().any(|text| text.contains(&event.title)), "'{}' is not among {texts:?}", event.title);
    }
    let title = tab.run("return document.querySelector('.tl-slide-titleslide h2, .tl-slide h2').innerText", &[]).await;
    assert_eq!(title.as_str(), document.article.title.as_deref());
    let groups =
        tab.run("return [...document.querySelectorAll('.tl-timegroup-message')].map((group) => group.innerText)", &[]).await;
    assert!(groups.to_string().contains("Concert"), "{groups}");
    tab.click(".tl-slidenav-next").await;
    let quoted = "return [...document.querySelectorAll('.tl-slide p')].some((text) => text.innerText.includes(arguments[0]))";
    let first = document.events.iter().filter(|event| event.date.is_some()).flat_map(|event| &event.evidence).next().unwrap();
    tab.until("a slide quotes its sentence", quoted, &[json!(first.quote)]).await;
    assert_eq!(tab.run("return window.noise.filter((line) => line.startsWith('error'))", &[]).await, json!([]));
    fs::remove_dir_all(folder).unwrap();
}

/// The staff as it is drawn, as SVG and as a picture, each with the engine that found it.
async fn as_seen(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    tab.until_drawn().await;
    let listen = r##"
        const make = URL.createObjectURL;
        window.saved = [];
        URL.createObjectURL = (blob) => { saved.push(blob); return make.call(URL, blob) }"##;
    tab.run(listen, &[]).await;
    tab.click("#export").await;
    tab.click("[data-format=seen]").await;
    let drawing = r##"
        const blob = saved.find((blob) => blob.type.startsWith("image/svg"));
        if (!blob) return false;
        return blob.text().then((text) => {
            const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
            return root.nodeName === "svg" && root.querySelectorAll("path").length > 10 && root.textContent.includes(arguments[0]);
        })"##;
    tab.until("the drawing is whole and names its engine", drawing, &[json!(format!("rules {RULES}"))]).await;
    if tab.run("return document.querySelector('dialog[open] [data-format=png]') === null", &[]).await == json!(true) {
        tab.click("#export").await;
    }
    tab.click("[data-format=png]").await;
    let picture = r##"
        const blob = saved.find((blob) => blob.type === "image/png");
        return blob ? createImageBitmap(blob).then((picture) => picture.width > 1000 && picture.height > 200) : false"##;
    tab.until("the picture is as large as the drawing", picture, &[]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

const HOST: &str = r#"<!doctype html><meta charset="utf-8"><title>TimelineJS3</title>
<link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script>
<div id="timeline" style="width: 1200px; height: 700px"></div>
<script>new TL.Timeline("timeline", "timeline.json", { font: null, script_path: "./js" })</script>
"#;

#[tokio::test]
async fn the_page_from_disk_works_offline() {
    in_browser(Browser::Chromium, offline).await;
}

#[tokio::test]
async fn timelinejs_shows_every_dated_event() {
    in_browser(Browser::Chromium, in_timelinejs).await;
}

#[tokio::test]
async fn the_timeline_is_saved_as_seen() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| as_seen(tab, site)).await;
}
