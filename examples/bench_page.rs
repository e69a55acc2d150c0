//! How fast the timeline is on the page, beside vis-timeline with the same events, in Chromium: `./dev bench page [N…]`.
//!
//! First paint is the time from events in memory to the end of the frame that shows them. Then 120 steps of zoom and pan,
//! one a frame: the 95th percentile of the time between frames, and of what a step itself takes with its layout. Each
//! number is the median of several loads; the two timelines take turns.
//!
//! Then what one key costs in the paste box of the built page when it holds an article of 100 KB, and is read at once: until
//! marks and timeline show it, and the longest task of the page's thread in that time.

#[path = "../tests/drive/mod.rs"]
mod drive;
#[path = "../benches/page/events.rs"]
mod events;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::TcpListener;

/// A timeline: its name in the table, its page, what follows the number in the address, and the most events that it is
/// asked to show: more would end the bench.
const TIMELINES: [(&str, &str, &str, u32); 3] = [
    ("tempoline", "tempoline.html", "", u32::MAX),
    ("vis-timeline", "vis.html", "", 10_000),
    ("vis-timeline, clusters", "vis.html", ",cluster", 10_000),
];
/// Longer than this nobody waits.
const PATIENCE: Duration = Duration::from_secs(90);

#[tokio::main]
async fn main() {
    let asked: Vec<u32> = std::env::args().skip(1).filter_map(|count| count.parse().ok()).collect();
    let counts = if asked.is_empty() { vec![1_000, 10_000, 100_000] } else { asked };
    let address = serve().await;
    in_browser(Browser::Chromium, |tab| async move {
        println!(
            "{:<24} {:>8} {:>12} {:>10} {:>10} {:>7} {:>6}",
            "timeline", "events", "first paint", "p95 frame", "p95 step", "nodes", "long"
        );
        for count in counts {
            let rounds = if count > 10_000 { 3 } else { 5 };
            let mut rows: Vec<Vec<Value>> = vec![Vec::new(); TIMELINES.len()];
            for _ in 0..rounds {
                for ((_, page, after, most), row) in TIMELINES.iter().zip(&mut rows) {
                    // What took longer than patience once is not tried again.
                    if count <= *most && !row.contains(&Value::Null) {
                        row.push(time(&tab, &format!("{address}{page}?{count}{after}")).await);
                    }
                }
            }
            for ((name, ..), row) in TIMELINES.iter().zip(rows) {
                report(name, count, &row);
            }
        }
        keystroke(&tab).await;
    })
    .await;
}

/// What `time.js` measures on a page; null when it takes too long.
async fn time(tab: &Tab, address: &str) -> Value {
    tab.open(address).await;
    tab.until("the events are made", "return window.ready === true", &[]).await;
    let script = "const done = arguments[0]; time().then(done, (error) => done(String(error)))";
    let timed = tokio::time::timeout(PATIENCE, tab.client.execute_async(script, Vec::new())).await;
    match timed {
        Ok(Ok(value)) if value.is_object() => value,
        Ok(Ok(value)) => panic!("{address}: {value}"),
        Ok(Err(error)) => {
            eprintln!("{address}: {error}");
            Value::Null
        }
        Err(_) => Value::Null,
    }
}

/// How often a key is pressed in the paste box.
const KEYS: usize = 9;
const HEADLINE: &str = "A hundred kilobytes of news";

