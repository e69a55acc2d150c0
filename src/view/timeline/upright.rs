//! The staff turned upright, for narrow pages and large text: one row an event, order kept, distances not to scale. Acts and
//! articles have a section each, since so narrow a staff has no room for their lanes.

use super::draw::{Drawn, Text, class, path};
use super::names;
use super::notes::{mark_id, view_head};
use crate::analysis::EventRecord;
use crate::edtf::{Date, Edtf, Precision};
use crate::event::{Kind, Status};
use crate::order;
use crate::timeline::{Form, Grouping, LaneName, Mark, Marks, Window, day_number};
use crate::view::words::{count, word};
use crate::view::{dates, script, words};
use std::collections::BTreeMap;

/// The most rows that are drawn; beyond them the window decides, and its edges say how many are earlier or later.
const MOST_ROWS: usize = 30;
/// Whole empty years that fold into a caesura.
const FOLDED: i32 = 2;

/// What the upright staff needs.
pub struct Upright<'a> {
    /// The events of the document.
    pub events: &'a [EventRecord],
    /// Those that show.
    pub marks: &'a Marks,
    /// The window, for when not all have room.
    pub window: Window,
    /// The open event.
    pub selected: Option<&'a str>,
    /// The event that the next one is merged with.
    pub marked: Option<&'a str>,
    /// Where events stood before a change that is being tried.
    pub ghosts: &'a BTreeMap<String, Edtf>,
    /// What parts the rows.
    pub grouping: Grouping,
    /// The day the article came out.
    pub published: Option<Date>,
    /// Today.
    pub today: Option<Date>,
}

/// A row between events.
enum Rule {
    Year(i32),
    Published(Date),
    Today(Date),
    Caesura(i32),
}

/// The places of the dated marks in the order of the rows: lane after lane where each has a section.
pub fn rows(marks: &Marks) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..marks.dated.len()).collect();
    if !matches!(marks.groups.names.first(), None | Some(LaneName::Kind(_) | LaneName::All)) {
        let lane = |place: &usize| marks.dated.get(*place).map(|mark| mark.lane);
        order::sort_by(&mut rows, |a, b| lane(a).cmp(&lane(b)).then(a.cmp(b)));
    }
    rows
}

/// The heads of the lanes, then the rows. The caller makes it a listbox.
pub fn view_rows(staff: &Upright) -> Vec<Drawn> {
    let dated = &staff.marks.dated;
    let shown = shown_rows(dated, staff.window);
    let (earlier, later) = (shown.start, dated.len() - shown.end);
    let mut rows: Vec<Drawn> = Vec::new();
    if earlier > 0 {
        rows.push(view_more("data-go", (earlier - 1).to_string(), word!("time.earlier", n = words::grouped(earlier))));
    }
    let mut year: Option<i32> = None;
    let mut last_year: Option<i32> = None;
    // In order: so are the marks.
    let mut fine_years: Vec<i32> = dated.iter().filter_map(|mark| staff.events.get(mark.event)).filter_map(fine_year).collect();
    fine_years.dedup();
    // Sections are short, and the remarks say what is still ahead: the lines would only part them again.
    let sections = matches!(staff.grouping, Grouping::Act | Grouping::Article);
    let mut lines = Lines { published: staff.published.filter(|_| !sections), today: staff.today.filter(|_| !sections) };
    let mut lane: Option<usize> = None;
    for place in self::rows(staff.marks).into_iter().filter(|place| shown.contains(place)) {
        let Some(mark) = dated.get(place) else { continue };
        let Some(event) = staff.events.get(mark.event) else { continue };
        let name = staff.marks.groups.names.get(mark.lane).filter(|_| sections && lane != Some(mark.lane));
        if let Some(name) = name {
            (year, last_year) = (None, None);
            rows.push(view_section(name, mark.lane));
        }
        lane = Some(mark.lane);
        let view_rule = |rule: Rule| view_rule(rule, if sections { mark.lane } else { 0 });
        rows.extend(lines.before(mark.start).map(view_rule));
        let first = event.date.as_ref().and_then(Edtf::first_day).map(Date::year);
        if let (Some(last), Some(first)) = (last_year, first)
            && first - last > FOLDED
        {
            rows.push(view_rule(Rule::Caesura(first - last - 1)));
        }
        if let Some(new) = first.filter(|first| Some(*first) != year && fine_years.contains(first)) {
            year = first;
            rows.push(view_rule(Rule::Year(new)));
        }
        last_year = end_year(event).or(first).max(last_year);
        rows.push(view_row(staff, place, event, mark, year));
    }
    if later == 0 {
        rows.extend(lines.before(f64::INFINITY).map(|rule| view_rule(rule, 0)));
    }
    if later > 0 {
        rows.push(view_more("data-go", shown.end.to_string(), word!("time.later", n = words::grouped(later))));
    }
    view_undated(staff, &mut rows);
    rows
}

