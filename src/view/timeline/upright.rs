//! The staff turned upright, for narrow pages and large text: one row an event, order kept, distances not to scale. Acts and
//! articles have a section each, since so narrow a staff has no room for their lanes.

use super::draw;
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
use yew::prelude::*;

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
pub fn view_rows(staff: &Upright) -> Html {
    let dated = &staff.marks.dated;
    let shown = shown_rows(dated, staff.window);
    let (earlier, later) = (shown.start, dated.len() - shown.end);
    let mut rows: Vec<Html> = Vec::new();
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
    html! {
        <>
            if earlier > 0 {
                { view_more("data-go", (earlier - 1).to_string(), word!("time.earlier", n = words::grouped(earlier))) }
            }
            { for rows }
            if later > 0 {
                { view_more("data-go", shown.end.to_string(), word!("time.later", n = words::grouped(later))) }
            }
            { view_undated(staff) }
        </>
    }
}

/// The heads over the lanes.
pub fn view_heads() -> Html {
    html! {
        <div class="v-head" aria-hidden="true">
            <span class="v-staff">
                { for Kind::ALL.iter().map(|kind| html! {
                    <span class={draw::class(&["cell", words::kind_class(*kind)])}>{ view_note(*kind, Status::Happened, true) }</span>
                }) }
            </span>
            <span class="v-text">{ word!("kinds") }</span>
        </div>
    }
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

/// The name of an act or an article over its rows.
fn view_section(name: &LaneName, lane: usize) -> Html {
    html! {
        <li key={format!("lane {lane}")} role="presentation" class="v-bar lane">
            <span class="v-staff"></span>
            <span class={if matches!(name, LaneName::Act(_)) { "v-text act" } else { "v-text" }} dir="auto">{ names::lane_name(name) }</span>
        </li>
    }
}

fn view_rule(rule: Rule, section: usize) -> Html {
    let (class, text) = match rule {
        Rule::Year(year) => ("year", year.to_string()),
        Rule::Published(date) => ("pub", word!("time.published", date = dates::long_day(date))),
        Rule::Today(date) => ("now", word!("time.today-is", date = names::day_and_month(date))),
        Rule::Caesura(years) => ("caesura", count!("years-without", usize::try_from(years).unwrap_or(0))),
    };
    let fold = class == "caesura";
    html! {
        <li key={format!("{class} {text} {section}")} role="presentation" class={classes!("v-bar", class)}>
            <span class="v-staff">
                if fold {
                    <svg viewBox="0 0 112 32" aria-hidden="true"><path class="caesura" d="M44 30 60 2M58 30 74 2" /></svg>
                }
            </span>
            <span class="v-text">{ text }</span>
        </li>
    }
}

fn view_row(staff: &Upright, place: usize, event: &EventRecord, mark: &Mark, under: Option<i32>) -> Html {
    let moved = (event.status == Status::Cancelled).then(|| moved_to(staff, place, event)).flatten();
    let when = event.date.as_ref().map(|date| names::in_year(date, under)).unwrap_or_default();
    view_event(staff, place, event, Some(mark.form), when, names::remarks(event, moved))
}

/// Where a cancelled event went: the next of its kind and title that is still on.
fn moved_to<'a>(staff: &Upright<'a>, place: usize, event: &EventRecord) -> Option<&'a EventRecord> {
    let later = staff.marks.dated.iter().skip(place + 1).filter_map(|mark| staff.events.get(mark.event));
    later.into_iter().find(|other| other.kind == event.kind && other.title == event.title && other.status != Status::Cancelled)
}

fn view_event(staff: &Upright, place: usize, event: &EventRecord, form: Option<Form>, when: String, remarks: String) -> Html {
    let selected = staff.selected == Some(event.id.as_str());
    let marked = if staff.marked == Some(event.id.as_str()) { "marked" } else { "" };
    let was = staff.ghosts.get(&event.id).map(|was| word!("trial.was", date = names::in_year(was, None)));
    let remarks = words::listed([remarks].into_iter().filter(|remarks| !remarks.is_empty()).chain(was).collect());
    let upcoming = if event.status == Status::Upcoming { "up" } else { "" };
    let kind = words::kind_class(event.kind);
    let count = staff.marks.dated.len() + staff.marks.undated.len();
    html! {
        <li key={event.id.clone()} id={mark_id(&event.id)} role="option" class={draw::class(&["v-row", kind, if selected { "selected" } else { "" }, marked])}
            aria-selected={if selected { "true" } else { "false" }} data-event={event.id.clone()}
            aria-setsize={count.to_string()} aria-posinset={(place + 1).to_string()}>
            <span class="v-staff">
                <span class={draw::class(&["cell", kind, form.map(names::form_class).unwrap_or_default(), upcoming])}>{ view_note(event.kind, event.status, staff.grouping == Grouping::One) }</span>
            </span>
            <span class="v-text">
                <span class="when">{ when }</span>
                <span class={script::title_class(event, false)} lang={names::language(event)}>{ event.title.clone() }</span>
                <span class="vh">{ ", " }{ words::what(event) }</span>
                if !remarks.is_empty() {
                    <span class="sub">{ remarks }</span>
                }
            </span>
        </li>
    }
}

fn view_note(kind: Kind, status: Status, lettered: bool) -> Html {
    let wide = status == Status::Rumoured;
    html! {
        <svg class={if wide { "note wide" } else { "note" }} viewBox={if wide { "-18 -11 36 22" } else { "-11 -11 22 22" }} aria-hidden="true">
            { view_head(kind, status, lettered, None) }
        </svg>
    }
}

/// Leads to events that are not drawn: `attribute` says how, as on the wide staff.
fn view_more(attribute: &'static str, value: String, text: String) -> Html {
    let (go, event) = if attribute == "data-go" { (Some(value), None) } else { (None, Some(value)) };
    html! {
        <li key={text.clone()} role="option" class="v-bar more" aria-selected="false" data-go={go} data-event={event}>
            <span class="v-staff"></span>
            <span class="v-text">{ text }</span>
        </li>
    }
}

fn view_undated(staff: &Upright) -> Html {
    let undated = staff.marks.undated.iter().filter_map(|index| staff.events.get(*index)).enumerate();
    // The selected one is among them even when it is far down.
    let is_shown = |(place, event): &(usize, &EventRecord)| *place < MOST_ROWS / 2 || staff.selected == Some(event.id.as_str());
    let hidden = staff.marks.undated.len().saturating_sub(MOST_ROWS / 2);
    let next = staff.marks.undated.get(MOST_ROWS / 2).and_then(|index| staff.events.get(*index));
    html! {
        if !staff.marks.undated.is_empty() {
            <li key="undated" role="presentation" class="v-bar coda">
                <span class="v-staff"></span>
                <span class="v-text">{ word!("time.undated-order") }</span>
            </li>
            { for undated.filter(is_shown).map(|(place, event)| {
                view_event(staff, place + staff.marks.dated.len(), event, None, word!("date.undated").to_owned(), names::remarks(event, None))
            }) }
            if let Some(event) = next.filter(|_| hidden > 0) {
                { view_more("data-event", event.id.clone(), word!("time.undated-rest", n = words::grouped(hidden))) }
            }
        }
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
