//! From an article to its events: candidates, their arguments, the judge, merging.

use super::argument::{self, coordination, entities, salient_act};
use super::candidate::{Candidate, When};
use super::grammar::Modality;
use super::judge;
use super::link;
use super::merge::Report;
use super::scene::{Scene, is_act};
use super::standing::Standings;
use super::weights::{Reading, Score, Weights, best};
use super::{Event, Kind, Status, award, concert, date, frame, grammar, merge, record, release, rival, settle};
use crate::article::{Article, RegionKind};
use crate::lexicon::WordSet;
use crate::mention::{EntityId, MentionKind, Mentions};
use crate::text::Document;
use crate::timex::{Timex, join_ranges};
use std::ops::Range;

/// Below this one it may not even add a date or a venue to a report that is surer.
const HEARSAY: f32 = 0.2;

/// What a date counts that a report takes from another sentence, against one of its own.
const BORROWED: f32 = 0.4;

/// An event that a rule proposed, with what the judge sees of it; for learning the judge's weights.
pub struct Proposal {
    /// The event, with the judge's present confidence.
    pub event: Event,
    /// Its sentence.
    pub sentence: usize,
    /// The words that speak of it.
    pub cue: Cue,
    /// How sure its date is among those it might have, 0 to 1.
    pub date_sure: f32,
    /// The keys of the features it was judged by; empty unless weights are being learned.
    pub features: Vec<u64>,
    /// The dates it might have had; empty unless weights are being learned.
    pub dates: Vec<Reading>,
    /// What it might have been with other names, itself among them, each with the features it was picked by; empty unless
    /// weights are being learned.
    pub rivals: Vec<(Event, Vec<u64>)>,
}

/// The words that speak of an event, as far as they tell which other words speak of it too.
#[derive(Clone)]
pub struct Cue {
    /// Their place among the tokens.
    pub tokens: Range<usize>,
    /// The first of them, folded.
    pub word: String,
    /// `the` where the words before them say that the reader knows it, `a` where it is new, `own` for `her`, `none`.
    pub article: &'static str,
}

/// Finds the events of an article, reports of one happening merged, in text order.
pub fn find_events(article: &Article, doc: &Document, timexes: &[Timex], mentions: &Mentions) -> Vec<Event> {
    find_events_by(Weights::compiled(), article, doc, timexes, mentions)
}

/// The same with other weights; for learning them.
pub fn find_events_by(
    weights: &Weights,
    article: &Article,
    doc: &Document,
    timexes: &[Timex],
    mentions: &Mentions,
) -> Vec<Event> {
    let timexes = join_ranges(doc, timexes);
    let scene = Scene::new(article, doc, &timexes, mentions);
    let mut events = joined(&scene, weights);
    events.retain(|event| event.confidence >= weights.threshold(event.kind.name()));
    frame::fill(&scene, &mut events);
    events
}

/// The same with none left out however unlikely; for learning the thresholds.
pub fn weighed(weights: &Weights, article: &Article, doc: &Document, timexes: &[Timex], mentions: &Mentions) -> Vec<Event> {
    let timexes = join_ranges(doc, timexes);
    let scene = Scene::new(article, doc, &timexes, mentions);
    let mut events = joined(&scene, weights);
    frame::fill(&scene, &mut events);
    events
}

/// The reports that are likely enough, joined and settled, with the confidence that held-back articles have borne out.
fn joined(scene: &Scene, weights: &Weights) -> Vec<Event> {
    let mut told = Vec::new();
    propose_all(scene, weights, &mut |proposal| {
        if is_heard(&proposal) {
            let Proposal { event, cue, sentence, date_sure, .. } = proposal;
            told.push(Report::new(event, cue, sentence, date_sure));
        }
    });
    settled(weights, told)
        .map(|(event, _)| Event { confidence: weights.calibrated(event.kind.name(), event.confidence), ..event })
        .collect()
}

/// The events that proposals tell of, each with the keys of the features it was settled by; for learning their weights.
pub fn joined_from(weights: &Weights, proposals: &[Proposal]) -> Vec<(Event, Vec<u64>)> {
    settled(weights, proposals.iter().filter(|proposal| is_heard(proposal)).map(report).collect()).collect()
}

