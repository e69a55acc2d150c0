//! Notes, bars, bands, hatching and brackets.
//!
//! What can be pressed says in a `data-` attribute what it is; the staff listens once for all of them.

use super::draw::{Drawn, Pen, Text, class, moved, path, rect, text};
use super::layout::{LaneBox, Plan};
use super::names;
use crate::analysis::EventRecord;
use crate::event::{Kind, Status};
use crate::order;
use crate::timeline::{Anchor, EdgeSign, Face, Form, LABEL_SIZE, LaneView, Mark, Marks, Shown, elide, label};
use crate::view::words::{self, word};
use crate::view::{later, script};

/// Room for a label in the undated tray.
const TRAY_LABEL: f64 = 118.0;

/// What all marks of a drawing share.
pub struct Cast<'a> {
    /// The events of the document.
    pub events: &'a [EventRecord],
    /// Those that show.
    pub marks: &'a Marks,
    /// The undated ones of each lane, by their places among the undated.
    pub tray: &'a [Vec<usize>],
    /// The open event.
    pub selected: Option<&'a str>,
    /// Where the open event is, in the order of time.
    pub at: Option<usize>,
    /// The event that the next one is merged with.
    pub marked: Option<&'a str>,
    /// Whether notes carry their letters: where no lane says the kind.
    pub lettered: bool,
    /// Whether it is for paper, where titles are the numbers of a list.
    pub paper: bool,
}

impl<'a> Cast<'a> {
    /// The event of a dated mark.
    pub fn of(&self, mark: usize) -> Option<(&'a Mark, &'a EventRecord)> {
        let mark = self.marks.dated.get(mark)?;
        Some((mark, self.events.get(mark.event)?))
    }
}

/// The id of an event's mark, which the listbox names as the active one.
pub fn mark_id(event: &str) -> String {
    let mut id = "mark-".to_owned();
    id.push_str(event);
    id
}

/// A lane's marks and the signs at its edges.
pub fn view_lane(cast: &Cast, plan: &Plan, space: &LaneBox, lane: &LaneView) -> Drawn {
    let name = cast.marks.groups.names.get(lane.lane).map(names::lane_name);
    let mut marks: Vec<Drawn> = Vec::new();
    marks.extend(lane.earlier.map(|sign| view_sign(cast, plan, space, lane.lane, sign, true)));
    for shown in &lane.shown {
        view_shown(cast, plan, space.row_y(shown.row), shown, &mut marks);
    }
    marks.extend(lane.later.map(|sign| view_sign(cast, plan, space, lane.lane, sign, false)));
    if let Some(left) = plan.tray {
        let tray = cast.tray.get(lane.lane).map_or(&[][..], Vec::as_slice);
        view_tray(cast, left, space, tray, &mut marks);
    }
    Drawn::new("g").with("role", "group").with("aria-label", name.unwrap_or_default()).holding(marks)
}

fn view_shown(cast: &Cast, plan: &Plan, y: f64, shown: &Shown, marks: &mut Vec<Drawn>) {
    match shown.marks() {
        [mark] => marks.extend(view_mark(cast, plan, y, shown, *mark)),
        indices => {
            // The selected one of a bracket stands over it and says its own name.
            let selected = cast.at.filter(|at| indices.contains(at)).and_then(|at| Some((at, cast.of(at)?)));
            marks.push(view_cluster(cast, y, shown, indices, selected.is_none()));
            if let Some((index, (mark, event))) = selected {
                let x = order::within(plan.scale.x(mark.at), plan.scale.left(), plan.scale.right());
                let (words, width) = label(&event.title);
                let fits = x + 20.0 + width <= plan.width;
                let mut parts = vec![stem(plan, y), ring()];
                parts.extend(view_head(event.kind, event.status, cast.lettered));
                parts.push(view_label(event, words, if fits { 20.0 } else { -20.0 }, if fits { "" } else { "end" }, false));
                marks.push(view_option(cast, event, index, (x, y), parts));
            }
        }
    }
}

