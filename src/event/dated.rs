//! How well each time expression would date a candidate, and how well having no date would do.

use super::candidate::Candidate;
use super::date_noun::grain;
use super::place::{clauses, gap};
use super::scene::{Scene, kind_name};
use super::standing::{Standing, Standings};
use super::value::{Value, truth, value};
use super::weights::{Score, Weights, bucket};
use crate::article::RegionKind;
use crate::lexicon::WordSet;
use std::ops::Range;

/// How many time expressions to each side of the trigger are looked at.
pub const MOST: usize = 8;

/// How many tokens may stand between a trigger and the 'now' that dates it.
const NOW_REACH: usize = 4;

/// The score of having no date.
pub fn undated<'w>(scene: &Scene, weights: &'w Weights, asker: &Asker) -> Score<'w> {
    let mut score = Score::new(weights, "date");
    let Asker { candidate, kind, what, rule, tense, .. } = *asker;
    let here = &asker.here;
    score.add("none", kind);
    score.add("none-rule", rule);
    score.add_all("none-what", &[kind, what]);
    score.add_all("none-here", &[kind, bucket(here.len())]);
    let clause = scene.clause_at(candidate.trigger.start);
    let beside = here.clone().take(MOST).any(|timex| {
        let place = scene.timex_tokens(timex).start;
        scene.clause_at(place) == clause && scene.timexes[timex].edtf.is_some()
    });
    score.add_all("none-clause", &[kind, truth(beside)]);
    score.add_all("none-clause-rule", &[rule, truth(beside)]);
    score.flag("none-open", scene.region(candidate.sentence) == RegionKind::Headline);
    score.add_all("none-tense", &[kind, tense]);
    score.add("none-title", candidate.title.map_or(value!("none"), |title| kind_name(scene.mention(title).kind)));
    score.add("none-from", candidate.title_from);
    score.add_all("none-form", &[kind, asker.form]);
    score.add_all("none-vague", &[kind, asker.vague]);
    score
}

/// Adds to the score of a run's first day what tells that the run is meant.
pub fn run(scene: &Scene, asker: &Asker, first: usize, last: usize, from: Value<'static>, score: &mut Score) {
    let Asker { candidate, what, rule, .. } = *asker;
    let wide = |timex: usize| scene.timexes[timex].edtf.map_or(value!("none"), |edtf| grain(&edtf));
    score.add("run", from);
    score.add_all("run-what", &[what, from]);
    score.add_all("run-rule", &[rule, from]);
    score.add_all("run-grain", &[wide(first), wide(last)]);
    score.add_all("run-gap", &[from, bucket(gap(&candidate.trigger, &scene.timex_tokens(first)))]);
    score.add_all("run-here", &[from, bucket(asker.here.len())]);
    score.add_all("run-between", &[from, bucket(last - first)]);
    let title = candidate.title.map_or(value!("none"), |title| kind_name(scene.mention(title).kind));
    score.add_all("run-title", &[title, from]);
    score.add("run-word", scene.value(candidate.trigger.start));
}

/// What asks for a date: a candidate, with what every time expression is asked of it.
pub struct Asker<'c> {
    candidate: &'c Candidate,
    /// The triggers of its sentence.
    triggers: &'c [Range<usize>],
    /// The tokens of its evidence.
    tokens: Range<usize>,
    /// The time expressions among them.
    pub here: Range<usize>,
    title: Option<Range<usize>>,
    looks_back: bool,
    kind: Value<'static>,
    what: Value<'static>,
    rule: Value<'static>,
    tense: Value<'static>,
    /// How the verb of the trigger stands.
    form: Value<'static>,
    /// The adverb beside it that says when and gives no date.
    vague: Value<'c>,
}

impl<'c> Asker<'c> {
    /// The candidate as one that asks.
    pub fn new(scene: &Scene<'c>, candidate: &'c Candidate, triggers: &'c [Range<usize>]) -> Self {
        let tokens = scene.doc.tokens_in(candidate.evidence);
        Asker {
            candidate,
            triggers,
            here: scene.timexes_in(tokens.clone()),
            looks_back: looks_back(scene, tokens.clone()),
            tokens,
            title: candidate.title.map(|title| scene.mention_tokens(title)),
            kind: Value::new(candidate.kind.name()),
            what: Value::new(candidate.what),
            rule: Value::new(candidate.rule),
            tense: tense(candidate),
            form: form(scene, candidate),
            vague: vague(scene, candidate),
        }
    }
}

