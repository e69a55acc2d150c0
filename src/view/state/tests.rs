use super::*;
use crate::{Article, analyze, day};

const TEXT: &str = "Published 5 June 2026\n\nGlass Ferry released the single ‘Low Water’ on February 13.";

fn document(name: &str) -> AnalysisDocument {
    let mut document: AnalysisDocument =
        serde_json::from_str(include_str!("../../../tests/data/analysis.json")).expect("tests/data/analysis.json is a document");
    document.engine = name.to_owned();
    document
}

fn own(text: &str) -> State {
    State::default().after(Action::Replace { text: text.to_owned(), published: None })
}

/// A state with an answer to its text.
fn answered() -> State {
    let state = own(TEXT);
    let analysed = Analysed { text: state.work.text.clone(), document: Rc::new(document("test")) };
    state.after(Action::Analysed(analysed))
}

fn select(id: &str) -> Action {
    Action::Select(Some(id.into()), Face::Events)
}

#[test]
fn pasting_over_an_article_never_loses_the_earlier_one() {
    let state = own("One.").after(Action::Replace { text: "Two.".into(), published: None });
    assert_eq!(&*state.work.text, "Two.");
    assert!(state.message.as_ref().is_some_and(Message::offers_undo));
    let back = state.after(Action::Undo);
    assert_eq!(&*back.work.text, "One.");
    assert_eq!(&*back.after(Action::Redo).work.text, "Two.");
}

#[test]
fn nothing_and_too_much_leave_the_article_as_it_is() {
    let before = own("One.");
    for (text, message) in [(" \n".to_owned(), Message::NoText), ("a".repeat(MOST_TEXT + 1), Message::TooLong(MOST_TEXT + 1))] {
        let after = before.clone().after(Action::Replace { text, published: None });
        assert_eq!((&after.work, after.message), (&before.work, Some(message)));
    }
}

#[test]
fn a_missing_engine_is_told_of_and_not_its_library() {
    let missing = own("One.").after(Action::EngineStopped(false));
    let still = missing.after(Action::Say(Message::NotInLibrary(crate::worker::Refusal::NoLibrary)));
    assert_eq!((still.message, still.waiting), (Some(Message::EngineMissing), false));
}

#[test]
fn an_answer_to_an_earlier_text_is_dropped() {
    let late = Analysed { text: "One.".into(), document: Rc::new(document("late")) };
    assert_eq!(own("Two.").after(Action::Analysed(late)).analysed, None);
}

#[test]
fn a_date_is_tried_then_kept_or_put_back() {
    let before = answered();
    let tried = before.clone().after(Action::TryPublished(day("2024-01-02")));
    assert_eq!((tried.given(), tried.work.given, tried.waiting), (day("2024-01-02"), None, true));
    assert_eq!(tried.can_undo(), before.can_undo(), "what is only tried is no change");
    let kept = tried.clone().after(Action::KeepTrial);
    assert_eq!((kept.given(), kept.work.given, &kept.trial), (day("2024-01-02"), day("2024-01-02"), &None));
    assert_eq!(kept.after(Action::Undo).work.given, None);
    let back = tried.clone().after(Action::DropTrial);
    assert_eq!((back.given(), back.waiting, back.work == before.work), (None, true, true));
    let again = tried.clone().after(Action::TryPublished(None));
    assert_eq!(again.trial, None, "the date from before is nothing to try");
    let other = tried.after(Action::Replace { text: "Another.".into(), published: None });
    assert_eq!((other.trial, other.work.given), (None, None), "another text ends it");
}

#[test]
fn a_date_that_the_reader_gives_goes_before_the_one_in_the_text() {
    let state = answered();
    assert_eq!(state.published(), day("2026-06-05"));
    let state = state.after(Action::SetPublished(day("2024-01-02")));
    assert_eq!((state.published(), state.waiting), (day("2024-01-02"), true));
    assert_eq!(state.after(Action::Undo).published(), day("2026-06-05"));
}

#[test]
fn a_selection_outlives_a_new_answer_only_if_its_event_does() {
    let state = answered().after(select("e1"));
    let again = Analysed { text: state.work.text.clone(), document: Rc::new(document("again")) };
    let mut fewer = document("fewer");
    fewer.events.clear();
    let fewer = Analysed { text: state.work.text.clone(), document: Rc::new(fewer) };
    assert_eq!(state.clone().after(Action::Analysed(again)).selected.as_deref(), Some("e1"));
    assert_eq!(state.after(Action::Analysed(fewer)).selected, None);
}

#[test]
fn pressing_a_sentence_goes_round_its_events() {
    let ids: Vec<Rc<str>> = vec!["e1".into(), "e2".into()];
    let mut state = answered();
    for expected in ["e1", "e2", "e1"] {
        state = state.after(Action::SelectNext(ids.clone()));
        assert_eq!(state.selected.as_deref(), Some(expected));
    }
}

