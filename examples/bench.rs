//! How long the engine takes in the page's worker, warm: `./dev bench [FILE…]`.
//!
//! Each file is analysed repeatedly, and all of them joined to a megabyte a few times. What counts is the time that a
//! reader waits: the text to the worker, its analysis, the document back. It is a mean, since browsers blur their clocks.
//! `cold` is the first answer of a worker that has just started. Beside it stands chrono-node, which finds dates alone, on
//! each paragraph of the same texts.
//!
//! Then how long a link takes to 8,000 characters: packing and unpacking by the codec alone (`target/codec/`, which is built
//! as the worker's module is), and the worker's whole jobs, in which all three links are written and the article is analysed.

#[path = "../tests/drive/mod.rs"]
mod drive;

use drive::Tab;
use drive::browser::{BROWSERS, in_browser};
use drive::site::Site;
use serde_json::json;
use std::path::Path;
use tempoline::share::{Shared, encode};
use tempoline::work::{Work, kept};

/// A name, the text, and how often it is analysed.
type Case = (String, String, usize);

#[tokio::main]
async fn main() {
    let cases = cases();
    println!("{:<10} {:>10} {:>8} {:>10} {:>8}  text", "where", "bytes", "rounds", "ms", "MB/s");
    let site = Site::serve().await;
    let peer = Site::serve_folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/chrono-node/dist/esm")).await;
    for browser in BROWSERS {
        let (site, peer, cases) = (site.clone(), peer.clone(), cases.clone());
        in_browser(browser, |tab| async move {
            tab.open(&site.address).await;
            let place = format!("{browser:?}");
            for (name, text, rounds) in &cases {
                let (_, times) = tab.ask_worker(&[(text.clone(), None)], *rounds).await;
                report(&place, name, text, &times);
                report(&place, &format!("{name}, cold"), text, &cold(&tab, text).await);
            }
            links(&tab, &place).await;
            // The folder has no page of its own; one that shows a script may load it.
            tab.open(&format!("{}index.js", peer.address)).await;
            for (name, text, rounds) in &cases {
                report(&place, &format!("{name}, chrono-node"), text, &chrono(&tab, text, *rounds).await);
            }
        })
        .await;
    }
}

/// How many new workers are asked for their first answer.
const COLD_STARTS: usize = 5;

/// The milliseconds of their first answers.
async fn cold(tab: &Tab, text: &str) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..COLD_STARTS {
        times.extend(tab.ask_worker(&[(text.to_owned(), None)], 1).await.1);
    }
    times
}

/// The milliseconds that chrono-node takes for a text, round by round; the browser shows its folder.
async fn chrono(tab: &Tab, text: &str, rounds: usize) -> Vec<f64> {
    let timed = tab.client.execute_async(include_str!("time_chrono.js"), vec![json!(text), json!(rounds)]).await;
    let timed = timed.unwrap_or_else(|error| panic!("chrono-node: {error}"));
    assert!(timed["dates"].as_u64().is_some_and(|dates| dates > 0), "chrono-node found nothing: {timed}");
    serde_json::from_value(timed["times"].clone()).unwrap_or_default()
}

fn cases() -> Vec<Case> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let read =
        |file: &String| (file.clone(), std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}")), 200);
    let mut cases: Vec<Case> = files.iter().map(read).collect();
    let joined: Vec<&str> = cases.iter().map(|(_, text, _)| text.as_str()).collect();
    let joined = joined.join("\n\n");
    let times = 1_000_000 / joined.len().max(1) + 1;
    cases.push((format!("all of them {times} times over"), vec![joined; times].join("\n\n"), 5));
    cases
}

fn report(place: &str, name: &str, text: &str, times: &[f64]) {
    let mean = times.iter().sum::<f64>() / times.len().max(1) as f64;
    let speed = text.len() as f64 / 1e3 / mean;
    println!("{place:<10} {:>10} {:>8} {mean:>10.2} {speed:>8.2}  {name}", text.len(), times.len());
}

/// What packing and unpacking may take together, in ms.
const MOST_FOR_A_LINK: f64 = 60.0;

async fn links(tab: &Tab, place: &str) {
    let text: String = include_str!("../tests/data/lengths/8000-label.txt").chars().take(8_000).collect();
    let module = std::fs::read("target/codec/codec.wasm").unwrap_or_else(|error| panic!("./dev bench builds the codec: {error}"));
    let arguments = vec![json!(module), json!(text), json!(20)];
    let timed = tab.client.execute_async(include_str!("time_codec.js"), arguments).await;
    let timed = timed.unwrap_or_else(|error| panic!("{place}: {error}"));
    assert_eq!(timed["same"], json!(true), "{place}: another text came back");
    let rounds: Vec<[f64; 2]> = serde_json::from_value(timed["times"].clone()).unwrap_or_default();
    let [first, ..] = rounds.as_slice() else { panic!("{place}: nothing was timed") };
    let mean = |of: usize| rounds.iter().skip(1).map(|round| round[of]).sum::<f64>() / (rounds.len() - 1) as f64;
    let (pack, unpack) = (mean(0), mean(1));
    println!(
        "{place:<10} a link to 8,000 characters: packed in {pack:.1} ms, unpacked in {unpack:.1} ms; the first time {:.0} ms",
        first[0] + first[1]
    );
    if pack + unpack > MOST_FOR_A_LINK {
        println!(
            "{place:<10} TOO SLOW: {:.0} ms where {MOST_FOR_A_LINK} are allowed, unless the machine was busy",
            pack + unpack
        );
    }
    let link = encode(&Shared::article(&text, None)).unwrap_or_else(|error| panic!("{error}"));
    let work = kept::write(&Work::new(&text, None));
    for (name, job) in
        [("opens it", json!(["open-link", link, null])), ("writes it and two more", json!(["write-links", work, ""]))]
    {
        let (_, times) = tab.ask_jobs(&[job], 20).await;
        // The first answer waits for the codec's reading.
        let times = times.get(1..).unwrap_or_default();
        println!("{place:<10}   the worker {name} in {:.1} ms", times.iter().sum::<f64>() / times.len().max(1) as f64);
    }
}