fn view_mark(cast: &Cast, plan: &Plan, y: f64, shown: &Shown, index: usize) -> Option<Drawn> {
    let (mark, event) = cast.of(index)?;
    let x = shown.body.heads.0;
    let (from, to) = shown.body.area.unwrap_or((x, x));
    let (from, to) = (from.min(x - 13.0) - x, to.max(x + 13.0) - x);
    let mut parts = vec![rect("hit", (from, -13.0), (to - from, 26.0))];
    if let Some(was) = mark.was {
        view_ghost(plan, event, x, was, &mut parts);
    }
    if let Some((from, to)) = shown.body.area {
        view_area(mark, from - x, to - x, shown.cut, &mut parts);
    }
    if cast.at == Some(index) {
        parts.push(stem(plan, y));
        parts.push(ring());
    }
    parts.extend(view_head(event.kind, event.status, cast.lettered));
    if let Some(label) = shown.label {
        parts.push(view_label(event, shown.words(), label.x - x, anchor(label.anchor), label.inside));
    }
    Some(view_option(cast, event, index, (x, y), parts))
}

/// A mark that can be chosen, `place` in the order of time.
fn view_option(cast: &Cast, event: &EventRecord, place: usize, (x, y): (f64, f64), parts: Vec<Drawn>) -> Drawn {
    let selected = cast.selected == Some(event.id.as_str());
    let marked = if cast.marked == Some(event.id.as_str()) { "marked" } else { "" };
    let all = cast.marks.dated.len() + cast.marks.undated.len();
    option(class(&["mark", if selected { "selected" } else { "" }, marked]), names::mark_name(event), selected)
        .key(event.id.clone())
        .with("id", mark_id(&event.id))
        .with("aria-setsize", all.to_string())
        .with("aria-posinset", (place + 1).to_string())
        .with("data-event", event.id.clone())
        .with("transform", moved(x, y))
        .holding(parts)
}

/// What the listbox chooses among.
fn option(class: impl Into<Text>, name: String, selected: bool) -> Drawn {
    let option = Drawn::new("g").class(class).with("role", "option").with("aria-label", name);
    option.with("aria-selected", if selected { "true" } else { "false" })
}

/// From the selected note down to its day on the axis.
fn stem(plan: &Plan, y: f64) -> Drawn {
    path("stem", Pen::default().to('M', &[0.0, 0.0]).to('V', &[plan.bottom + 5.0 - y]).done())
}

fn ring() -> Drawn {
    Drawn::new("circle").class("ring").with("r", "14")
}

/// Where a note stood before: its outline, and a line from there. An old place beyond the window is a line to its edge.
fn view_ghost(plan: &Plan, event: &EventRecord, x: f64, was: f64, parts: &mut Vec<Drawn>) {
    let from = plan.scale.x(was);
    let edge = order::within(from, plan.scale.left(), plan.scale.right());
    if (edge - x).abs() < 3.0 {
        return;
    }
    parts.push(path(class(&["ghost-way", words::kind_class(event.kind)]), Pen::default().line(edge - x, 0.0, 0.0, 0.0).done()));
    if edge == from {
        let class = class(&["shape", "was", words::kind_class(event.kind)]);
        parts.push(path(class, shape(event.kind)).with("transform", moved(from - x, 0.0)));
    }
}

fn view_label(event: &EventRecord, words: String, x: f64, anchor: &'static str, inside: bool) -> Drawn {
    let off = if event.status == Status::Cancelled { "off" } else { "" };
    let class = class(&["label", if script::is_work(event) { "work" } else { "" }, off, if inside { "in" } else { "" }]);
    text(class, x, 5.0, anchor, "").with("lang", names::language(event).unwrap_or_default()).saying(words)
}

