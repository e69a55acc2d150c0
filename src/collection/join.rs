//! The document of several articles: the texts one after the other, every position moved along, every fold one event.

use super::fold::Fold;
use super::sketch::Sketch;
use super::{BETWEEN, Member};
use crate::analysis::{
    AgreementRecord, AnalysisDocument, ArticleRecord, ContradictionRecord, DOCUMENT_VERSION, EventRecord, Field, MarkRecord,
    Note, PartRecord, Quote, ReportRecord, SideRecord, SourcesRecord, Why,
};
use crate::edtf::{Date, Edtf};
use crate::event::Status;
use std::cmp::Reverse;

/// How far another report counts as one that errs independently, as inside one article.
const REPEATED: f64 = 0.2;

/// A document of several articles and the text that it counts in.
#[derive(Clone, Debug, PartialEq)]
pub struct Combined {
    /// The texts, [`BETWEEN`] each two.
    pub text: String,
    /// The document.
    pub document: AnalysisDocument,
}

/// Puts the articles and folds together.
pub(super) fn join(members: &[Member], sketches: &[Sketch], folds: &[Fold]) -> Combined {
    let text = super::joined_text(members.iter().map(|member| member.text.as_str()));
    let mut starts = Vec::with_capacity(members.len());
    let mut at = 0;
    for member in members {
        starts.push(at);
        at += member.text.chars().count() + BETWEEN.chars().count();
    }
    let mut document = AnalysisDocument {
        version: DOCUMENT_VERSION,
        engine: concat!("tempoline ", env!("CARGO_PKG_VERSION")).to_owned(),
        rules: None,
        text: None,
        edits: None,
        article: head(members),
        articles: Vec::new(),
        regions: Vec::new(),
        events: Vec::new(),
        mentions: Vec::new(),
        timexes: Vec::new(),
        notes: notes(members, folds.is_empty()),
    };
    for (member, &start) in members.iter().zip(&starts) {
        add_article(&mut document, member, start);
    }
    document.events = folds.iter().filter_map(|fold| event(sketches, fold, &starts)).collect();
    for (index, event) in document.events.iter_mut().enumerate() {
        event.id = format!("e{}", index + 1);
    }
    Combined { text, document }
}

/// A head of the whole: what all members share.
fn head(members: &[Member]) -> ArticleRecord {
    let first = members.first().map(|member| member.document.article.clone());
    let mut head = first.unwrap_or(ArticleRecord {
        title: None,
        published: None,
        published_from: None,
        byline: None,
        source: None,
        language: None,
    });
    for article in members.iter().skip(1).map(|member| &member.document.article) {
        head.published = head.published.filter(|published| Some(*published) == article.published);
        head.language = head.language.filter(|language| Some(language) == article.language.as_ref());
        head.source = head.source.filter(|source| Some(source) == article.source.as_ref());
        head.byline = head.byline.filter(|byline| Some(byline) == article.byline.as_ref());
        head.title = None;
        head.published_from = None;
    }
    head
}

/// What is to be said of all members, and 'no events' where there are none.
fn notes(members: &[Member], no_events: bool) -> Vec<Note> {
    let all = |note: Note| !members.is_empty() && members.iter().all(|member| member.document.notes.contains(&note));
    let mut notes: Vec<Note> =
        [Note::Empty, Note::NotEnglish, Note::NoPublicationDate].into_iter().filter(|note| all(*note)).collect();
    if members.is_empty() {
        notes.push(Note::Empty);
    } else if no_events && !notes.contains(&Note::Empty) {
        notes.push(Note::NoEvents);
    }
    notes
}

fn add_article(document: &mut AnalysisDocument, member: &Member, start: usize) {
    let own = &member.document;
    let article = ArticleRecord {
        published_from: own.article.published_from.as_ref().map(|quote| moved(quote, start)),
        ..own.article.clone()
    };
    document.articles.push(PartRecord { id: member.id.clone(), start, end: start + member.text.chars().count(), article });
    document.regions.extend(own.regions.iter().map(|region| {
        let mut region = *region;
        region.start += start;
        region.end += start;
        region
    }));
    document.mentions.extend(own.mentions.iter().cloned().map(|mut mention| {
        mention.start += start;
        mention.end += start;
        mention
    }));
    document.timexes.extend(own.timexes.iter().cloned().map(|mut timex| {
        timex.start += start;
        timex.end += start;
        timex
    }));
}

