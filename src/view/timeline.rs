//! The timeline: an article's events on a staff of four lanes, with the whole span below and the tools above.
//!
//! The geometry is that of [`crate::timeline`]; here it is drawn, and keys, wheel, fingers and pointers move its window.
//! Where the page is narrow, or its text large, the staff stands upright: one row an event.

mod gesture;
mod heading;
mod hooks;
mod keys;
mod layout;
mod names;
mod notes;
mod overview;
mod staff;
mod upright;
mod use_width;

use crate::analysis::AnalysisDocument;
use crate::edtf::{Date, Edtf};
use crate::event::Kind;
use crate::timeline::{Lanes, Marks, Window, axis, fit_all, home_window, pack_lanes, place_flags, read_marks};
use crate::view::browser::measure;
use crate::view::words::word;
use gesture::Gesture;
use keys::Wish;
use notes::Cast;
use overview::Grip;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Narrower than this, in sixteenths of a rem, the staff stands upright: the page's 62 em less its margins.
const UPRIGHT: f64 = 944.0;
/// A step of the buttons doubles or halves the window.
const STEP: f64 = 2.0;

/// What the timeline needs.
#[derive(Clone, Properties)]
pub struct TimelineProps {
    /// What was found.
    pub analysis: Rc<AnalysisDocument>,
    /// The ids of the events that the filters leave.
    pub visible: Rc<BTreeSet<String>>,
    /// The open event.
    pub selected: Option<AttrValue>,
    /// An event is selected, or none.
    pub on_select: Callback<Option<AttrValue>>,
    /// Go to an event's sentence.
    pub on_open: Callback<AttrValue>,
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
            && (Rc::ptr_eq(&self.visible, &other.visible) || self.visible == other.visible)
            && self.selected == other.selected
            && self.on_select == other.on_select
            && self.on_open == other.on_open
            && self.today == other.today
            && self.children == other.children
            && self.on_help == other.on_help
            && self.width == other.width
    }
}

