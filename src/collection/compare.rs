//! Whether two reports are of one happening, and why. One function a kind; each answers `None` at the first thing that
//! speaks against it.

use super::artist::{self, Agreement};
use super::sketch::{Sketch, Stage};
use crate::analysis::{MeasureRecord, Why};
use crate::edtf::Date;
use crate::event::{Kind, Status};

/// Days apart at which two dates of one work are still taken for two dates of one release: it was put off.
const PUT_OFF: i64 = 366;
/// The same where one article does not say whether it is a song or an album.
const SORT_UNSAID: i64 = 31;
/// The same for a tour, whose first night one article gives and whose last the other.
const TOUR_APART: i64 = 200;
/// For a festival that was moved.
const FESTIVAL_APART: i64 = 60;
/// For the same figure, reported on two days.
const FIGURE_APART: i64 = 14;
/// For one chart position: the next chart is seven days later.
const CHART_APART: i64 = 3;
/// How far a chart's date may lie ahead of a report that gives none.
const CHART_AHEAD: i64 = 10;
/// For one prize at one show.
const AWARD_APART: i64 = 3;

/// Two reports of one happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// Index of the earlier report.
    pub a: usize,
    /// Index of the later.
    pub b: usize,
    /// How much speaks for it.
    pub score: u32,
    /// What speaks for it.
    pub why: Vec<Why>,
}

/// What speaks for a pair, before it is said which pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds(Vec<Why>);

impl Grounds {
    fn add(&mut self, why: Why) {
        self.0.push(why);
    }

    /// The join of the pair.
    pub fn between(mut self, a: usize, b: usize) -> Join {
        self.0.sort();
        self.0.dedup();
        Join { a, b, score: self.0.iter().map(|why| weight(*why)).sum(), why: self.0 }
    }
}

/// How much a ground counts where a report could go with one or the other.
fn weight(why: Why) -> u32 {
    match why {
        Why::SameDate => 5,
        Why::SameTitle | Why::SameArtist | Why::SameVenue | Why::SameFigure | Why::DateWithin => 3,
        Why::NamesBoth | Why::OtherName | Why::SamePlace | Why::SameChart | Why::OtherReading => 2,
        Why::NearFigure | Why::DateUnsaid => 1,
        Why::DatesDiffer => 0,
    }
}

/// How two dates lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dates {
    /// One day, one month, one interval.
    Same,
    /// One holds the other, or they overlap.
    Within,
    /// One is undated and may mean the other's.
    Unsaid,
    /// Another reading of one is the other.
    Reading,
    /// So many days lie between them.
    Apart(i64),
    /// One is undated and can hardly mean the other's.
    Never,
}

/// What speaks for the two being one happening; `None` where something speaks against it.
pub fn compare(a: &Sketch, b: &Sketch) -> Option<Grounds> {
    if a.event.kind != b.event.kind || a.article == b.article {
        return None;
    }
    let mut grounds = Grounds::default();
    let acts = artist::agreement(&a.acts, &b.acts);
    match acts {
        Agreement::Same => grounds.add(Why::SameArtist),
        Agreement::OtherName => grounds.add(Why::OtherName),
        Agreement::Unknown => {}
        Agreement::Differ => return None,
    }
    let dates = dates(a, b);
    match a.event.kind {
        Kind::Release => release(a, b, acts, dates, &mut grounds)?,
        Kind::Record => record(a, b, acts, dates, &mut grounds)?,
        Kind::Concert => concert(a, b, acts, dates, &mut grounds)?,
        Kind::Award => award(a, b, acts, dates, &mut grounds)?,
    }
    grounds.add(match dates {
        Dates::Same => Why::SameDate,
        Dates::Within => Why::DateWithin,
        Dates::Unsaid | Dates::Never => Why::DateUnsaid,
        Dates::Reading => Why::OtherReading,
        Dates::Apart(_) => Why::DatesDiffer,
    });
    Some(grounds)
}

