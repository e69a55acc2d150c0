//! Links in Chromium: what one brings is a copy and never takes the place of the reader's own; the view comes with it; several
//! articles come with their sources; another page shows it in a frame; and the system sends it where it can.

mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use serde_json::json;
use tempoline::share::{Shared, encode};
use tempoline::work::{Work, kept};
use tempoline::worker::{Job, answer};

const OWN: &str = "Castellane plans a summer\n\nPublished 2 March 2026\n\nMira Castellane will release the album “Tin Roof” on 5 June 2026. \
She will play at Fenwick Hall in Leeds on 1 May 2026.\n";
const SENT: &str = "An album comes late\n\nPublished 20 April 2026\n\nMira Castellane's album “Tin Roof” will now be released on \
18 September 2026, three months late. She will play at Corn Hall in Dublin on 2 May 2026.\n";

fn link(text: &str, view: &str) -> String {
    encode(&Shared { view: view.to_owned(), ..Shared::article(text, None) }).unwrap()
}

/// Both articles on one timeline.
fn link_to_both(view: &str) -> String {
    let works = [("a", OWN), ("b", SENT)].map(|(id, text)| (id.to_owned(), Work::new(text, None)));
    let work = kept::write(&Work::of_several(works.to_vec()));
    let links = answer(&Job::WriteLinks { work, view: view.to_owned() }).unwrap();
    links.lines().next().unwrap().to_owned()
}

const KEPT: &str = "return ['tempoline.work', 'tempoline.entry'].map((key) => localStorage.getItem(key))";

/// A link that comes while an article of the reader's own is on the page, and changes to the copy.
async fn copies(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    tab.until_drawn().await;
    tab.paste(OWN).await;
    tab.until_read("Castellane plans a summer").await;
    tab.click("#events .check input").await;
    tab.until("the change is kept", "return localStorage.getItem('tempoline.work').includes('checked')", &[]).await;
    let library = "return (localStorage.getItem('tempoline.entry') ?? '') !== ''";
    tab.until("the library has it", library, &[]).await;
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    let own = tab.run(KEPT, &[]).await;

    tab.run("location.hash = arguments[0]", &[json!(link(SENT, ""))]).await;
    tab.until_read("An album comes late").await;
    assert_eq!(tab.run(KEPT, &[]).await, own, "opening a link changed what is kept");
    tab.click("#back").await;
    tab.until_read("Castellane plans a summer").await;
    tab.until("its change is there", "return document.querySelector('#events .check input:checked') !== null", &[]).await;

    // A copy that is changed and left is laid aside in turn; a link that was cut changes nothing.
    tab.run("location.hash = arguments[0]", &[json!(link(SENT, ""))]).await;
    tab.until_read("An album comes late").await;
    tab.click("#events .check input").await;
    tab.until("the copy's change is shown", "return document.querySelector('#events .check input:checked') !== null", &[]).await;
    tab.open(&site.address).await;
    tab.until("an article of the two is there", "return document.querySelector('#back') !== null", &[]).await;
    let both = tab.run("return localStorage.getItem('tempoline.work') + localStorage.getItem('tempoline.aside')", &[]).await;
    for headline in ["Castellane plans a summer", "An album comes late"] {
        assert!(both.to_string().contains(headline), "{headline} is gone");
    }
    let cut = link(SENT, "");
    tab.run("location.hash = arguments[0]", &[json!(cut[..cut.len() - 30])]).await;
    tab.until("the link is told to be cut", "return document.querySelector('#damaged') !== null", &[]).await;
    let after = tab.run("return localStorage.getItem('tempoline.work') + localStorage.getItem('tempoline.aside')", &[]).await;
    assert_eq!(after, both);
    assert_eq!(tab.noise().await, [""; 0]);
}