/// What stands behind a note, around the note's own middle.
fn view_area(mark: &Mark, from: f64, to: f64, cut: (bool, bool), parts: &mut Vec<Drawn>) {
    let kind = words::kind_class(mark.kind);
    let wide = |class: String, top: f64| rect(class, (from, top), (to - from, -2.0 * top));
    let hatched = |top: f64| wide(String::new(), top).with("fill", ["url(#hatch-", kind, ")"].concat());
    match mark.form {
        Form::Point => {}
        Form::Bar => {
            let pen = Pen::default();
            // An end beyond the window has no line.
            let d = match cut {
                (false, _) => pen.to('M', &[to, -9.0]).to('H', &[from]).to('V', &[9.0]).to('H', &[to]),
                (true, _) => pen.to('M', &[from, -9.0]).to('H', &[to]).to('M', &[from, 9.0]).to('H', &[to]),
            };
            let d = if cut.1 { d } else { d.to('V', &[-9.0]) };
            parts.push(path(class(&["bar", kind, words::status_class(mark.status)]), d.done()));
        }
        Form::SoftBand => parts.push(wide(class(&["wash", kind]), -12.0).with("mask", soft_edges(cut))),
        Form::Hatched { soft: false } => parts.push(hatched(-11.0)),
        Form::Hatched { soft: true } => {
            parts.push(wide(class(&["wash", "half", kind]), -12.0).with("mask", soft_edges(cut)));
            parts.push(hatched(-12.0).with("mask", soft_edges(cut)));
        }
    }
}

/// An edge of the window cuts hard, an unsure end softly.
fn soft_edges(cut: (bool, bool)) -> &'static str {
    match cut {
        (false, false) => "url(#soft-both)",
        (true, false) => "url(#soft-right)",
        (false, true) => "url(#soft-left)",
        (true, true) => "",
    }
}

/// The note: its shape says the kind, its filling what became of it.
pub fn view_head(kind: Kind, status: Status, lettered: bool) -> Vec<Drawn> {
    let (kind_class, status_class) = (words::kind_class(kind), words::status_class(status));
    let mut parts = vec![path(class(&["shape", kind_class, status_class]), shape(kind))];
    let sign = match status {
        Status::Cancelled => "M-9.5-9.5 9.5 9.5M-9.5 9.5 9.5-9.5",
        Status::Rumoured => "M-12.5-9.5Q-17.5 0-12.5 9.5M12.5-9.5Q17.5 0 12.5 9.5",
        Status::Happened | Status::Upcoming => "",
    };
    if !sign.is_empty() {
        parts.push(path(class(&["sign", kind_class, status_class]), sign));
    }
    if lettered {
        parts.push(text(class(&["letter", kind_class, status_class]), 0.0, letter_drop(kind), "", words::letter(kind)));
    }
    parts
}

/// What SVG calls the part of a text that stands at its place.
pub fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// How far below a note's middle its letter stands: the middle of a triangle is lower.
pub fn letter_drop(kind: Kind) -> f64 {
    if kind == Kind::Record { 5.3 } else { 3.6 }
}

/// Round, triangle, square, diamond.
pub fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "M-8.1 2.9a8.6 6.5-20 1 1 16.2-5.8a8.6 6.5-20 1 1-16.2 5.8z",
        Kind::Record => "M0-8l8.6 14.4h-17.2z",
        Kind::Concert => "M-7.2-6.4h14.4v12.8h-14.4z",
        Kind::Award => "M0-8.8l8.8 8.8l-8.8 8.8l-8.8-8.8z",
    }
}

/// A small note at a place, as part of a path.
fn small_shape(pen: Pen, kind: Kind, x: f64, y: f64) -> Pen {
    let (dx, dy, rest) = match kind {
        Kind::Release => (-4.5, 1.6, "a4.8 3.6-20 1 1 9-3.2a4.8 3.6-20 1 1-9 3.2z"),
        Kind::Record => (0.0, -4.5, "l4.8 8h-9.6z"),
        Kind::Concert => (-4.0, -3.6, "h8v7.2h-8z"),
        Kind::Award => (0.0, -4.9, "l4.9 4.9l-4.9 4.9l-4.9-4.9z"),
    };
    pen.to('M', &[x + dx, y + dy]).raw(rest)
}