/// Where one article does not say whose it is, it must at least name whom the other names: two acts may have an album of
/// one name.
fn is_known(a: &Sketch, b: &Sketch, acts: Agreement) -> bool {
    acts != Agreement::Unknown
        || match (a.acts.is_empty(), b.acts.is_empty()) {
            (true, true) => !a.company.is_disjoint(&b.company),
            (true, false) => artist::keeps_company(&b.acts, &a.company) || artist::is_in_headline(&b.acts, &a.head),
            _ => artist::keeps_company(&a.acts, &b.company) || artist::is_in_headline(&a.acts, &b.head),
        }
}

/// A work comes out once. A single and an album of one name are two, and so are a work and its reissue.
fn release(a: &Sketch, b: &Sketch, acts: Agreement, dates: Dates, grounds: &mut Grounds) -> Option<()> {
    let named = a.title.plain == b.title.plain && !a.title.plain.is_empty();
    // 'Their third album' is the album of that day.
    let told = a.is_told != b.is_told && dates == Dates::Same && a.day().is_some() && a.event.what == b.event.what;
    if !(named || told) || a.again != b.again || !is_known(a, b, acts) {
        return None;
    }
    if named {
        grounds.add(Why::SameTitle);
    }
    let firm = matches!(dates, Dates::Same | Dates::Within | Dates::Reading);
    let sort = |sketch: &Sketch| match sketch.event.what.as_str() {
        "song" | "video" => 's',
        "album" | "ep" => 'a',
        "film" | "series" => 'f',
        "book" => 'b',
        _ => '?',
    };
    let same_sort = a.event.what == b.event.what;
    let unsaid_sort = sort(a) == '?' || sort(b) == '?';
    let may_be_one = same_sort || (firm && (sort(a) == sort(b) || unsaid_sort)) || (unsaid_sort && within(dates, SORT_UNSAID));
    let near = match dates {
        // An undated mention of a work by its maker is of its one release.
        Dates::Unsaid | Dates::Never => acts != Agreement::Unknown && same_sort,
        Dates::Apart(days) => acts != Agreement::Unknown && a.title.edition == b.title.edition && days <= PUT_OFF,
        Dates::Same | Dates::Within | Dates::Reading => true,
    };
    (may_be_one && near).then_some(())
}

/// One figure reached once: what was counted, how much, on which chart, when.
fn record(a: &Sketch, b: &Sketch, acts: Agreement, dates: Dates, grounds: &mut Grounds) -> Option<()> {
    if a.title.plain != b.title.plain || a.title.plain.is_empty() || !is_known(a, b, acts) {
        return None;
    }
    // One calls it a chart's first place and the other a week's sales: one figure must then be the same.
    if a.event.what != b.event.what && !share_figure(&a.event.measures, &b.event.measures) {
        return None;
    }
    grounds.add(Why::SameTitle);
    match (a.charts.is_empty() || b.charts.is_empty(), a.charts.iter().any(|chart| names_one(chart, &b.charts))) {
        (true, _) => {}
        (false, true) => grounds.add(Why::SameChart),
        (false, false) => return None,
    }
    let elsewhere = !a.places.is_empty() && !b.places.is_empty() && a.places.is_disjoint(&b.places);
    let another_metal = !a.metals.is_empty() && !b.metals.is_empty() && a.metals.is_disjoint(&b.metals);
    if differ(&a.place, &b.place) || elsewhere || another_metal {
        return None;
    }
    let figures = figures(&a.event.measures, &b.event.measures);
    match figures {
        Figures::Same => grounds.add(Why::SameFigure),
        Figures::Near => grounds.add(Why::NearFigure),
        Figures::Unsaid => {}
        Figures::Differ => return None,
    }
    let chart = a.event.what == "chart";
    let may_be_one = match dates {
        Dates::Same => true,
        // A month holds several charts and several milestones.
        Dates::Within | Dates::Reading => figures != Figures::Near || week(a) && week(b),
        Dates::Unsaid => figures == Figures::Same,
        Dates::Apart(days) => {
            figures == Figures::Same && acts != Agreement::Unknown && days <= if chart { CHART_APART } else { FIGURE_APART }
        }
        Dates::Never => false,
    };
    may_be_one.then_some(())
}

