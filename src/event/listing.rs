//! Lists of dates: `12 March: Glasgow, Barrowland`, `Glasgow Barrowland – Tue 12th`, `July 18: Glass Ferry`. Each entry is a
//! concert; the act and the tour stand above the list.

use super::Kind;
use super::argument::entities;
use super::candidate::{Candidate, When};
use super::scene::{Scene, is_act};
use crate::lexicon::{PLACES, WordSet};
use crate::mention::{EntityId, MentionKind};
use crate::text::TokenKind;
use std::ops::Range;

/// How many sentences above a list may name its act and its tour.
const REACH: usize = 8;

/// The longest entry, in tokens.
const LONGEST: usize = 24;

/// Reads the sentence as one or more entries. Whether it is.
pub fn entries(scene: &Scene, sentence: usize, out: &mut Vec<Candidate>) -> bool {
    let tokens = scene.sentence_tokens(sentence);
    let found = if opens_with_date(scene, &tokens) { dates_first(scene, &tokens) } else { dates_last(scene, &tokens) };
    if found.is_empty() {
        return false;
    }
    let head = Head::above(scene, sentence);
    let listed = found.len() > 1 || neighbour(scene, sentence);
    let before = out.len();
    for (timex, rest, whole) in found {
        out.extend(entry(scene, sentence, timex, rest, whole, &head, listed));
    }
    out.len() > before
}

/// The date of an entry, its other words, and all of it.
type Entry = (usize, Range<usize>, Range<usize>);

/// `12 March: Glasgow 13 March: Leeds`: from each date to the next.
fn dates_first(scene: &Scene, tokens: &Range<usize>) -> Vec<Entry> {
    let dated = dated(scene, tokens);
    let starts: Vec<usize> = dated.iter().map(|(_, place)| place.start).collect();
    if starts.len() == 1 && tokens.len() > LONGEST + 2 {
        return Vec::new();
    }
    let entry = |(index, (timex, place)): (usize, &(usize, Range<usize>))| {
        let end = starts.get(index + 1).copied().unwrap_or(tokens.end);
        let rest = place.end..end;
        let fits = !rest.is_empty() && rest.len() <= LONGEST && !reads_as_prose(scene, rest.clone());
        fits.then_some((*timex, rest, place.start..end))
    };
    dated.iter().enumerate().filter_map(entry).collect()
}

/// `Glasgow Barrowland – Tue 12th Leeds Brudenell – Wed 13th`: a dash before each date.
fn dates_last(scene: &Scene, tokens: &Range<usize>) -> Vec<Entry> {
    let dashed = |place: &Range<usize>| {
        place.start.checked_sub(1).is_some_and(|at| matches!(scene.word(at), "-" | "–" | "—" | ":" | ","))
            && place.start > tokens.start
    };
    let mut start = tokens.start;
    let mut found = Vec::new();
    for (timex, place) in dated(scene, tokens) {
        let rest = start..place.start.saturating_sub(1).max(start);
        let short = rest.len().min(LONGEST);
        let rest = rest.end - short..rest.end;
        // A month on a line of its own heads the dates below it.
        if dashed(&place) && !rest.is_empty() && rest.len() <= 9 && !reads_as_prose(scene, rest.clone()) {
            found.push((timex, rest.clone(), rest.start..place.end));
        }
        start = place.end;
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// The days of the range, with their tokens.
fn dated(scene: &Scene, tokens: &Range<usize>) -> Vec<(usize, Range<usize>)> {
    let timexes = scene.timexes_in(tokens.clone()).filter(|timex| scene.timexes[*timex].edtf.is_some());
    timexes.map(|timex| (timex, scene.timex_tokens(timex))).collect()
}

/// Whether a date stands at the head, after a bullet at most.
fn opens_with_date(scene: &Scene, tokens: &Range<usize>) -> bool {
    let head = tokens.start..(tokens.start + 3).min(tokens.end);
    let timex = scene.timexes_in(head).next();
    timex.is_some_and(|timex| {
        let start = scene.timex_tokens(timex).start;
        let bullet = |at: usize| scene.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Punct | TokenKind::Number));
        scene.timexes[timex].edtf.is_some() && (tokens.start..start).all(bullet)
    })
}