/// The score of a time expression; `None` where it cannot date the candidate.
pub fn dated<'w, 's>(
    scene: &Scene<'s>,
    weights: &'w Weights,
    standings: &mut Standings<'s>,
    asker: &Asker,
    timex: usize,
    from: Value<'static>,
) -> Option<Score<'w>> {
    let Asker { candidate, kind, what, rule, tense, .. } = *asker;
    let standing = standings.of(scene, weights, timex, candidate.kind, from)?;
    let (place, grain, ahead) = (&standing.place, standing.grain, standing.ahead);
    // 'Is now at number one' says when; 'number one, and now I wonder' does not.
    if scene.timexes[timex].rule == "now" && gap(&candidate.trigger, place) > NOW_REACH {
        return None;
    }
    if standing.bound && standing.inside != candidate.title {
        return None;
    }
    let from_here = from.text() == "here";
    let mut score = Score::new(weights, "date");
    score.put(&standing.opening);
    score.add_all("what+grain", &[what, grain]);
    score.add_all("rule+grain", &[rule, grain]);
    score.put(&standing.expression);
    score.add_all("tense+ahead", &[tense, ahead]);
    score.put(&[standing.kind_ahead]);
    let own = if from_here { value!("here") } else { value!("other") };
    score.add_all("looks-back+ahead", &[truth(asker.looks_back), ahead, own]);
    score.add_all("what+from", &[what, from]);
    score.add_all("rule+from", &[rule, from]);
    score.add_all("form+ahead", &[asker.form, ahead, own]);
    score.add_all("form+from", &[asker.form, from]);
    score.add_all("vague+from", &[asker.vague, from]);
    score.add_all("vague+ahead", &[asker.vague, ahead, own]);
    if from_here {
        stands_here(scene, asker, timex, standing, &mut score);
    } else {
        let sentence = scene.doc.sentence_at(scene.timexes[timex].span.start).unwrap_or(usize::MAX);
        let named = |mention: usize| scene.names(sentence, scene.mention(mention).entity);
        let titled = candidate.title.is_some_and(named);
        let shares = match () {
            () if titled => value!("title"),
            () if candidate.artists.iter().any(|artist| scene.names(sentence, *artist)) => value!("act"),
            () => value!("nothing"),
        };
        score.add_all("shares", &[shares, from]);
        score.add_all("shares+kind", &[shares, kind]);
        score.add_all("shares+grain", &[shares, grain]);
        // A date of a sentence that has several belongs to one of several things.
        score.put(&[standing.among]);
        let paragraph = |sentence: usize| scene.doc.sentences.get(sentence).map(|sentence| sentence.paragraph);
        let paragraph = truth(paragraph(sentence) == paragraph(candidate.sentence));
        score.add_all("paragraph", &[from, paragraph]);
        score.add_all("paragraph+shares", &[from, paragraph, shares]);
    }
    score.put(&standing.around);
    if let Some(owner) = standing.year_of {
        let whose = if candidate.title == Some(owner) { value!("own") } else { value!("other") };
        score.add_all("year-of", &[from, whose]);
        score.add_all("year-of+kind", &[kind, whose]);
        score.add_all("year-of+rule", &[rule, whose]);
    }
    if let Some((attributive, feature)) = standing.attributive {
        score.put(&[feature]);
        score.add_all("attributive+rule", &[rule, attributive]);
    }
    if from_here {
        verbs(scene, asker, timex, &mut score);
    } else {
        // What another sentence dates by its verb: its release, its show, something else.
        score.put(&standing.verb);
        score.add_all("far-verb+rule", &[rule, standing.told]);
        score.put(&[standing.verb_word]);
    }
    score.flag("other-happening", has_its_own_verb(scene, candidate, place));
    Some(score)
}