/// What was filtered, opened and looked at comes with the link; so does one event alone.
async fn views(tab: Tab, site: Site) {
    let view = "hide=concert&as=table&window=2026-01-01/2026-12-31";
    tab.open(&format!("{}#{}", site.address, link(SENT, view))).await;
    tab.until("the album's headline is there", "return document.querySelector('h1')?.innerText === 'An album comes late'", &[])
        .await;
    let table = "return document.querySelectorAll('.sheet-of-events tbody tr').length === 1";
    tab.until("the table shows what the filters leave", table, &[]).await;

    tab.open(&format!("{}#{}", site.address, link(SENT, "event=e2&face=list"))).await;
    tab.until_read("An album comes late").await;
    let selected = r##"return ["#events [data-event=e2][aria-current=true]", "#timeline [data-event=e2][aria-selected=true]",
        "#article .s[data-event~=e2].lit"].every((selector) => document.querySelector(selector))"##;
    tab.until("the event that the link means is open everywhere", selected, &[]).await;
    let of = "return document.querySelector('[data-window]')?.dataset.window || 'none'";
    let before = tab.run(of, &[]).await;
    tab.open(&format!("{}#{}", site.address, link(SENT, "window=2026-04-01/2026-06-30"))).await;
    tab.until_read("An album comes late").await;
    let moved = "return (document.querySelector('[data-window]')?.dataset.window ?? '').startsWith('2026-0')";
    tab.until(&format!("the window is the sender's, not {before}"), moved, &[]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// Several articles on one timeline, with a view.
async fn several(tab: Tab, site: Site) {
    tab.open(&format!("{}#{}", site.address, link_to_both("hide=concert"))).await;
    tab.until("both articles are on the timeline", "return document.querySelector('#by-article') !== null", &[]).await;
    let one = "return document.querySelectorAll('#events .event-row').length === 1";
    tab.until("the album is one event, the concerts are filtered out", one, &[]).await;
    tab.click("#events .event-row").await;
    tab.until("two dates stand side by side", "return document.querySelectorAll('.sides q').length === 2", &[]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

/// The demonstration of embedding: the link's work in a frame, to be read only, as high as it asks for.
async fn embeds(tab: Tab, site: Site) {
    tab.open(&format!("{}embed.html#{}", site.address, link(SENT, ""))).await;
    let framed = r##"
        const page = document.querySelector("iframe").contentDocument;
        return page.querySelector("h1")?.innerText === arguments[0] && page.querySelector("#events [data-event]") !== null"##;
    tab.until("the frame shows the link's work", framed, &[json!("An album comes late")]).await;
    let high = r##"
        const frame = document.querySelector("iframe");
        return Math.abs(Number(frame.height) - frame.contentDocument.body.getBoundingClientRect().height) <= 1"##;
    tab.until("the frame is as high as its page", high, &[]).await;
    let only = r##"
        const page = document.querySelector("iframe").contentDocument;
        page.querySelector("#events .event-row").click();
        const changing = page.querySelectorAll("#share, #library, #article, .check, .actions, .history");
        return [...changing].every((control) => !control.checkVisibility())"##;
    assert_eq!(tab.run(only, &[]).await, json!(true), "it is to be read only");
    let paste = r##"
        const field = document.querySelector("textarea");
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent("input", { bubbles: true }))"##;
    tab.run(paste, &[json!(format!("https://example.org/#{}", link(OWN, "")))]).await;
    tab.until("the frame shows another link's work", framed, &[json!("Castellane plans a summer")]).await;
    assert_eq!(tab.run("return Object.keys(localStorage).filter((key) => key !== 'tempoline.theme')", &[]).await, json!([]));
    assert_eq!(site.refused(), [""; 0]);
}

/// Where the system has a way to send links, the sheet offers it; the frame's lines hold the same link.
async fn sends(tab: Tab, site: Site) {
    tab.open(&site.address).await;
    tab.until_drawn().await;
    tab.run("navigator.share = (what) => { window.sent = what.url; return Promise.resolve() }", &[]).await;
    tab.paste(SENT).await;
    tab.until_read("An album comes late").await;
    tab.click("#share").await;
    tab.click("#send").await;
    let same = r##"
        const link = document.querySelector("#share-link").value;
        return link.includes("#v1.") && window.sent === link && document.querySelector("#embed-code").value.includes("?embed#" + link.split("#")[1])"##;
    tab.until("the system got the link", same, &[]).await;
    assert_eq!(tab.noise().await, [""; 0]);
}

#[tokio::test]
async fn a_link_opens_as_a_copy() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| copies(tab, site)).await;
}

#[tokio::test]
async fn a_link_brings_what_its_sender_looked_at() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| views(tab, site)).await;
}

#[tokio::test]
async fn a_link_brings_several_articles_with_their_sources() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| several(tab, site)).await;
}

#[tokio::test]
async fn another_page_shows_a_link_in_a_frame() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| embeds(tab, site)).await;
}

#[tokio::test]
async fn the_system_sends_links() {
    let site = Site::serve().await;
    in_browser(Browser::Chromium, |tab| sends(tab, site)).await;
}
