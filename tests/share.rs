//! Links: what is shared is what opens, for ever; what was cut or changed on its way opens as nothing else.

use serde_json::Value;
use std::fs;
use std::path::Path;
use tempoline::share::{LARGEST_STATE, LONGEST_LINK, ShareError, Shared, brief, decode, encode};
use tempoline::{AnalysisDocument, Article, analyze};

fn shared(text: &str, published: Option<&str>) -> Shared {
    Shared::article(text, published.and_then(tempoline::day))
}

fn linked(shared: &Shared) -> String {
    encode(shared).unwrap()
}

const ARTICLE: &str = include_str!("data/articles/uk-rock-tour.txt");

#[test]
fn what_is_shared_is_what_opens() {
    for (name, text) in [
        ("empty", ""),
        ("one letter", "a"),
        ("line ends as pasted", "Title\r\n\r\nBody\rtail\n"),
        (
            "emoji, Hangul, Arabic, combining and invisible characters",
            "🎤👩‍🎤 방탄소년단 “أغنية” e\u{301}\u{200b}\u{feff}\u{202e}x\u{0}",
        ),
        ("what looks like a link", "#v1.m.AAAA.BBBBBB"),
        ("an article", ARTICLE),
        ("a text without any sense", &(0..3000u32).map(|n| char::from(33 + (n * n % 89) as u8)).collect::<String>()),
        ("one letter many times", &"a".repeat(20_000)),
    ] {
        for published in [None, Some("2026-06-05"), Some("0001-01-01"), Some("9999-12-31")] {
            let shared = shared(text, published);
            let link = linked(&shared);
            assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{name}: {link}");
            assert_eq!(decode(&link), Ok(shared.clone()), "{name} {published:?}");
            assert_eq!(linked(&shared), link, "{name}: the same state, the same link");
            if text.len() > 10_000 {
                break;
            }
        }
    }
}

#[test]
fn links_of_every_version_open_for_ever() {
    let mut letters = String::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/links")).unwrap() {
        let path = entry.unwrap().path();
        let file = fs::read_to_string(&path).unwrap();
        let is_article = path.extension().is_some_and(|extension| extension == "txt");
        let (link, expected) = if is_article { frozen_article(&file) } else { frozen_state(&file) };
        assert_eq!(decode(&link).as_ref(), Ok(&expected), "{}", path.display());
        assert_eq!(linked(&expected), link, "{}: this version makes the same link", path.display());
        letters.extend(link.chars().nth(3));
    }
    let count = |letter| letters.chars().filter(|one| *one == letter).count();
    assert!(count('m') >= 9 && count('n') >= 6, "links are there: {letters}");
}

/// The link, the publication date and the text, a line each but for the text.
fn frozen_article(file: &str) -> (String, Shared) {
    let (link, rest) = file.split_once('\n').unwrap();
    let (published, text) = rest.split_once('\n').unwrap();
    (link.to_owned(), shared(text, Some(published)))
}

/// A link that holds more than an article: every field by its name, beside the `link`.
fn frozen_state(file: &str) -> (String, Shared) {
    let file: Value = serde_json::from_str(file).unwrap();
    let field = |name: &str| file[name].as_str().unwrap_or_default().to_owned();
    let events = file.get("events").map(|events| serde_json::from_value(events.clone()).unwrap());
    let published = tempoline::day(&field("published"));
    let [text, edits, view, several] = ["text", "edits", "view", "several"].map(field);
    let state = Shared { text, published, edits, view, events, several };
    (field("link"), state)
}

#[test]
fn a_link_may_stand_in_what_chats_and_sentences_put_around_it() {
    let shared = shared("Glass Ferry toured.", None);
    let link = linked(&shared);
    for around in [
        format!("#{link}"),
        format!(" {link}\n"),
        format!("{link}."),
        format!("{link})"),
        format!("{link}, see?"),
        format!("{link}…"),
    ] {
        assert_eq!(decode(&around), Ok(shared.clone()), "{around}");
    }
}

