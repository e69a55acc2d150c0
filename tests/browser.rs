//! A reader's walk through the page in each browser: open, paste, see, select, change the date, share, open the link
//! elsewhere; then a link that was cut, and an engine that dies. The console stays clean and nothing is asked of
//! anybody else.
//!
//! What the walk holds on to, and so what components must keep:
//!
//! | what | where |
//! | --- | --- |
//! | an event in the list, the open one | `#events [data-event=ID]`, `[aria-current=true]` |
//! | an event on the staff, the selected one | `#timeline [data-event=ID]`, `[aria-selected=true]` |
//! | the sentences of an event, of the selected one | `#article .s[data-event~=ID]`, `.lit` |
//! | publication date, share, its link | `#published`, `#share`, `#share-link` |
//! | what the reader is told; an engine at work | `#status`, `[aria-busy=true]` |
//! | the page of a damaged link, the way on | `#damaged`, `#leave` |

mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::{DEADLY, SPARES, Site};
use serde_json::{Value, json};

/// Two dates that the text gives in full and one that hangs on its own date, a Friday.
const ARTICLE: &str = "Glass Ferry set sail again

By Ines Maarten
Published 5 June 2026

Glass Ferry released the single \"Low Water\" on February 13, 2026.
They released the album \"Slack Tide\" on Monday.
Glass Ferry will play a concert at Fenwick Hall in Leeds on September 18, 2026.
";

/// The rows of the list: id, date, title.
const ROWS: &str = r##"return [...document.querySelectorAll("#events [data-event]")]
    .map((row) => [row.dataset.event, row.querySelector(".when").textContent, row.querySelector(".title").textContent])"##;

/// What is on show of the events everywhere, for comparing two sessions.
const FACES: &str = r##"return [
    [...document.querySelectorAll("#events [data-event]")].map((row) => row.textContent),
    [...document.querySelectorAll("#timeline [data-event]")].map((note) => note.dataset.event + note.getAttribute("aria-label")),
    [...document.querySelectorAll("#article .s[data-event]")].map((sentence) => sentence.innerText),
    document.querySelector("h1").innerText,
    document.querySelector("#published").value,
]"##;

async fn count(tab: &Tab, selector: &str) -> u64 {
    tab.run("return document.querySelectorAll(arguments[0]).length", &[json!(selector)]).await.as_u64().unwrap_or_default()
}

/// Waits until the engine has answered and gives the rows of the list.
async fn rows_when_read(tab: &Tab, headline: &str) -> Vec<[String; 3]> {
    tab.until_read(headline).await;
    serde_json::from_value(tab.run(ROWS, &[]).await).unwrap_or_default()
}

/// The sample is on show as soon as the page is.
async fn opens_on_the_sample(tab: &Tab, site: &Site) {
    tab.open(&site.address).await;
    let shown = r##"return document.querySelector("#events [data-event]") && document.querySelector("#timeline [data-event]")"##;
    tab.until("the sample is on the timeline", &format!("{shown} && true"), &[]).await;
    assert!(count(tab, "#article .s[data-event]").await > 0, "the sample's article has no marked sentence");
}

/// Selecting in one region selects in all three.
async fn selects_everywhere(tab: &Tab, id: &str) {
    let selected = |region: &str| match region {
        "list" => format!("#events [data-event='{id}'][aria-current=true]"),
        "staff" => format!("#timeline [data-event='{id}'][aria-selected=true]"),
        _ => format!("#article .s[data-event~='{id}'].lit"),
    };
    let all = "return arguments.every((selector) => document.querySelector(selector))";
    let all = all.replace("arguments", "[...arguments]");
    tab.click(&format!("#events [data-event='{id}']")).await;
    let selectors = ["list", "staff", "text"].map(|region| json!(selected(region)));
    tab.until(&format!("{id} is selected in all three regions"), &all, &selectors).await;
}

/// Sets a field as typing does.
async fn fill(tab: &Tab, selector: &str, value: &str) {
    let script = r#"
        const field = document.querySelector(arguments[0]);
        field.focus();
        field.value = arguments[1];
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    "#;
    tab.run(script, &[json!(selector), json!(value)]).await;
}

/// The date of the row with this title.
fn date_of<'a>(rows: &'a [[String; 3]], title: &str) -> &'a str {
    let row = rows.iter().find(|[_, _, found]| found == title);
    row.map_or_else(|| panic!("'{title}' is not among {rows:?}"), |[_, date, _]| date)
}

async fn share(tab: &Tab) -> String {
    tab.click("#share").await;
    let script = r##"return document.querySelector("#share-link")?.value || null"##;
    let link = tab.until("there is a link to share", script, &[]).await;
    link.as_str().map(String::from).unwrap_or_default()
}

/// Every worker dies of a text: it stays, the reader is told, and the next text is read. If only some die, nobody notices.
async fn survives_the_engine(tab: &Tab, site: &Site) {
    let deadly = format!("{ARTICLE}\nNever mind that {DEADLY}.");
    tab.paste(&deadly).await;
    let told = r##"
        const status = document.querySelector("#status");
        return status.getAttribute("aria-busy") === "false" && status.innerText.length > 0
            && document.querySelector("#article").innerText.includes(arguments[0])"##;
    tab.until("the reader is told that the engine stopped, beside the text", told, &[json!(DEADLY)]).await;
    assert_eq!(count(tab, "#events [data-event]").await, 0, "events of another text are on show");
    tab.paste(&ARTICLE.replace("set sail again", "is back")).await;
    rows_when_read(tab, "Glass Ferry is back").await;
    let spared = site.workers() + 2;
    tab.paste(&format!("{}\nNever mind that {SPARES} {spared}.", ARTICLE.replace("set sail again", "is here"))).await;
    rows_when_read(tab, "Glass Ferry is here").await;
    assert_eq!(site.workers(), spared, "two workers died of it, the third did not");
}

