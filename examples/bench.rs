//! How long the engine takes in the page's worker, warm: `./dev bench [FILE…]`.
//!
//! Each file is analysed repeatedly, and all of them joined to a megabyte a few times. What counts is the time that a
//! reader waits: the text to the worker, its analysis, the document back. It is a mean, since browsers blur their clocks.

#[path = "../tests/drive/mod.rs"]
mod drive;

use drive::browser::{BROWSERS, in_browser};
use drive::site::Site;

/// A name, the text, and how often it is analysed.
type Case = (String, String, usize);

#[tokio::main]
async fn main() {
    let cases = cases();
    println!("{:<10} {:>10} {:>8} {:>10} {:>8}  text", "where", "bytes", "rounds", "ms", "MB/s");
    let site = Site::serve().await;
    for browser in BROWSERS {
        let (site, cases) = (site.clone(), cases.clone());
        in_browser(browser, |tab| async move {
            tab.open(&site.address).await;
            for (name, text, rounds) in cases {
                let (_, times) = tab.ask_worker(&[(text.clone(), None)], rounds).await;
                report(&format!("{browser:?}"), &name, &text, times);
            }
        })
        .await;
    }
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

fn report(place: &str, name: &str, text: &str, times: Vec<f64>) {
    let mean = times.iter().sum::<f64>() / times.len().max(1) as f64;
    let speed = text.len() as f64 / 1e3 / mean;
    println!("{place:<10} {:>10} {:>8} {mean:>10.2} {speed:>8.2}  {name}", text.len(), times.len());
}
