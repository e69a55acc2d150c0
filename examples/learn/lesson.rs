//! What an annotated article teaches: the choices of each decision, and the tables learned from them.

use crate::fit::{Choice, Fit, Table, as_text, fit};
use crate::gold::{Gold, GoldEvent, Told, pair};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tempoline::analysis::Analysis;
use tempoline::article::RegionKind;
use tempoline::event::{Event, Kind, Names, Proposal, Weights, joined_from, pairs, propose};
use tempoline::mention::Mention;
use tempoline::text::Span;
use tempoline::{Article, analyze, day};

const DATE: Fit = Fit { penalty: 60.0, least: 8, epochs: 40 };
const PICK: Fit = Fit { penalty: 20.0, least: 6, epochs: 40 };
const JUDGE: Fit = Fit { penalty: 30.0, least: 12, epochs: 20 };
const SAME: Fit = Fit { penalty: 20.0, least: 8, epochs: 20 };
const EVENT: Fit = Fit { penalty: 20.0, least: 8, epochs: 20 };

/// How much a proposal counts as wrong that names an event of the article beside words which do not speak of it: it would be
/// found, but with what those words say of its date and its kind.
const ELSEWHERE: f32 = 0.3;

/// An annotated article, read by the stages before this one.
pub struct Lesson {
    /// Its annotation.
    pub gold: Gold,
    /// What the stages before this one found.
    pub analysis: Analysis,
}

impl Lesson {
    /// Reads the article.
    pub fn new(gold: Gold) -> Self {
        let analysis = analyze(&Article::read(&gold.text, gold.published.as_deref().and_then(day)));
        Lesson { gold, analysis }
    }

    /// Which of so many parts it belongs to, by its name alone.
    pub fn part(&self, parts: usize) -> usize {
        part(&self.gold.id, parts)
    }

    /// What the event stage proposes in it by these weights.
    pub fn proposals(&self, weights: &Weights) -> Vec<Proposal> {
        let Analysis { article, document, timexes, mentions, .. } = &self.analysis;
        propose(weights, article, document, timexes, mentions)
    }

    /// How many of the annotated events each step still reaches, by kind.
    pub fn funnel(&self, proposals: &[Proposal], events: &[Event]) -> BTreeMap<Kind, [usize; 5]> {
        let told = |events: &mut dyn Iterator<Item = &Event>| -> Vec<Told> {
            events.map(|event| Told::new(event, &self.analysis)).collect()
        };
        let steps = [
            told(&mut proposals.iter().flat_map(|proposal| &proposal.rivals).map(|(event, _)| event)),
            told(&mut proposals.iter().map(|proposal| &proposal.event)),
            told(&mut proposals.iter().map(|proposal| &proposal.event).filter(|event| event.confidence >= 0.4)),
            told(&mut events.iter()),
        ];
        let mut funnel: BTreeMap<Kind, [usize; 5]> = BTreeMap::new();
        for gold in &self.gold.events {
            let counts = funnel.entry(gold.kind).or_default();
            counts[0] += 1;
            for (count, told) in counts[1..].iter_mut().zip(&steps) {
                *count += usize::from(told.iter().any(|told| gold.likeness(told) > 0.0));
            }
        }
        funnel
    }

    /// How far each annotated event got, a line each: in a merged event, as a proposal, as a rival reading, or nowhere and why.
    pub fn reached(&self, proposals: &[Proposal], events: &[Event]) -> Vec<String> {
        let step = |gold: &GoldEvent| {
            let is = |event: &&Event| gold.likeness(&Told::new(event, &self.analysis)) > 0.0;
            let surest = |events: &mut dyn Iterator<Item = &Event>| {
                events.filter(is).max_by(|a, b| a.confidence.total_cmp(&b.confidence)).map(|event| {
                    let date = event.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
                    format!("{:.2} {} {:?} {date}", event.confidence, event.rule, event.title)
                })
            };
            let merged = surest(&mut events.iter()).map(|event| format!("merged {event}"));
            let proposed =
                || surest(&mut proposals.iter().map(|proposal| &proposal.event)).map(|event| format!("proposed {event}"));
            let read = || {
                let mut rivals = proposals.iter().flat_map(|proposal| &proposal.rivals).map(|(event, _)| event);
                surest(&mut rivals).map(|event| format!("read {event}"))
            };
            merged.or_else(proposed).or_else(read).unwrap_or_else(|| self.nowhere(gold, proposals))
        };
        let line = |gold: &GoldEvent| {
            let date = gold.date.as_deref().unwrap_or("no date");
            format!("{}\t{}\t{:?}\t{date}\t{}\t{}\n", self.gold.id, gold.kind.name(), gold.name, step(gold), gold.said)
        };
        self.gold.events.iter().map(line).collect()
    }