/// A letter into the middle of a long article, and its reading: what `keystroke.js` measures.
async fn keystroke(tab: &Tab) {
    let site = Site::serve().await;
    let mut text = article(100_000);
    tab.open(&site.address).await;
    tab.paste(&text).await;
    tab.until_read(HEADLINE).await;
    let mut rows = Vec::new();
    for _ in 0..KEYS {
        tab.click("#open").await;
        tab.until("the box is there", "return document.querySelector('#paste') !== null", &[]).await;
        let fill = "const field = document.querySelector('#paste'); field.value = arguments[0]; field.focus();
            field.setSelectionRange(arguments[1], arguments[1])";
        let middle = text.chars().count() / 2;
        tab.run(fill, &[json!(text), json!(middle)]).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let listen = format!("window.timed = new Promise((done) => {{ {} }})", include_str!("../benches/page/keystroke.js"));
        tab.run(&listen, &[]).await;
        let field = tab.client.find(fantoccini::Locator::Css("#paste")).await;
        let pressed = match field {
            // What is sent goes where the cursor is.
            Ok(field) => field.send_keys("x").await,
            Err(error) => Err(error),
        };
        pressed.unwrap_or_else(|error| panic!("no key reaches the box: {error}"));
        let timed = tab.client.execute_async("timed.then(arguments[0])", Vec::new()).await;
        rows.push(timed.unwrap_or_else(|error| panic!("the key is not read: {error}")));
        text = tab.run("return window.written", &[]).await.as_str().unwrap_or_default().to_owned();
    }
    let [whole, longest] = ["whole", "longest"].map(|field| median(&rows, field));
    println!(
        "\na key in the paste box with {} KB: marks and timeline after {whole:.0} ms, longest task {longest:.0} ms",
        text.len() / 1000
    );
}

/// An article of so many bytes: those of the tests, again and again, with other months and other titles each time.
fn article(bytes: usize) -> String {
    const MONTHS: [&str; 4] = ["March", "May", "June", "October"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut text = format!("{HEADLINE}\n\nPublished 14 May 2026\n\n");
    for (round, file) in files.iter().cycle().enumerate() {
        let read = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let body: Vec<&str> = read.lines().filter(|line| !line.trim().is_empty()).skip(3).collect();
        let mut body = body.join("\n\n").replace('‘', &format!("‘{} ", char::from(b'A' + (round % 26) as u8)));
        for (at, month) in MONTHS.iter().enumerate() {
            body = body.replace(month, MONTHS.get((at + round) % MONTHS.len()).unwrap_or(month));
        }
        text.push_str(&body);
        text.push_str("\n\n");
        if text.len() >= bytes {
            break;
        }
    }
    text
}

fn median(rows: &[Value], field: &str) -> f64 {
    let mut values: Vec<f64> = rows.iter().filter_map(|row| row[field].as_f64()).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn report(name: &str, count: u32, rows: &[Value]) {
    if rows.is_empty() || rows.contains(&Value::Null) {
        println!("{name:<24} {count:>8} {:>12}", if rows.is_empty() { "not tried" } else { "never" });
        return;
    }
    let [first, p95, work, nodes, long] = ["first", "p95", "work", "nodes", "long"].map(|field| median(rows, field));
    println!("{name:<24} {count:>8} {first:>9.0} ms {p95:>7.1} ms {work:>7.1} ms {nodes:>7} {long:>6}");
}

/// Serves the pages of the bench, the built module, the styles of the page and the other timeline.
async fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap_or_else(|error| panic!("no free port: {error}"));
    let port = listener.local_addr().map(|address| address.port()).unwrap_or_default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let router = Router::new().fallback(answer).with_state(root);
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://127.0.0.1:{port}/")
}

async fn answer(State(root): State<PathBuf>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if let Some(count) = path.strip_prefix("events/").and_then(|count| count.parse().ok()) {
        return ([(header::CONTENT_TYPE, "application/json")], made(count)).into_response();
    }
    let file = match path.split_once('/') {
        Some(("styles", _)) => root.join(path),
        Some(("pkg", file)) => root.join("target/bench-page").join(file),
        Some(("vis", file)) => root.join("benches/page/node_modules/vis-timeline").join(file),
        _ => root.join("benches/page").join(path),
    };
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    match std::fs::read(&file) {
        Ok(content) if !path.contains("..") => ([(header::CONTENT_TYPE, kind)], content).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The events as `[lane, first moment, last moment, title]`.
fn made(count: u32) -> String {
    let day = |(year, month, day): (u32, u32, u32)| format!("\"{year:04}-{month:02}-{day:02}\"");
    let rows: Vec<String> = events::made(count)
        .map(|made| format!("[{},{},{},\"{}\"]", made.kind, day(made.first), day(made.last), made.title))
        .collect();
    format!("[{}]", rows.join(",\n"))
}