/// Several notes under a bracket with their number, and with their titles if that `is_named`.
fn view_cluster(cast: &Cast, y: f64, shown: &Shown, indices: &[usize], is_named: bool) -> Drawn {
    let item = shown.item;
    let ends = (cast.of(item.ends.0), cast.of(item.ends.1));
    let (Some((first, _)), Some((last, _))) = ends else { return Drawn::new("g") };
    let x = (shown.body.heads.0 + shown.body.heads.1) / 2.0;
    let number = words::grouped(indices.len());
    let gap = 4.0 + 4.0 * number.len() as f64;
    let half = ((shown.body.heads.1 - shown.body.heads.0) / 2.0 + 9.0).max(gap + 5.0);
    let bracket = Pen::default().to('M', &[-half, -1.0]).to('V', &[-7.0]).to('H', &[-gap]);
    let bracket = bracket.to('M', &[gap, -7.0]).to('H', &[half]).to('V', &[-1.0]).done();
    let mut parts = vec![
        rect("hit", (-half, -13.0), (half * 2.0, 26.0)),
        path("tuplet", bracket),
        text("tuplet-n", 0.0, -2.5, "middle", &number),
    ];
    let mut notes: Vec<(Kind, f64)> = item.notes.iter().map(|(kind, place)| (*kind, place + shown.shift)).collect();
    notes.retain(|(_, place)| (place - x).abs() <= half);
    // Where all stand on one day a few beside each other still say that there are several.
    if let [(kind, only)] = *notes.as_slice() {
        notes = vec![(kind, only - 6.0), (kind, only), (kind, only + 6.0)];
    }
    for kind in Kind::ALL {
        let own = notes.iter().filter(|(other, _)| *other == kind);
        let d = own.fold(Pen::default(), |pen, (kind, place)| small_shape(pen, *kind, place - x, 6.5)).done();
        if !d.is_empty() {
            parts.push(path(
                class(&["shape small", words::kind_class(kind), if item.ahead { "upcoming" } else { "happened" }]),
                d,
            ));
        }
    }
    if let Some(label) = shown.label.filter(|_| is_named) {
        parts.push(text("label quiet", label.x - x, 5.0, anchor(label.anchor), &cluster_words(cast, shown, indices)));
    }
    let name = names::cluster_name(&item.label, item.kind, indices.len(), (first.at, last.at));
    option("mark cluster", name, false)
        .with("data-count", number)
        .with("data-open", [&item.ends.0.to_string(), " ", &item.ends.1.to_string()].concat())
        .with("transform", moved(x, y))
        .holding(parts)
}

/// The titles of a bracket; on paper, where those are numbers, all of them if they fit: `6–10`.
fn cluster_words(cast: &Cast, shown: &Shown, indices: &[usize]) -> String {
    let words = shown.words();
    let numbers = || later::ranges(indices.iter().filter_map(|index| cast.of(*index)).map(|(_, event)| &*event.title).collect());
    let all = if cast.paper { numbers() } else { String::new() };
    if all.is_empty() || all.chars().count() > words.chars().count() { words } else { all }
}

/// '‹ 1 earlier' at the left edge, '1 later ›' at the right; beside the lane's name where the rows are full. On paper, where
/// a number is that of an event, it is the nearest one's: '‹ 3 +2'.
fn view_sign(cast: &Cast, plan: &Plan, space: &LaneBox, lane: usize, sign: EdgeSign, earlier: bool) -> Drawn {
    let mut count = words::grouped(sign.count);
    let short = sign.short || sign.row.is_none() || cast.paper;
    let long = if earlier { word!("time.earlier", n = count) } else { word!("time.later", n = count) };
    if let Some((_, event)) = cast.of(sign.nearest).filter(|_| cast.paper) {
        count = event.title.clone();
        if sign.count > 1 {
            count.push_str(" +");
            count.push_str(&words::grouped(sign.count - 1));
        }
    }
    let words = match (short, earlier) {
        (false, _) => long.clone(),
        (true, true) => ["‹ ", &count].concat(),
        (true, false) => [&count, " ›"].concat(),
    };
    let (x, y, anchor) = match (earlier, sign.row) {
        (true, Some(row)) => (plan.scale.left() + 8.0, space.row_y(row), ""),
        (false, Some(row)) => (plan.scale.right() - 8.0, space.row_y(row), "end"),
        (true, None) => (30.0, space.middle() + 14.0, ""),
        (false, None) => (116.0, space.middle() + 14.0, "end"),
    };
    let width = if short { 40.0 } else { 84.0 };
    let left = if !anchor.is_empty() { x + 8.0 - width } else { x - 8.0 };
    let parts = vec![rect("hit", (left, y - 13.0), (width, 26.0)), text("earlier", x, y + 4.5, anchor, &words)];
    let lane = cast.marks.groups.names.get(lane).map(names::lane_name).unwrap_or_default();
    view_way(
        if earlier { "earlier" } else { "later" },
        words::listed(vec![long, lane, word!("time.show-them").to_owned()]),
        sign.nearest,
        parts,
    )
}

