//! The timeline: an article's events on a staff of four lanes, with the whole span below and the tools above.
//!
//! The geometry is that of [`crate::timeline`]; here it is drawn, and keys, wheel, fingers and pointers move its window.
//! Where the page is narrow, or its text large, the staff stands upright: one row an event.

pub mod draw;
mod gesture;
mod heading;
mod hooks;
mod keys;
mod layout;
mod live;
mod names;
mod notes;
mod overview;
mod staff;
mod upright;
mod use_width;

use crate::analysis::AnalysisDocument;
use crate::edtf::{Date, Edtf};
use crate::timeline::{
    Grouping, Lanes, Marks, Scale, Window, axis_named, date_at, day_number, fit_all, home_window, moment, pack_lanes,
    packed_stretch, place_flags, read_marks,
};
use crate::view::browser::drawn::use_drawing;
use crate::view::browser::measure::{measure_type, ready_dates};
use crate::view::shared::Shared;
use crate::view::words::{grouped, word};
use draw::Drawn;
pub use keys::Deed;
pub use names::{in_year, remarks};

use live::{Held, Listeners, Live};
use notes::Cast;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::prelude::*;

/// Narrower than this, in sixteenths of a rem, the staff stands upright: the page's 62 em less its margins.
const UPRIGHT: f64 = 944.0;
/// Width of the staff on a sheet of A4 with its margins, where a unit is 3/4 pt.
const PAPER: f64 = 688.0;
/// The most events whose old places are drawn.
const MOST_GHOSTS: usize = 16;
/// A step of the buttons doubles or halves the window.
const STEP: f64 = 2.0;

/// What the timeline needs.
#[derive(Clone, Properties)]
pub struct TimelineProps {
    /// What was found.
    pub analysis: Rc<AnalysisDocument>,
    /// The ids of the events that the filters hide.
    #[prop_or_default]
    pub hidden: Rc<BTreeSet<String>>,
    /// The dates that events had before a change that is being tried, by their ids.
    #[prop_or_default]
    pub ghosts: Rc<BTreeMap<String, Edtf>>,
    /// What parts the staff into lanes.
    #[prop_or_default]
    pub grouping: Grouping,
    /// For paper: the staff lies, as wide as a sheet, whatever the window's width is.
    #[prop_or_default]
    pub paper: bool,
    /// The open event.
    pub selected: Option<AttrValue>,
    /// The event that the next one is merged with.
    #[prop_or_default]
    pub marked: Option<AttrValue>,
    /// An event is selected, or none.
    pub on_select: Callback<Option<AttrValue>>,
    /// Something is done with an event.
    pub on_deed: Callback<(AttrValue, Deed)>,
    /// First and last day to open with, where a link says so.
    #[prop_or_default]
    pub opens_with: Option<(Date, Date)>,
    /// Today, from the browser.
    pub today: Option<Date>,
    /// The heading, beside which the tools stand.
    #[prop_or_default]
    pub children: Html,
    /// 'How to read this' is wanted; without it there is no such word.
    #[prop_or_default]
    pub on_help: Option<Callback<()>>,
    /// The width in sixteenths of a rem until the browser has measured it, and where there is none.
    #[prop_or(1000.0)]
    pub width: f64,
}

/// Documents are compared by address: each analysis is a new one.
impl PartialEq for TimelineProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.analysis, &other.analysis)
            && (Rc::ptr_eq(&self.hidden, &other.hidden) || self.hidden == other.hidden)
            && (Rc::ptr_eq(&self.ghosts, &other.ghosts) || self.ghosts == other.ghosts)
            && self.grouping == other.grouping
            && self.paper == other.paper
            && self.selected == other.selected
            && self.on_select == other.on_select
            && self.marked == other.marked
            && self.on_deed == other.on_deed
            && self.opens_with == other.opens_with
            && self.today == other.today
            && self.children == other.children
            && self.on_help == other.on_help
            && self.width == other.width
    }
}

/// What a document's events span, whatever the filters hide.
struct Spread {
    marks: Rc<Marks>,
    home: Window,
    whole: Window,
    published: Option<Date>,
}