#[test]
fn a_cut_link_says_that_it_was_cut() {
    for shared in [shared(ARTICLE, Some("2026-06-05")), shared("", None)] {
        let link = linked(&shared);
        for length in 4..link.len() {
            assert_eq!(decode(&link[..length]), Err(ShareError::Truncated), "{length} of {}", link.len());
        }
        for end in ["...", "…", "... (more)", " [truncated]"] {
            assert_eq!(decode(&format!("#{}{end}", &link[..link.len() / 2 + 3])), Err(ShareError::Truncated), "{end}");
        }
    }
}

#[test]
fn what_is_no_link_of_ours_is_told_from_what_is_newer() {
    for text in ["", "#", "e3", "top", "v", "v1", "#v1", "verse.1", "v1x.m.AAAA.BBBBBB", "V1.m.AAAA.BBBBBB", "…", "v1 .m", "v1."]
    {
        assert_eq!(decode(text), Err(ShareError::NotALink), "{text}");
    }
    assert_eq!(decode("v2.m.AAAA.BBBBBB"), Err(ShareError::UnknownVersion("v2".to_owned())));
    assert_eq!(decode("v1.zz.AAAA.BBBBBB"), Err(ShareError::UnknownCodec("zz".to_owned())));
    assert!(ShareError::UnknownVersion("v2".to_owned()).to_string().contains("newer version ('v2')"));
    let long = format!("v1.m.{}.AAAAAA", "A".repeat(LONGEST_LINK));
    assert_eq!(decode(&long), Err(ShareError::TooLarge));
}

/// A link with a check that fits: what somebody sends who knows how links are made.
fn forged(payload: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let letters = |bytes: &[u8]| -> String {
        let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1)).collect();
        bits.chunks(6)
            .map(|six| char::from(LETTERS[(0..6).fold(0, |value, at| value * 2 + usize::from(*six.get(at).unwrap_or(&0)))]))
            .collect()
    };
    let link = format!("v1.m.{}", letters(payload));
    let crc = !link.bytes().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    });
    format!("{link}.{}", letters(&crc.to_be_bytes()))
}