/// A night is known by act, day and place; two nights of one tour are two.
fn concert(a: &Sketch, b: &Sketch, acts: Agreement, dates: Dates, grounds: &mut Grounds) -> Option<()> {
    if a.stage() != b.stage() {
        return None;
    }
    let named = !a.title.plain.is_empty() && a.title.plain == b.title.plain;
    let firm = matches!(dates, Dates::Same | Dates::Within | Dates::Reading);
    let may_be_one = match a.stage() {
        Stage::Tour => {
            if named {
                grounds.add(Why::SameTitle);
            }
            let unnamed = is_unnamed_tour(a) || is_unnamed_tour(b);
            (named && (firm || matches!(dates, Dates::Unsaid) || within(dates, TOUR_APART)))
                || (unnamed && acts != Agreement::Unknown && firm)
        }
        Stage::Festival => {
            if a.shows.is_disjoint(&b.shows) {
                return None;
            }
            grounds.add(Why::SameTitle);
            firm || matches!(dates, Dates::Unsaid) || (acts != Agreement::Unknown && within(dates, FESTIVAL_APART))
        }
        Stage::Show => {
            let venue = a.venue.is_some() && !differ(&a.venue, &b.venue) && b.venue.is_some();
            let place = a.place.is_some() && a.place == b.place;
            if venue {
                grounds.add(Why::SameVenue);
            }
            if place {
                grounds.add(Why::SamePlace);
            }
            if named {
                grounds.add(Why::SameTitle);
            }
            let one_day = a.day().is_some() && a.day() == b.day();
            // Two halls in one town on one evening is one report in error rather than two shows; two towns are two shows.
            let elsewhere = !venue && (differ(&a.place, &b.place) || (differ(&a.venue, &b.venue) && !(one_day && place)));
            let known = match acts {
                Agreement::Unknown => venue && one_day && is_known(a, b, acts),
                _ => one_day || ((firm || dates == Dates::Unsaid) && (venue || (place && firm && !is_run(a) && !is_run(b)))),
            };
            known && !elsewhere && !differ_in_series(a, b)
        }
    };
    may_be_one.then_some(())
}

/// One prize at one show in one year; being nominated is not winning.
fn award(a: &Sketch, b: &Sketch, acts: Agreement, dates: Dates, grounds: &mut Grounds) -> Option<()> {
    let [x, y] = [a, b].map(|sketch| sketch.event.what.as_str());
    if x != y && x != "honour" && y != "honour" {
        return None;
    }
    if a.title.plain == b.title.plain {
        grounds.add(Why::SameTitle);
    } else if !a.shows.iter().any(|show| names_one(show, &b.shows)) {
        return None;
    } else {
        grounds.add(Why::NamesBoth);
    }
    let may_be_one = match dates {
        Dates::Same | Dates::Within | Dates::Reading => acts != Agreement::Unknown || dates == Dates::Same,
        Dates::Unsaid => acts != Agreement::Unknown,
        Dates::Apart(days) => acts != Agreement::Unknown && days <= AWARD_APART,
        Dates::Never => false,
    };
    may_be_one.then_some(())
}

fn dates(a: &Sketch, b: &Sketch) -> Dates {
    match (a.days, b.days) {
        (Some(x), Some(y)) => {
            if x == y {
                return Dates::Same;
            }
            let gap = if x.1 < y.0 { (y.0 - x.1).whole_days() } else { (x.0 - y.1).whole_days() };
            if gap <= 0 {
                // Overlapping is not enough for two spans: 'in June and July', 'from July to August'.
                let holds = (x.0 <= y.0 && y.1 <= x.1) || (y.0 <= x.0 && x.1 <= y.1);
                return if holds { Dates::Within } else { Dates::Apart(0) };
            }
            if reads_as(a, b) || reads_as(b, a) { Dates::Reading } else { Dates::Apart(gap) }
        }
        (Some(days), None) => unsaid(days, a, b),
        (None, Some(days)) => unsaid(days, b, a),
        (None, None) => match (a.window, b.window) {
            (Some(x), Some(y)) if x.1 < y.0 || y.1 < x.0 => Dates::Never,
            _ => Dates::Unsaid,
        },
    }
}