/// A shared value that equals only itself, so that memos need not compare it whole.
#[derive(Clone)]
struct Same<T>(Rc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a document's events span, whatever the filters hide.
struct Spread {
    marks: Marks,
    home: Window,
    whole: Window,
    published: Option<Date>,
}

fn spread(analysis: &AnalysisDocument) -> Spread {
    let marks = read_marks(&analysis.events, |_| true);
    let published = analysis.article.published.as_ref().and_then(Edtf::first_day);
    Spread { home: home_window(&marks.dated, published), whole: fit_all(&marks.dated, published), published, marks }
}

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let (board, strip) = (use_node_ref(), use_node_ref());
    let (frame, width) = use_width::use_width(props.width);
    let analysis = Same(props.analysis.clone());
    let spread = use_memo(analysis.clone(), |analysis| spread(&analysis.0));
    let marks = use_memo((analysis.clone(), Same(props.visible.clone())), |(analysis, visible)| {
        read_marks(&analysis.0.events, |event| visible.0.contains(&event.id))
    });
    let chosen = use_state_eq(|| None::<Window>);
    let window = chosen.unwrap_or(spread.home);
    hooks::use_kept_window(&props.analysis, &spread, window, &chosen);

    let events = props.analysis.events.as_slice();
    let upright = width < UPRIGHT;
    let has_tray = !marks.undated.is_empty();
    let scale = layout::scale(window, width, has_tray);
    let staff_width = scale.right() - scale.left();
    let packed = |marks: Rc<Marks>, px_per_day: f64| move |_: &_| pack_lanes(&marks, px_per_day, staff_width);
    let lanes = use_memo((Same(marks.clone()), scale.px_per_day().to_bits()), packed(marks.clone(), scale.px_per_day()));
    // The lanes are never lower than at the opening zoom, so that zooming in moves nothing below.
    let home_rows = use_memo((Same(spread.clone()), has_tray, width.to_bits()), |(spread, ..)| {
        let scale = layout::scale(spread.0.home, width, has_tray);
        row_counts(&pack_lanes(&spread.0.marks, scale.px_per_day(), scale.right() - scale.left()))
    });
    let span = layout::scale(spread.whole, width, has_tray);
    let trace = use_memo((Same(marks.clone()), span.px_per_day().to_bits()), |(marks, _)| overview::trace(&marks.0, &span));

    let gesture = use_mut_ref(Gesture::default);
    let grip = use_mut_ref(|| None::<Grip>);
    let show = {
        let chosen = chosen.clone();
        Callback::from(move |window: Window| chosen.set(Some(window)))
    };
    hooks::use_zoom_wheel(&board, scale, width, show.clone());
    hooks::use_reveal(props.selected.clone(), &marks, &props.analysis, window, show.clone());
    let gliding = hooks::use_gliding(spread.published);

    let at = props.selected.as_deref().and_then(|id| keys::place_of(&marks, events, id));
    let choose = props.on_select.reform(Some);
    let go_to = {
        let show = show.clone();
        Callback::from(move |day: f64| show.emit(around(window, day)))
    };
    let wish = {
        let (show, choose, analysis, marks) = (show.clone(), choose.clone(), props.analysis.clone(), marks.clone());
        let (on_select, on_open, selected, whole) =
            (props.on_select.clone(), props.on_open.clone(), props.selected.clone(), spread.whole);
        move |wish: Wish| match wish {
            Wish::Select(place) => {
                if let Some(event) = keys::event_at(&marks, &analysis.events, place) {
                    choose.emit(event.id.clone().into());
                }
            }
            Wish::Zoom(factor) => show.emit(window.zoom(held(&marks, at, window), factor)),
            Wish::FitAll => show.emit(whole),
            Wish::Page(windows) => show.emit(window.pan(windows * window.days())),
            Wish::Open => {
                if let Some(id) = &selected {
                    on_open.emit(id.clone());
                }
            }
            Wish::Deselect => on_select.emit(None),
        }
    };
    let onkeydown = {
        let (wish, analysis, marks) = (wish.clone(), props.analysis.clone(), marks.clone());
        Callback::from(move |event: KeyboardEvent| {
            let first = marks.dated.partition_point(|mark| mark.at < window.start());
            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            let asked = keys::wish(&event.key(), &marks, &analysis.events, at, first, upright).filter(|_| plain);
            if let Some(asked) = asked {
                event.prevent_default();
                event.stop_propagation();
                wish(asked);
            }
        })
    };
    let active = props.selected.as_deref().filter(|_| at.is_some()).map(notes::mark_id);
    let heading = html! {
        <div class="bar-top">
            { props.children.clone() }
            <heading::Tools {window} show={show.clone()} wish={Callback::from(wish)} help={props.on_help.clone()} />
        </div>
    };

    if upright {
        let staff = upright::Upright {
            events,
            marks: &marks,
            window,
            selected: props.selected.as_deref(),
            published: spread.published,
            today: props.today,
            choose,
            go_to,
        };
        return html! {
            <div ref={frame} class="staff-tall">
                { heading }
                { staff::view_definitions() }
                { upright::view_heads() }
                <ol class="v-list" role="listbox" aria-label={word!("time.events")} aria-orientation="vertical" tabindex="0" aria-activedescendant={active} {onkeydown}>
                    { upright::view_rows(&staff) }
                </ol>
            </div>
        };
    }

    let cast = Cast {
        events,
        marks: &marks,
        selected: props.selected.as_deref(),
        choose: unless_moved(&gesture, choose),
        open: unless_moved(&gesture, open_cluster(&props.analysis, &marks, window, show.clone(), props.on_select.clone())),
        go_to: {
            let marks = marks.clone();
            unless_moved(
                &gesture,
                Callback::from(move |mark: usize| go_to.emit(marks.dated.get(mark).map_or(window.start(), |mark| mark.at))),
            )
        },
    };
    let axis = axis(&scale);
    let mut published =
        spread.published.map(|date| staff::crossing(date, &scale, word!("time.published", date = names::day_and_month(date))));
    let mut today = props.today.map(|date| staff::crossing(date, &scale, word!("time.today").to_owned()));
    let places: Vec<(f64, &str)> = [&published, &today].into_iter().flatten().map(|line| (line.x, line.words.as_str())).collect();
    let flags = place_flags(&places, &axis.majors, scale.left(), scale.right());
    let raised = flags.iter().flatten().any(|flag| flag.raised);
    for (line, flag) in [&mut published, &mut today].into_iter().flatten().zip(flags) {
        line.flag = flag;
    }
    let tray_rows = Kind::ALL.map(|kind| {
        let count = marks.undated.iter().filter(|index| events.get(**index).is_some_and(|event| event.kind == kind)).count();
        count.min(3)
    });
    let now = row_counts(&lanes);
    let rows = std::array::from_fn(|lane| {
        [now, *home_rows, tray_rows].iter().filter_map(|rows| rows.get(lane).copied()).max().unwrap_or(1)
    });
    let plan = layout::plan(scale, width, has_tray, rows, raised);
    let counts = Kind::ALL.map(|kind| events.iter().filter(|event| event.kind == kind).count());
    let lines = staff::Lines { axis: &axis, published, today, counts };
    let views = lanes.visible(&scale, at);
    let (down, moved, up) = hooks::fingers(&board, &gesture, scale, width, show.clone());
    let hands = hooks::hands(&strip, &grip, span, width, window, show.clone());
    let double = {
        let (board, show) = (board.clone(), show.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(board) = board.cast::<Element>() {
                let day = scale.day(measure::share_across(&board, event.client_x()) * width);
                show.emit(window.zoom(day, 1.0 / STEP));
            }
        })
    };
    html! {
        <div ref={frame} class="staff-wide">
            { heading }
            { staff::view_definitions() }
            <svg ref={board} class={classes!("staff", gliding.then_some("gliding"))} viewBox={format!("0 0 {} {}", layout::n(width), layout::n(plan.height))}
                role="listbox" aria-label={word!("time.events")} aria-orientation="horizontal" tabindex="0" aria-activedescendant={active}
                {onkeydown} onpointerdown={down} onpointermove={moved} onpointerup={up.clone()} onpointercancel={up} ondblclick={double}>
                <g aria-hidden="true">{ staff::view_lines(&plan, &lines) }</g>
                if let Some(tray) = plan.tray {
                    <text class="flag quiet" aria-hidden="true" x={layout::n(tray)} y={layout::n(plan.top - 11.0)}>{ word!("time.undated", n = crate::view::words::grouped(marks.undated.len())) }</text>
                }
                { staff::view_marks(&cast, &plan, &views) }
            </svg>
            { overview::view_overview(&strip, width, &span, window, &trace, spread.published, &hands) }
        </div>
    }
}

