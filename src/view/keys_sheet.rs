//! How to read this: every sign with its word, and the keys.

use super::note_head::head;
use super::sheet::Sheet;
use super::state::Action;
use crate::event::{Kind, Status};
use yew::prelude::*;

/// What the sheet needs.
#[derive(Clone, PartialEq, Properties)]
pub struct KeysSheetProps {
    /// What is done.
    pub act: Callback<Action>,
}

/// Keys, as written on them, and what they do.
const KEYS: [(&[&str], &str); 11] = [
    (&["←", "→"], "event"),
    (&["↑", "↓"], "lane"),
    (&["+", "−"], "zoom"),
    (&["0"], "fit all"),
    (&["Enter"], "to its sentence"),
    (&["E"], "edit"),
    (&["Delete"], "not an event"),
    (&["Esc"], "close"),
    (&["Ctrl", "V"], "another article"),
    (&["Ctrl", "Z"], "undo"),
    (&["?"], "this sheet"),
];

const MIDDLE: &str = "translate(36 16)";

/// The sheet.
#[component]
pub fn KeysSheet(props: &KeysSheetProps) -> Html {
    use {Kind::*, Status::*};
    let large = Some("translate(36 16) scale(1.3)");
    let plain = |kind, status| head(kind, status, false, Some(MIDDLE));
    html! {
        <Sheet title="How to read this" name="h-keys" act={props.act.clone()}>
            { definitions() }
            <div class="key">
                <section>
                    <h3>{ "What it is" }</h3>
                    <dl>
                        { sign(head(Release, Happened, true, large), "Release, R", "song, album, video, film, reissue") }
                        { sign(head(Record, Happened, true, large), "Record, N as in number", "chart place, sales, streams, a first") }
                        { sign(head(Concert, Happened, true, large), "Concert, C", "show, tour, festival, broadcast") }
                        { sign(head(Award, Happened, true, large), "Award, A", "nomination, win, honour") }
                    </dl>
                </section>
                <section>
                    <h3>{ "What became of it" }</h3>
                    <dl>
                        { sign(plain(Concert, Happened), "Solid", "it happened") }
                        { sign(plain(Concert, Upcoming), "Open", "still ahead when the article came out") }
                        { sign(plain(Concert, Cancelled), "Crossed", "called off; the label is struck") }
                        { sign(plain(Concert, Rumoured), "In brackets", "a rumour") }
                    </dl>
                </section>
                <section>
                    <h3>{ "How well the date is known" }</h3>
                    <dl>
                        { sign(plain(Release, Happened), "Note alone", "a day, as written") }
                        { sign(bar(), "Bar", "first day to last") }
                        { sign(band("2", "4", "68", "24", "url(#key-soft)", plain(Release, Happened)), "Soft band", "only a month, season or year is known") }
                        { sign(band("16", "5", "40", "22", "url(#key-hatch)", plain(Record, Happened)), "Hatched", "worked out: “Monday”, “a year after”") }
                        { sign(html! { <><path class="line" d="M2 16.5H70" />{ plain(Release, Happened) }</> }, "On the bare staff", "no date at all; in reading order") }
                    </dl>
                </section>
                <section>
                    <h3>{ "The staff" }</h3>
                    <dl>
                        { sign(tuplet(), "Bracket with a number", "that many, too close to tell apart; zoom in") }
                        { sign(html! { <><path class="pub thin" d="M32 2V30" /><path class="pub thick" d="M37 2V30" /></> }, "Double bar", "the day the article came out") }
                        { sign(html! { <path class="today" d="M36 2V30" /> }, "Broken line", "today") }
                        { sign(html! { <><path class="stem" d="M36 14V31" /><circle class="ring" cx="36" cy="14" r="13" />{ head(Release, Happened, false, Some("translate(36 14) scale(1.1)")) }</> }, "Stem", "the event you are reading, and its day") }
                        { sign(repeats(), "Repeat signs", "the part of the whole that you see") }
                    </dl>
                </section>
            </div>
            <ul class="keys" aria-label="Keys">
                { for KEYS.iter().map(|(keys, does)| html! {
                    <li>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }{ format!(" {does}") }</li>
                }) }
            </ul>
        </Sheet>
    }
}

fn sign(drawing: Html, name: &'static str, meaning: &'static str) -> Html {
    html! {
        <div class="k">
            <dt><svg class="keymark" viewBox="0 0 72 32" aria-hidden="true">{ drawing }</svg>{ name }</dt>
            <dd>{ meaning }</dd>
        </div>
    }
}

fn bar() -> Html {
    html! {
        <>
            <rect class="bar concert happened" x="12" y="7" width="48" height="18" />
            { head(Kind::Concert, Status::Happened, false, Some("translate(12 16)")) }
        </>
    }
}

fn band(x: &'static str, y: &'static str, width: &'static str, height: &'static str, fill: &'static str, note: Html) -> Html {
    html! { <><rect {x} {y} {width} {height} {fill} />{ note }</> }
}

fn tuplet() -> Html {
    let small = [
        "translate(18 22) scale(0.56)",
        "translate(30 22) scale(0.56)",
        "translate(42 22) scale(0.56)",
        "translate(54 22) scale(0.56)",
    ];
    html! {
        <>
            <path class="tuplet" d="M14 14V8H28M44 8H58V14" />
            <text x="36" y="13" class="tuplet-n" text-anchor="middle">{ "4" }</text>
            { for small.into_iter().map(|place| head(Kind::Record, Status::Happened, false, Some(place))) }
        </>
    }
}

fn repeats() -> Html {
    html! {
        <g class="handle">
            <path class="thick" d="M14 4V28" /><path class="thin" d="M18.5 4V28" />
            <circle cx="23" cy="12" r="1.9" /><circle cx="23" cy="20" r="1.9" />
            <path class="thick" d="M58 4V28" /><path class="thin" d="M53.5 4V28" />
            <circle cx="49" cy="12" r="1.9" /><circle cx="49" cy="20" r="1.9" />
        </g>
    }
}

/// The hatching and the soft edge that the key draws with.
fn definitions() -> Html {
    html! {
        <svg class="defs" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="key-hatch" class="record" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path class="hatch" d="M1 0V5" />
                </pattern>
                <linearGradient id="key-soft" class="release">
                    <stop class="s0" offset="0" /><stop class="s1" offset=".18" /><stop class="s1" offset=".82" /><stop class="s0" offset="1" />
                </linearGradient>
            </defs>
        </svg>
    }
}
