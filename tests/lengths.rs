//! How long links are: twelve articles written for this, three each of about 500, 1,500, 3,000 and 8,000 characters, each as
//! it is and with a reader's corrections. The texts share nothing with what the codec has read.
//!
//! Files that the variable `TEMPOLINE_SEED` names, set apart by line ends, are measured too: as a whole, each fits into 1,450
//! characters.

use std::fs;
use tempoline::event::Status;
use tempoline::share::{Shared, decode, encode};
use tempoline::work::patch::{Fields, Patch};
use tempoline::{AnalysisDocument, Article, analyze};

/// One correction for each five hundred characters: an event found right, the next with another status, and so on.
fn corrected(text: &str) -> Patch {
    let document = AnalysisDocument::from(&analyze(&Article::read(text, None)));
    let count = (text.chars().count() / 500).max(1);
    let mut patch = Patch::default();
    for (number, event) in document.events.iter().take(count).enumerate() {
        patch = match number % 2 {
            0 => patch.checked(&document, &event.id, true),
            _ => patch.amended(&document, &event.id, &Fields { status: Status::Rumoured, ..Fields::of(event) }),
        };
    }
    assert!(!patch.is_empty(), "there is something to correct");
    patch
}

/// Length of the link to a text, as it is and with corrections; both open again.
fn lengths(text: &str) -> [usize; 2] {
    let plain = Shared::article(text, tempoline::day("2026-06-05"));
    let edits = serde_json::to_string(&corrected(text)).unwrap();
    [plain.clone(), Shared { edits, ..plain }].map(|shared| {
        let link = encode(&shared).unwrap();
        assert_eq!(decode(&link), Ok(shared));
        link.len()
    })
}

fn median(mut shares: Vec<f64>) -> f64 {
    shares.sort_by(f64::total_cmp);
    let half = shares.len() / 2;
    (shares[half - 1] + shares[half]) / 2.0
}

#[test]
fn a_character_takes_less_than_half_a_character() {
    let mut paths: Vec<_> = fs::read_dir("tests/data/lengths").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    println!("characters    link  each   corrected  each");
    let mut shares = [Vec::new(), Vec::new()];
    for path in &paths {
        let text = fs::read_to_string(path).unwrap().trim_end().to_owned();
        let count = text.chars().count();
        let links = lengths(&text);
        let each = links.map(|link| link as f64 / count as f64);
        println!("{count:10} {:7} {:.3} {:11} {:.3}  {}", links[0], each[0], links[1], each[1], path.display());
        for (shares, each) in shares.iter_mut().zip(each) {
            shares.push(each);
        }
        assert!(count > 600 || each.iter().all(|each| each * 500.0 <= 260.0), "500 characters fit into 260");
    }
    let medians = shares.map(median);
    println!("median: {:.3}, corrected {:.3}", medians[0], medians[1]);
    assert_eq!(paths.len(), 12);
    assert!(medians[0] <= 0.46 && medians[1] <= 0.46, "all in, version, check and corrections: {medians:?}");
}

#[test]
fn the_seed_article_fits_into_a_message() {
    let files = std::env::var("TEMPOLINE_SEED").unwrap_or_default();
    for file in files.lines().filter(|file| !file.is_empty()) {
        let text = fs::read_to_string(file).unwrap();
        let link = encode(&Shared::article(&text, None)).unwrap().len();
        println!("{} characters in a link of {link}: {file}", text.chars().count());
        assert!(link <= 1_450, "{link} of {file}");
    }
}