fn settled(weights: &Weights, reports: Vec<Report>) -> impl Iterator<Item = (Event, Vec<u64>)> {
    let (reports, mut sums) = merge::merge(weights, reports);
    let scores: Vec<Score> = (0..reports.len()).map(|index| settle::settle(weights, &mut sums, &reports, index)).collect();
    reports.into_iter().zip(scores).map(|(report, score)| {
        let confidence = score.probability();
        (Event { confidence, ..report.event }, score.features)
    })
}

/// What a proposal tells of, which is kept.
fn report(proposal: &Proposal) -> Report {
    Report::new(proposal.event.clone(), proposal.cue.clone(), proposal.sentence, proposal.date_sure)
}

fn is_heard(proposal: &Proposal) -> bool {
    proposal.event.confidence >= HEARSAY
}

/// Every candidate with its arguments and features, judged but not chosen, in text order.
pub fn propose(weights: &Weights, article: &Article, doc: &Document, timexes: &[Timex], mentions: &Mentions) -> Vec<Proposal> {
    let timexes = join_ranges(doc, timexes);
    let mut proposals = Vec::new();
    propose_all(&Scene::new(article, doc, &timexes, mentions), weights, &mut |proposal| proposals.push(proposal));
    proposals
}

/// How alike the likelier proposals of a kind are, two by two: their places in the list and the features of the pair.
pub fn pairs(weights: &Weights, proposals: &[Proposal]) -> Vec<(usize, usize, Vec<u64>)> {
    let told: Vec<(usize, Report)> = proposals
        .iter()
        .enumerate()
        .filter(|(_, proposal)| is_heard(proposal))
        .map(|(index, proposal)| (index, report(proposal)))
        .collect();
    let mut pairs = Vec::new();
    for (later, (index, report)) in told.iter().enumerate() {
        for (known, other) in told[..later].iter().rev().take(60).filter(|(_, other)| other.event.kind == report.event.kind) {
            pairs.push((*known, *index, merge::same(weights, other, report).features));
        }
    }
    pairs
}

/// Gives every proposal in text order.
fn propose_all(scene: &Scene, weights: &Weights, give: &mut impl FnMut(Proposal)) {
    let mut standings = Standings::new();
    for sentence in 0..scene.doc.sentences.len() {
        if matches!(scene.region(sentence), RegionKind::Furniture | RegionKind::Head) {
            continue;
        }
        let mut candidates = Vec::new();
        release::candidates(scene, sentence, &mut candidates);
        record::candidates(scene, sentence, &mut candidates);
        concert::candidates(scene, sentence, &mut candidates);
        award::candidates(scene, sentence, &mut candidates);
        let rules = rules(&candidates);
        let mut triggers: Vec<Range<usize>> = candidates.iter().map(|candidate| candidate.trigger.clone()).collect();
        triggers.dedup();
        let mut read = None;
        for mut candidate in candidates {
            candidate.modality = modality_of(scene, &candidate, &mut read);
            judged(scene, weights, &mut standings, candidate, &rules, &triggers, give);
        }
    }
}

/// What the verb group around a candidate's trigger says; `read` keeps it for the candidates after it that share the trigger.
fn modality_of(scene: &Scene, candidate: &Candidate, read: &mut Option<(Range<usize>, Modality)>) -> Modality {
    match read {
        Some((trigger, modality)) if *trigger == candidate.trigger => *modality,
        _ => {
            let sentence = scene.sentence_tokens(candidate.sentence);
            let modality = grammar::modality(scene, &candidate.trigger, &sentence);
            *read = Some((candidate.trigger.clone(), modality));
            modality
        }
    }
}

/// The rules that fired in a sentence, each once.
fn rules(candidates: &[Candidate]) -> Vec<&'static str> {
    let mut rules: Vec<&'static str> = candidates.iter().map(|candidate| candidate.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Gives what a candidate proposes.