// Apart, so that browsers soon have it compiled well.
#[inline(never)]
fn spread(analysis: &AnalysisDocument, grouping: Grouping) -> Spread {
    let marks = read_marks(&analysis.events, grouping, &|_| true);
    let published = analysis.article.published.as_ref().and_then(Edtf::first_day);
    Spread {
        home: home_window(&marks.dated, published),
        whole: fit_all(&marks.dated, published),
        published,
        marks: Rc::new(marks),
    }
}

/// Those of the events that the filters leave, and which of the undated stand in which lane.
struct Shown {
    marks: Rc<Marks>,
    tray: Vec<Vec<usize>>,
}

// Apart, so that browsers soon have it compiled well.
#[inline(never)]
fn shown(spread: &Spread, props: &TimelineProps, hidden: &BTreeSet<String>, ghosts: &BTreeMap<String, Edtf>) -> Shown {
    let (analysis, grouping) = (&props.analysis, props.grouping);
    let former = |index: usize| moment(ghosts.get(&analysis.events.get(index)?.id)?);
    let marks = if !ghosts.is_empty() && ghosts.len() <= MOST_GHOSTS {
        Rc::new(read_marks(&analysis.events, grouping, &|event| !hidden.contains(&event.id)).with_former(&former))
    } else if hidden.is_empty() {
        spread.marks.clone()
    } else {
        Rc::new(read_marks(&analysis.events, grouping, &|event| !hidden.contains(&event.id)))
    };
    let mut tray = vec![Vec::new(); marks.groups.names.len()];
    for (place, event) in marks.undated.iter().enumerate() {
        if let Some(lane) = tray.get_mut(marks.groups.lane(*event)) {
            lane.push(place);
        }
    }
    Shown { marks, tray }
}

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    use_memo((), |()| {
        if cfg!(target_arch = "wasm32") {
            measure_type();
        }
    });
    let (board, strip) = (use_node_ref(), use_node_ref());
    let (frame, width) = use_width::use_width(props.width);
    let width = if props.paper { PAPER } else { width };
    let spread =
        use_memo((Shared::from(props.analysis.clone()), props.grouping), |(analysis, grouping)| spread(analysis, *grouping));
    let shown = use_memo(
        (Shared::from(spread.clone()), Shared::from(props.hidden.clone()), Shared::from(props.ghosts.clone())),
        |(spread, hidden, ghosts)| shown(spread, props, hidden, ghosts),
    );
    let marks = &shown.marks;
    let chosen = use_state_eq(|| None::<Window>);
    let window = chosen.unwrap_or(spread.home);
    hooks::use_kept_window(&props.analysis, &spread, window, &chosen);
    use_effect_with((Shared::from(props.analysis.clone()), props.opens_with), {
        let chosen = chosen.clone();
        move |(_, days)| {
            if let Some((first, last)) = days {
                chosen.set(Some(Window::new(day_number(*first), day_number(*last))));
            }
        }
    });
    let at = use_memo((Shared::from(marks.clone()), props.selected.clone()), |(marks, selected)| {
        keys::place_of(marks, &props.analysis.events, selected.as_deref()?)
    });

    let has_tray = !marks.undated.is_empty();
    let scale = layout::scale(window, width, has_tray);
    // While another date is tried the window stays, and what it shows is part of the whole.
    let whole = spread.whole;
    let tried = Window::new(whole.start().min(window.start()), whole.end().max(window.end()));
    let span = layout::scale(if props.ghosts.is_empty() { whole } else { tried }, width, has_tray);
    let pack = |marks: &Marks, window: Window| {
        let scale = layout::scale(window, width, has_tray);
        let stretch = packed_stretch(marks, window.start(), window.days());
        pack_lanes(marks, &props.analysis.events, scale.px_per_day(), scale.right() - scale.left(), stretch)
    };
    let upright = width < UPRIGHT && !props.paper;
    let stretch = packed_stretch(marks, window.start(), window.days());
    let lanes = use_memo((Shared::from(marks.clone()), window.days(), width, stretch, upright), |(.., upright)| {
        if *upright { None } else { Some(pack(marks, window)) }
    });
    // The lanes are never lower than at the opening zoom, so that zooming in moves nothing below.
    let home_rows = use_memo((Shared::from(spread.clone()), has_tray, width, upright), |(spread, .., upright)| match &*lanes {
        _ if *upright => Vec::new(),
        Some(lanes) if window == spread.home && Rc::ptr_eq(marks, &spread.marks) => lanes.row_counts(),
        _ => pack(&spread.marks, spread.home).row_counts(),
    });
    let trace = use_memo((Shared::from(marks.clone()), span.px_per_day(), upright), |(marks, _, upright)| {
        if *upright { Vec::new() } else { overview::trace(marks, &span) }
    });

    let show = {
        let chosen = chosen.clone();
        use_callback((), move |window: Window, ()| chosen.set(Some(window)))
    };
    let held = use_mut_ref(Held::default);
    let listeners = use_memo((), |()| live::listeners(&held, &board, &strip));
    hooks::use_zoom_wheel(&board, listeners.wheel.clone());
    hooks::use_reveal(props.selected.clone(), *at, marks, window, show.clone());
    let gliding = hooks::use_gliding(spread.published);
    held.borrow_mut().live = Some(Live {
        analysis: props.analysis.clone(),
        marks: marks.clone(),
        selected: props.selected.clone(),
        at: *at,
        scale,
        span,
        width,
        upright,
        show,
        select: props.on_select.clone(),
        deed: props.on_deed.clone(),
    });
    let drawing = Drawing { props, spread: &spread, shown: &shown, at: *at, width, scale };
    let (height, on_board) = match &*lanes {
        None => (0.0, Drawn::new("ol").class("v-list").with("role", "presentation").holding(drawing.upright())),
        Some(lanes) => drawing.wide(lanes, &home_rows),
    };
    let on_strip = if upright { Vec::new() } else { overview::view_overview(&span, window, &trace, spread.published) };
    let subject = Rc::as_ptr(&props.analysis) as usize;
    let on_board = use_drawing(&board, upright, subject, on_board);
    let on_strip = use_drawing(&strip, upright, subject, Drawn::new("g").holding(on_strip));

    let days =
        (window != spread.home).then(|| [date_at(window.start()).to_string(), date_at(window.end()).to_string()].join("/"));
    let active = props.selected.as_deref().filter(|_| at.is_some()).map(notes::mark_id);
    let one = props.grouping == Grouping::One;
    let Listeners { key, click, double, pointer, strip: grip, handle, wish, .. } = (*listeners).clone();
    let heading = html! {
        <>
            <div class="bar-top" onfocusin={|_| ready_dates()} onpointerover={|_| ready_dates()}>
                { props.children.clone() }
                { heading::view_tools(window, &wish, props.on_help.as_ref()) }
            </div>
            { raw(include_str!("timeline/definitions.svg")) }
        </>
    };
    if upright {
        return html! {
            <div ref={frame} class={if one { "staff-tall one" } else { "staff-tall" }} data-window={days}>
                { heading }
                if !one {
                    { raw(draw::markup(&[upright::view_heads()])) }
                }
                <div ref={board} role="listbox" aria-label={word!("time.events")} aria-orientation="vertical" tabindex="0"
                    aria-activedescendant={active} onkeydown={key} onclick={click}>
                    { on_board }
                </div>
            </div>
        };
    }
    let (first, last) = names::window_words(span.window());
    let size = |top: &str, height: f64| ["0 ", top, " ", &draw::n(width), " ", &draw::n(height)].concat();
    html! {
        <div ref={frame} class="staff-wide" data-window={days}>
            { heading }
            <svg ref={board} class={if gliding { "staff gliding" } else { "staff" }} viewBox={size("0", height)}
                role="listbox" aria-label={word!("time.events")} aria-orientation="horizontal" tabindex="0" aria-activedescendant={active}
                onkeydown={key} onclick={click} ondblclick={double}
                onpointerdown={pointer.clone()} onpointermove={pointer.clone()} onpointerup={pointer.clone()} onpointercancel={pointer}>
                { on_board }
            </svg>
            <svg ref={strip} class="overview" viewBox={size("-4", 52.0)} role="group" aria-label={word!("time.whole-is", first = first, last = last)}
                onkeydown={handle} onpointerdown={grip.clone()} onpointermove={grip.clone()} onpointerup={grip.clone()} onpointercancel={grip}>
                { on_strip }
            </svg>
        </div>
    }
}

