//! A reader walks over the timeline, in Chromium and Firefox: by keyboard alone, by pointer, by every filter; by fingers in
//! Chromium, whose driver has some.

mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Duration;

const ARTICLE: &str = "Glass Ferry count their year

Published 5 June 2026

Glass Ferry released the single \"Low Water\" on February 13, 2026.
They released the album \"Slack Tide\" on May 8, 2026.
Marrow Lane released the single \"Kelp Street\" on March 20, 2026.
Glass Ferry performed at the Corn Hall in Leeds on April 4, 2026.
They won Band of the Year at the Meridian Awards on January 24, 2026.
\"Low Water\" reached number one on March 6, 2026.
";

const STAFF: &str = "document.querySelector('#timeline [role=listbox]')";

/// The window of the timeline, by what its heading says.
const WINDOW: &str = "document.querySelector('#timeline .range + [role=status]').textContent";

async fn press(tab: &Tab, keys: &[Key]) {
    let value = |key: &Key| char::from(*key).to_string();
    type_keys(tab, &keys.iter().map(value).collect::<Vec<_>>()).await;
}

/// Presses keys one after the other on whatever has the focus, as a keyboard does.
async fn type_keys(tab: &Tab, keys: &[String]) {
    let steps: Vec<Value> =
        keys.iter().flat_map(|key| ["keyDown", "keyUp"].map(|step| json!({"type": step, "value": key}))).collect();
    tab.ask_driver("actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": steps}]})).await;
}

async fn letter(tab: &Tab, letter: &str) {
    type_keys(tab, &[letter.to_owned()]).await;
}

async fn until_open(tab: &Tab, what: &str, title: &str) {
    let script = "return (document.querySelector('#events .event.open .title')?.textContent ?? '') === arguments[0]";
    tab.until(&format!("{what}: {title:?} is open"), script, &[json!(title)]).await;
}

/// Waits until something that a script tells is another than it was.
async fn until_other(tab: &Tab, what: &str, tells: &str, before: &Value) {
    tab.until(what, &format!("return ({tells}) !== arguments[0]"), std::slice::from_ref(before)).await;
}

async fn tells(tab: &Tab, expression: &str) -> Value {
    tab.run(&format!("return ({expression})"), &[]).await
}

async fn read(tab: &Tab, address: &str) {
    tab.open(address).await;
    tab.until("the example is listed", "return document.querySelector('#events [data-event]') !== null", &[]).await;
    tab.paste(ARTICLE).await;
    let read = "return document.querySelector('#status')?.getAttribute('aria-busy') === 'false'
        && document.querySelector('#events .event .title')?.textContent.length > 0
        && [...document.querySelectorAll('#events .title')].some((title) => title.textContent === 'Kelp Street')";
    tab.until("the article is read", read, &[]).await;
}

/// The titles in the order of time.
async fn titles(tab: &Tab) -> Vec<String> {
    let titles = tab
        .run(
            "return [...document.querySelectorAll('#events .event:not(.rejected) .title')].map((title) => title.textContent)",
            &[],
        )
        .await;
    serde_json::from_value(titles).unwrap_or_default()
}