    /// Why nothing is like an annotated event: as what its name was read in the words that tell of it, and which rules of its
    /// kind fired there.
    fn nowhere(&self, gold: &GoldEvent, proposals: &[Proposal]) -> String {
        let Analysis { article, document, mentions, .. } = &self.analysis;
        let Some(start) = article.text.find(&gold.said) else { return "nowhere, quoted from words left out".to_owned() };
        let said = Span { start, end: start + gold.said.len() };
        let name = gold.name.to_lowercase();
        let is_named = |mention: &&Mention| {
            let words = document.slice(mention.span).to_lowercase();
            said.contains(mention.span) && (words.contains(&name) || name.contains(&words))
        };
        let named: BTreeSet<String> =
            mentions.mentions.iter().filter(is_named).map(|mention| format!("{:?}", mention.kind)).collect();
        let touches = |span: &Span| span.start < said.end && said.start < span.end;
        let here = |event: &&Event| event.kind == gold.kind && event.evidence.iter().any(touches);
        let rules: BTreeSet<&str> =
            proposals.iter().map(|proposal| &proposal.event).filter(here).map(|event| event.rule).collect();
        format!("nowhere, named {named:?}, rules {rules:?}")
    }

    fn matches<'a>(&'a self, told: &'a Told) -> impl Iterator<Item = &'a GoldEvent> {
        self.gold.events.iter().filter(|gold| gold.likeness(told) > 0.0)
    }

    /// The place of the annotated event that a proposal is most like.
    fn best(&self, told: &Told) -> Option<usize> {
        let worth = |gold: &GoldEvent| gold.likeness(told) + if gold.has_date(told) { 0.5 } else { 0.0 };
        let liked = self.gold.events.iter().enumerate().filter(|(_, gold)| gold.likeness(told) > 0.0);
        liked.max_by(|a, b| worth(a.1).total_cmp(&worth(b.1))).map(|(index, _)| index)
    }

    fn date_choices(&self, proposals: &[Proposal], choices: &mut Vec<Choice>) {
        for proposal in proposals.iter().filter(|proposal| proposal.dates.len() > 1) {
            let told = Told::new(&proposal.event, &self.analysis);
            let matches: Vec<&GoldEvent> = self.matches(&told).collect();
            let told_here: Vec<&GoldEvent> = matches.iter().copied().filter(|gold| gold.quoted(&told) >= 0.6).collect();
            let heard = if told_here.is_empty() { &matches } else { &told_here };
            let mut options: Vec<(Vec<u64>, bool, bool)> = proposal
                .dates
                .iter()
                .map(|option| {
                    let right = heard.iter().any(|gold| gold.date == option.value);
                    (option.features.clone(), right, option.value.is_some())
                })
                .collect();
            // Where the sentence tells of a dated event and of an undated one, the date is what can be learned.
            if told_here.len() > 1 && options.iter().any(|(_, right, dated)| *right && *dated) {
                options.iter_mut().for_each(|(_, right, dated)| *right &= *dated);
            }
            if options.iter().any(|(_, right, _)| *right) {
                let counts = if told_here.is_empty() { 0.3 } else { 1.0 };
                choices.push(Choice {
                    options: options.into_iter().map(|(features, right, _)| (features, right)).collect(),
                    counts,
                });
            }
        }
    }

    fn pick_choices(&self, proposals: &[Proposal], choices: &mut Vec<Choice>) {
        for proposal in proposals.iter().filter(|proposal| proposal.rivals.len() > 1) {
            let likeness = |event: &Event| {
                let told = Told::new(event, &self.analysis);
                let likes = self.gold.events.iter().map(|gold| gold.likeness(&told) * gold.quoted(&told));
                likes.fold(0.0, f64::max)
            };
            let liked: Vec<f64> = proposal.rivals.iter().map(|(event, _)| likeness(event)).collect();
            let best = liked.iter().copied().fold(0.0, f64::max);
            // All that the scorer takes for the event are right; what is as like as the best more so than others.
            if best > 0.0 {
                let options =
                    proposal.rivals.iter().zip(&liked).map(|((_, features), like)| (features.clone(), *like >= best - 0.5));
                choices.push(Choice { options: options.collect(), counts: 1.0 });
            }
        }
    }

    fn judge_choices(&self, proposals: &[Proposal], kind: Kind, choices: &mut Vec<Choice>) {
        for proposal in proposals.iter().filter(|proposal| proposal.event.kind == kind) {
            let told = Told::new(&proposal.event, &self.analysis);
            let quoted = self.matches(&told).map(|gold| gold.quoted(&told)).reduce(f64::max);
            let (right, counts) = match quoted {
                None => (false, 1.0),
                Some(quoted) if quoted >= 0.6 => (true, 1.0),
                Some(_) => (self.is_headline(proposal.sentence), ELSEWHERE),
            };
            choices.push(Choice::yes_or_no(&proposal.features, right, counts));
        }
    }