/// Adds how a time expression stands in the candidate's own sentence.
fn stands_here(scene: &Scene, asker: &Asker, timex: usize, standing: &Standing, score: &mut Score) {
    let Asker { candidate, triggers, kind, rule, .. } = *asker;
    let (place, before) = (&standing.place, standing.before);
    let trigger = &candidate.trigger;
    let near = gap(trigger, place);
    let side = if place.start >= trigger.end { value!("right") } else { value!("left") };
    let apart = clauses(scene, trigger, place);
    score.add_all("gap", &[side, bucket(near)]);
    score.add_all("clauses", &[side, apart]);
    score.add_all("kind+clauses", &[kind, apart]);
    if let Some(title) = &asker.title {
        let side = if place.start >= title.end { value!("right") } else { value!("left") };
        score.add_all("title-gap", &[side, bucket(gap(title, place))]);
        score.add_all("title-clauses", &[side, clauses(scene, title, place)]);
    }
    let nearer = triggers.iter().filter(|other| *other != trigger && gap(other, place) < near).count();
    score.add("nearer-triggers", bucket(nearer));
    let (low, high) = (trigger.start.min(place.start), trigger.end.max(place.end));
    let between = bucket(scene.timexes_in(low..high).filter(|other| *other != timex).take(9).count());
    score.add("between", between);
    score.add_all("side+between", &[side, between]);
    score.flag("only", asker.here.len() == 1);
    score.add("order", order(scene, asker, timex));
    score.add_all("before+clauses", &[before, apart]);
    score.add_all("before+side", &[before, side]);
    score.add_all("rule+before", &[rule, before]);
    score.add_all("gap+grain", &[side, bucket(near), standing.grain]);
    let between = triggers.iter().filter(|other| other.start >= low && other.end <= high && *other != trigger).count();
    score.add_all("triggers-between", &[side, bucket(between)]);
    score.flag("opens", place.start <= scene.sentence_tokens(candidate.sentence).start + 1);
}

/// Whether the sentence says that it is over: 'recently ended', 'was held'.
fn looks_back(scene: &Scene, tokens: Range<usize>) -> bool {
    const OVER: WordSet = WordSet::new(&[
        "recently",
        "ended",
        "wrapped",
        "concluded",
        "finished",
        "held",
        "was",
        "were",
        "previously",
        "had",
        "earlier",
    ]);
    scene.any_word(tokens, &OVER)
}

/// What the verbs around a date tell: whether they are the candidate's own, and which they are.
fn verbs(scene: &Scene, asker: &Asker, timex: usize, score: &mut Score) {
    let Asker { candidate, kind, rule, .. } = *asker;
    let (before, after) = scene.verbs_around(timex);
    let trigger = &candidate.trigger;
    let whose = |verb: Option<usize>| match verb {
        None => value!("none"),
        Some(verb) if trigger.contains(&verb) => value!("own"),
        Some(verb) if verb < trigger.start && trigger.start - verb <= 3 => value!("near"),
        Some(_) => value!("other"),
    };
    let word = |verb: Option<usize>| verb.map_or(value!(""), |verb| scene.value(verb));
    let (left, right) = (whose(before), whose(after));
    score.add_all("verbs", &[left, right]);
    score.add_all("verbs+rule", &[rule, left, right]);
    score.add_all("verb-before", &[kind, left, word(before)]);
    if [left, right].iter().all(|whose| whose.text() != "own") {
        score.add_all("verb-after", &[kind, right, word(after)]);
    }
}

/// How the verb of the trigger stands: by the auxiliary before it, else by its own ending.
fn form(scene: &Scene, candidate: &Candidate) -> Value<'static> {
    let start = candidate.trigger.start;
    let clause = scene.clause_at(start);
    let before = (start.saturating_sub(4)..start).rev().take_while(|at| scene.clause_at(*at) == clause);
    let auxiliary = before.filter(|at| scene.timex_at(*at).is_none()).find_map(|at| match scene.word(at) {
        "will" | "'ll" | "shall" => Some(value!("will")),
        "would" | "could" | "might" | "may" | "should" => Some(value!("would")),
        "has" | "have" | "'ve" => Some(value!("has")),
        "had" => Some(value!("had")),
        "was" | "were" => Some(value!("was")),
        "is" | "are" | "'re" => Some(value!("is")),
        "to" => Some(value!("to")),
        _ => None,
    });
    let word = scene.word(start);
    auxiliary.unwrap_or(match () {
        () if matches!(word, "is" | "are" | "has" | "have" | "was" | "were" | "had" | "will") => value!("small"),
        () if word.ends_with("ed") => value!("-ed"),
        () if word.ends_with("ing") => value!("-ing"),
        () if scene.verb_class(start).is_none() => value!("noun"),
        () if word.ends_with('s') => value!("-s"),
        () => value!("bare"),
    })
}