/// A dated report and one that does not say when: it may mean the date, or another reading of that date's words.
fn unsaid(days: (Date, Date), dated: &Sketch, undated: &Sketch) -> Dates {
    let Some((first, last)) = undated.window else { return Dates::Unsaid };
    // A chart is dated some days ahead of the news of it.
    let ahead = time::Duration::days(if undated.event.kind == Kind::Record { CHART_AHEAD } else { 0 });
    let last = last.checked_add(ahead).unwrap_or(last);
    let is_near = |start: Date, end: Date| first <= end && start <= last;
    let others = dated.event.reason.iter().flat_map(|reason| &reason.others);
    match is_near(days.0, days.1) {
        true => Dates::Unsaid,
        false if others.filter_map(|other| other.first_day().zip(other.last_day())).any(|(start, end)| is_near(start, end)) => {
            Dates::Unsaid
        }
        false => Dates::Never,
    }
}

/// Whether another reading of the first's words is the second's date.
fn reads_as(a: &Sketch, b: &Sketch) -> bool {
    a.event.reason.iter().flat_map(|reason| &reason.others).any(|other| Some(*other) == b.event.date)
}

fn within(dates: Dates, most: i64) -> bool {
    matches!(dates, Dates::Apart(days) if days <= most)
}

/// No longer than a week: one chart, one first week of sales.
fn week(sketch: &Sketch) -> bool {
    sketch.days.is_some_and(|(first, last)| (last - first).whole_days() < 8)
}

/// A run of nights, which may hold other shows in the same town.
fn is_run(sketch: &Sketch) -> bool {
    sketch.days.is_some_and(|(first, last)| (last - first).whole_days() > 31)
}

/// A night that stands in a named series of its own is none of another series.
fn differ_in_series(a: &Sketch, b: &Sketch) -> bool {
    let cancelled = |sketch: &Sketch| sketch.event.status == Status::Cancelled;
    // Where only one is called off it must be the same day: the other may be the new one.
    cancelled(a) != cancelled(b) && (a.day() != b.day() || a.day().is_none())
}

/// A tour known by its act alone: 'Glass Ferry tour', 'world tour'.
fn is_unnamed_tour(sketch: &Sketch) -> bool {
    let title = sketch.title.plain.as_str();
    let generic =
        |words: &str| matches!(words, "tour" | "world tour" | "us tour" | "uk tour" | "european tour" | "headline tour" | "");
    generic(title) || sketch.acts.iter().any(|act| title.strip_prefix(act.name.as_str()).is_some_and(|rest| generic(rest.trim())))
}

/// Whether both are known and neither holds the other's words.
fn differ(a: &Option<String>, b: &Option<String>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => !holds_words(a, b) && !holds_words(b, a),
        _ => false,
    }
}

/// 'O2 Academy Leeds' holds 'O2 Academy'.
fn holds_words(long: &str, short: &str) -> bool {
    long == short
        || long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
        || long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

fn names_one(chart: &str, charts: &std::collections::BTreeSet<String>) -> bool {
    charts.iter().any(|other| holds_words(chart, other) || holds_words(other, chart))
}

/// Whether both name a figure beyond a place on a list, and of the same units the same ones.
fn share_figure(a: &[MeasureRecord], b: &[MeasureRecord]) -> bool {
    let mut pairs = a.iter().flat_map(|x| b.iter().filter(|y| y.value == x.value).map(move |y| (x, y)));
    pairs.any(|(x, y)| x.unit != "position" && y.unit != "position")
}

/// How two lists of figures lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figures {
    Same,
    Near,
    Unsaid,
    Differ,
}

/// Compares the first figures of one unit. '200 million' and 'more than 200 million' are one figure.
fn figures(a: &[MeasureRecord], b: &[MeasureRecord]) -> Figures {
    if a.is_empty() || b.is_empty() {
        return Figures::Unsaid;
    }
    let pair = a.iter().find_map(|x| b.iter().find(|y| y.unit == x.unit).map(|y| (x, y)));
    let Some((x, y)) = pair else { return Figures::Differ };
    let (less, more) = (x.value.min(y.value), x.value.max(y.value));
    if more - less <= 0.005 * more {
        Figures::Same
    } else if x.unit != "position" && less > 0.0 && more / less <= 1.25 {
        Figures::Near
    } else {
        Figures::Differ
    }
}
