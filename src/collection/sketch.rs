//! A sketch is what of an event is compared, prepared once.

use super::artist::{self, Act};
use super::title::{self, Title};
use super::{Member, report_key};
use crate::analysis::{EventRecord, MentionRecord};
use crate::edtf::{Bound, Date, Doubt, Edtf};
use crate::event::{Kind, Status};
use crate::mention::MentionKind;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How far a doubted date may be off, in days.
const DOUBTED: i64 = 15;

/// How long before its article an undated happening may lie, and how long after it one still to come, in days.
const RECENT: i64 = 60;
const AHEAD: i64 = 400;

/// One event of one member, to compare.
#[derive(Clone, Debug)]
pub struct Sketch<'m> {
    /// Index of the member.
    pub article: usize,
    /// What the member is called.
    pub name: &'m str,
    /// The event.
    pub event: &'m EventRecord,
    /// See [`report_key`].
    pub key: String,
    /// Its title.
    pub title: Title,
    /// By which names it goes, where it is an award or a festival: its title and those that its sentences mention.
    pub shows: BTreeSet<String>,
    /// Who.
    pub acts: Vec<Act>,
    /// Its hall.
    pub venue: Option<String>,
    /// Its place.
    pub place: Option<String>,
    /// The charts that its sentences name.
    pub charts: BTreeSet<String>,
    /// The places that its sentences name.
    pub places: BTreeSet<String>,
    /// The metals that its sentences name: 'gold' is not 'platinum'.
    pub metals: BTreeSet<&'static str>,
    /// Whether its sentences say that it is made after another: a cover, a remix, a new recording.
    pub again: bool,
    /// Whether its title only tells which of the act's works it is: 'third album', 'new single'.
    pub is_told: bool,
    /// Where it is a release of one day: that day, for finding others.
    pub day_key: String,
    /// Its article's headline, as names are compared.
    pub head: Rc<str>,
    /// Everybody whom its article names.
    pub company: Rc<BTreeSet<String>>,
    /// The days that its date may mean, doubt included; `None` where undated or without end.
    pub days: Option<(Date, Date)>,
    /// Where it is undated: the days that it may mean, by its article's date.
    pub window: Option<(Date, Date)>,
    /// Its article's date.
    pub published: Option<Date>,
}

impl Sketch<'_> {
    /// The one day that its date is, if it is one.
    pub fn day(&self) -> Option<Date> {
        self.days.filter(|(first, last)| first == last).map(|(first, _)| first)
    }

    /// Whether it is a tour, a festival or a single show.
    pub fn stage(&self) -> Stage {
        match self.event.what.as_str() {
            "tour" => Stage::Tour,
            "festival" => Stage::Festival,
            _ => Stage::Show,
        }
    }
}

/// What kind of concert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A tour, which is not one of its nights.
    Tour,
    /// A festival.
    Festival,
    /// One show or a run in one place.
    Show,
}