fn moved(quote: &Quote, start: usize) -> Quote {
    Quote { start: quote.start + start, end: quote.end + start, quote: quote.quote.clone() }
}

/// One event of all its reports. The surest report gives the fields; a date is that of most reports, then of the newest
/// article, as fine as any of them has it; what became of it is what the newest article knows.
fn event(sketches: &[Sketch], fold: &Fold, starts: &[usize]) -> Option<EventRecord> {
    let reports: Vec<(&Sketch, usize)> = fold
        .keys()
        .filter_map(|index| {
            let sketch = sketches.get(*index)?;
            Some((sketch, *starts.get(sketch.article)?))
        })
        .collect();
    let &(lead, _) = reports.iter().min_by_key(|(sketch, _)| Reverse(permille(sketch.event.confidence)))?;
    let dates = date_sides(&reports);
    let dated = dates.first().and_then(|side| finest(&reports, side));
    let (told, told_start) = dated.unwrap_or(*reports.first()?);
    let newest = newest(&reports, |_| true)?;
    let mut event = lead.event.clone();
    if dated.is_some() {
        event.date = told.event.date;
        event.reason = told.event.reason.clone().map(|mut reason| {
            reason.start += told_start;
            reason.end += told_start;
            reason
        });
    }
    event.status = status(&reports, newest);
    event.artists = artists(&reports, lead);
    let all = || std::iter::once(lead).chain(reports.iter().map(|(sketch, _)| *sketch));
    event.venue = all().find_map(|sketch| sketch.event.venue.clone());
    event.place = all().find_map(|sketch| sketch.event.place.clone());
    event.part_of = all().find_map(|sketch| sketch.event.part_of.clone());
    if event.measures.is_empty() {
        event.measures =
            all().map(|sketch| &sketch.event.measures).find(|measures| !measures.is_empty()).cloned().unwrap_or_default();
    }
    // The surest sentence first, then the others in the order of their articles.
    let ordered = || {
        let leads = reports.iter().filter(|(sketch, _)| std::ptr::eq(*sketch, lead));
        leads.chain(reports.iter().filter(|(sketch, _)| !std::ptr::eq(*sketch, lead)))
    };
    event.evidence =
        ordered().flat_map(|(sketch, start)| sketch.event.evidence.iter().map(|quote| moved(quote, *start))).collect();
    event.marks =
        reports.iter().flat_map(|(sketch, start)| sketch.event.marks.iter().map(|mark| moved_mark(mark, *start))).collect();
    event.core = all().any(|sketch| sketch.event.core);
    event.confidence = confidence(&reports, lead);
    let reported =
        || fold.iter().zip(&reports).map(|((_, why), (sketch, start))| report(sketch, *start, why.iter().copied().collect()));
    event.sources = Some(SourcesRecord {
        reports: reported().collect(),
        agreements: agreements(&reports, &event),
        contradictions: contradictions(&reports, &event, &dates),
    });
    Some(event)
}

fn report(sketch: &Sketch, start: usize, why: Vec<Why>) -> ReportRecord {
    let event = sketch.event;
    let evidence = event.evidence.first().map(|quote| moved(quote, start));
    ReportRecord {
        article: sketch.article,
        name: sketch.name.to_owned(),
        event: event.id.clone(),
        key: sketch.key.clone(),
        title: event.title.clone(),
        date: event.date,
        date_quote: event.reason.as_ref().map(|reason| reason.quote.clone()),
        status: event.status,
        venue: event.venue.clone(),
        place: event.place.clone(),
        measures: event.measures.clone(),
        evidence: evidence.unwrap_or(Quote { start, end: start, quote: String::new() }),
        confidence: event.confidence,
        why,
    }
}

