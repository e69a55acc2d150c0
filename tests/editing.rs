//! A reader corrects a timeline, in Chromium and Firefox: by keyboard alone, then by pointer; changes come back after a
//! reload and can be taken back; the page speaks each of its languages; it prints.

mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

const ARTICLE: &str = "Glass Ferry set sail again

Published 5 June 2026

Glass Ferry released the single \"Low Water\" on February 13, 2026.
They released the album \"Slack Tide\" on May 8, 2026.
The boat was painted blue on May 30, 2026.
Also read: Glass Ferry released the single \"High Water\" on March 6, 2026.
";

/// Titles of the list, in its order.
async fn titles(tab: &Tab) -> Vec<String> {
    let script =
        r##"return [...document.querySelectorAll("#events .event:not(.rejected) .title")].map((title) => title.textContent)"##;
    serde_json::from_value(tab.run(script, &[]).await).unwrap_or_default()
}

async fn until_titles(tab: &Tab, expected: &[&str]) {
    let script = r##"
        const titles = [...document.querySelectorAll("#events .event:not(.rejected) .title")].map((title) => title.textContent);
        return document.querySelector("#status")?.getAttribute("aria-busy") === "false" && JSON.stringify(titles) === JSON.stringify(arguments[0])"##;
    tab.until(&format!("the list is {expected:?}"), script, &[json!(expected)]).await;
}

/// Presses keys on whatever has the focus.
async fn keys(tab: &Tab, keys: &str) {
    let focused = tab.client.active_element().await.unwrap_or_else(|error| panic!("nothing has the focus: {error}"));
    focused.send_keys(keys).await.unwrap_or_else(|error| panic!("{keys:?}: {error}"));
}

async fn focus(tab: &Tab, selector: &str) {
    tab.run("document.querySelector(arguments[0]).focus()", &[json!(selector)]).await;
}