    /// Whether a sentence is of the headline, which tells what a sentence below it tells as well.
    fn is_headline(&self, sentence: usize) -> bool {
        let start = self.analysis.document.sentences[sentence].span.start;
        self.analysis.article.kind_at(start) == RegionKind::Headline
    }

    fn pair_choices(&self, weights: &Weights, proposals: &[Proposal], choices: &mut [Vec<Choice>; 4]) {
        let best: Vec<Option<usize>> =
            proposals.iter().map(|proposal| self.best(&Told::new(&proposal.event, &self.analysis))).collect();
        for (one, other, features) in pairs(weights, proposals) {
            choices[proposals[one].event.kind as usize].push(match (best[one], best[other]) {
                (None, None) => Choice::yes_or_no(&features, true, 0.3),
                // To take what is no event into one that is rids the timeline of it.
                (None, _) => Choice::yes_or_no(&features, true, 0.5 * proposals[one].event.confidence),
                (_, None) => Choice::yes_or_no(&features, true, 0.5 * proposals[other].event.confidence),
                (one, other) => Choice::yes_or_no(&features, one == other, 1.0),
            });
        }
    }

    /// An event is right when the scorer pairs it with an annotated one, of two that tell of one the better.
    fn event_choices(&self, events: &[(Event, Vec<u64>)], kind: Kind, choices: &mut Vec<Choice>) {
        let (told, features): (Vec<Told>, Vec<&Vec<u64>>) = events
            .iter()
            .filter(|(event, _)| event.kind == kind)
            .map(|(event, features)| (Told::new(event, &self.analysis), features))
            .unzip();
        let golds: Vec<&GoldEvent> = self.gold.events.iter().filter(|gold| gold.kind == kind).collect();
        let right: BTreeSet<usize> = pair(&golds, &told).into_iter().map(|(_, told)| told).collect();
        choices
            .extend(features.iter().enumerate().map(|(told, features)| Choice::yes_or_no(features, right.contains(&told), 1.0)));
    }
}

/// Which of so many parts an article belongs to, by its name alone.
pub fn part(id: &str, parts: usize) -> usize {
    // FNV-1a, 64 bits.
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 20) as usize % parts
}

/// Learns the tables of every decision.
pub fn learn(lessons: &[&Lesson], names: &Arc<Names>) -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    // Each decision sees what the one before it chose, so the articles are read anew with the weights learned so far.
    let gather = |tables: &BTreeMap<String, Table>, add: &mut dyn FnMut(&Lesson, &Weights, &[Proposal])| {
        let weights = Weights::learning(&as_text(tables, names), names.clone());
        lessons.iter().for_each(|lesson| add(lesson, &weights, &lesson.proposals(&weights)));
    };
    let mut choices = Vec::new();
    gather(&tables, &mut |lesson, _, proposals| lesson.date_choices(proposals, &mut choices));
    tables.insert("date".to_owned(), fit(&choices, DATE, names));
    choices.clear();
    gather(&tables, &mut |lesson, _, proposals| lesson.pick_choices(proposals, &mut choices));
    tables.insert("pick".to_owned(), fit(&choices, PICK, names));
    drop(choices);
    let mut of_kind: [Vec<Choice>; 4] = Default::default();
    gather(&tables, &mut |lesson, _, proposals| {
        for (kind, choices) in Kind::ALL.into_iter().zip(&mut of_kind) {
            lesson.judge_choices(proposals, kind, choices);
        }
    });
    for (kind, choices) in Kind::ALL.into_iter().zip(&mut of_kind) {
        tables.insert(kind.name().to_owned(), fit(choices, JUDGE, names));
        choices.clear();
    }
    gather(&tables, &mut |lesson, weights, proposals| lesson.pair_choices(weights, proposals, &mut of_kind));
    for (kind, choices) in Kind::ALL.into_iter().zip(&of_kind) {
        let table = fit(choices, SAME, names);
        tables.insert(format!("same-{}", kind.name()), table);
    }
    of_kind.iter_mut().for_each(Vec::clear);
    gather(&tables, &mut |lesson, weights, proposals| {
        let events = joined_from(weights, proposals);
        for (kind, choices) in Kind::ALL.into_iter().zip(&mut of_kind) {
            lesson.event_choices(&events, kind, choices);
        }
    });
    for (kind, choices) in Kind::ALL.into_iter().zip(&of_kind) {
        tables.insert(format!("event-{}", kind.name()), fit(choices, EVENT, names));
    }
    tables
}