/// Whether a sentence beside this one opens with a date as well.
fn neighbour(scene: &Scene, sentence: usize) -> bool {
    let near = sentence.saturating_sub(2)..(sentence + 3).min(scene.doc.sentences.len());
    near.filter(|other| *other != sentence).any(|other| {
        let tokens = scene.sentence_tokens(other);
        tokens.len() <= LONGEST && opens_with_date(scene, &tokens)
    })
}

/// Whether a plain finite verb or the like stands in the range: then it is prose, not a list entry.
fn reads_as_prose(scene: &Scene, tokens: Range<usize>) -> bool {
    scene.any_word(
        tokens,
        const {
            &WordSet::new(&[
                "is",
                "are",
                "was",
                "were",
                "will",
                "has",
                "have",
                "had",
                "said",
                "says",
                "released",
                "performed",
                "played",
                "after",
                "when",
                "that",
                "who",
                "which",
                "for",
                "as",
                "be",
                "he",
                "she",
                "they",
                "it",
                "his",
                "her",
                "their",
            ])
        },
    )
}

/// What stands above a list of dates.
#[derive(Default)]
struct Head {
    act: Option<EntityId>,
    act_mention: Option<usize>,
    tour: Option<usize>,
}

impl Head {
    /// Reads the sentences above the list that `sentence` stands in, the nearest first.
    fn above(scene: &Scene, sentence: usize) -> Head {
        let mut head = Head::default();
        let first = scene.list_start(sentence);
        for above in (first.saturating_sub(REACH)..first).rev() {
            let tokens = scene.sentence_tokens(above);
            let mentions = scene.mentions_in(tokens.clone());
            if head.tour.is_none() {
                head.tour = mentions.clone().rev().find(|mention| {
                    let named = scene.token(scene.mention_tokens(*mention).start).is_some_and(|token| token.is_capitalised());
                    scene.mention(*mention).kind == MentionKind::Tour && !scene.mention(*mention).anaphoric && named
                });
            }
            if head.act.is_none() && scene.any_word(tokens, OF_SHOWS) {
                let act = mentions.clone().find(|mention| is_act(scene.mention(*mention).kind));
                head.act_mention = act;
                head.act = act.map(|act| scene.mention(act).entity);
            }
        }
        if let Some(owner) = head.tour.and_then(|tour| scene.entity_of(tour).by.first().copied()) {
            head.act = Some(owner);
        }
        head.act = head.act.or(scene.main_act);
        head
    }
}

/// Words of a sentence that speaks of shows.
const OF_SHOWS: &WordSet = &WordSet::new(&[
    "tour",
    "tours",
    "touring",
    "dates",
    "shows",
    "show",
    "gigs",
    "concerts",
    "residency",
    "perform",
    "play",
    "headline",
    "road",
    "run",
]);