/// Every event of every member, in order.
pub fn sketches(members: &[Member]) -> Vec<Sketch<'_>> {
    let mut sketches = Vec::new();
    for (article, member) in members.iter().enumerate() {
        let names = artist::names(&member.document);
        let head = &member.document.article;
        let name = head.title.as_deref().or(head.source.as_deref()).unwrap_or(&member.id);
        let headline: Rc<str> = head.title.as_deref().map(title::name).unwrap_or_default().into();
        let company = Rc::new(artist::company(&member.document));
        let published = member.document.article.published.and_then(|date| date.first_day());
        for event in &member.document.events {
            let title = title::title(&event.title);
            let mentioned = |kinds: &[MentionKind]| names_in(&member.document.mentions, event, kinds);
            let shows = match event.kind {
                Kind::Award => {
                    let mut shows = mentioned(&[MentionKind::Award]);
                    shows.insert(title::show(&event.title));
                    shows
                }
                Kind::Concert => BTreeSet::from([title::show(&event.title)]),
                Kind::Release | Kind::Record => BTreeSet::new(),
            };
            let is_record = event.kind == Kind::Record;
            let of_record = |kind: MentionKind| if is_record { mentioned(&[kind]) } else { BTreeSet::new() };
            let days = event.date.and_then(|date| days_of(&date));
            let day = days.filter(|(first, last)| event.kind == Kind::Release && first == last).map(|(first, _)| first);
            sketches.push(Sketch {
                article,
                name,
                event,
                key: report_key(&member.id, event),
                title,
                shows,
                acts: event
                    .artists
                    .iter()
                    .map(|written| artist::act(written, &names))
                    .filter(|act| !act.name.is_empty())
                    .collect(),
                venue: event.venue.as_deref().map(title::name).filter(|name| !name.is_empty()),
                place: event.place.as_deref().map(title::name).filter(|name| !name.is_empty()),
                charts: of_record(MentionKind::Chart),
                places: of_record(MentionKind::Place),
                again: says_again(event),
                is_told: title::is_told(&event.title),
                day_key: day.map(|day| day.to_string()).unwrap_or_default(),
                metals: if is_record { metals(event) } else { BTreeSet::new() },
                head: headline.clone(),
                company: company.clone(),
                days,
                window: if event.date.is_none() { published.and_then(|day| window_of(day, event.status)) } else { None },
                published,
            });
        }
    }
    sketches
}

/// The names of these kinds that the event's sentences mention. Mentions are in text order, so that each sentence costs
/// a search and its own mentions.
fn names_in(mentions: &[MentionRecord], event: &EventRecord, kinds: &[MentionKind]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for sentence in &event.evidence {
        let first = mentions.partition_point(|mention| mention.start < sentence.start);
        let inside = mentions.iter().skip(first).take_while(|mention| mention.start < sentence.end);
        names.extend(inside.filter(|mention| kinds.contains(&mention.kind)).map(|mention| title::show(&mention.quote)));
    }
    names
}

/// Words that make a work one that is made after another.
const AGAIN: [&str; 8] =
    ["cover of", "covers of", "cover version", "remix of", "remake of", "re-recorded", "re-recording", "tribute to"];

fn says_again(event: &EventRecord) -> bool {
    let said = |quote: &str| {
        let lower = quote.to_lowercase();
        AGAIN.iter().any(|words| lower.contains(words))
    };
    event.evidence.iter().any(|quote| said(&quote.quote))
}

/// What a certification can be.
const METALS: [&str; 4] = ["silver", "gold", "platinum", "diamond"];

fn metals(event: &EventRecord) -> BTreeSet<&'static str> {
    let words = event.evidence.iter().flat_map(|quote| quote.quote.split(|c: char| !c.is_alphanumeric()));
    let lower: BTreeSet<String> = words.map(str::to_lowercase).collect();
    METALS.into_iter().filter(|metal| lower.contains(*metal)).collect()
}

/// The first and last day that a date may mean.
fn days_of(date: &Edtf) -> Option<(Date, Date)> {
    let (first, last) = match (date.first_day(), date.last_day()) {
        (Some(first), Some(last)) => (first, last),
        // 'From May on': its beginning is what other reports name.
        (Some(first), None) => (first, first),
        (None, Some(last)) => (last, last),
        (None, None) => return None,
    };
    let doubted = match date {
        Edtf::Date(date) => date.doubt() != Doubt::None,
        Edtf::Interval(start, end) => {
            [start, end].iter().any(|end| matches!(end, Bound::Date(date) if date.doubt() != Doubt::None))
        }
    };
    let slack = time::Duration::days(if doubted { DOUBTED } else { 0 });
    Some((first.checked_sub(slack)?, last.checked_add(slack)?))
}

fn window_of(published: Date, status: Status) -> Option<(Date, Date)> {
    let (before, after) = match status {
        Status::Happened => (RECENT, 0),
        Status::Upcoming | Status::Rumoured => (0, AHEAD),
        Status::Cancelled => (RECENT, AHEAD),
    };
    Some((published.checked_sub(time::Duration::days(before))?, published.checked_add(time::Duration::days(after))?))
}