/// Something to press that shows the dated mark with this index.
fn view_way(key: &'static str, name: String, nearest: usize, parts: Vec<Drawn>) -> Drawn {
    option("mark edge", name, false).key(key.to_owned()).with("data-go", nearest.to_string()).holding(parts)
}

/// The undated events of a lane, in reading order; those without a row behind a number.
fn view_tray(cast: &Cast, left: f64, space: &LaneBox, places: &[usize], marks: &mut Vec<Drawn>) {
    let event = |place: usize| cast.marks.undated.get(place).and_then(|index| cast.events.get(*index));
    let room = if places.len() > space.rows { space.rows.saturating_sub(1) } else { places.len() };
    let dated = cast.marks.dated.len();
    let selected = cast.at.and_then(|at| places.iter().position(|place| place + dated == at));
    // A selected one beyond the last row takes its place.
    let first = selected.filter(|at| *at >= room).map_or(0, |at| (at + 1).saturating_sub(room.max(1)));
    let shown = places.iter().skip(first).take(room.max(selected.is_some().into()));
    let count = shown.len();
    for (row, place) in shown.enumerate() {
        marks.extend(event(*place).map(|event| view_undated(cast, (left + 14.0, space.row_y(row)), dated + place, event)));
    }
    let hidden = places.len() - count;
    let next = places.get(first + count).or(places.first());
    if let Some(next) = next.filter(|_| hidden > 0 && count < space.rows) {
        let y = space.row_y(space.rows - 1);
        let number = words::grouped(hidden);
        let words = if count > 0 { word!("list.and-more", n = number) } else { word!("list.more", n = number) };
        let parts = vec![rect("hit", (left, y - 13.0), (120.0, 26.0)), text("earlier", left + 4.0, y + 4.5, "", &words)];
        marks.push(view_way("more", words::listed(vec![words, word!("time.undated-more", n = number)]), dated + next, parts));
    }
}

fn view_undated(cast: &Cast, at: (f64, f64), place: usize, event: &EventRecord) -> Drawn {
    let words = elide(&event.title, Face::Serif, LABEL_SIZE, TRAY_LABEL).unwrap_or_default();
    let mut parts = vec![rect("hit", (-13.0, -13.0), (130.0, 26.0))];
    if cast.at == Some(place) {
        parts.push(ring());
    }
    parts.extend(view_head(event.kind, event.status, cast.lettered));
    parts.push(view_label(event, words, 16.0, "", false));
    view_option(cast, event, place, at, parts)
}

/// A slur from a cancelled note to the one it moved to: the next of its lane with the same title that is still on.
pub fn view_slurs(cast: &Cast, space: &LaneBox, lane: &LaneView, drawn: &mut Vec<Drawn>) {
    let single = |shown: &Shown| match shown.marks() {
        [mark] => cast.of(*mark).map(|(mark, event)| (mark.at, event, shown.body.heads.0, space.row_y(shown.row) + 11.0)),
        _ => None,
    };
    for (at, event, x0, y0) in lane.shown.iter().filter_map(single).filter(|(_, event, ..)| event.status == Status::Cancelled) {
        let later = lane
            .shown
            .iter()
            .filter_map(single)
            .filter(|(other, moved, ..)| *other > at && moved.status != Status::Cancelled && moved.title == event.title);
        let Some((_, _, x1, y1)) = later.min_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        let (x0, x1, low) = (x0 + 4.0, x1 - 4.0, y0.max(y1));
        let middle = (x0 + x1) / 2.0;
        let pen = Pen::default().to('M', &[x0, y0]).to('Q', &[middle, low + 13.0, x1, y1]).to('Q', &[middle, low + 9.0, x0, y0]);
        drawn.push(path(class(&["slur", words::kind_class(event.kind)]), pen.raw("Z").done()));
    }
}