/// Adverbs that say when, and give no date.
const VAGUE: WordSet = WordSet::new(&[
    "recently",
    "previously",
    "formerly",
    "once",
    "already",
    "earlier",
    "later",
    "soon",
    "just",
    "lately",
    "since",
    "eventually",
    "upcoming",
    "forthcoming",
    "now",
    "currently",
    "still",
    "ever",
    "never",
    "always",
    "then",
    "finally",
    "again",
    "first",
    "originally",
    "meanwhile",
    "also",
    "so",
    "last",
    "next",
    "previous",
    "recent",
    "latest",
]);

/// The vague adverb that stands nearest to the trigger in its clause.
fn vague<'s>(scene: &Scene<'s>, candidate: &Candidate) -> Value<'s> {
    const REACH: usize = 8;
    let (start, end) = (candidate.trigger.start, candidate.trigger.end);
    let clause = scene.clause_at(start);
    let sentence = scene.sentence_tokens(candidate.sentence);
    let near = (start.saturating_sub(REACH).max(sentence.start)..(end + REACH).min(sentence.end))
        .filter(|at| scene.clause_at(*at) == clause && scene.timex_at(*at).is_none() && scene.mention_at(*at).is_none())
        .filter(|at| scene.doc.is_in(*at, &VAGUE));
    near.min_by_key(|at| gap(&(start..end), &(*at..*at + 1))).map_or(value!("none"), |at| scene.value(at))
}

/// Whether works and dates that are equally many stand in one order: `X in 2012 and Y in 2014`.
fn order(scene: &Scene, asker: &Asker, timex: usize) -> Value<'static> {
    let Asker { candidate, here, tokens, .. } = asker;
    let Some(title) = candidate.title.filter(|_| (2..9).contains(&here.len())) else { return value!("none") };
    let kind = scene.mention(title).kind;
    let alike = |mention: &usize| scene.mention(*mention).kind == kind && !scene.mention(*mention).anaphoric;
    let titles = scene.mentions_in(tokens.clone()).filter(alike);
    let (count, rank) =
        titles.fold((0, None), |(count, rank), mention| (count + 1, if mention == title { Some(count) } else { rank }));
    match rank {
        Some(rank) if count == here.len() => {
            if rank == timex - here.start {
                value!("same")
            } else {
                value!("other")
            }
        }
        _ => value!("none"),
    }
}

fn tense(candidate: &Candidate) -> Value<'static> {
    let modality = &candidate.modality;
    match () {
        () if modality.cancelled => value!("cancelled"),
        () if modality.future => value!("future"),
        () if modality.perfect => value!("perfect"),
        () if modality.hypothetical => value!("hypothetical"),
        () => value!("plain"),
    }
}

/// Verbs of a life's dates, which are never those of a release, a record, a show or a prize.
const OTHER_HAPPENINGS: WordSet = WordSet::new(&[
    "died",
    "born",
    "founded",
    "formed",
    "signed",
    "joined",
    "left",
    "moved",
    "married",
    "split",
    "death",
    "established",
    "built",
    "retired",
    "arrested",
    "diagnosed",
    "discharged",
    "enlisted",
    "disbanded",
    "birthday",
    "begun",
    "jailed",
    "graduated",
    "recorded",
    "filmed",
    "killed",
    "sale",
    "tickets",
    "said",
    "told",
    "presale",
]);

/// Whether another happening stands right before the expression: 'who died in 2010'.
fn has_its_own_verb(scene: &Scene, candidate: &Candidate, timex: &Range<usize>) -> bool {
    let from = timex.start.saturating_sub(5);
    (from..timex.start).any(|token| !candidate.trigger.contains(&token) && scene.doc.is_in(token, &OTHER_HAPPENINGS))
}