fn moved_mark(mark: &MarkRecord, start: usize) -> MarkRecord {
    MarkRecord { start: mark.start + start, end: mark.end + start, field: mark.field }
}

/// Confidences have two decimals; whole numbers compare without surprises.
fn permille(confidence: f64) -> u32 {
    (confidence.clamp(0.0, 1.0) * 1000.0) as u32
}

/// Reports that err independently are all wrong less often than one.
fn confidence(reports: &[(&Sketch, usize)], lead: &Sketch) -> f64 {
    let others = reports.iter().filter(|(sketch, _)| !std::ptr::eq(*sketch, lead));
    let doubt = others.fold(1.0 - lead.event.confidence, |doubt, (sketch, _)| doubt * (1.0 - REPEATED * sketch.event.confidence));
    ((1.0 - doubt) * 100.0).round() / 100.0
}

/// The longest list, each name as full as any report has it.
fn artists(reports: &[(&Sketch, usize)], lead: &Sketch) -> Vec<String> {
    let longest =
        reports.iter().map(|(sketch, _)| *sketch).max_by_key(|sketch| (sketch.event.artists.len(), std::ptr::eq(*sketch, lead)));
    let Some(longest) = longest else { return Vec::new() };
    let fullest = |written: &String| {
        let names = reports.iter().flat_map(|(sketch, _)| &sketch.event.artists);
        let fuller = names.filter(|name| name.len() > written.len() && name.ends_with(&format!(" {written}")));
        // 'The Quiet Harriers' is no fuller than 'Quiet Harriers'.
        fuller.filter(|name| !name.starts_with("The ")).max_by_key(|name| name.len()).unwrap_or(written).clone()
    };
    longest.event.artists.iter().map(fullest).collect()
}

/// The reports whose dates may be one, the most first, then the newest; undated ones are on no side.
fn date_sides(reports: &[(&Sketch, usize)]) -> Vec<Vec<usize>> {
    let mut sides: Vec<Vec<usize>> = Vec::new();
    for (index, (sketch, _)) in reports.iter().enumerate() {
        let Some((first, last)) = sketch.days else { continue };
        let may_be_one = |other: &usize| {
            let days = reports.get(*other).and_then(|(other, _)| other.days);
            days.is_some_and(|(from, to)| (from <= first && last <= to) || (first <= from && to <= last))
        };
        match sides.iter_mut().find(|side| side.iter().all(may_be_one)) {
            Some(side) => side.push(index),
            None => sides.push(vec![index]),
        }
    }
    let age = |side: &Vec<usize>| side.iter().filter_map(|index| reports.get(*index)?.0.published).max();
    sides.sort_by_key(|side| (Reverse(side.len()), Reverse(age(side)), side.first().copied()));
    sides
}

/// Of a side the report with the shortest date; the surest of several.
fn finest<'r, 's>(reports: &'r [(&'s Sketch<'s>, usize)], side: &[usize]) -> Option<(&'r Sketch<'s>, usize)> {
    let dated = side.iter().filter_map(|index| reports.get(*index));
    let length = |sketch: &Sketch| sketch.days.map(|(first, last): (Date, Date)| (last - first).whole_days());
    dated
        .min_by_key(|(sketch, _)| (length(sketch), Reverse(permille(sketch.event.confidence))))
        .map(|(sketch, start)| (*sketch, *start))
}

fn newest<'s>(reports: &[(&'s Sketch<'s>, usize)], wanted: impl Fn(&Sketch) -> bool) -> Option<&'s Sketch<'s>> {
    let wanted = reports.iter().map(|(sketch, _)| *sketch).filter(|sketch| wanted(sketch));
    wanted.max_by_key(|sketch| (sketch.published, permille(sketch.event.confidence)))
}

/// What became of it is what the newest article knows; of undated articles, what goes furthest.
fn status(reports: &[(&Sketch, usize)], newest: &Sketch) -> Status {
    if newest.published.is_some() {
        return newest.event.status;
    }
    let said = |status: Status| reports.iter().any(|(sketch, _)| sketch.event.status == status);
    [Status::Cancelled, Status::Happened, Status::Upcoming]
        .into_iter()
        .find(|status| said(*status))
        .unwrap_or(newest.event.status)
}