/// What stands in the box is read, and once only.
async fn reads_from_the_box(tab: &Tab) {
    let count = "
        const post = Worker.prototype.postMessage;
        window.read = 0;
        Worker.prototype.postMessage = function (job, ...rest) {
            window.read += job[0] === 'analyze' ? 1 : 0;
            return post.call(this, job, ...rest);
        };";
    tab.run(count, &[]).await;
    tab.click("#open").await;
    let fill = "const box = document.querySelector('#paste'); if (box) box.value = arguments[0]; return box !== null";
    tab.until("the box is there", fill, &[json!(ARTICLE.replace("set sail again", "is boxed"))]).await;
    tab.click("#read").await;
    rows_when_read(tab, "Glass Ferry is boxed").await;
    assert_eq!(tab.run("return window.read", &[]).await, 1, "how often it was read");
}

/// What is pasted before the page's module has come is not lost, and a reader who comes back is not shown the example first.
async fn pastes_at_once(tab: &Tab, site: &Site) {
    tab.load(&site.address).await;
    let early = tab.run("return document.querySelector('#first h1') !== null", &[]).await;
    tab.paste(ARTICLE).await;
    rows_when_read(tab, "Glass Ferry set sail again").await;
    tab.load(&site.address).await;
    let shown = "const first = document.querySelector('#first'); return !first || getComputedStyle(first).display === 'none'";
    assert_eq!(tab.run(shown, &[]).await, true, "the example was drawn for a reader with own work (seen early: {early})");
    rows_when_read(tab, "Glass Ferry set sail again").await;
}

async fn first_reader(tab: Tab, site: Site) -> (String, Value) {
    opens_on_the_sample(&tab, &site).await;
    pastes_at_once(&tab, &site).await;
    let rows = rows_when_read(&tab, "Glass Ferry set sail again").await;
    let [low_water, slack_tide] = ["Low Water", "Slack Tide"].map(|title| date_of(&rows, title).to_owned());
    for [id, _, _] in &rows {
        selects_everywhere(&tab, id).await;
    }

    fill(&tab, "#published", "2026-05-01").await;
    let moved = format!("{ROWS}.some(([id, date, title]) => title === 'Slack Tide' && date !== arguments[0])");
    tab.until("the album's date moves with the publication date", &moved, &[json!(slack_tide)]).await;
    let rows = rows_when_read(&tab, "Glass Ferry set sail again").await;
    assert_eq!(date_of(&rows, "Low Water"), low_water, "a date given in full moved");
    // The old places stay in sight until the date is kept.
    tab.until(
        "the album's old place is drawn",
        r##"return document.querySelector("#timeline .was, #timeline .ghost-way") !== null"##,
        &[],
    )
    .await;
    tab.click(".trial button").await;
    tab.until("the date is kept", r##"return document.querySelector(".trial, #timeline .was") === null"##, &[]).await;

    // A second click closes the row: what is open or selected is not part of a link.
    tab.click("#events [aria-current=true]").await;
    tab.until("nothing is selected", r##"return document.querySelector("[aria-current=true], .lit") === null"##, &[]).await;
    let link = share(&tab).await;
    assert!(link.starts_with(&format!("{}#", site.address)), "{link}");
    let shown = tab.run(FACES, &[]).await;
    tab.click("dialog[open] .close").await;
    reads_from_the_box(&tab).await;
    survives_the_engine(&tab, &site).await;
    assert_eq!(tab.noise().await, [""; 0]);
    (link, shown)
}

async fn second_reader(tab: Tab, link: String, shown: Value) {
    tab.open(&link).await;
    rows_when_read(&tab, "Glass Ferry set sail again").await;
    assert_eq!(tab.run(FACES, &[]).await, shown, "the link shows something else");

    let before = tab.run("return Object.entries(localStorage)", &[]).await;
    tab.open(&link[..link.len() - 40]).await;
    tab.until("the reader is told that the link is cut", r##"return document.querySelector("#damaged") !== null"##, &[]).await;
    assert_eq!(tab.run("return Object.entries(localStorage)", &[]).await, before, "a cut link changed what is kept");
    tab.click("#leave").await;
    tab.until("the page goes on", r##"return document.querySelector("#events [data-event]") !== null"##, &[]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

async fn walk(browser: Browser) {
    let site = Site::serve().await;
    let served = site.clone();
    let (link, shown) = in_browser(browser, |tab| first_reader(tab, served)).await;
    in_browser(browser, |tab| second_reader(tab, link, shown)).await;
    assert_eq!(site.refused(), [""; 0], "{browser:?} asked for what is not there");
}

#[tokio::test]
async fn chromium() {
    walk(Browser::Chromium).await;
}

#[tokio::test]
async fn firefox() {
    walk(Browser::Firefox).await;
}

#[tokio::test]
async fn webkit() {
    walk(Browser::WebKit).await;
}