fn row_counts(lanes: &Lanes) -> [usize; 4] {
    Kind::ALL.map(|kind| lanes.row_count(kind))
}

/// The moment that zooming by key or button keeps in place: the selected note, or the middle.
fn held(marks: &Marks, at: Option<usize>, window: Window) -> f64 {
    let selected = at.and_then(|at| marks.dated.get(at)).map(|mark| mark.at).filter(|day| window.holds(*day));
    selected.unwrap_or(window.start() + window.days() / 2.0)
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

/// Shows what is under a bracket apart; where the zoom ends, its first event is selected and the keys go on from there.
fn open_cluster(
    analysis: &Rc<AnalysisDocument>,
    marks: &Rc<Marks>,
    window: Window,
    show: Callback<Window>,
    on_select: Callback<Option<AttrValue>>,
) -> Callback<Vec<usize>> {
    let (analysis, marks) = (analysis.clone(), marks.clone());
    Callback::from(move |indices: Vec<usize>| {
        let members = || indices.iter().filter_map(|index| marks.dated.get(*index));
        let first = members().map(|mark| mark.at).fold(f64::INFINITY, f64::min);
        let last = members().map(|mark| mark.at).fold(f64::NEG_INFINITY, f64::max);
        let room = ((last - first) * 0.25).max(2.0);
        let opened = Window::new(first - room, last + room);
        if opened.days() < window.days() * 0.9 {
            show.emit(opened);
        } else if let Some(event) = members().next().and_then(|mark| analysis.events.get(mark.event)) {
            on_select.emit(Some(event.id.clone().into()));
        }
    })
}

/// A click that ends a drag is none.
fn unless_moved<T: 'static>(gesture: &Rc<std::cell::RefCell<Gesture>>, callback: Callback<T>) -> Callback<T> {
    let gesture = gesture.clone();
    Callback::from(move |value| {
        if !gesture.borrow().moved {
            callback.emit(value);
        }
    })
}
