use super::*;
use crate::analysis::AnalysisDocument;
use crate::{Article, analyze};

const TEXT: &str = "Published 5 June 2026\n\nGlass Ferry released the single ‘Low Water’ on February 13, 2026. \
They released the album ‘Slack Tide’ on May 8, 2026. Glass Ferry will play a concert at Fenwick Hall in Leeds on September 18, 2026.";

fn document() -> AnalysisDocument {
    let document = AnalysisDocument::from(&analyze(&Article::read(TEXT, None)));
    assert!(document.events.len() >= 3, "{:?}", document.events);
    document
}

fn id_of(document: &AnalysisDocument, title: &str) -> String {
    document.events.iter().find(|event| event.title == title).map(|event| event.id.clone()).expect("the title is found")
}

fn event<'p>(patched: &'p Patched, id: &str) -> Option<&'p EventRecord> {
    patched.document.events.iter().find(|event| event.id == id)
}

fn position(words: &str) -> usize {
    TEXT[..TEXT.find(words).expect("the words stand in the text")].chars().count()
}

#[test]
fn nothing_said_changes_nothing() {
    let document = document();
    let patched = Patch::default().apply(&document, TEXT);
    assert_eq!(patched.document, document);
    assert!(patched.orphans.is_empty() && patched.said.iter().all(|said| said.word == Word::default()));
}

#[test]
fn every_field_can_be_changed_and_changed_back_without_a_trace() {
    let document = document();
    let id = id_of(&document, "Low Water");
    let found = Fields::of(event(&Patch::default().apply(&document, TEXT), &id).expect("it is there"));
    let other = Fields {
        kind: Kind::Concert,
        what: "tour".into(),
        status: Status::Cancelled,
        title: "High Water".into(),
        artists: vec!["Slow Rooms".into()],
        date: None,
        venue: "Fenwick Hall".into(),
        place: "Leeds".into(),
        measure: "300 nights".into(),
    };
    let patch = Patch::default().amended(&document, &id, &other);
    let patched = patch.apply(&document, TEXT);
    assert_eq!(event(&patched, &id).map(Fields::of), Some(other));
    let measure = &event(&patched, &id).expect("it is there").measures[0];
    assert_eq!((measure.value, measure.unit.as_str()), (300.0, "nights"));
    assert!(patch.amended(&document, &id, &found).is_empty());
}

#[test]
fn a_patch_survives_as_json() {
    let document = document();
    let id = id_of(&document, "Slack Tide");
    let fields = Fields { venue: "Fenwick Hall".into(), date: None, ..Fields::of(&document.events[0]) };
    let (patch, new) = Patch::default().checked(&document, &id, true).amended(&document, &id, &fields).with_event(
        &fields,
        position("They released"),
        "They released the album",
    );
    let patch = patch.merged(&document, &id_of(&document, "Low Water"), &new).with_restored(12, true);
    let json = serde_json::to_string(&patch).expect("a patch can be written");
    assert_eq!(serde_json::from_str::<Patch>(&json).expect("and read"), patch);
    assert!(serde_json::from_str::<Patch>("{}").expect("nothing said").is_empty());
}

#[test]
fn an_edit_holds_when_events_before_it_come_and_go() {
    let mut document = document();
    let id = id_of(&document, "Slack Tide");
    let patch = Patch::default().checked(&document, &id, true);
    document.events.remove(0);
    for (index, event) in document.events.iter_mut().enumerate() {
        event.id = format!("e{}", index + 1);
    }
    let patched = patch.apply(&document, TEXT);
    let checked: Vec<&str> = patched
        .document
        .events
        .iter()
        .zip(&patched.said)
        .filter(|(_, said)| said.word.checked)
        .map(|(event, _)| event.title.as_str())
        .collect();
    assert_eq!(checked, ["Slack Tide"]);
}

#[test]
fn an_engine_that_reads_the_title_otherwise_keeps_the_readers_word() {
    let mut document = document();
    let patch = Patch::default().checked(&document, &id_of(&document, "Slack Tide"), true);
    let event = document.events.iter_mut().find(|event| event.title == "Slack Tide").expect("it is there");
    event.title = "Slack Tide, the album".into();
    assert!(patch.apply(&document, TEXT).orphans.is_empty());
}

