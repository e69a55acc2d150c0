//! The wide staff: lines, axis, lane names, bar lines, the publication's double bar, and the marks on it.

use super::draw::{Drawn, Pen, class, moved, path, rect, text};
use super::layout::{LEFT, LaneBox, Plan};
use super::names;
use super::notes::{Cast, anchor, letter_drop, shape, view_lane, view_slurs};
use crate::edtf::Date;
use crate::order;
use crate::timeline::{Anchor, Axis, Face, Flag, Groups, LaneName, LaneView, Scale, TickLabel, day_number, elide, text_width};
use crate::view::words;

/// A line across the staff with its words.
pub struct Crossing {
    /// Where.
    pub x: f64,
    /// What it says.
    pub words: String,
    /// Where the words stand, when the line is on the staff.
    pub flag: Option<Flag>,
}

/// The lines of a drawing.
pub struct Lines<'a> {
    /// The ticks.
    pub axis: &'a Axis,
    /// The day the article came out, and today.
    pub crossings: [Option<Crossing>; 2],
    /// The lanes' names and numbers.
    pub groups: &'a Groups,
    /// The selected event's day, which takes the place of the ticks' names below it.
    pub day: Option<&'a Day>,
}

/// The selected event's day, in ink where months are named.
pub struct Day {
    middle: f64,
    half: f64,
    words: String,
}

impl Day {
    /// Whether a tick's name stands clear of it.
    fn leaves(&self, label: &TickLabel) -> bool {
        let width = text_width(&label.text, Face::Sans, 12.0);
        let start = match label.anchor {
            Anchor::Start => label.x,
            Anchor::Middle => label.x - width / 2.0,
            Anchor::End => label.x - width,
        };
        start + width <= self.middle - self.half || start >= self.middle + self.half
    }
}

/// The crossing of a day.
pub fn crossing(date: Date, scale: &Scale, words: String) -> Crossing {
    Crossing { x: scale.x(day_number(date) + 0.5), words, flag: None }
}

/// What stands behind the marks.
pub fn view_lines(plan: &Plan, lines: &Lines) -> Vec<Drawn> {
    let (left, right, top, bottom) = (plan.scale.left(), plan.scale.right(), plan.top, plan.bottom);
    let across = |from: f64, to: f64| {
        let ys = plan.lanes.iter().map(|lane| lane.top).chain([bottom]).map(|y| y.floor() + 0.5);
        ys.fold(Pen::default(), |pen, y| pen.to('M', &[from, y]).to('H', &[to])).done()
    };
    let mut drawn = vec![path("line", across(left, right))];
    drawn.extend(plan.tray.map(|tray| path("line", across(tray, plan.width))));
    let system = Pen::default().to('M', &[LEFT - 6.0, top - 3.0]).to('V', &[bottom + 4.0]).to('M', &[LEFT - 7.5, top - 2.0]);
    let system = system.to('Q', &[LEFT - 6.0, top - 3.0, LEFT + 3.0, top - 8.0]).to('M', &[LEFT - 7.5, bottom + 3.0]);
    drawn.push(path("system", system.to('Q', &[LEFT - 6.0, bottom + 4.0, LEFT + 3.0, bottom + 9.0]).done()));
    let minors = lines.axis.minors.iter().filter_map(|tick| tick.x);
    let minors = minors.fold(Pen::default(), |pen, x| pen.to('M', &[x, top]).raw("v5").to('M', &[x, bottom]).raw("v-5"));
    drawn.push(path("barline", minors.done()));
    let majors = lines.axis.majors.iter().filter_map(|tick| tick.x).chain([left, right]);
    drawn.push(path("barline year", majors.fold(Pen::default(), |pen, x| pen.line(x, top, x, bottom)).done()));
    let view_label = |class: &'static str, label: &TickLabel, y: f64| {
        text(class, label.x, y, anchor(label.anchor), &label.text).key(label.text.clone())
    };
    let months = lines.axis.minors.iter().filter_map(|tick| tick.label.as_ref());
    let months = months.filter(|label| lines.day.is_none_or(|day| day.leaves(label)));
    drawn.extend(months.map(|label| view_label("month", label, bottom + 19.0)));
    drawn.extend(
        lines.axis.majors.iter().filter_map(|tick| tick.label.as_ref()).map(|label| view_label("year", label, top - 11.0)),
    );
    for ((lane, name), count) in plan.lanes.iter().zip(&lines.groups.names).zip(&lines.groups.counts) {
        view_name(lane, name, *count, &mut drawn);
    }
    let [published, today] = &lines.crossings;
    let inside = |crossing: &&Crossing| (left..=right).contains(&crossing.x);
    let upright = |x: f64| Pen::default().line(x, top - 6.0, x, bottom).done();
    if let Some(published) = published.as_ref().filter(inside) {
        drawn.push(path("pub thin", upright(published.x - 2.0)));
        drawn.push(path("pub thick", upright(published.x + 3.0)));
        drawn.extend(view_flag("flag", published, top));
    }
    if let Some(today) = today.as_ref().filter(inside) {
        drawn.push(path("today", upright(today.x)));
        drawn.extend(view_flag("flag quiet", today, top));
    }
    drawn
}