fn judged<'s>(
    scene: &Scene<'s>,
    weights: &Weights,
    standings: &mut Standings<'s>,
    mut candidate: Candidate,
    rules: &[&'static str],
    triggers: &[Range<usize>],
    give: &mut impl FnMut(Proposal),
) {
    if candidate.modality.denied {
        return;
    }
    fill_artists(scene, &mut candidate);
    let mut dates = link::link(scene, weights, standings, &mut candidate, triggers);
    for candidate in split(scene, candidate) {
        let when = date::date(scene, &candidate);
        let status = date::status(scene, &candidate, when.as_ref());
        let rivals = rival::rivals(scene, &candidate);
        let mut readings = Vec::with_capacity(1 + rivals.len());
        readings.push(candidate);
        readings.extend(rivals);
        // What has no rival is chosen, and surely.
        let weighed = if readings.len() > 1 || weights.is_learning() { readings.as_slice() } else { &[] };
        let mut fits: Vec<Score> = weighed.iter().map(|reading| rival::fitness(scene, weights, reading)).collect();
        let (chosen, pick_sure) = best(fits.iter().map(Score::sum));
        let rivals = if weights.is_learning() {
            let options = readings.iter().zip(&mut fits);
            options
                .map(|(reading, fit)| (event(scene, reading.clone(), when, status, 0.0), std::mem::take(&mut fit.features)))
                .collect()
        } else {
            Vec::new()
        };
        let candidate = readings.swap_remove(chosen);
        let score = judge::judge(scene, weights, &candidate, when.as_ref(), status, rules, pick_sure);
        let confidence = score.probability();
        // Most proposals go no further: their names and quotations need not be copied.
        if confidence < HEARSAY && !weights.is_learning() {
            continue;
        }
        // A date that another sentence gives is heard there as well.
        let share =
            if matches!(candidate.date_from, "here" | "own" | "title" | "run" | "run-on" | "none") { 1.0 } else { BORROWED };
        let (sentence, date_sure) = (candidate.sentence, candidate.date_sure * share);
        let cue = cue(scene, &candidate.trigger);
        let event = event(scene, candidate, when, status, confidence);
        let dates = std::mem::take(&mut dates);
        give(Proposal { event, sentence, cue, date_sure, features: score.features, dates, rivals });
    }
}

fn cue(scene: &Scene, trigger: &Range<usize>) -> Cue {
    let article = (trigger.start.saturating_sub(4)..trigger.start).rev().find_map(|at| match scene.word(at) {
        "the" | "this" | "that" | "these" | "those" | "both" => Some("the"),
        "a" | "an" | "another" | "one" | "two" | "three" | "some" | "several" => Some("a"),
        "his" | "her" | "their" | "its" | "'s" | "my" | "our" => Some("own"),
        _ => None,
    });
    Cue { tokens: trigger.clone(), word: scene.word(trigger.start).to_owned(), article: article.unwrap_or("none") }
}

/// One candidate an event: acts that each win are apart, and so are nights listed together ('on May 3 and 5').
fn split(scene: &Scene, candidate: Candidate) -> Vec<Candidate> {
    let each_wins = candidate.kind == Kind::Award && candidate.what != "nomination" && candidate.artists.len() > 1;
    if each_wins {
        let alone = |artist: &EntityId| {
            let mentions =
                candidate.artist_mentions.iter().copied().filter(|mention| scene.mention(*mention).entity == *artist).collect();
            Candidate { artists: vec![*artist], artist_mentions: mentions, ..candidate.clone() }
        };
        return candidate.artists.iter().map(alone).collect();
    }
    if candidate.kind == Kind::Concert {
        let nights = match candidate.when {
            When::At(timex) => date::listed_with(scene, timex),
            _ => Vec::new(),
        };
        if let [first, .., last] = nights[..]
            && is_run(scene, &candidate)
        {
            return vec![Candidate { when: When::Run(first, last), ..candidate }];
        }
        if nights.len() > 1 {
            return nights.into_iter().map(|timex| Candidate { when: When::At(timex), ..candidate.clone() }).collect();
        }
    }
    vec![candidate]
}

/// Whether the candidate is one happening of several days: a festival, a residency.
fn is_run(scene: &Scene, candidate: &Candidate) -> bool {
    let named = candidate.title.is_some_and(|title| scene.mention(title).kind == MentionKind::Festival);
    named
        || scene.any_word(
            candidate.trigger.clone(),
            const { &WordSet::new(&["residency", "festival", "fest", "season", "run", "series", "contest"]) },
        )
}