/// The heads over the lanes.
pub fn view_heads() -> Drawn {
    let head = |kind: &Kind| {
        let note = view_note(*kind, Status::Happened, true);
        Drawn::new("span").class(class(&["cell", words::kind_class(*kind)])).holding(vec![note])
    };
    let heads = view_lanes(Kind::ALL.iter().map(head).collect());
    let words = view_text("v-text", word!("kinds"));
    Drawn::new("div").class("v-head").with("aria-hidden", "true").holding(vec![heads, words])
}

/// The stretch of the staff beside a row's words.
fn view_lanes(cells: Vec<Drawn>) -> Drawn {
    Drawn::new("span").class("v-staff").holding(cells)
}

fn view_text(class: &'static str, words: impl Into<Text>) -> Drawn {
    Drawn::new("span").class(class).saying(words)
}

/// All rows when there are few, else those of the window, as many as have room.
fn shown_rows(dated: &[Mark], window: Window) -> std::ops::Range<usize> {
    if dated.len() <= MOST_ROWS {
        return 0..dated.len();
    }
    let start = dated.partition_point(|mark| mark.start < window.start()).min(dated.len() - 1);
    let end = dated.partition_point(|mark| mark.start < window.end()).clamp(start + 1, start + MOST_ROWS);
    start..end.min(dated.len())
}

/// The lines that have not been drawn yet.
struct Lines {
    published: Option<Date>,
    today: Option<Date>,
}

impl Lines {
    /// Those that stand before an event that starts then, the earlier first.
    fn before(&mut self, start: f64) -> impl Iterator<Item = Rule> + use<> {
        let passed = |date: &Date| day_number(*date) < start;
        let published = self.published.take_if(|date| passed(date));
        let today = self.today.take_if(|date| passed(date));
        published.map(Rule::Published).into_iter().chain(today.map(Rule::Today))
    }
}

/// A row that is no event.
fn view_bar(key: String, class: Text, lanes: Vec<Drawn>, text: Drawn) -> Drawn {
    Drawn::new("li").key(key).class(class).with("role", "presentation").holding(vec![view_lanes(lanes), text])
}

/// The name of an act or an article over its rows.
fn view_section(name: &LaneName, lane: usize) -> Drawn {
    let class = if matches!(name, LaneName::Act(_)) { "v-text act" } else { "v-text" };
    let text = view_text(class, names::lane_name(name)).with("dir", "auto");
    view_bar(["lane ", &lane.to_string()].concat(), "v-bar lane".into(), Vec::new(), text)
}

fn view_rule(rule: Rule, section: usize) -> Drawn {
    let (class, text) = match rule {
        Rule::Year(year) => ("v-bar year", year.to_string()),
        Rule::Published(date) => ("v-bar pub", word!("time.published", date = dates::long_day(date))),
        Rule::Today(date) => ("v-bar now", word!("time.today-is", date = names::day_and_month(date))),
        Rule::Caesura(years) => ("v-bar caesura", count!("years-without", usize::try_from(years).unwrap_or(0))),
    };
    let fold = || {
        let signs = path("caesura", "M44 30 60 2M58 30 74 2");
        Drawn::new("svg").with("viewBox", "0 0 112 32").with("aria-hidden", "true").holding(vec![signs])
    };
    let lanes = if matches!(rule, Rule::Caesura(_)) { vec![fold()] } else { Vec::new() };
    view_bar([class, " ", &text, " ", &section.to_string()].concat(), class.into(), lanes, view_text("v-text", text))
}

fn view_row(staff: &Upright, place: usize, event: &EventRecord, mark: &Mark, under: Option<i32>) -> Drawn {
    let moved = (event.status == Status::Cancelled).then(|| moved_to(staff, place, event)).flatten();
    let when = event.date.as_ref().map(|date| names::in_year(date, under)).unwrap_or_default();
    view_event(staff, place, event, Some(mark.form), when, names::remarks(event, moved))
}