async fn by_keyboard(tab: &Tab) {
    focus(tab, "#events .event-row").await;
    keys(tab, "e").await;
    tab.until("the title is a field with the focus", r##"return document.activeElement?.name === "title""##, &[]).await;
    let title = tab.client.find(Locator::Css(".edit-form [name='title']")).await.expect("a field");
    title.clear().await.expect("it can be emptied");
    // A driver takes the focus away from what it empties.
    focus(tab, ".edit-form [name='title']").await;
    keys(tab, &char::from(Key::Enter).to_string()).await;
    tab.until(
        "an empty title is refused in words",
        r##"return document.querySelector("#edit-wrong").innerText.length > 5"##,
        &[],
    )
    .await;
    title.send_keys(&format!("High Tide{}", char::from(Key::Enter))).await.expect("it can be typed into");
    until_titles(tab, &["High Tide", "Slack Tide"]).await;

    focus(tab, "#events .event-row").await;
    keys(tab, &char::from(Key::Down).to_string()).await;
    keys(tab, &char::from(Key::Delete).to_string()).await;
    until_titles(tab, &["High Tide"]).await;
    keys(tab, &format!("{}z{}", char::from(Key::Control), char::from(Key::Null))).await;
    until_titles(tab, &["High Tide", "Slack Tide"]).await;
    focus(tab, "#events .event-row").await;
    keys(tab, "r").await;
    tab.until("one is reviewed", r##"return document.querySelector("#events .tally").innerText.includes("1 of 2")"##, &[]).await;
    keys(tab, "?").await;
    tab.until("the keys are listed", r##"return document.querySelector("dialog[open] .keys") !== null"##, &[]).await;
    keys(tab, &char::from(Key::Escape).to_string()).await;
    tab.until("the sheet is closed", r##"return document.querySelector("dialog[open]") === null"##, &[]).await;
}

async fn by_pointer(tab: &Tab) {
    // What is left over becomes an event.
    tab.click("#left").await;
    tab.click(".left-over .dated .make").await;
    tab.until(
        "its words are fields",
        r##"return document.querySelector(".edit-form [name='date']")?.value === "2026-05-30""##,
        &[],
    )
    .await;
    let title = tab.client.find(Locator::Css(".edit-form [name='title']")).await.expect("a field");
    title.clear().await.expect("it can be emptied");
    // A driver takes the focus away from what it empties.
    focus(tab, ".edit-form [name='title']").await;
    title.send_keys("Blue Boat").await.expect("it can be typed into");
    tab.click(".edit-form .save").await;
    until_titles(tab, &["High Tide", "Slack Tide", "Blue Boat"]).await;
    tab.click("#left").await;

    // Words marked in the text become one.
    let mark = r##"
        const line = [...document.querySelectorAll("#article .text [data-line]")].find((line) => line.innerText.includes("painted"));
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let node = walk.nextNode();
        while (!node.data.includes("painted")) node = walk.nextNode();
        const range = document.createRange();
        range.setStart(node, node.data.indexOf("painted"));
        range.setEnd(node, node.data.indexOf("painted") + 12);
        getSelection().removeAllRanges();
        getSelection().addRange(range)"##;
    tab.run(mark, &[]).await;
    tab.click("#make-event").await;
    tab.until("it is an event", r##"return document.querySelector(".edit-form [name='title']")?.value === "painted blue""##, &[])
        .await;
    tab.click("#take-back").await;
    until_titles(tab, &["High Tide", "Slack Tide", "Blue Boat"]).await;

    // Two are one, and two again.
    tab.click("#events [data-event='a1']").await;
    tab.click(".event.open .merge").await;
    tab.click(".event.open .do-merge").await;
    until_titles(tab, &["High Tide", "Slack Tide"]).await;
    tab.click("#take-back").await;
    tab.click("#make-again").await;
    until_titles(tab, &["High Tide", "Slack Tide"]).await;
    tab.click("#take-back").await;
    until_titles(tab, &["High Tide", "Slack Tide", "Blue Boat"]).await;

    // Text that was left out is read after all.
    tab.click(".restore-text").await;
    until_titles(tab, &["High Tide", "High Water", "Slack Tide", "Blue Boat"]).await;

    // Filters.
    let choose = r##"
        const field = document.querySelector("#by-year");
        field.value = "2026";
        field.dispatchEvent(new Event("change", { bubbles: true }));
        return [...field.options].map((option) => option.textContent).join()"##;
    let options = tab.run(choose, &[]).await;
    assert!(options.as_str().is_some_and(|options| options.contains("2026 (4)")), "{options}");
}

async fn speaks(tab: &Tab, language: &str, heading: &str) {
    let script = r##"
        const field = document.querySelector("#language");
        field.value = arguments[0];
        field.dispatchEvent(new Event("change", { bubbles: true }))"##;
    tab.run(script, &[json!(language)]).await;
    let spoken = r##"return document.documentElement.lang === arguments[0] && document.querySelector("#h-events").innerText === arguments[1]"##;
    tab.until(&format!("the page speaks {language}"), spoken, &[json!(language), json!(heading)]).await;
}

async fn walk(browser: Browser) {
    let site = Site::serve().await;
    let address = site.address.clone();
    in_browser(browser, |tab| async move {
        tab.open(&address).await;
        tab.until("the example is listed", r##"return document.querySelector("#events [data-event]") !== null"##, &[]).await;
        speaks(&tab, "en", "Events").await;
        tab.paste(ARTICLE).await;
        until_titles(&tab, &["Low Water", "Slack Tide"]).await;
        by_keyboard(&tab).await;
        by_pointer(&tab).await;

        tab.open(&address).await;
        until_titles(&tab, &["High Tide", "High Water", "Slack Tide", "Blue Boat"]).await;
        for (language, heading) in [("ko", "이벤트"), ("hi", "घटनाएँ"), ("es", "Eventos")] {
            speaks(&tab, language, heading).await;
        }
        assert_eq!(titles(&tab).await.len(), 4, "another language changed the events");
        tab.open(&address).await;
        tab.until("the language is kept", r##"return document.documentElement.lang === "es""##, &[]).await;
        speaks(&tab, "en", "Events").await;
        if browser == Browser::Chromium {
            prints(&tab).await;
        }
        assert_eq!(tab.noise().await, [""; 0]);
    })
    .await;
    assert_eq!(site.refused(), [""; 0], "{browser:?} asked for what is not there");
}

/// The PDF has a page or more.
async fn prints(tab: &Tab) {
    let pdf = tab.ask_driver("goog/cdp/execute", &json!({"cmd": "Page.printToPDF", "params": {}})).await;
    let data = pdf["data"].as_str().map_or(0, str::len);
    assert!(data > 10_000, "{data}");
    assert_ne!(pdf["data"], Value::Null);
}

#[tokio::test]
async fn chromium() {
    walk(Browser::Chromium).await;
}

#[tokio::test]
async fn firefox() {
    walk(Browser::Firefox).await;
}