async fn by_keyboard(tab: &Tab) {
    // A toolbar is one stop of the Tab key, and arrows walk along it.
    tab.run("document.querySelector('#open').focus()", &[]).await;
    press(tab, &[Key::Right]).await;
    tab.until("the next word has the focus", "return document.activeElement.id === 'library'", &[]).await;
    press(tab, &[Key::Left]).await;
    tab.until("the first has it again", "return document.activeElement.id === 'open'", &[]).await;
    let mut stops = 0;
    while tells(tab, &format!("document.activeElement === {STAFF}")).await != json!(true) {
        stops += 1;
        // A date field has a stop for each of its parts.
        assert!(stops < 24, "the staff is {stops} stops from the first word");
        press(tab, &[Key::Tab]).await;
    }

    let titles = titles(tab).await;
    let (first, last) = (titles.first().cloned().unwrap_or_default(), titles.last().cloned().unwrap_or_default());
    press(tab, &[Key::Home]).await;
    until_open(tab, "Home", &first).await;
    press(tab, &[Key::Right]).await;
    until_open(tab, "→", titles.get(1).map_or("", String::as_str)).await;
    press(tab, &[Key::Left]).await;
    until_open(tab, "←", &first).await;
    press(tab, &[Key::End]).await;
    until_open(tab, "End", &last).await;
    letter(tab, "k").await;
    until_open(tab, "a letter", "Kelp Street").await;
    let lane = "document.querySelector('#events .event.open').className";
    let before = tells(tab, lane).await;
    press(tab, &[Key::Down]).await;
    until_other(tab, "↓ goes to another lane", lane, &before).await;
    press(tab, &[Key::Up]).await;
    tab.until("↑ goes back to the lane", &format!("return ({lane}) === arguments[0]"), std::slice::from_ref(&before)).await;

    for (what, key) in [("+", "+"), ("-", "-"), ("Page Down", "\u{e00f}"), ("Page Up", "\u{e00e}"), ("+ again", "+"), ("0", "0")]
    {
        let before = tells(tab, WINDOW).await;
        letter(tab, key).await;
        until_other(tab, &format!("{what} shows other days"), WINDOW, &before).await;
    }

    press(tab, &[Key::Home]).await;
    until_open(tab, "Home", &first).await;
    press(tab, &[Key::Enter]).await;
    tab.until("Enter goes to the sentence", "return document.activeElement.classList.contains('mnote')", &[]).await;
    tab.run(&format!("{STAFF}.focus()"), &[]).await;

    letter(tab, "r").await;
    tab.until("R marks it as reviewed", "return document.querySelector('#events .event.open .check input').checked", &[]).await;
    letter(tab, "e").await;
    tab.until("E makes fields of its words", "return document.activeElement?.name === 'title'", &[]).await;
    press(tab, &[Key::Escape]).await;
    tab.until("Escape leaves them", "return document.querySelector('.edit-form') === null", &[]).await;
    tab.run(&format!("{STAFF}.focus()"), &[]).await;
    press(tab, &[Key::Delete]).await;
    tab.until("Delete says that it is none", "return document.querySelector('#events .event.rejected') !== null", &[]).await;
    type_keys(tab, &["?".to_owned()]).await;
    tab.until("? lists the keys", "return document.querySelectorAll('dialog[open] kbd').length > 12", &[]).await;
    let inside = "return document.activeElement.closest('dialog[open]') !== null";
    for _ in 0..3 {
        press(tab, &[Key::Tab]).await;
        tab.until("Tab stays on the sheet", inside, &[]).await;
    }
    tab.run("document.querySelector('#open').focus()", &[]).await;
    tab.until("the focus comes back to the sheet", inside, &[]).await;
    let beside = "return document.querySelector('main').getAttribute('aria-hidden') === 'true'";
    tab.until("nothing else is read aloud", beside, &[]).await;
    press(tab, &[Key::Escape]).await;
    tab.until("Escape closes the sheet", "return document.querySelector('dialog[open]') === null", &[]).await;
    tab.until("the page is read aloud again", "return document.querySelector('body > [aria-hidden]') === null", &[]).await;
    undo(tab).await;
    tab.until("Ctrl+Z brings it back", "return document.querySelector('#events .event.rejected') === null", &[]).await;

    // Space marks one, and another makes the two one.
    let rows = titles.len();
    tab.run(&format!("{STAFF}.focus()"), &[]).await;
    press(tab, &[Key::Home]).await;
    until_open(tab, "Home", &first).await;
    letter(tab, " ").await;
    tab.until("Space marks it", "return document.querySelector('#timeline .marked') !== null", &[]).await;
    press(tab, &[Key::Right]).await;
    until_open(tab, "→", titles.get(1).map_or("", String::as_str)).await;
    letter(tab, " ").await;
    let count = "return document.querySelectorAll('#events .event').length === arguments[0]";
    tab.until("Space on another makes the two one", count, &[json!(rows - 1)]).await;
    tab.until("nothing is marked any more", "return document.querySelector('#timeline .marked') === null", &[]).await;
    undo(tab).await;
    tab.until("they are two again", count, &[json!(rows)]).await;
    tab.run(&format!("{STAFF}.focus()"), &[]).await;
    press(tab, &[Key::Escape]).await;
    until_open(tab, "Escape", "").await;

    // The list has letters, too.
    tab.run("document.querySelector('#events .event-row').focus()", &[]).await;
    letter(tab, "k").await;
    let there = "return document.activeElement.querySelector('.title')?.textContent === 'Kelp Street'";
    tab.until("a letter goes to the row that begins so", there, &[]).await;
}

async fn undo(tab: &Tab) {
    let (control, z) = (char::from(Key::Control).to_string(), "z");
    let steps = json!([
        {"type": "keyDown", "value": control}, {"type": "keyDown", "value": z},
        {"type": "keyUp", "value": z}, {"type": "keyUp", "value": control},
    ]);
    tab.ask_driver("actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": steps}]})).await;
}

/// The middle of the staff, in px of the window.
async fn middle(tab: &Tab) -> (f64, f64) {
    let place = format!(
        "(() => {{ const box = {STAFF}.getBoundingClientRect(); return [box.left + box.width * 0.4, box.top + box.height * 0.5] }})()"
    );
    serde_json::from_value(tells(tab, &place).await).unwrap_or_default()
}

