//! Which events are compared at all: those that share a key. Each event has a few, so that the number of comparisons
//! grows with the number of events.

use super::artist::last_word;
use super::sketch::{Sketch, Stage};
use crate::event::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// With how many of the next in its block, by date, an event is compared: a block may hold every article of an archive.
const NEXT: usize = 24;

/// A key: the kind, which sort of key, and the words.
type Key<'s> = (Kind, char, &'s str);

/// Pairs of indices, the smaller first, each once and in order; never two events of one article.
pub fn candidates(sketches: &[Sketch]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, sketch) in sketches.iter().enumerate() {
        for key in keys(sketch) {
            blocks.entry(key).or_default().push(index);
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values_mut() {
        // By date, those without one at the end of their window: what may be one stands near each other.
        block.sort_by_key(|&index| (place_in_time(&sketches[index]), index));
        block.dedup();
        for (position, &a) in block.iter().enumerate() {
            for &b in block.iter().skip(position + 1).take(NEXT) {
                if sketches[a].article != sketches[b].article {
                    pairs.insert((a.min(b), a.max(b)));
                }
            }
        }
    }
    pairs
}

fn place_in_time(sketch: &Sketch) -> Option<crate::edtf::Date> {
    sketch.days.or(sketch.window).map(|(first, _)| first)
}

fn keys<'s>(sketch: &'s Sketch) -> BTreeSet<Key<'s>> {
    let kind = sketch.event.kind;
    let mut keys = BTreeSet::new();
    let surnames = || sketch.acts.iter().map(|act| last_word(&act.name));
    // What goes without a title is found by its day.
    keys.insert((kind, 'd', sketch.day_key.as_str()));
    match (kind, sketch.stage()) {
        (Kind::Release | Kind::Record, _) => {
            keys.insert((kind, 't', sketch.title.plain.as_str()));
        }
        (Kind::Award, _) => {
            keys.extend(sketch.shows.iter().map(|show| (kind, 't', show.as_str())));
            keys.extend(surnames().map(|name| (kind, 'a', name)));
        }
        (Kind::Concert, Stage::Tour) => {
            keys.insert((kind, 't', sketch.title.plain.as_str()));
            keys.extend(surnames().map(|name| (kind, 'u', name)));
        }
        (Kind::Concert, Stage::Festival) => keys.extend(sketch.shows.iter().map(|show| (kind, 'f', show.as_str()))),
        (Kind::Concert, Stage::Show) => {
            keys.extend(surnames().map(|name| (kind, 'a', name)));
            keys.extend(sketch.acts.iter().flat_map(|act| &act.others).map(|name| (kind, 'a', last_word(name))));
            keys.extend(sketch.venue.iter().map(|venue| (kind, 'v', venue.as_str())));
        }
    }
    keys.retain(|(_, _, words)| !words.is_empty());
    keys
}
