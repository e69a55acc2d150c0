//! What a list shows of an entry, made once when it is kept.

use super::{Entry, Head};
use crate::analysis::AnalysisDocument;
use crate::lexicon::fold;
use crate::work::{Work, kept};
use crate::worker::analysis_of;
use std::collections::BTreeSet;

/// A longer text is listed by its head alone: keeping it should not take as long as reading it.
const READ_WHOLE: usize = 400_000;

/// The most bytes that searching looks through.
const MOST_FOUND: usize = 2_000;

/// How many characters of the text stand for a name.
const FIRST_WORDS: usize = 60;

/// The head of an entry; `None` where its work cannot be read.
pub fn head_of(entry: &Entry) -> Option<Head> {
    let work = kept::read(&entry.work)?;
    let document = if work.text.len() <= READ_WHOLE { analysis_of(&work) } else { analysis_of(&beginning(&work)) };
    let article = &document.article;
    let name =
        if entry.name.is_empty() { title(&document).unwrap_or_else(|| first_words(&work.text)) } else { entry.name.clone() };
    let source = article.source.clone().or_else(|| article.byline.clone()).unwrap_or_default();
    let mut find: BTreeSet<&str> = BTreeSet::new();
    for event in &document.events {
        find.insert(&event.title);
        find.extend(event.artists.iter().map(String::as_str));
    }
    let mut found = fold(&format!("{name} {source} {}", find.into_iter().collect::<Vec<_>>().join(" ")));
    found.truncate(found.floor_char_boundary(MOST_FOUND));
    Some(Head {
        id: entry.id.clone(),
        revision: entry.revision,
        named: !entry.name.is_empty(),
        name,
        source,
        published: article.published.map(|date| date.to_string()).unwrap_or_default(),
        changed: entry.changed,
        events: u32::try_from(document.events.len()).unwrap_or(u32::MAX),
        articles: u32::try_from(document.articles.len().max(1)).unwrap_or(u32::MAX),
        find: found,
    })
}

/// The headline; of several articles the first that has one.
fn title(document: &AnalysisDocument) -> Option<String> {
    document.article.title.clone().or_else(|| document.articles.iter().find_map(|part| part.article.title.clone()))
}

fn beginning(work: &Work) -> Work {
    let end = work.text.floor_char_boundary(READ_WHOLE / 10);
    Work { text: work.text.get(..end).unwrap_or_default().into(), several: None, ..work.clone() }
}

fn first_words(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let mut words: String = line.chars().take(FIRST_WORDS).collect();
    if words.len() < line.len() {
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;

    fn entry(name: &str, text: &str) -> Entry {
        let work = kept::write(&Work::new(text, day("2026-06-05")));
        Entry { id: "a".into(), revision: 2, name: name.into(), changed: 7, work }
    }

    const TEXT: &str = "Ferry sets sail\n\nBy Ines Maarten\n\nGlass Ferry released the single “Low Water” on February 13.";

    #[test]
    fn a_head_names_the_article_and_what_it_can_be_found_by() {
        let head = head_of(&entry("", TEXT)).unwrap();
        assert_eq!((head.name.as_str(), head.named, head.published.as_str()), ("Ferry sets sail", false, "2026-06-05"));
        assert_eq!((head.revision, head.changed, head.events, head.articles), (2, 7, 1, 1));
        for words in ["glass ferry", "low water", "sets sail"] {
            assert!(head.find.contains(words), "{words}: {}", head.find);
        }
        assert_eq!(head_of(&entry("For Monday", TEXT)).unwrap().name, "For Monday");
        assert_eq!(head_of(&Entry { work: "{}".into(), ..Entry::default() }), None);
    }

    #[test]
    fn several_articles_are_counted_and_a_huge_one_is_listed_too() {
        let works = ["One came out.", "Two came out."].map(|text| (text.to_owned(), Work::new(text, None)));
        let several = Entry { work: kept::write(&Work::of_several(works.to_vec())), ..Entry::default() };
        assert_eq!(head_of(&several).unwrap().articles, 2);
        let huge = format!("{TEXT} {}", "Ünd so weiter. ".repeat(40_000));
        assert_eq!(head_of(&entry("", &huge)).unwrap().name, "Ferry sets sail");
    }
}