/// The fields on which at least two reports say what the event says.
fn agreements(reports: &[(&Sketch, usize)], event: &EventRecord) -> Vec<AgreementRecord> {
    let count = |field: Field| {
        let agrees = reports.iter().filter(|(sketch, _)| agrees(sketch.event, event, field)).count();
        (agrees > 1).then_some(AgreementRecord { field, reports: agrees })
    };
    [Field::Date, Field::Status, Field::Venue, Field::Place, Field::Measure].into_iter().filter_map(count).collect()
}

fn agrees(report: &EventRecord, event: &EventRecord, field: Field) -> bool {
    let alike = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => super::title::name(a) == super::title::name(b),
        _ => false,
    };
    match field {
        Field::Date => match (&report.date, &event.date) {
            (Some(a), Some(b)) => a == b || holds(a, b),
            _ => false,
        },
        Field::Status => report.status == event.status,
        Field::Venue => alike(&report.venue, &event.venue),
        Field::Place => alike(&report.place, &event.place),
        Field::Measure => match (report.measures.first(), event.measures.first()) {
            (Some(a), Some(b)) => a.unit == b.unit && a.value == b.value,
            _ => false,
        },
    }
}

/// Whether the coarser date holds the finer.
fn holds(coarse: &Edtf, fine: &Edtf) -> bool {
    match (coarse.first_day(), coarse.last_day(), fine.first_day(), fine.last_day()) {
        (Some(from), Some(to), Some(first), Some(last)) => from <= first && last <= to,
        _ => false,
    }
}

/// What cannot all be right, the side that the event follows first.
fn contradictions(reports: &[(&Sketch, usize)], event: &EventRecord, dates: &[Vec<usize>]) -> Vec<ContradictionRecord> {
    let mut found = Vec::new();
    if dates.len() > 1 {
        let sides = dates.iter().filter_map(|side| {
            let value = finest(reports, side)?.0.event.date?.to_string();
            Some(SideRecord { value, reports: side.clone() })
        });
        found.push(ContradictionRecord { field: Field::Date, sides: sides.collect() });
    }
    type Said = fn(&EventRecord) -> Option<(String, String)>;
    let fields: [(Field, Said); 4] = [
        // Ahead in one and past in the other is only the time between the two articles.
        (Field::Status, |event| {
            let called_off = event.status == Status::Cancelled;
            let said = if called_off { "cancelled".to_owned() } else { event.status.name().to_owned() };
            Some((if called_off { "cancelled" } else { "on" }.to_owned(), said))
        }),
        (Field::Venue, |event| event.venue.as_ref().map(|venue| (super::title::name(venue), venue.clone()))),
        (Field::Place, |event| event.place.as_ref().map(|place| (super::title::name(place), place.clone()))),
        (Field::Measure, |event| {
            event.measures.first().map(|measure| (format!("{} {}", measure.value, measure.unit), measure.quote.clone()))
        }),
    ];
    for (field, said) in fields {
        let mut sides: Vec<(String, SideRecord)> = Vec::new();
        for (index, (sketch, _)) in reports.iter().enumerate() {
            let Some((key, value)) = said(sketch.event) else { continue };
            match sides.iter_mut().find(|(known, _)| *known == key || is_part(field, known, &key)) {
                Some((_, side)) => side.reports.push(index),
                None => sides.push((key, SideRecord { value, reports: vec![index] })),
            }
        }
        if sides.len() > 1 {
            let followed = said(event).map(|(key, _)| key);
            sides.sort_by_key(|(key, side)| (Some(key) != followed.as_ref(), Reverse(side.reports.len())));
            found.push(ContradictionRecord { field, sides: sides.into_iter().map(|(_, side)| side).collect() });
        }
    }
    found
}

/// 'Fenwick Hall' and 'Fenwick Hall Leeds' are one hall.
fn is_part(field: Field, a: &str, b: &str) -> bool {
    matches!(field, Field::Venue | Field::Place) && (a.contains(b) || b.contains(a))
}