async fn by_pointer(tab: &Tab) {
    let (x, y) = middle(tab).await;
    let at = |x: f64, duration: u32| json!({"type": "pointerMove", "duration": duration, "x": x.round(), "y": y.round(), "origin": "viewport"});
    let (down, up) = (json!({"type": "pointerDown", "button": 0}), json!({"type": "pointerUp", "button": 0}));
    let hand = |actions: Value| json!({"actions": [{"type": "pointer", "id": "hand", "parameters": {"pointerType": "mouse"}, "actions": actions}]});

    let before = tells(tab, WINDOW).await;
    tab.ask_driver("actions", &hand(json!([at(x, 0), down, at(x + 60.0, 60), at(x + 200.0, 60), up]))).await;
    until_other(tab, "a drag pans", WINDOW, &before).await;
    let before = tells(tab, WINDOW).await;
    tab.ask_driver("actions", &hand(json!([at(x, 0), down, up, down, up]))).await;
    until_other(tab, "a double click zooms in", WINDOW, &before).await;
    let before = tells(tab, WINDOW).await;
    let wheel = format!(
        "{STAFF}.dispatchEvent(new WheelEvent('wheel', {{ deltaY: 240, ctrlKey: true, clientX: {x}, clientY: {y}, bubbles: true, cancelable: true }}))"
    );
    tab.run(&wheel, &[]).await;
    until_other(tab, "Ctrl and the wheel zoom out", WINDOW, &before).await;
    let before = tells(tab, WINDOW).await;
    tab.run(&wheel.replace("ctrlKey: true", "ctrlKey: false"), &[]).await;
    assert_eq!(tells(tab, WINDOW).await, before, "the plain wheel is the page's");

    // A press on a note opens its event, and pressing its sentence does as well.
    tab.click("#zoom [aria-keyshortcuts='0']").await;
    let note = "document.querySelector('#timeline [role=option][data-event]')";
    tab.until("a note is there", &format!("return {note} !== null"), &[]).await;
    tab.run(&format!("{note}.dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"), &[]).await;
    tab.until("a press opens the event", "return document.querySelector('#events .event.open') !== null", &[]).await;
    tab.until("its sentence is lit", "return document.querySelector('#article .lit') !== null", &[]).await;
}