#[test]
fn a_link_lays_the_readers_own_article_aside_and_it_comes_back() {
    let opened = own("Mine.").after(Action::OpenLink(Work::new("Theirs.", None).into()));
    assert_eq!((&*opened.work.text, opened.origin), ("Theirs.", Origin::Link));
    let twice = opened.after(Action::OpenLink(Work::new("Others'.", None).into()));
    let back = twice.after(Action::BackToOwn);
    assert_eq!((&*back.work.text, back.origin), ("Mine.", Origin::Own));
    assert_eq!(back.aside, None);
}

#[test]
fn a_changed_copy_is_kept_as_well_as_the_readers_own() {
    let opened = own("Mine.").after(Action::OpenLink(Work::new("Theirs.", None).into()));
    let changed = opened.after(Action::SetPublished(day("2026-06-05")));
    assert_eq!((changed.origin, changed.aside.as_ref().map(|work| &*work.text)), (Origin::Own, Some("Mine.")));
    let back = changed.after(Action::BackToOwn);
    assert_eq!(back.aside.as_ref().map(|work| &*work.text), Some("Theirs."));
}

#[test]
fn a_damaged_link_changes_nothing_of_what_the_reader_had() {
    let before = answered().after(select("e1"));
    let after = before.clone().after(Action::RefuseLink(LinkProblem::Foreign)).after(Action::DismissLink);
    assert_eq!(after, before);
}

#[test]
fn corrections_are_kept_by_what_an_event_says_and_can_be_taken_back() {
    let other = "2027-02-13".parse().expect("a date");
    let state = answered()
        .after(Action::Check("e2".into(), true))
        .after(Action::Redate("e1".into(), other))
        .after(Action::Reject("e3".into(), true));
    let document = state.analysed.as_ref().map(|analysed| analysed.document.clone()).expect("an answer");
    let of = |id: &str| state.work.patch.word(&document, id);
    assert_eq!(state.work.patch.apply(&document, TEXT).document.events[0].date, Some(other));
    assert!(of("e2").checked && of("e3").rejected && !of("e1").rejected);

    let mut shifted = (*document).clone();
    shifted.events.remove(0);
    let patched = state.work.patch.apply(&shifted, TEXT);
    assert!(patched.said[0].word.checked, "the event is known without its number");
    assert_eq!(patched.orphans.len(), 1);

    let undone = state.after(Action::Undo).after(Action::Undo).after(Action::Undo);
    assert!(undone.work.patch.is_empty());
}

#[test]
fn choosing_the_first_reading_again_leaves_no_correction() {
    let found = answered().event("e1").and_then(|event| event.date).expect("a date");
    let other = "2027-02-13".parse().expect("a date");
    let state = answered().after(Action::Redate("e1".into(), other)).after(Action::Redate("e1".into(), found));
    assert!(state.work.patch.is_empty());
}

#[test]
fn the_engines_text_is_the_pages_text() {
    let pasted = "\u{feff}One.\r\nTwo.\rThree.";
    let article = Article::read(pasted, None);
    assert_eq!(*Work::new(pasted, None).text, *article.text);
    assert_eq!(analyze(&article).article.text, article.text);
}

#[test]
fn the_example_opens_on_the_event_nearest_to_its_publication() {
    let state = State::default().after(Action::ShowSample(TEXT.to_owned()));
    let analysed = Analysed { text: state.work.text.clone(), document: Rc::new(document("test")) };
    let state = state.after(Action::Analysed(analysed));
    assert_eq!((state.selected.as_deref(), state.selected_on), (Some("e3"), Face::Page));
}

#[test]
fn two_events_that_are_marked_one_after_the_other_are_one() {
    let ids = |state: &State| {
        let analysed = state.current().expect("an answer");
        let patched = state.work.patch.apply(&analysed.document, &analysed.text).document;
        patched.events.into_iter().map(|event| event.id).collect::<Vec<_>>()
    };
    let mark = |id: &str| Action::Mark(id.into());
    let before = answered();
    let marked = before.clone().after(mark("e1")).after(select("e2"));
    assert_eq!((marked.marked.as_deref(), &marked.work), (Some("e1"), &before.work), "another selection does not let it go");
    assert!(matches!(&marked.message, Some(Message::Marked(_))));
    let one = marked.clone().after(mark("e2"));
    assert_eq!((one.marked.as_deref(), ids(&one).len()), (None, ids(&before).len() - 1));
    assert!(ids(&one).contains(&"e2".to_owned()) && !ids(&one).contains(&"e1".to_owned()));
    let none = marked.after(mark("e1"));
    assert_eq!((none.marked, none.work), (None, before.work));
}