#[test]
fn what_fits_no_sentence_is_an_orphan_and_moves_nowhere() {
    let mut document = document();
    let (patch, _) = Patch::default().checked(&document, &id_of(&document, "Low Water"), true).with_event(
        &Fields::of(&document.events[0]),
        position("They released"),
        "They released the album",
    );
    document.events.retain(|event| event.title != "Low Water");
    let moved = format!("One more line.\n{TEXT}");
    let patched = patch.apply(&document, &moved);
    let quotes: Vec<&str> = patched.orphans.iter().map(|orphan| orphan.quote.as_str()).collect();
    assert_eq!(quotes, ["Glass Ferry released the single ‘Low Water’ on F", "They released the album"]);
    assert!(patched.said.iter().all(|said| said.word == Word::default()));
    let fewer = patched.orphans.iter().rev().fold(patch, |patch, orphan| patch.without(orphan.part));
    assert!(fewer.is_empty());
}

#[test]
fn a_made_event_stands_in_text_order_and_can_be_changed_and_taken_away() {
    let document = document();
    let fields = Fields { title: "Slack Tide".into(), ..Fields::of(&document.events[0]) };
    let (patch, id) = Patch::default().with_event(&fields, position("They released"), "They released the album ‘Slack Tide’");
    let patched = patch.apply(&document, TEXT);
    assert!(patched.document.events.is_sorted_by_key(|event| event.evidence[0].start));
    let made = event(&patched, &id).expect("it is there");
    let title = &made.marks[0];
    let marked: String = TEXT.chars().skip(title.start).take(title.end - title.start).collect();
    assert_eq!((marked.as_str(), made.rule.as_str()), ("Slack Tide", "by-hand"));

    let other = Fields { place: "Leeds".into(), ..fields };
    let changed = patch.amended(&document, &id, &other);
    assert_eq!(event(&changed.apply(&document, TEXT), &id).map(Fields::of), Some(other));
    assert!(changed.rejected(&document, &id, true).is_empty());
}

#[test]
fn a_merged_event_hands_its_sentences_on() {
    let document = document();
    let (from, into) = (id_of(&document, "Slack Tide"), id_of(&document, "Low Water"));
    let patch = Patch::default().merged(&document, &from, &into);
    let patched = patch.apply(&document, TEXT);
    assert_eq!(event(&patched, &from), None);
    assert_eq!(event(&patched, &into).map(|event| (event.title.as_str(), event.evidence.len())), Some(("Low Water", 2)));
    let circle = patch.merged(&document, &into, &from);
    assert_eq!(circle.apply(&document, TEXT).document.events.len(), document.events.len());
    assert!(Patch::default().merged(&document, &from, &from).is_empty());
}

#[test]
fn splitting_what_was_merged_gives_two_again() {
    let document = document();
    let (from, into) = (id_of(&document, "Slack Tide"), id_of(&document, "Low Water"));
    let merged = Patch::default().merged(&document, &from, &into);
    let (split, new) = merged.split(&document, TEXT, &into).expect("it can be split");
    let patched = split.apply(&document, TEXT);
    let sentences = |id| event(&patched, id).map(|event| event.evidence.clone()).unwrap_or_default();
    assert_eq!(patched.document.events.len(), document.events.len());
    assert_eq!((sentences(&into).len(), sentences(&new).len()), (1, 1));
    assert_ne!(sentences(&into), sentences(&new));
    assert_eq!(event(&patched, &new).map(Fields::of), event(&patched, &into).map(Fields::of));
    assert!(!patched.said.iter().any(|said| said.word.checked), "neither half has been looked at");
    let (same, _) = Patch::default().split(&document, TEXT, &into).expect("one sentence can speak of two");
    assert_eq!(same.apply(&document, TEXT).document.events.len(), document.events.len() + 1);
    assert!(merged.split(&document, TEXT, "e999").is_none());
}

#[test]
fn what_leaves_the_page_has_no_rejected_event_and_no_reason_for_another_date() {
    let document = document();
    let (first, second) = (id_of(&document, "Low Water"), id_of(&document, "Slack Tide"));
    let own = "2020".parse().ok();
    let patch = Patch::default().rejected(&document, &first, true).redated(&document, &second, When(own));
    let published = patch.apply(&document, TEXT).published();
    assert!(published.events.iter().all(|event| event.id != first));
    let changed = published.events.iter().find(|event| event.id == second).expect("it is there");
    assert_eq!((changed.date, changed.reason.as_ref()), (own, None));
}