/// Every value of every filter leaves as many rows as it says.
async fn by_filters(tab: &Tab) {
    let rows = "return document.querySelectorAll('#events .event').length === arguments[0]";
    let all = titles(tab).await.len();
    for kind in ["release", "record", "concert", "award"] {
        let count = tells(tab, &format!("Number(document.querySelector('#kinds .{kind} b').textContent)")).await;
        let count = usize::try_from(count.as_u64().unwrap_or_default()).unwrap_or_default();
        tab.click(&format!("#kinds .{kind}")).await;
        tab.until(&format!("{kind} is gone"), rows, &[json!(all - count)]).await;
        tab.click(&format!("#kinds .{kind}")).await;
        tab.until(&format!("{kind} is back"), rows, &[json!(all)]).await;
    }
    for facet in ["artist", "status", "place", "year", "reviewed", "sure"] {
        let values = format!(
            "[...document.querySelector('#by-{facet}').options].slice(1).map((option) => [option.value, Number(option.textContent.match(/\\((\\d+)\\)$/)[1])])"
        );
        let values: Vec<(String, usize)> = serde_json::from_value(tells(tab, &values).await).unwrap_or_default();
        assert!(!values.is_empty(), "{facet} has no values");
        for (value, count) in values.into_iter().chain([(String::new(), all)]) {
            let choose = format!(
                "const field = document.querySelector('#by-{facet}'); field.value = arguments[0]; field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            );
            tab.run(&choose, &[json!(value)]).await;
            tab.until(&format!("{facet} {value:?} leaves {count}"), rows, &[json!(count)]).await;
        }
    }
}

/// What can be pressed is 24 px wide and high at least, but for words within a line.
async fn large_enough(tab: &Tab) {
    let small = r"return [...document.querySelectorAll('button, select, summary, input:not([type=date]):not([type=checkbox]):not([type=radio]):not([type=file]), label.check, [role=option]')]
        .filter((part) => part.checkVisibility() && !part.classList.contains('inline') && !part.closest('.vh'))
        .map((part) => [part, (part.querySelector('.hit') ?? part).getBoundingClientRect()])
        .filter(([part, box]) => box.width < 23.5 || box.height < 23.5)
        .map(([part, box]) => `${part.outerHTML.slice(0, 80)} ${box.width} ${box.height}`)";
    let small = tab.run(small, &[]).await;
    assert_eq!(small, json!([]), "too small to press");
}

async fn size(tab: &Tab, width: u32, height: u32) {
    let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    tab.ask_driver("goog/cdp/execute", &json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": size})).await;
}

async fn by_fingers(tab: &Tab) {
    let touch = |kind: &'static str, places: Vec<(f64, f64)>| {
        let points: Vec<Value> = places.iter().enumerate().map(|(id, (x, y))| json!({"x": x, "y": y, "id": id})).collect();
        json!({"cmd": "Input.dispatchTouchEvent", "params": {"type": kind, "touchPoints": points}})
    };
    let (x, y) = middle(tab).await;
    let before = tells(tab, WINDOW).await;
    for event in [
        touch("touchStart", vec![(x, y)]),
        touch("touchMove", vec![(x + 40.0, y)]),
        touch("touchMove", vec![(x + 220.0, y)]),
        touch("touchEnd", vec![]),
    ] {
        tab.ask_driver("goog/cdp/execute", &event).await;
    }
    until_other(tab, "a finger pans", WINDOW, &before).await;
    let before = tells(tab, WINDOW).await;
    for event in [
        touch("touchStart", vec![(x - 40.0, y), (x + 40.0, y)]),
        touch("touchMove", vec![(x - 90.0, y), (x + 90.0, y)]),
        touch("touchMove", vec![(x - 200.0, y), (x + 200.0, y)]),
        touch("touchEnd", vec![]),
    ] {
        tab.ask_driver("goog/cdp/execute", &event).await;
    }
    until_other(tab, "two fingers zoom", WINDOW, &before).await;
}

/// Choosing an event on the staff brings its sentence into view, even in a text so long that most of it was never laid out,
/// and it stays there when what has come near is.
async fn far_sentences(tab: &Tab) {
    let mut text = "Glass Ferry fill a book\n\nPublished 5 June 2026\n\n".to_owned();
    for line in 0..240 {
        // Lines of unlike heights, so that no guess of theirs is right.
        text.push_str(&"The weather was as fine as ever. ".repeat(1 + line * 7 % 23));
        text.push_str(match line {
            110 => "\n\nGlass Ferry released the single \"Low Water\" on February 13, 2026.\n\n",
            230 => "\n\nGlass Ferry released the album \"Slack Tide\" on May 8, 2026.\n\n",
            _ => "\n\n",
        });
    }
    tab.paste(&text).await;
    tab.until_read("Glass Ferry fill a book").await;
    tab.until("it is a long text", "return document.querySelectorAll('#article .passage').length > 12", &[]).await;
    tab.run(&format!("{STAFF}.focus()"), &[]).await;
    for (key, title) in [(Key::End, "Slack Tide"), (Key::Home, "Low Water"), (Key::End, "Slack Tide")] {
        press(tab, &[key]).await;
        until_open(tab, "a far one", title).await;
        let seen = "
            const pane = document.querySelector('#article .text').getBoundingClientRect();
            const lit = document.querySelector('#article .lit')?.getBoundingClientRect();
            return lit !== undefined && lit.top > pane.top - 1 && lit.bottom < pane.bottom + 1";
        tab.until(&format!("the sentence of {title} is in view"), seen, &[]).await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert_eq!(tab.run(seen, &[]).await, true, "the sentence of {title} has left the view");
    }
}

/// The upright staff of a phone, one row an event; by acts each has a section, and the arrows go from row to row.
async fn upright(tab: &Tab) {
    size(tab, 390, 844).await;
    tab.until("the staff stands upright", "return document.querySelector('.staff-tall') !== null", &[]).await;
    large_enough(tab).await;
    let acts = "const field = document.querySelector('.face-choice'); field.selectedIndex = 1; field.dispatchEvent(new Event('change', { bubbles: true }))";
    tab.run(acts, &[]).await;
    tab.until("each act has a section", "return document.querySelectorAll('.v-bar.lane').length > 1", &[]).await;
    tab.run(&format!("{STAFF}.focus()"), &[]).await;
    let order = "[...document.querySelectorAll('.v-row')].map((row) => row.dataset.event)";
    let order: Vec<String> = serde_json::from_value(tells(tab, order).await).unwrap_or_default();
    tab.run("document.querySelector('.v-row').click()", &[]).await;
    let selected = "return document.querySelector('.v-row.selected')?.dataset.event === arguments[0]";
    for (place, id) in order.iter().enumerate() {
        tab.until(&format!("row {place} is selected"), selected, &[json!(id)]).await;
        press(tab, &[Key::Down]).await;
    }
}

async fn walk(browser: Browser) {
    let site = Site::serve().await;
    let address = site.address.clone();
    in_browser(browser, |tab| async move {
        if browser == Browser::Chromium {
            size(&tab, 1280, 900).await;
        }
        read(&tab, &address).await;
        by_keyboard(&tab).await;
        by_pointer(&tab).await;
        by_filters(&tab).await;
        if browser == Browser::Chromium {
            large_enough(&tab).await;
            by_fingers(&tab).await;
            upright(&tab).await;
            size(&tab, 1280, 900).await;
            far_sentences(&tab).await;
        }
        assert_eq!(tab.noise().await, [""; 0]);
    })
    .await;
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