#[test]
fn a_forged_link_is_bounded_and_harmless() {
    let number = |mut value: usize| {
        let mut bytes = Vec::new();
        while value > 127 {
            bytes.push(value as u8 | 128);
            value >>= 7;
        }
        bytes.push(value as u8);
        bytes
    };
    assert_eq!(decode(&forged(&number(LARGEST_STATE + 1))), Err(ShareError::TooLarge));
    assert_eq!(decode(&forged(&[255; 20])), Err(ShareError::Damaged));
    assert_eq!(decode(&forged(&[])), Err(ShareError::Damaged));
    for seed in 0..40u8 {
        let mut payload = number(300);
        payload.extend((0..60u8).map(|at| at.wrapping_mul(seed).wrapping_add(seed ^ 0x5a)));
        // Whatever it opens as, it says so without a panic.
        let _ = decode(&forged(&payload));
    }
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

#[test]
fn two_thousand_damaged_links_open_as_nothing_else() {
    let mut originals: Vec<Shared> = kinds_of_links().into_iter().map(|(_, shared)| shared).collect();
    originals.extend([shared("Glass Ferry toured.", None), shared("", None)]);
    let links: Vec<String> = originals.iter().map(linked).collect();
    let mut numbers = Numbers(7);
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    for round in 0..2_000 {
        let which = round % links.len();
        let link = links[which].as_str();
        let (a, b) = (numbers.below(link.len()), numbers.below(link.len()));
        let (from, to) = (a.min(b), a.max(b));
        let letter = &letters[numbers.below(65)..][..1];
        let damaged = match round / links.len() % 8 {
            0 => link[..from].to_owned(),
            1 => link[to..].to_owned(),
            2 => format!("{}{letter}{}", &link[..a], &link[a + 1..]),
            3 => format!("{}{letter}{}", &link[..a], &link[a..]),
            4 => format!("{}{}", &link[..from], &link[to..]),
            5 => format!("{}{}{}", &link[to..], &link[from..to], &link[..from]),
            6 => format!("{}{}{}", &link[..from], link[from..to].chars().rev().collect::<String>(), &link[to..]),
            _ => format!("{}{}", &link[..from], &links[(which + 1) % links.len()][from.min(5)..]),
        };
        if let Ok(opened) = decode(&damaged) {
            assert!(originals.contains(&opened), "{damaged} opened as {opened:?}");
        }
    }
}

#[test]
fn the_worst_link_is_opened_in_the_time_of_a_blink() {
    let worst = shared(&"long ".repeat(LARGEST_STATE / 5 - 1), None);
    let link = linked(&worst);
    let began = std::time::Instant::now();
    assert!(decode(&link).is_ok());
    println!("{} characters of link opened to {} bytes in {:?}", link.len(), worst.text.len(), began.elapsed());
    assert!(began.elapsed().as_secs() < 10);
}

/// The part of an article in which nothing happens.
const WITHOUT_EVENTS: &str = "\
How the band came by its sound is a story that its singer tells gladly. There was a cellar with a leaking pipe, a drum kit
that somebody's uncle had left there, and a neighbour who complained until he was asked to play the bass. Nobody wrote songs
in those days. They played what they knew from the wireless, slowly, because the drummer liked it slow, and when a string
broke they went home. What changed, she says, was a piano without a lid, bought for the price of a bicycle and carried up
four flights by people who never spoke to her again. From then on somebody had to write something down.

Ask about the words and she shrugs. Most of them, she claims, are overheard: on trams, in queues, through the wall of the flat
below. Her grandmother kept a ledger of sayings, one a page, with the name of whoever had said it, and the habit stayed in the
family. A good line, by her account, is one that sounds as though nobody had made it. When the bass player wants to tease her
he hums the tune first and waits for her to find out that she has already put the wrong syllables to it.

They still argue about tempo. The drummer has moved to a village with a single bus and brings a metronome to prove his point;
the guitarist, who repairs clocks for a living, says that no two of them agree anyway. Nobody wants to be the one who counts
in. So they wait, sometimes for minutes, until a chair creaks or a kettle boils, and whoever laughs last has to begin.
";

/// What a reader may hand on besides an article alone, by name.
fn kinds_of_links() -> Vec<(&'static str, Shared)> {
    let article = format!("{}\n{ARTICLE}", WITHOUT_EVENTS.repeat(3));
    let document = AnalysisDocument::from(&analyze(&Article::read(&article, tempoline::day("2026-06-05"))));
    let [(quotes, with_quotes), (_, events_only)] = [true, false].map(|quotes| brief(&document, quotes));
    let edits = r#"{"edits":[{"of":{"kind":"release","title":"Low Water","quote":"It came out on Friday."},"word":{"checked":true,"date":"2026-05-29"}}]}"#;
    vec![
        ("the article with edits", Shared { edits: edits.to_owned(), ..shared(&article, Some("2026-06-05")) }),
        ("the article", shared(&article, Some("2026-06-05"))),
        ("events with their quotations", Shared { text: quotes, events: Some(with_quotes), ..Shared::default() }),
        ("events alone", Shared { view: "hide=record&event=e3".to_owned(), events: Some(events_only), ..Shared::default() }),
    ]
}

#[test]
fn a_link_carries_as_much_as_its_sender_chose() {
    let mut last = usize::MAX;
    for (name, shared) in kinds_of_links() {
        let link = linked(&shared);
        println!("{name:30} {:5}", link.len());
        assert!(decode(&link).as_ref() == Ok(&shared), "{name}");
        assert_eq!(linked(&shared), link, "{name}: the same state, the same link");
        assert!(link.len() < last, "{name}: shorter than what holds more");
        last = link.len();
        for length in (4..link.len()).step_by(7) {
            assert_eq!(decode(&link[..length]), Err(ShareError::Truncated), "{name}: {length} of {}", link.len());
        }
    }
}

#[test]
fn what_is_too_large_for_a_link_is_said_before_it_is_sent() {
    assert_eq!(encode(&shared(&"long ".repeat(LARGEST_STATE / 5 + 1), None)), Err(ShareError::TooLarge));
    let largest = shared(&"long ".repeat(LARGEST_STATE / 5 - 1), None);
    assert_eq!(decode(&linked(&largest)), Ok(largest));
}
