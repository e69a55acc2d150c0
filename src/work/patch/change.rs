//! What a reader can do, each as another patch: say something of an event, make one, merge two, split one, restore text.

use super::apply::{Part, place_of};
use super::{Added, Edit, Fields, Patch, SameAs, Target, Targets, When, Word};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::order;

/// An event by its id in a patched document.
enum Place {
    /// One that was found.
    Found(usize, Target),
    /// One that the reader made, by its place among those.
    Added(usize),
}

impl Patch {
    /// The reader's word on the event with this id, `e3` or `a1`; an empty one where nothing was said.
    pub fn word(&self, document: &AnalysisDocument, id: &str) -> Word {
        match self.place(document, id) {
            Some(Place::Found(_, target)) => {
                place_of(self, &target).and_then(|at| self.edits.get(at)).map(|edit| edit.word.clone()).unwrap_or_default()
            }
            Some(Place::Added(at)) => {
                Word { checked: self.added.get(at).is_some_and(|added| !added.unchecked), ..Word::default() }
            }
            None => Word::default(),
        }
    }

    /// With the event looked at and found right, or not yet.
    pub fn checked(&self, document: &AnalysisDocument, id: &str, checked: bool) -> Patch {
        let mut patch = self.clone();
        match self.place(document, id) {
            Some(Place::Found(_, target)) => patch.say(target, |word| word.checked = checked),
            Some(Place::Added(at)) => {
                if let Some(added) = patch.added.get_mut(at) {
                    added.unchecked = !checked;
                }
            }
            None => {}
        }
        patch
    }

    /// With the event counted as none, or as one again. One that the reader made is taken away: undo brings it back.
    pub fn rejected(&self, document: &AnalysisDocument, id: &str, rejected: bool) -> Patch {
        let mut patch = self.clone();
        match self.place(document, id) {
            Some(Place::Found(_, target)) => patch.say(target, |word| word.rejected = rejected),
            Some(Place::Added(at)) if rejected => {
                patch.added.remove(at);
            }
            Some(Place::Added(_)) | None => {}
        }
        patch
    }

    /// With another date, such as another reading of the same words.
    pub fn redated(&self, document: &AnalysisDocument, id: &str, date: When) -> Patch {
        let Some(event) = self.event(document, id) else { return self.clone() };
        self.amended(document, id, &Fields { date: date.0, ..Fields::of(&event) })
    }

    /// With these fields; what is as it was found is no edit.
    pub fn amended(&self, document: &AnalysisDocument, id: &str, fields: &Fields) -> Patch {
        let mut patch = self.clone();
        match self.place(document, id) {
            Some(Place::Found(index, target)) => {
                if let Some(event) = document.events.get(index) {
                    patch.say(target, |word| amend(word, &Fields::of(event), fields));
                }
            }
            Some(Place::Added(at)) => {
                if let Some(added) = patch.added.get_mut(at) {
                    *added = Added {
                        merged: added.merged.clone(),
                        unchecked: added.unchecked,
                        ..made(added.number, fields, added.at, &added.quote)
                    };
                }
            }
            None => {}
        }
        patch
    }

    /// With a new event that the words `quote`, from the code point `at` on, speak of; and its id.
    pub fn with_event(&self, fields: &Fields, at: usize, quote: &str) -> (Patch, String) {
        let mut patch = self.clone();
        let added = made(self.next_number(), fields, at, quote);
        let id = added.id();
        patch.added.push(added);
        (patch, id)
    }

    /// With the event `from` taken for the same as `into`, which keeps its own fields and takes over the sentences.
    pub fn merged(&self, document: &AnalysisDocument, from: &str, into: &str) -> Patch {
        let same = match self.place(document, into) {
            Some(Place::Found(_, target)) => SameAs::Found(target),
            Some(Place::Added(at)) => match self.added.get(at) {
                Some(added) => SameAs::Added(added.number),
                None => return self.clone(),
            },
            None => return self.clone(),
        };
        let mut patch = self.clone();
        match self.place(document, from) {
            Some(_) if from == into => {}
            Some(Place::Found(_, target)) => patch.say(target, |word| word.merged = Some(same)),
            Some(Place::Added(at)) => {
                if let Some(added) = patch.added.get_mut(at) {
                    added.merged = Some(same);
                }
            }
            None => {}
        }
        patch
    }

