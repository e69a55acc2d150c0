//! The library as a reader meets it: what is brought is kept, comes back after a reload, can be deleted and brought back,
//! put on one timeline with another, and changed in two windows at once without loss.

mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use serde_json::json;

const FIRST: &str = "Castellane plans a summer\n\nPublished 2 March 2026\n\nMira Castellane will release the album “Tin Roof” on 5 June 2026. \
She will play at Fenwick Hall in Leeds on 1 May 2026.\n";
const SECOND: &str = "An album comes late\n\nPublished 20 April 2026\n\nMira Castellane's album “Tin Roof” will now be released on \
18 September 2026, three months late.\n";

async fn paste(tab: &Tab, text: &str, headline: &str) {
    // Before it is drawn, the page does not listen yet.
    tab.until("the page is drawn", r##"return document.querySelector("#events [data-event]") !== null"##, &[]).await;
    tab.paste(text).await;
    read(tab, headline).await;
}

/// Waits until the article with this headline is on the page and read.
async fn read(tab: &Tab, headline: &str) {
    let script = r##"
        const done = document.querySelector("#status")?.getAttribute("aria-busy") === "false";
        return done && document.querySelector("h1")?.innerText === arguments[0] && document.querySelector("#events [data-event]") !== null"##;
    tab.until(&format!("'{headline}' is read"), script, &[json!(headline)]).await;
}

/// Opens the library and waits until it lists these names, in any order; then closes it unless it is to stay.
async fn lists(tab: &Tab, names: &[&str], stays: bool) {
    if tab.run(r##"return document.querySelector("dialog[open] .library") === null"##, &[]).await == json!(true) {
        tab.click("#library").await;
    }
    // What was just brought is kept a moment later, and the list of an open sheet shows it when another window tells only.
    let script = r##"
        const names = [...document.querySelectorAll(".entry-open")].map((entry) => entry.innerText).sort();
        if (JSON.stringify(names) === JSON.stringify([...arguments[0]].sort())) return true;
        const close = document.querySelector("dialog[open] .close");
        close ? close.click() : document.querySelector("#library").click();
        return false"##;
    tab.until(&format!("the library lists {names:?}"), script, &[json!(names)]).await;
    if !stays {
        tab.click("dialog[open] .close").await;
    }
}

async fn reader(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    paste(&tab, FIRST, "Castellane plans a summer").await;
    lists(&tab, &["Castellane plans a summer"], false).await;
    paste(&tab, SECOND, "An album comes late").await;
    let both = ["Castellane plans a summer", "An album comes late"];
    lists(&tab, &both, false).await;

    // After a reload the last one is on the page, and the library has both.
    tab.open(&site.address).await;
    read(&tab, "An album comes late").await;
    lists(&tab, &both, true).await;

    // Deleted, and brought back.
    tab.click(".entry .delete").await;
    let one = r##"return document.querySelectorAll(".entry").length === 1"##;
    tab.until("one entry is left", one, &[]).await;
    tab.click("#bring-back").await;
    tab.until("both are there again", r##"return document.querySelectorAll(".entry").length === 2"##, &[]).await;

    // Found by what it tells of.
    let find = r##"
        const field = document.querySelector("#library-find");
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    "##;
    tab.run(find, &[json!("plans a")]).await;
    tab.until("one entry is found", one, &[]).await;
    tab.run(find, &[json!("")]).await;
    tab.until("all are listed again", r##"return document.querySelectorAll(".entry").length === 2"##, &[]).await;

    // On one timeline: the album is one event with two sources and two dates, side by side.
    tab.run(r##"for (const box of document.querySelectorAll(".entry input[type=checkbox]")) box.click()"##, &[]).await;
    tab.click("#combine:not(:disabled)").await;
    let album = r##"
        const rows = [...document.querySelectorAll("#events .event-row")].filter((row) => row.innerText.includes("Tin Roof"));
        return rows.length === arguments[0] && document.querySelector("#by-article") !== null"##;
    tab.until("the album is one event of two articles", album, &[json!(1)]).await;
    tab.run(
        r##"[...document.querySelectorAll("#events .event-row")].find((row) => row.innerText.includes("Tin Roof")).click()"##,
        &[],
    )
    .await;
    tab.until("two dates stand side by side", r##"return document.querySelectorAll(".sides q").length === 2"##, &[]).await;
    tab.click(".sources .apart").await;
    tab.until("the fold is undone", album, &[json!(2)]).await;
    tab.click("#undo").await;
    tab.until("the fold is back", album, &[json!(1)]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// The same article open in two windows, and changed in both.
async fn two_windows(tab: Tab, site: Site) {
    let client = tab.client.clone();
    tab.open(&site.address).await;
    paste(&tab, FIRST, "Castellane plans a summer").await;
    lists(&tab, &["Castellane plans a summer"], false).await;
    let first = client.window().await.unwrap();
    let second = client.new_window(true).await.unwrap().handle;
    client.switch_to_window(second.clone()).await.unwrap();
    tab.open(&site.address).await;
    read(&tab, "Castellane plans a summer").await;
    let check = r##"document.querySelectorAll("#events .check input")[arguments[0]].click()"##;
    tab.run(check, &[json!(0)]).await;
    let kept = r##"return (localStorage.getItem("tempoline.entry") ?? "").includes(" 2 ")"##;
    tab.until("the second window's change is kept", kept, &[]).await;
    client.switch_to_window(first).await.unwrap();
    tab.run(check, &[json!(1)]).await;
    let told = r##"return document.querySelector("#status").innerText.includes("Both versions")"##;
    tab.until("the first window hears that both are kept", told, &[]).await;
    lists(&tab, &["Castellane plans a summer", "Castellane plans a summer"], true).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// A browser without a database says so, and the page goes on.
async fn without(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    paste(&tab, FIRST, "Castellane plans a summer").await;
    lists(&tab, &["Castellane plans a summer"], false).await;
    // A newer page's database, as its tab would leave it.
    let newer = r##"
        const done = arguments[arguments.length - 1];
        const request = indexedDB.open("tempoline", 7);
        request.onsuccess = () => { request.result.close(); done(true) };
        request.onerror = () => done(String(request.error));
        request.onblocked = () => done("blocked");
    "##;
    assert_eq!(tab.client.execute_async(newer, Vec::new()).await.unwrap(), json!(true), "no window stands in its way");
    tab.click("#library").await;
    let told = r##"return (document.querySelector("#no-library")?.innerText ?? "").includes("newer version")"##;
    tab.until("the reader is told that the library is newer", told, &[]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

#[tokio::test]
async fn chromium_keeps_deletes_and_combines() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| reader(tab, site)).await;
}

#[tokio::test]
async fn firefox_keeps_deletes_and_combines() {
    let site = Site::serve().await;
    in_browser(Browser::Firefox, |tab| reader(tab, site)).await;
}

#[tokio::test]
async fn two_windows_lose_nothing() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| two_windows(tab, site)).await;
}

#[tokio::test]
async fn a_newer_library_is_left_alone() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| without(tab, site)).await;
}
