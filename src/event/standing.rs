//! What a time expression tells whatever candidate asks for its date: worked out and weighed once for all candidates of one
//! kind that it stands to alike, since those of a sentence and its neighbours ask for the same few dates.

use super::Kind;
use super::date::read;
use super::date_noun::{attributive, grain, names_an_age, year_of};
use super::place::function_word;
use super::scene::{Scene, kind_name};
use super::value::{Value, value};
use super::weights::{Feature, Score, Weights, bucket};
use crate::mention::MentionKind;
use crate::timex::{Modifier, TimexKind};
use std::ops::Range;

/// A time expression as candidates of one kind see it from one place. Its features stand in the order that scores add them.
pub struct Standing<'s> {
    /// Its tokens.
    pub place: Range<usize>,
    /// The mention that it stands in.
    pub inside: Option<usize>,
    /// Whether only the candidate whose title it stands in may be dated by it.
    pub bound: bool,
    /// How wide its date is.
    pub grain: Value<'static>,
    /// Whether its date lies before or after the day of publication.
    pub ahead: Value<'static>,
    /// The word before it.
    pub before: Value<'s>,
    /// The work that it gives the year of.
    pub year_of: Option<usize>,
    /// What it is to the noun after it, unless nothing, and what that weighs.
    pub attributive: Option<(Value<'static>, Feature)>,
    /// What the verb beside it tells of.
    pub told: Value<'static>,
    /// Where it stands, and how wide it is.
    pub opening: [Feature; 5],
    /// Which expression it is.
    pub expression: [Feature; 3],
    /// Whether it lies ahead.
    pub kind_ahead: Feature,
    /// How many others stand beside it.
    pub among: Feature,
    /// The words around it.
    pub around: [Feature; 4],
    /// The verb beside it.
    pub verb: [Feature; 2],
    /// The word of that verb.
    pub verb_word: Feature,
}

impl<'s> Standing<'s> {
    /// `None` where it cannot date an event of that kind.
    fn new(scene: &Scene<'s>, weights: &Weights, timex: usize, kind: Kind, from: Value<'static>) -> Option<Self> {
        let found = &scene.timexes[timex];
        let edtf = read(scene, found, kind)?;
        let place = scene.timex_tokens(timex);
        let is_date = matches!(found.kind, TimexKind::Date | TimexKind::Time);
        if !is_date || kind != Kind::Release && names_an_age(scene, &edtf, &place) {
            return None;
        }
        let inside = scene.mention_at(place.start);
        let within = inside.map(|mention| scene.mention(mention).kind);
        // 'Summer' inside a band's name dates nothing; 'Lane to Hull in April' holds more than the name.
        let led = place.start.checked_sub(1).is_some_and(|before| {
            scene.mention_at(before) == inside && matches!(scene.word(before), "in" | "on" | "since" | "until" | "from")
        });
        let kind = Value::new(kind.name());
        let grain = grain(&edtf);
        let ahead = match (edtf.first_day(), edtf.last_day(), scene.article.published.map(|published| published.date)) {
            (Some(first), _, Some(published)) if first > published => value!("ahead"),
            (_, Some(last), Some(published)) if last < published => value!("past"),
            (_, _, Some(_)) => value!("now"),
            _ => value!("unknown"),
        };
        let before = function_word(scene, place.start.checked_sub(1));
        let after = function_word(scene, Some(place.end));
        let (verb_before, verb_after) = scene.verbs_around(timex);
        let told = verb_before.or(verb_after).map_or(value!("nothing"), |verb| happening(scene.word(verb)));
        let sentence = scene.doc.sentence_at(found.span.start).unwrap_or(usize::MAX).min(scene.doc.sentences.len() - 1);
        let beside = bucket(scene.timexes_in(scene.sentence_tokens(sentence)).len());
        let date = Score::new(weights, "date");
        let attributive = Some(attributive(scene, &place)).filter(|attributive| *attributive != "no").map(|attributive| {
            let attributive = Value::new(attributive);
            (attributive, date.feature("attributive", &[kind, attributive, from]))
        });
        Some(Standing {
            inside,
            bound: !led && matches!(within, Some(MentionKind::Person | MentionKind::Group | MentionKind::Work)),
            grain,
            ahead,
            before,
            year_of: year_of(scene, &place),
            attributive,
            told,
            opening: [
                date.feature("from", &[from]),
                date.feature("kind+from", &[kind, from]),
                date.feature("grain", &[grain]),
                date.feature("kind+grain", &[kind, grain]),
                date.feature("from+grain", &[from, grain]),
            ],
            expression: [
                date.feature("timex", &[found.rule.into()]),
                date.feature("inside", &[within.map_or(value!("none"), kind_name)]),
                date.feature("modifier", &[found.modifier.map_or(value!("none"), modifier)]),
            ],
            kind_ahead: date.feature("kind+ahead", &[kind, ahead]),
            among: date.feature("among", &[from, beside]),
            around: [
                date.feature("before", &[before]),
                date.feature("kind+before", &[kind, before]),
                date.feature("grain+before", &[grain, before]),
                date.feature("after", &[after]),
            ],
            verb: [date.feature("far-verb", &[from, told]), date.feature("far-verb+kind", &[kind, told])],
            verb_word: date.feature("far-word", &[kind, verb_before.map_or(value!(""), |verb| scene.value(verb))]),
            place,
        })
    }
}