/// Who, when the rule found nobody: the work's own act, the subject, the act spoken of last, the article's.
fn fill_artists(scene: &Scene, candidate: &mut Candidate) {
    let sentence = scene.sentence_tokens(candidate.sentence);
    let owner = candidate
        .title
        .filter(|title| scene.mention(*title).kind == MentionKind::Work)
        .map(|title| scene.entity_of(title).by.clone())
        .filter(|by| !by.is_empty());
    if !candidate.artists.is_empty() {
        return;
    }
    if candidate.artist_mentions.is_empty() {
        if let Some(by) = owner {
            candidate.artists = by;
            candidate.artists_from = "owner";
            return;
        }
        if let Some(act) = argument::subject(scene, &sentence, &candidate.trigger) {
            candidate.artist_mentions = coordination(scene, &sentence, act, is_act);
            candidate.artists_from = "subject";
        }
    }
    candidate.artists = entities(scene, &candidate.artist_mentions);
    if candidate.artists.is_empty() {
        let (act, from): (Option<EntityId>, _) = match salient_act(scene, candidate.sentence) {
            Some(act) => (Some(act), "salient"),
            None => (scene.main_act, "main"),
        };
        candidate.artists = act.into_iter().collect();
        candidate.artists_from = if candidate.artists.is_empty() { "none" } else { from };
    }
}

/// The candidate as an event.
fn event(scene: &Scene, candidate: Candidate, when: Option<crate::edtf::Edtf>, status: Status, confidence: f32) -> Event {
    let name = |mention: usize| {
        let mention = scene.mention(mention);
        if mention.anaphoric {
            scene.mentions.entities[mention.entity].name.clone()
        } else {
            scene.doc.slice(mention.span).to_owned()
        }
    };
    let artists: Vec<String> = candidate.artists.iter().map(|artist| scene.mentions.entities[*artist].name.clone()).collect();
    let words = |tokens: std::ops::Range<usize>| scene.doc.slice(scene.doc.span_of(tokens)).to_owned();
    let venue = candidate.venue_words.clone().map(words).or(candidate.venue.map(name));
    let place = candidate.place_words.clone().map(words).or(candidate.place.map(name));
    // 'Her first show' names no show: the guide calls it by its act and hall.
    let is_name = |title: usize| {
        let mention = scene.mention(title);
        let capital = scene.token(scene.mention_tokens(title).start).is_some_and(|token| token.is_capitalised());
        candidate.kind != Kind::Concert || mention.kind != MentionKind::Work || mention.quoted || mention.anaphoric || capital
    };
    let title = match candidate.title.filter(|title| is_name(*title)) {
        Some(title) if is_act(scene.mention(title).kind) => scene.entity_of(title).name.clone(),
        Some(title) => name(title),
        None => match candidate.title_words.clone() {
            Some(tokens) => words(tokens),
            None => untitled(candidate.kind, &artists, venue.as_deref()),
        },
    };
    let reason = date::reason(scene, &candidate);
    let background = matches!(candidate.rule, "year-in-brackets" | "years-work" | "year-before-work");
    Event {
        kind: candidate.kind,
        what: candidate.what,
        title,
        title_span: candidate.title.map(|title| scene.mention(title).span).filter(|span| candidate.evidence.contains(*span)),
        artists,
        artist_spans: candidate.artist_mentions.iter().map(|mention| scene.mention(*mention).span).collect(),
        date: when,
        reason,
        status,
        venue,
        place,
        part_of: None,
        measures: candidate.measures,
        evidence: vec![candidate.evidence],
        confidence,
        core: !background,
        rule: candidate.rule,
    }
}

/// The guide's name for an event without one.
pub(super) fn untitled(kind: Kind, artists: &[String], venue: Option<&str>) -> String {
    let act = artists.first().map_or("", String::as_str);
    match (kind, venue) {
        (Kind::Concert, Some(venue)) if !act.is_empty() => format!("{act} at {venue}"),
        (Kind::Concert, Some(venue)) => venue.to_owned(),
        (Kind::Concert, None) if !act.is_empty() => format!("{act} concert"),
        (Kind::Concert, None) => "concert".to_owned(),
        (Kind::Award, _) => "award".to_owned(),
        _ => act.to_owned(),
    }
}