fn view_flag(class: &'static str, crossing: &Crossing, top: f64) -> Option<Drawn> {
    let flag = crossing.flag?;
    let y = if flag.raised { top - 31.0 } else { top - 11.0 };
    Some(text(class, flag.x, y, anchor(flag.anchor), &crossing.words))
}

/// A lane's head, name and count; an act's name takes the whole width, and its count stands below.
fn view_name(lane: &LaneBox, name: &LaneName, count: usize, drawn: &mut Vec<Drawn>) {
    let y = lane.middle();
    let count = words::grouped(count);
    let words = names::lane_name(name);
    let LaneName::Kind(kind) = name else {
        let short = elide(&words, Face::Serif, 15.0, LEFT - 14.0).unwrap_or_default();
        let class = if matches!(name, LaneName::Act(_)) { "lane named act" } else { "lane named" };
        drawn.push(text(class, 0.0, y - 2.0, "", &short));
        drawn.push(text("count", 0.0, y + 14.0, "", &count));
        return;
    };
    // Where name and number have no room beside each other, as in some languages, the number goes below.
    let wide = text_width(&words, Face::Serif, 17.6);
    let beside = wide + 7.0 * count.len() as f64 <= 85.0;
    let (x, down, anchor) = if beside { (120.0, 5.0, "end") } else { (30.0, 20.0, "") };
    let mut at = moved(12.0, y - 0.5);
    at.push_str(" scale(1.15)");
    drawn.push(path(class(&["shape", words::kind_class(*kind), "happened"]), shape(*kind)).with("transform", at));
    drawn.push(text("letter", 12.0, y + letter_drop(*kind), "", words::letter(*kind)));
    drawn.push(text(if wide > 88.0 { "lane long" } else { "lane" }, 30.0, y + 5.5, "", &words));
    drawn.push(text("count", x, y + down, anchor, &count));
}

/// The marks of all lanes, the slurs between them, and the selected day in ink on the axis.
pub fn view_marks(cast: &Cast, plan: &Plan, lanes: &[LaneView], day: Option<&Day>, drawn: &mut Vec<Drawn>) {
    for (space, lane) in plan.lanes.iter().zip(lanes) {
        view_slurs(cast, space, lane, drawn);
        drawn.push(view_lane(cast, plan, space, lane));
    }
    drawn.extend(day.map(|day| view_day(day, plan)));
}

/// Where the selected event's day stands; `None` when it is not in the window. It names its year where the ticks are years.
pub fn day(cast: &Cast, plan: &Plan, lanes: &[LaneView], by_years: bool) -> Option<Day> {
    let at = cast.at?;
    let (mark, event) = cast.of(at)?;
    // The note itself may stand off its moment: beside others of its day, or in what is shown of a long band.
    let shown = lanes.iter().flat_map(|lane| &lane.shown).find(|shown| shown.marks() == [at]);
    let x = shown.map_or_else(|| plan.scale.x(mark.at), |shown| shown.body.heads.0);
    if !(plan.scale.left() - 1.0..=plan.scale.right() + 1.0).contains(&x) {
        return None;
    }
    let words = names::flag_words(event, by_years);
    let half = (text_width(&words, Face::Sans, 13.0) / 2.0 + 9.0).max(28.0);
    let middle = order::within(x, (plan.scale.left() - 20.0).min(plan.width - half), (plan.width - half).max(half));
    Some(Day { middle, half, words })
}

fn view_day(day: &Day, plan: &Plan) -> Drawn {
    Drawn::new("g").key("day".to_owned()).class("day").with("aria-hidden", "true").holding(vec![
        rect("flagbox", (day.middle - day.half, plan.bottom + 5.0), (day.half * 2.0, 21.0)),
        text("flagtext", day.middle, plan.bottom + 20.0, "middle", &day.words),
    ])
}