    /// With the event made two: the new one has the same fields and the last of its sentences, or the same one where it has
    /// only one; and the id of the new one.
    pub fn split(&self, document: &AnalysisDocument, text: &str, id: &str) -> Option<(Patch, String)> {
        let event = self.apply(document, text).document.events.into_iter().find(|event| event.id == id)?;
        let quote = event.evidence.last()?;
        let (mut patch, new) = self.with_event(&Fields::of(&event), quote.start, &quote.quote);
        if let Some(added) = patch.added.last_mut() {
            added.unchecked = true;
        }
        if let (Some(Place::Found(_, target)), true) = (self.place(document, id), event.evidence.len() > 1) {
            let rest = event.evidence.len() - 1;
            patch.say(target, |word| word.sentences = Some(rest));
        }
        Some((patch, new))
    }

    /// With the furniture that begins at this code point counted as story, or as furniture again.
    pub fn with_restored(&self, start: usize, restored: bool) -> Patch {
        let mut patch = self.clone();
        patch.restored.retain(|at| *at != start);
        if restored {
            patch.restored.push(start);
            order::sort_by(&mut patch.restored, usize::cmp);
        }
        patch
    }

    /// Without a part that fits nothing any more.
    pub fn without(&self, part: Part) -> Patch {
        let mut patch = self.clone();
        match part {
            Part::Edit(place) if place < patch.edits.len() => {
                patch.edits.remove(place);
            }
            Part::Edit(_) => {}
            Part::Added(number) => patch.added.retain(|added| added.number != number),
        }
        patch
    }

    fn next_number(&self) -> u32 {
        self.added.iter().map(|added| added.number).max().unwrap_or(0).saturating_add(1)
    }

    fn place(&self, document: &AnalysisDocument, id: &str) -> Option<Place> {
        if let Some(index) = document.events.iter().position(|event| event.id == id) {
            return Some(Place::Found(index, Targets::new(document).of(index)?.clone()));
        }
        self.added.iter().position(|added| added.id() == id).map(Place::Added)
    }

    /// The event with this id as it stands with the reader's word in it.
    fn event(&self, document: &AnalysisDocument, id: &str) -> Option<EventRecord> {
        // Where the words stand does not matter for what the event says.
        let patched = self.apply(document, "");
        let added = || self.added.iter().find(|added| added.id() == id).map(super::apply::record);
        patched.document.events.into_iter().find(|event| event.id == id).or_else(added)
    }

    /// A word that says nothing is dropped.
    fn say(&mut self, target: Target, set: impl FnOnce(&mut Word)) {
        let at = place_of(self, &target);
        let mut word = at.and_then(|at| self.edits.get(at)).map(|edit| edit.word.clone()).unwrap_or_default();
        set(&mut word);
        match (at, word == Word::default()) {
            (Some(at), true) => {
                self.edits.remove(at);
            }
            (Some(at), false) => {
                if let Some(edit) = self.edits.get_mut(at) {
                    edit.word = word;
                }
            }
            (None, true) => {}
            (None, false) => self.edits.push(Edit { of: target, word }),
        }
    }
}

fn amend(word: &mut Word, found: &Fields, fields: &Fields) {
    let text = |new: &String, old: &String| (new != old).then(|| new.clone());
    word.kind = (fields.kind != found.kind).then_some(fields.kind);
    word.what = text(&fields.what, &found.what);
    word.status = (fields.status != found.status).then_some(fields.status);
    word.date = (fields.date != found.date).then_some(When(fields.date));
    word.title = text(&fields.title, &found.title);
    word.artists = (fields.artists != found.artists).then(|| fields.artists.clone());
    word.venue = text(&fields.venue, &found.venue);
    word.place = text(&fields.place, &found.place);
    word.measure = text(&fields.measure, &found.measure);
}

fn made(number: u32, fields: &Fields, at: usize, quote: &str) -> Added {
    Added {
        number,
        kind: fields.kind,
        what: fields.what.clone(),
        status: fields.status,
        title: fields.title.clone(),
        artists: fields.artists.clone(),
        date: When(fields.date),
        venue: fields.venue.clone(),
        place: fields.place.clone(),
        measure: fields.measure.clone(),
        at,
        quote: quote.to_owned(),
        unchecked: false,
        merged: None,
    }
}