/// The concert that an entry stands for.
fn entry(
    scene: &Scene,
    sentence: usize,
    timex: usize,
    rest: Range<usize>,
    whole: Range<usize>,
    head: &Head,
    listed: bool,
) -> Option<Candidate> {
    let parts = parts(scene, rest.clone());
    let kind_of = |part: &Range<usize>| part.clone().find_map(|token| scene.mention_at(token));
    let mut candidate =
        Candidate::new(Kind::Concert, "concert", "date-entry", sentence, whole.clone(), scene.doc.span_of(whole.clone()));
    candidate.when = When::At(timex);
    candidate.date_from = "own";
    let mut open = Vec::new();
    for (part, role) in parts {
        let mention = kind_of(&part);
        match mention.map(|mention| scene.mention(mention).kind) {
            _ if role == Role::Town && candidate.place_words.is_none() => candidate.place_words = Some(part),
            Some(MentionKind::Festival) if candidate.title.is_none() => {
                candidate.title = mention;
                candidate.title_from = "entry";
                candidate.what = "festival";
            }
            Some(MentionKind::Venue) if candidate.venue_words.is_none() => candidate.venue_words = Some(part),
            _ if role == Role::Hall && candidate.venue_words.is_none() => candidate.venue_words = Some(part),
            Some(MentionKind::Place) if candidate.place_words.is_none() => candidate.place_words = Some(part),
            _ => open.push(part),
        }
    }
    let mut acts: Vec<usize> = Vec::new();
    for part in open {
        // `Leeds, The Loft`: of a place and an unknown name the other is the hall; `MA` belongs to its city.
        let state = part.len() == 1 && part.clone().all(|token| scene.doc.raw(token).len() == 2);
        match (&candidate.place_words, &candidate.venue_words) {
            (Some(place), _) if state && place.end < part.start => candidate.place_words = Some(place.start..part.end),
            (None, Some(_)) => candidate.place_words = Some(part),
            (Some(_), None) => candidate.venue_words = Some(part),
            _ => acts.extend(scene.mentions_in(part).filter(|mention| is_act(scene.mention(*mention).kind))),
        }
    }
    let somewhere = candidate.place_words.is_some() || candidate.venue_words.is_some();
    if !(somewhere || candidate.title.is_some() || (listed && !acts.is_empty())) {
        return None;
    }
    candidate.features.push(("entry", if listed { "listed" } else { "alone" }));
    candidate.features.push(("entry-place", if somewhere { "true" } else { "false" }));
    if !somewhere && !acts.is_empty() {
        candidate.artists = entities(scene, &acts);
        candidate.artist_mentions = acts;
        candidate.artists_from = "entry";
    } else if let Some(act) = head.act {
        candidate.artists = vec![act];
        candidate.artist_mentions =
            head.act_mention.filter(|mention| scene.mention(*mention).entity == act).into_iter().collect();
        candidate.artists_from = "above";
    }
    if candidate.title.is_none() && head.tour.is_some() {
        candidate.title = head.tour;
        candidate.title_from = "above";
    }
    Some(candidate)
}

/// What the marks of an entry tell of one of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Nothing.
    Open,
    /// `@` or `at` stands before it, or its town.
    Hall,
    /// Its hall stands right after it: `Leeds Dock Hall`.
    Town,
}

/// The parts of an entry between its marks, with what they are.
fn parts(scene: &Scene, rest: Range<usize>) -> Vec<(Range<usize>, Role)> {
    let mut parts = Vec::new();
    let (mut start, mut role) = (rest.start, Role::Open);
    for token in rest.start..=rest.end {
        let ends = token == rest.end;
        let mark = matches!(
            scene.word(token),
            "," | "-" | "–" | "—" | "@" | "|" | ":" | "(" | ")" | "*" | "at" | "." | "/" | ";" | "•" | "·" | "in" | "with" | "w"
        );
        let inside = token > start && scene.mention_at(token).is_some() && scene.mention_at(token) == scene.mention_at(token - 1);
        if ends || (mark && !inside) {
            let town = if role == Role::Open { town(scene, start..token) } else { 0 };
            if town > 0 {
                parts.push((start..start + town, Role::Town));
                parts.push((start + town..token, Role::Hall));
            } else if start < token {
                parts.push((start..token, role));
            }
            (start, role) = (token + 1, if matches!(scene.word(token), "@" | "at") { Role::Hall } else { Role::Open });
        }
    }
    parts
}

/// How many words of a part are a town before the name of its hall; 0 where they are not.
fn town(scene: &Scene, part: Range<usize>) -> usize {
    let place = scene.mention_at(part.start).filter(|mention| scene.mention(*mention).kind == MentionKind::Place);
    if place.is_some_and(|place| scene.mention_tokens(place).end >= part.end) {
        return 0;
    }
    let words = PLACES.longest(part.clone().map(|token| scene.word(token))).map_or(0, |found| found.words);
    let hall = part.start + words..part.end;
    let code = hall.len() == 1 && scene.doc.raw(hall.start).len() <= 3;
    let named = scene.token(hall.start).is_some_and(|token| token.is_capitalised() && token.kind == TokenKind::Word);
    if words > 0 && hall.start < part.end && !code && named { words } else { 0 }
}
