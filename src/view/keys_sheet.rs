//! How to read this: every sign with its word, and the keys.

use super::note_head::head;
use super::sheet::Sheet;
use super::state::Action;
use super::words::word;
use crate::event::{Kind, Status};
use yew::prelude::*;

/// What the sheet needs.
#[derive(Clone, PartialEq, Properties)]
pub struct KeysSheetProps {
    /// What is done.
    pub act: Callback<Action>,
}

/// Keys, as written on them, and what they do.
fn keys() -> [(&'static [&'static str], &'static str); 17] {
    [
        (&["←", "→"], word!("key.event")),
        (&["↑", "↓"], word!("key.lane")),
        (&["A–Z"], word!("key.title")),
        (&["Home", "End"], word!("key.ends")),
        (&["PgUp", "PgDn"], word!("key.page")),
        (&["+", "−"], word!("key.zoom")),
        (&["0"], word!("key.fit")),
        (&["Enter"], word!("key.sentence")),
        (&["E"], word!("key.edit")),
        (&["R"], word!("key.review")),
        (&["Delete"], word!("key.reject")),
        (&["Space"], word!("key.mark")),
        (&["Esc"], word!("key.close")),
        (&["Ctrl", "V"], word!("key.paste")),
        (&["Ctrl", "Z"], word!("key.undo")),
        (&["Ctrl", "Shift", "Z"], word!("key.redo")),
        (&["?"], word!("key.help")),
    ]
}

const MIDDLE: &str = "translate(36 16)";

/// The sheet.
#[component]
pub fn KeysSheet(props: &KeysSheetProps) -> Html {
    use {Kind::*, Status::*};
    let large = Some("translate(36 16) scale(1.3)");
    let plain = |kind, status| head(kind, status, false, Some(MIDDLE));
    html! {
        <Sheet title={word!("keys")} name="h-keys" act={props.act.clone()}>
            { definitions() }
            <div class="key">
                <section>
                    <h3>{ word!("keys.kind") }</h3>
                    <dl>
                        { sign(head(Release, Happened, true, large), word!("keys.release"), word!("keys.release-is")) }
                        { sign(head(Record, Happened, true, large), word!("keys.record"), word!("keys.record-is")) }
                        { sign(head(Concert, Happened, true, large), word!("keys.concert"), word!("keys.concert-is")) }
                        { sign(head(Award, Happened, true, large), word!("keys.award"), word!("keys.award-is")) }
                    </dl>
                </section>
                <section>
                    <h3>{ word!("keys.status") }</h3>
                    <dl>
                        { sign(plain(Concert, Happened), word!("keys.solid"), word!("keys.solid-is")) }
                        { sign(plain(Concert, Upcoming), word!("keys.open"), word!("keys.open-is")) }
                        { sign(plain(Concert, Cancelled), word!("keys.crossed"), word!("keys.crossed-is")) }
                        { sign(plain(Concert, Rumoured), word!("keys.brackets"), word!("keys.brackets-is")) }
                    </dl>
                </section>
                <section>
                    <h3>{ word!("keys.known") }</h3>
                    <dl>
                        { sign(plain(Release, Happened), word!("keys.alone"), word!("keys.alone-is")) }
                        { sign(bar(), word!("keys.bar"), word!("keys.bar-is")) }
                        { sign(band("2", "4", "68", "24", "url(#key-soft)", plain(Release, Happened)), word!("keys.band"), word!("keys.band-is")) }
                        { sign(band("16", "5", "40", "22", "url(#key-hatch)", plain(Record, Happened)), word!("keys.hatched"), word!("keys.hatched-is")) }
                        { sign(html! { <><path class="line" d="M2 16.5H70" />{ plain(Release, Happened) }</> }, word!("keys.bare"), word!("keys.bare-is")) }
                    </dl>
                </section>
                <section>
                    <h3>{ word!("keys.staff") }</h3>
                    <dl>
                        { sign(tuplet(), word!("keys.tuplet"), word!("keys.tuplet-is")) }
                        { sign(html! { <><path class="pub thin" d="M32 2V30" /><path class="pub thick" d="M37 2V30" /></> }, word!("keys.bars"), word!("keys.bars-is")) }
                        { sign(html! { <path class="today" d="M36 2V30" /> }, word!("keys.broken"), word!("keys.broken-is")) }
                        { sign(html! { <><path class="stem" d="M36 14V31" /><circle class="ring" cx="36" cy="14" r="13" />{ head(Release, Happened, false, Some("translate(36 14) scale(1.1)")) }</> }, word!("keys.stem"), word!("keys.stem-is")) }
                        { sign(repeats(), word!("keys.repeats"), word!("keys.repeats-is")) }
                    </dl>
                </section>
            </div>
            <ul class="keys" aria-label={word!("keys.keys")}>
                { for keys().iter().map(|(keys, does)| html! {
                    <li>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }{ " " }{ *does }</li>
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
