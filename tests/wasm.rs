//! The same text gives the same analysis, byte for byte, natively and from the page's own worker in each browser.

mod drive;

use drive::browser::{Browser, in_browser};
use drive::site::Site;
use std::path::Path;
use tempoline::{AnalysisDocument, Article, analyze, day, export};

/// The analysis document as the command line prints it.
fn native(text: &str, published: Option<&str>) -> String {
    let analysis = analyze(&Article::read(text, published.and_then(day)));
    export::json::write(&AnalysisDocument::from(&analysis))
}

/// Every article of the tests, with and without a publication date from outside, and texts that are no articles.
fn texts() -> Vec<(String, Option<&'static str>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    assert!(paths.len() >= 12, "only {} articles in {}", paths.len(), folder.display());
    let articles =
        paths.iter().map(|path| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    let others =
        ["", "\u{feff}\r\n", "Señor 👩‍👩‍👧 \u{301}— 지민의 신곡이 4월 24일", "on April 24 on April 24 on April 24"].map(String::from);
    articles.chain(others).flat_map(|text| [(text.clone(), None), (text, Some("2026-06-05"))]).collect()
}

async fn the_worker_answers_as_the_library_does(browser: Browser) {
    let texts = texts();
    let site = Site::serve().await;
    let (asked, address) = (texts.clone(), site.address.clone());
    let (documents, _) = in_browser(browser, |tab| async move {
        tab.open(&address).await;
        tab.ask_worker(&asked, 1).await
    })
    .await;
    assert_eq!(documents.len(), texts.len());
    for ((text, published), document) in texts.iter().zip(&documents) {
        assert_eq!(document, &native(text, *published), "{browser:?}, published {published:?}:\n{text}");
    }
}

#[tokio::test]
async fn same_in_chromium() {
    the_worker_answers_as_the_library_does(Browser::Chromium).await;
}

#[tokio::test]
async fn same_in_firefox() {
    the_worker_answers_as_the_library_does(Browser::Firefox).await;
}

#[tokio::test]
async fn same_in_webkit() {
    the_worker_answers_as_the_library_does(Browser::WebKit).await;
}