/// Where a cancelled event went: the next of its kind and title that is still on.
fn moved_to<'a>(staff: &Upright<'a>, place: usize, event: &EventRecord) -> Option<&'a EventRecord> {
    let later = staff.marks.dated.iter().skip(place + 1).filter_map(|mark| staff.events.get(mark.event));
    later.into_iter().find(|other| other.kind == event.kind && other.title == event.title && other.status != Status::Cancelled)
}

fn view_event(staff: &Upright, place: usize, event: &EventRecord, form: Option<Form>, when: String, remarks: String) -> Drawn {
    let selected = staff.selected == Some(event.id.as_str());
    let marked = if staff.marked == Some(event.id.as_str()) { "marked" } else { "" };
    let was = staff.ghosts.get(&event.id).map(|was| word!("trial.was", date = names::in_year(was, None)));
    let remarks = words::listed([remarks].into_iter().filter(|remarks| !remarks.is_empty()).chain(was).collect());
    let upcoming = if event.status == Status::Upcoming { "up" } else { "" };
    let kind = words::kind_class(event.kind);
    let count = staff.marks.dated.len() + staff.marks.undated.len();
    let cell = Drawn::new("span").class(class(&["cell", kind, form.map(names::form_class).unwrap_or_default(), upcoming]));
    let cell = cell.holding(vec![view_note(event.kind, event.status, staff.grouping == Grouping::One)]);
    let title = view_text(script::title_class(event, false), event.title.clone());
    let mut said = vec![
        view_text("when", when),
        title.with("lang", names::language(event).unwrap_or_default()),
        view_text("vh", [", ", words::what(event)].concat()),
    ];
    if !remarks.is_empty() {
        said.push(view_text("sub", remarks));
    }
    Drawn::new("li")
        .key(event.id.clone())
        .class(class(&["v-row", kind, if selected { "selected" } else { "" }, marked]))
        .with("id", mark_id(&event.id))
        .with("role", "option")
        .with("aria-selected", if selected { "true" } else { "false" })
        .with("data-event", event.id.clone())
        .with("aria-setsize", count.to_string())
        .with("aria-posinset", (place + 1).to_string())
        .holding(vec![view_lanes(vec![cell]), Drawn::new("span").class("v-text").holding(said)])
}

fn view_note(kind: Kind, status: Status, lettered: bool) -> Drawn {
    let wide = status == Status::Rumoured;
    let note = Drawn::new("svg").class(if wide { "note wide" } else { "note" });
    let note = note.with("viewBox", if wide { "-18 -11 36 22" } else { "-11 -11 22 22" }).with("aria-hidden", "true");
    note.holding(view_head(kind, status, lettered))
}

/// Leads to events that are not drawn: `attribute` says how, as on the wide staff.
fn view_more(attribute: &'static str, value: String, text: String) -> Drawn {
    let more = Drawn::new("li").key(text.clone()).class("v-bar more").with("role", "option").with("aria-selected", "false");
    more.with(attribute, value).holding(vec![view_lanes(Vec::new()), view_text("v-text", text)])
}

fn view_undated(staff: &Upright, rows: &mut Vec<Drawn>) {
    let undated = &staff.marks.undated;
    if undated.is_empty() {
        return;
    }
    let coda = view_text("v-text", word!("time.undated-order"));
    rows.push(view_bar("undated".to_owned(), "v-bar coda".into(), Vec::new(), coda));
    for (place, event) in undated.iter().filter_map(|index| staff.events.get(*index)).enumerate() {
        // The selected one is among them even when it is far down.
        if place < MOST_ROWS / 2 || staff.selected == Some(event.id.as_str()) {
            let (when, remarks) = (word!("date.undated").to_owned(), names::remarks(event, None));
            rows.push(view_event(staff, place + staff.marks.dated.len(), event, None, when, remarks));
        }
    }
    let hidden = undated.len().saturating_sub(MOST_ROWS / 2);
    let next = undated.get(MOST_ROWS / 2).and_then(|index| staff.events.get(*index));
    if let Some(event) = next.filter(|_| hidden > 0) {
        let words = word!("time.undated-rest", n = words::grouped(hidden));
        rows.push(view_more("data-event", event.id.clone(), words));
    }
}

/// The year of an event whose date is finer than a year.
fn fine_year(event: &EventRecord) -> Option<i32> {
    let date = event.date.as_ref().filter(|date| date.precision() < Precision::Year)?;
    date.first_day().map(Date::year)
}

fn end_year(event: &EventRecord) -> Option<i32> {
    event.date.as_ref().and_then(Edtf::last_day).map(Date::year)
}
