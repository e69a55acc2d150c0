//! An event made of words that the reader chose: what its fields probably are. The reader betters them.

use crate::analysis::AnalysisDocument;
use crate::edtf::Edtf;
use crate::event::{Kind, Status};
use crate::mention::MentionKind;
use crate::timex::TimexKind;
use crate::work::patch::Fields;

/// How many words stand for a title where none is named.
const TITLE_WORDS: usize = 6;

/// Words that tell a kind; the first kind with one of its words in the text is taken.
const TELLING: [(Kind, &str, &[&str]); 4] = [
    (Kind::Award, "other", &["award", "nominat", "prize", "trophy", "honour", "honor", "inducted", "grammy"]),
    (
        Kind::Record,
        "other",
        &["record", "no. 1", "number one", "chart", "million", "billion", "streams", "platinum", "first time", "best-selling"],
    ),
    (
        Kind::Concert,
        "concert",
        &["concert", "tour", "festival", "perform", "gig", "stage", "headlin", "residency", "show", "play", "sang", "sing "],
    ),
    (Kind::Release, "other", &[]),
];

const CALLED_OFF: [&str; 4] = ["cancel", "called off", "scrapped", "postpone"];
const SAID: [&str; 4] = ["rumour", "rumor", "reportedly", "is said to"];

/// The fields of an event that the words `quote`, from the code point `at` on, speak of.
pub fn propose(document: &AnalysisDocument, at: usize, quote: &str) -> Fields {
    let end = at + quote.chars().count();
    let within = |start: usize, stop: usize| start >= at && stop <= end;
    let lower = quote.to_lowercase();
    let tells = |words: &[&str]| words.is_empty() || words.iter().any(|word| lower.contains(word));
    let (kind, what) =
        TELLING.iter().find(|(.., words)| tells(words)).map_or((Kind::Release, "other"), |(kind, what, _)| (*kind, *what));
    let named = |kinds: &[MentionKind]| {
        let mentions = document.mentions.iter().filter(|mention| within(mention.start, mention.end));
        mentions.filter(|mention| kinds.contains(&mention.kind)).map(|mention| mention.entity.clone()).collect::<Vec<String>>()
    };
    let mut artists = named(&[MentionKind::Person, MentionKind::Group]);
    let mut seen = std::collections::BTreeSet::new();
    artists.retain(|artist| seen.insert(artist.clone()));
    let venue = named(&[MentionKind::Venue]).into_iter().next().unwrap_or_default();
    let place = named(&[MentionKind::Place]).into_iter().next().unwrap_or_default();
    let works = [MentionKind::Work, MentionKind::Tour, MentionKind::Festival, MentionKind::Award];
    let title = named(&works).into_iter().next().or_else(|| quoted(quote));
    let title = title.or_else(|| (kind == Kind::Concert && !venue.is_empty()).then(|| venue.clone()));
    let date = document.timexes.iter().find_map(|timex| {
        let is_date = timex.kind == TimexKind::Date && within(timex.start, timex.end);
        is_date.then(|| date_of(&timex.value)).flatten()
    });
    let published = document.article.published.and_then(|published| published.first_day());
    let ahead = date.and_then(|date| date.first_day()).zip(published).is_some_and(|(day, published)| day > published);
    let status = match (tells(&CALLED_OFF), tells(&SAID), ahead) {
        (true, ..) => Status::Cancelled,
        (_, true, _) => Status::Rumoured,
        (.., true) => Status::Upcoming,
        _ => Status::Happened,
    };
    Fields {
        kind,
        what: what.to_owned(),
        status,
        title: title.unwrap_or_else(|| first_words(quote)),
        artists,
        date,
        venue,
        place,
        measure: String::new(),
    }
}

/// TIMEX3 writes most dates as EDTF does; its seasons have letters, its weeks no equal.
fn date_of(value: &str) -> Option<Edtf> {
    let value = match value.split_once('-') {
        Some((year, season @ ("SP" | "SU" | "FA" | "WI"))) => {
            let code = match season {
                "SP" => 21,
                "SU" => 22,
                "FA" => 23,
                _ => 24,
            };
            format!("{year}-{code}")
        }
        _ => value.split('T').next()?.to_owned(),
    };
    value.parse().ok()
}

/// The first words in quotation marks.
fn quoted(quote: &str) -> Option<String> {
    const MARKS: [(char, char); 4] = [('‘', '’'), ('“', '”'), ('"', '"'), ('«', '»')];
    let found = MARKS.iter().filter_map(|(open, close)| {
        let start = quote.find(*open)? + open.len_utf8();
        let inner = quote.get(start..)?;
        let end = inner.find(*close)?;
        Some((start, inner.get(..end)?.trim()))
    });
    found
        .filter(|(_, words)| !words.is_empty())
        .min_by_key(|(start, _)| *start)
        .map(|(_, words)| words.trim_end_matches([',', '.']).to_owned())
}

fn first_words(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().take(TITLE_WORDS).collect();
    words.join(" ").trim_matches(|character: char| !character.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, analyze};

    const TEXT: &str = "Published 5 June 2026\n\nGlass Ferry put ‘Low Water’ into the shops on May 30, 2026. \
        Glass Ferry were at Fenwick Hall in Leeds for a gig on September 18, 2026. The prize went elsewhere. The plan was called off.";

    fn of(words: &str) -> Fields {
        let document = AnalysisDocument::from(&analyze(&Article::read(TEXT, None)));
        let at = TEXT[..TEXT.find(words).expect("the words stand in the text")].chars().count();
        propose(&document, at, words)
    }

    #[test]
    fn title_date_and_kind_come_from_the_chosen_words() {
        let fields = of("Glass Ferry put ‘Low Water’ into the shops on May 30, 2026.");
        assert_eq!((fields.kind, fields.title.as_str()), (Kind::Release, "Low Water"));
        assert_eq!(fields.date.map(|date| date.to_string()).as_deref(), Some("2026-05-30"));
        assert_eq!((fields.status, fields.artists), (Status::Happened, vec!["Glass Ferry".to_owned()]));
    }

    #[test]
    fn a_show_ahead_is_an_upcoming_concert_at_its_venue() {
        let fields = of("Glass Ferry were at Fenwick Hall in Leeds for a gig on September 18, 2026.");
        assert_eq!((fields.kind, fields.status), (Kind::Concert, Status::Upcoming));
        assert_eq!(
            (fields.title.as_str(), fields.venue.as_str(), fields.place.as_str()),
            ("Fenwick Hall", "Fenwick Hall", "Leeds")
        );
    }

    #[test]
    fn words_without_any_name_make_the_title_themselves() {
        let fields = of("The prize went elsewhere.");
        assert_eq!((fields.kind, fields.title.as_str(), fields.date), (Kind::Award, "The prize went elsewhere", None));
        assert_eq!(of("The plan was called off.").status, Status::Cancelled);
    }

    #[test]
    fn seasons_and_times_of_day_become_dates() {
        for (value, edtf) in
            [("2026-SU", Some("2026-22")), ("2026-04-24TNI", Some("2026-04-24")), ("2005-W03", None), ("PAST_REF", None)]
        {
            assert_eq!(date_of(value).map(|date| date.to_string()).as_deref(), edtf, "{value}");
        }
    }
}