/// How many expressions are remembered as they were seen last.
const REMEMBERED: usize = 256;

/// An expression by number, the kind of candidate, and where it stands to it.
type Key = (usize, Kind, u64);

/// Time expressions as they were seen last: no more than [`REMEMBERED`], however long the text is.
pub struct Standings<'s> {
    seen: Vec<Option<(Key, Option<Standing<'s>>)>>,
}

impl<'s> Standings<'s> {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Standings { seen: (0..REMEMBERED).map(|_| None).collect() }
    }

    /// A time expression as candidates of a kind see it from one place; `None` where it cannot date them.
    pub fn of(
        &mut self,
        scene: &Scene<'s>,
        weights: &Weights,
        timex: usize,
        kind: Kind,
        from: Value<'static>,
    ) -> Option<&Standing<'s>> {
        let key = (timex, kind, from.digest());
        let place = (timex * Kind::ALL.len() + kind as usize) ^ (from.digest() >> 32) as usize;
        let seen = &mut self.seen[place % REMEMBERED];
        if seen.as_ref().is_none_or(|(known, _)| *known != key) {
            *seen = Some((key, Standing::new(scene, weights, timex, kind, from)));
        }
        seen.as_ref().and_then(|(_, standing)| standing.as_ref())
    }
}

/// The kind of happening that a verb tells of.
fn happening(verb: &str) -> Value<'static> {
    match verb {
        "released" | "release" | "dropped" | "drops" | "issued" | "unveiled" | "arrives" | "premiered" | "shared"
        | "launched" | "debuted" | "published" | "releasing" | "dropping" => value!("release"),
        "won" | "awarded" | "nominated" | "inducted" | "honoured" | "honored" | "winning" => value!("award"),
        "played" | "performed" | "plays" | "headlined" | "sang" | "opens" | "kicks" | "opened" | "returns" | "performing"
        | "held" | "toured" | "taking" | "begins" | "starts" => value!("concert"),
        "said" | "told" | "announced" | "says" | "revealed" | "confirmed" | "wrote" | "posted" | "tweeted" | "added" => {
            value!("telling")
        }
        "topped" | "peaked" | "reached" | "sold" | "charted" | "hit" | "broke" | "rose" | "certified" | "entered" => {
            value!("record")
        }
        "was" | "were" | "is" | "are" | "has" | "had" | "have" | "be" | "will" => value!("small"),
        _ => value!("other"),
    }
}

fn modifier(modifier: Modifier) -> Value<'static> {
    match modifier {
        Modifier::Start => value!("start"),
        Modifier::Mid => value!("mid"),
        Modifier::End => value!("end"),
        Modifier::Approx => value!("approx"),
        Modifier::Before => value!("before"),
        Modifier::After => value!("after"),
        Modifier::LessThan => value!("less"),
        Modifier::MoreThan => value!("more"),
    }
}