/// Markup of ours as it is.
fn raw(markup: impl Into<AttrValue>) -> Html {
    Html::from_html_unchecked(markup.into())
}

/// Everything that a drawing is made of.
struct Drawing<'a> {
    props: &'a TimelineProps,
    spread: &'a Spread,
    shown: &'a Shown,
    at: Option<usize>,
    width: f64,
    scale: Scale,
}

impl Drawing<'_> {
    /// The rows of the upright staff.
    fn upright(&self) -> Vec<Drawn> {
        upright::view_rows(&upright::Upright {
            events: &self.props.analysis.events,
            marks: &self.shown.marks,
            window: self.scale.window(),
            selected: self.props.selected.as_deref(),
            marked: self.props.marked.as_deref(),
            ghosts: &self.props.ghosts,
            grouping: self.props.grouping,
            published: self.spread.published,
            today: self.props.today,
        })
    }

    /// The height of the wide staff, and what stands on it.
    // Apart, so that browsers soon have it compiled well.
    #[inline(never)]
    fn wide(&self, lanes: &Lanes, home_rows: &[usize]) -> (f64, Drawn) {
        let (marks, scale, width) = (&self.shown.marks, self.scale, self.width);
        let cast = Cast {
            events: &self.props.analysis.events,
            marks,
            tray: &self.shown.tray,
            selected: self.props.selected.as_deref(),
            at: self.at,
            marked: self.props.marked.as_deref(),
            lettered: self.props.grouping != Grouping::Kind,
            paper: self.props.paper,
        };
        let axis = axis_named(&scale, &names::tick_names());
        let published = self
            .spread
            .published
            .map(|date| staff::crossing(date, &scale, word!("time.published", date = names::day_and_month(date))));
        let today = self.props.today.map(|date| staff::crossing(date, &scale, word!("time.today").to_owned()));
        let mut crossings = [published, today];
        let places: Vec<(f64, &str)> = crossings.iter().flatten().map(|line| (line.x, line.words.as_str())).collect();
        let flags = place_flags(&places, &axis.majors, scale.left(), scale.right());
        let raised = flags.iter().flatten().any(|flag| flag.raised);
        for (line, flag) in crossings.iter_mut().flatten().zip(flags) {
            line.flag = flag;
        }
        let now = lanes.row_counts();
        let rows = now.iter().zip(&self.shown.tray).enumerate().map(|(lane, (now, tray))| {
            let home = home_rows.get(lane).copied().unwrap_or(1);
            (*now).max(home).max(tray.len().min(3))
        });
        let rows: Vec<usize> = rows.collect();
        let plan = layout::plan(scale, width, !marks.undated.is_empty(), &rows, raised);
        let views = lanes.visible(&scale, self.at);
        let day = staff::day(&cast, &plan, &views, axis.by_years);
        let lines = staff::Lines { axis: &axis, crossings, groups: &marks.groups, day: day.as_ref() };
        let mut lines = staff::view_lines(&plan, &lines);
        lines.extend(plan.tray.map(|tray| {
            draw::text("flag quiet", tray, plan.top - 11.0, "", &word!("time.undated", n = grouped(marks.undated.len())))
        }));
        let mut drawn = vec![Drawn::new("g").with("aria-hidden", "true").holding(lines)];
        staff::view_marks(&cast, &plan, &views, day.as_ref(), &mut drawn);
        (plan.height, Drawn::new("g").holding(drawn))
    }
}

/// The same width of window, moved as little as shows the moment with some room beside it.
fn around(window: Window, day: f64) -> Window {
    let room = window.days() * 0.2;
    if day < window.start() + room {
        window.pan(day - room - window.start())
    } else if day > window.end() - room {
        window.pan(day + room - window.end())
    } else {
        window
    }
}
