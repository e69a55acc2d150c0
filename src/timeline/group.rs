//! Which lanes the staff has, and in which of them an event stands.

use crate::analysis::EventRecord;
use crate::event::Kind;
use crate::order;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most acts with a lane of their own; what the others did shares one more.
pub const MOST_ACTS: usize = 6;

/// What parts the staff into lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    /// The four kinds, in their own order.
    #[default]
    Kind,
    /// The acts with most events, then the others together.
    Act,
    /// Nothing: one lane.
    One,
    /// The articles of a document of several, in their order, and above them what more than one reports.
    Article,
}

/// What a lane holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneName {
    /// The events of a kind.
    Kind(Kind),
    /// Those of an act.
    Act(String),
    /// Those of acts without a lane of their own, and of none.
    Others,
    /// Those that only this article reports.
    Article(String),
    /// Those that more than one article reports.
    Shared,
    /// All events.
    All,
}

/// The lanes of a document, whatever the filters hide: their order never changes while the reader filters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// The lanes from top to bottom.
    pub names: Vec<LaneName>,
    /// How many events each lane has.
    pub counts: Vec<usize>,
    lane_of: Vec<u8>,
}

impl Groups {
    /// The lane of the event with this index.
    pub fn lane(&self, event: usize) -> usize {
        self.lane_of.get(event).copied().unwrap_or(0).into()
    }
}

/// Parts the events into lanes.
pub fn group(events: &[EventRecord], grouping: Grouping) -> Groups {
    let (names, lane_of): (Vec<LaneName>, Vec<u8>) = match grouping {
        Grouping::Kind => (Kind::ALL.map(LaneName::Kind).to_vec(), events.iter().map(|event| event.kind as u8).collect()),
        Grouping::One => (vec![LaneName::All], vec![0; events.len()]),
        Grouping::Act => by_act(events),
        Grouping::Article => by_article(events),
    };
    let mut counts = vec![0; names.len()];
    for lane in &lane_of {
        if let Some(count) = counts.get_mut(usize::from(*lane)) {
            *count += 1;
        }
    }
    Groups { names, counts, lane_of }
}

/// An event of several acts stands in the lane of the one with most events.
fn by_act(events: &[EventRecord]) -> (Vec<LaneName>, Vec<u8>) {
    let mut acts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        for artist in &event.artists {
            acts.entry(artist).or_insert((0, index)).0 += 1;
        }
    }
    let mut order: Vec<(&str, (usize, usize))> = acts.into_iter().collect();
    order::sort_by(&mut order, |(_, (one, first)), (_, (other, second))| other.cmp(one).then(first.cmp(second)));
    // A lane for the others that would hold one act only is that act's.
    if order.len() > MOST_ACTS + 1 {
        order.truncate(MOST_ACTS);
    }
    let others = u8::try_from(order.len()).unwrap_or(u8::MAX);
    let lane = |event: &EventRecord| {
        let lanes = (0..others).zip(&order);
        lanes.into_iter().find(|(_, (act, _))| event.artists.iter().any(|artist| artist == act)).map_or(others, |(lane, _)| lane)
    };
    let lane_of: Vec<u8> = events.iter().map(lane).collect();
    let mut names: Vec<LaneName> = order.iter().map(|(act, _)| LaneName::Act((*act).to_owned())).collect();
    if names.is_empty() || lane_of.contains(&others) {
        names.push(LaneName::Others);
    }
    (names, lane_of)
}

/// The article that alone reports an event, by its place and name.
fn alone(event: &EventRecord) -> Option<(usize, &str)> {
    match event.sources.as_ref()?.reports.as_slice() {
        [report] => Some((report.article, report.name.as_str())),
        _ => None,
    }
}

/// The articles that report something alone, in their order, no more than have room; above them what several report.
fn by_article(events: &[EventRecord]) -> (Vec<LaneName>, Vec<u8>) {
    let mut articles: Vec<(usize, &str)> = events.iter().filter_map(alone).collect();
    order::sort_by_key(&mut articles, |(article, _)| *article);
    articles.dedup_by_key(|(article, _)| *article);
    if articles.len() > MOST_ACTS + 1 {
        articles.truncate(MOST_ACTS);
    }
    let shared = events.iter().any(|event| event.sources.as_ref().is_some_and(|sources| sources.reports.len() > 1));
    let mut names: Vec<LaneName> = if shared { vec![LaneName::Shared] } else { Vec::new() };
    names.extend(articles.iter().map(|(_, name)| LaneName::Article((*name).to_owned())));
    let others = u8::try_from(names.len()).unwrap_or(u8::MAX);
    let lane = |event: &EventRecord| match &event.sources {
        Some(sources) if sources.reports.len() > 1 => 0,
        _ => alone(event)
            .and_then(|(article, _)| articles.binary_search_by_key(&article, |(other, _)| *other).ok())
            .and_then(|at| u8::try_from(at + usize::from(shared)).ok())
            .unwrap_or(others),
    };
    let lane_of: Vec<u8> = events.iter().map(lane).collect();
    if names.is_empty() || lane_of.contains(&others) {
        names.push(LaneName::Others);
    }
    (names, lane_of)
}
