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
    tab.until_drawn().await;
    tab.paste(text).await;
    tab.until_read(headline).await;
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
    tab.until_read("An album comes late").await;
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
    tab.until_read("Castellane plans a summer").await;
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

/// A newer page's library is left alone, and the reader is told.
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

/// No room is left for the library: the reader is told, the page and what was kept before stay whole, and what is brought is
/// kept as soon as there is room.
async fn full(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    paste(&tab, FIRST, "Castellane plans a summer").await;
    lists(&tab, &["Castellane plans a summer"], false).await;
    let origin = tab.run("return location.origin", &[]).await;
    let quota = |bytes: Option<u64>| {
        let mut params = json!({"origin": origin});
        if let Some(bytes) = bytes {
            params["quotaSize"] = json!(bytes);
        }
        json!({"cmd": "Storage.overrideQuotaForOrigin", "params": params})
    };
    tab.ask_driver("goog/cdp/execute", &quota(Some(1))).await;
    // For half a minute Chromium goes by the room that it remembers.
    tokio::time::sleep(std::time::Duration::from_secs(31)).await;
    paste(&tab, SECOND, "An album comes late").await;
    let told = r##"return document.querySelector("#status").innerText.includes("no more room")"##;
    tab.until("the reader is told that there is no room", told, &[]).await;
    assert_eq!(tab.run("return document.querySelector('h1').innerText", &[]).await, json!("An album comes late"));
    lists(&tab, &["Castellane plans a summer"], false).await;
    tab.ask_driver("goog/cdp/execute", &quota(None)).await;
    tab.click("#events .check input").await;
    lists(&tab, &["Castellane plans a summer", "An album comes late"], false).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// The simpler storage, which outlives a crash, is full: told, and nothing on the page is lost.
async fn full_to_the_brim(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    tab.until_drawn().await;
    let fill = r##"
        for (let size = 4 << 20; size > 0; size >>= 1)
            for (let more = true; more; ) try { localStorage.setItem("filler" + Math.random(), "x".repeat(size)) } catch { more = false }
        return true"##;
    tab.run(fill, &[]).await;
    paste(&tab, FIRST, "Castellane plans a summer").await;
    let told = r##"return document.querySelector("#status").innerText.includes("does not keep anything")"##;
    tab.until("the reader is told that nothing is kept", told, &[]).await;
    lists(&tab, &["Castellane plans a summer"], false).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// A browser that keeps nothing of any page: told, and everything else works.
async fn forgetful(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    paste(&tab, FIRST, "Castellane plans a summer").await;
    let told = r##"
        const told = document.querySelector("#status").innerText;
        return told.includes("does not keep anything") || told.includes("keeps no library")"##;
    tab.until("the reader is told that nothing is kept", told, &[]).await;
    tab.click("#library").await;
    let none = r##"return (document.querySelector("#no-library")?.innerText ?? "").includes("keeps no library")"##;
    tab.until("the library says that there is none", none, &[]).await;
    tab.click("dialog[open] .close").await;
    tab.click("#events .check input").await;
    tab.until("the page goes on", r##"return document.querySelector("#events .check input:checked") !== null"##, &[]).await;
    tab.click("#share").await;
    tab.until("there is a link", r##"return (document.querySelector("#share-link")?.value ?? "").includes("#v1.")"##, &[]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// A database that does not answer, here because this window holds it: the next article is read and handed on meanwhile, the
/// reader is told, and kept is what is changed once the database answers again.
async fn held(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    paste(&tab, FIRST, "Castellane plans a summer").await;
    lists(&tab, &["Castellane plans a summer"], false).await;
    let hold = r##"
        indexedDB.open("tempoline").onsuccess = ({ target }) => {
            window.held = true;
            const transaction = target.result.transaction(["heads", "entries"], "readwrite");
            transaction.oncomplete = () => target.result.close();
            const again = () => window.held && (transaction.objectStore("heads").get("none").onsuccess = again);
            again();
        }"##;
    tab.run(hold, &[]).await;
    tab.until("the database is held", "return window.held", &[]).await;
    paste(&tab, SECOND, "An album comes late").await;
    tab.click("#share").await;
    tab.until("there is a link", r##"return (document.querySelector("#share-link")?.value ?? "").includes("#v1.")"##, &[]).await;
    tab.click("dialog[open] .close").await;
    let told = r##"return document.querySelector("#status").innerText.includes("keeps no library")"##;
    tab.until("the reader is told that it is not kept", told, &[]).await;
    tab.run("window.held = false", &[]).await;
    tab.click("#events .check input").await;
    lists(&tab, &["Castellane plans a summer", "An album comes late"], false).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// Ten files at once, among them one that was handed on as JSON; then the library as a file, dropped like any other.
async fn drops(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    tab.until_drawn().await;
    let article = |number: usize| {
        format!(
            "Night {number}\n\nPublished 2 March 2026\n\nGlass Ferry will play at Fenwick Hall in Leeds on {} May 2026.\n",
            number + 1
        )
    };
    let work = tempoline::work::kept::write(&tempoline::work::Work::new(&article(9), None));
    let json = tempoline::worker::answer(&tempoline::worker::Job::Export { work, format: "json".to_owned() }).unwrap();
    let mut files: Vec<_> = (0..9).map(|number| (format!("{number}.txt"), article(number))).collect();
    files.push(("9.json".to_owned(), json));
    tab.drop_files(&files).await;
    let ten = r##"return document.querySelector("#by-article") !== null && document.querySelectorAll("#events .event-row").length === 10"##;
    tab.until("ten nights of ten files are on one timeline", ten, &[]).await;

    let entry = |id: &str, text: &str| tempoline::library::Entry {
        id: id.to_owned(),
        work: tempoline::work::kept::write(&tempoline::work::Work::new(text, None)),
        ..Default::default()
    };
    let library = tempoline::library::file::write(&[entry("one", FIRST), entry("two", SECOND)]);
    tab.drop_files(&[("library.json".to_owned(), library)]).await;
    let listed = r##"
        const names = [...document.querySelectorAll("dialog[open] .entry-open")].map((entry) => entry.innerText);
        return arguments[0].every((name) => names.includes(name))"##;
    let both = json!(["Castellane plans a summer", "An album comes late"]);
    tab.until("the dropped library's articles are listed", listed, &[both]).await;
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

#[tokio::test]
async fn a_full_library_is_told_and_nothing_is_lost() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| full(tab, site)).await;
}

#[tokio::test]
async fn a_full_storage_is_told_and_nothing_is_lost() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| full_to_the_brim(tab, site)).await;
}

#[tokio::test]
async fn without_any_storage_the_page_works() {
    let site = Site::serve().await;
    in_browser(Browser::Forgetful, |tab| forgetful(tab, site)).await;
}

#[tokio::test]
async fn a_database_that_does_not_answer_holds_nothing_up() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| held(tab, site)).await;
}

#[tokio::test]
async fn ten_files_and_a_library_are_dropped() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| drops(tab, site)).await;
}
