//! How fast the engine reads, stage by stage: `cargo bench --bench engine`.
//!
//! The text is made of the test articles, as one article after the other (the whole engine, as on a reader's page and in a
//! batch) and as one text of 1 MB and of 10 MB (every stage; a ratio far above 10 would be a stage that is not linear).
//! `cargo bench --bench engine -- mention timex` measures these stages alone, on the smaller text where `--small` is among the words.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};
use tempoline::event::find_events;
use tempoline::mention::find_mentions;
use tempoline::share::{Shared, decode, encode};
use tempoline::text::Document;
use tempoline::timex::find_timexes;
use tempoline::{Article, analyze, day};

fn main() {
    let articles = articles();
    let bytes: usize = articles.iter().map(String::len).sum();
    println!("{} articles, {bytes} bytes", articles.len());
    let each = best(5, || articles.iter().for_each(|text| drop(black_box(analyze(&Article::read(text, day("2026-06-05")))))));
    let count = articles.len() as u32;
    println!("whole engine, article by article: {:.3} ms an article, {:.1} MB/s", millis(each / count), speed(bytes, each));
    println!("\n{:10} {:>12} {:>8} {:>12} {:>8} {:>7}", "stage", "1 MB in ms", "MB/s", "10 MB in ms", "MB/s", "ratio");
    let size = if std::env::args().any(|argument| argument == "--small") { 1 << 20 } else { 10 << 20 };
    let (small, large) = (stages(&text_of(&articles, 1 << 20), 3), stages(&text_of(&articles, size), 1));
    for ((stage, short, short_bytes), (_, long, long_bytes)) in small.into_iter().zip(large) {
        let ratio = long.as_secs_f64() / short.as_secs_f64();
        println!(
            "{stage:10} {:12.1} {:8.1} {:12.1} {:8.1} {ratio:7.1}",
            millis(short),
            speed(short_bytes, short),
            millis(long),
            speed(long_bytes, long)
        );
    }
    let text: String = text_of(&articles, 8_000);
    let shared = Shared::article(&text, day("2026-06-05"));
    let first = best(1, || drop(black_box(encode(&shared))));
    let link = encode(&shared).unwrap_or_default();
    let (there, back) = (best(5, || drop(black_box(encode(&shared)))), best(5, || drop(black_box(decode(&link)))));
    println!(
        "\nlink of {} bytes: {} characters; made in {:.1} ms (the first {:.1} ms), opened in {:.1} ms",
        shared.text.len(),
        link.len(),
        millis(there),
        millis(first),
        millis(back)
    );
}

fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The articles over and over, until there is `length` of them.
fn text_of(articles: &[String], length: usize) -> String {
    let mut text = String::with_capacity(length + 10_000);
    for article in articles.iter().cycle().take_while(|article| !article.is_empty()) {
        if text.len() >= length {
            break;
        }
        text.push_str(article);
        text.push_str("\n\n");
    }
    text
}

/// The best time of each stage, and the bytes it read.
fn stages(text: &str, times: usize) -> Vec<(&'static str, Duration, usize)> {
    let published = day("2026-06-05");
    let article = Article::read(text, published);
    let doc = Document::new(article.text.clone());
    let timexes = find_timexes(&doc, published);
    let mentions = find_mentions(&article, &doc, &timexes);
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let measure = |name: &'static str, work: &dyn Fn()| {
        (wanted.is_empty() || wanted.iter().any(|stage| stage == name)).then(|| (name, best(times, work), text.len()))
    };
    [
        measure("article", &|| drop(black_box(Article::read(text, published)))),
        measure("tokens", &|| drop(black_box(Document::new(text)))),
        measure("timex", &|| drop(black_box(find_timexes(&doc, published)))),
        measure("mention", &|| drop(black_box(find_mentions(&article, &doc, &timexes)))),
        measure("event", &|| drop(black_box(find_events(&article, &doc, &timexes, &mentions)))),
        measure("whole", &|| drop(black_box(analyze(&Article::read(text, published))))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn best(times: usize, mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..times.max(1)).map(time).min().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
