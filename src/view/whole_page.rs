//! The states that take the whole page: the blank staff, and the staff that a damaged link was cut from.

use super::link;
use super::message::LinkProblem;
use super::note_head::head;
use super::open_form::OpenForm;
use super::state::{Action, State};
use super::words::{self, word};
use crate::SAMPLE;
use crate::event::{Kind, Status};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What takes the whole page: a link that cannot be opened, one that is being opened, or no article at all.
pub fn view(state: &State, act: &Callback<Action>) -> Html {
    if let Some(problem) = state.link_problem {
        return html! { <Damaged {problem} act={act.clone()} /> };
    }
    if state.opening {
        return html! { <Opening /> };
    }
    html! { <Blank sample={SAMPLE} act={act.clone()} /> }
}

/// What the blank page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct BlankProps {
    /// The example's text.
    pub sample: &'static str,
    /// What is done.
    pub act: Callback<Action>,
}

/// No article yet.
#[component]
pub fn Blank(props: &BlankProps) -> Html {
    html! {
        <main class="state" aria-labelledby="h-blank">
            <h1 id="h-blank">{ word!("open.headline") }</h1>
            <p class="lede">{ word!("open.lede") }</p>
            { staff(None) }
            <OpenForm sample={props.sample} act={props.act.clone()} />
        </main>
    }
}

/// While a link's article is on its way: nothing of another article stands there meanwhile.
#[component]
pub fn Opening() -> Html {
    html! {
        <main class="state" aria-busy="true" aria-labelledby="h-opening">
            <h1 id="h-opening">{ word!("link.opening") }</h1>
            { staff(None) }
        </main>
    }
}

/// What the page about a link needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DamagedProps {
    /// What is wrong with it.
    pub problem: LinkProblem,
    /// What is done.
    pub act: Callback<Action>,
}

/// A link that could not be opened.
#[component]
pub fn Damaged(props: &DamagedProps) -> Html {
    let (headline, sentence) = words::link_problem(props.problem);
    let leave = props.act.reform(|_: MouseEvent| Action::DismissLink);
    let open = {
        let act = props.act.clone();
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::DismissLink);
            act.emit(Action::Show(super::state::Sheet::Open));
        })
    };
    let oninput = {
        let act = props.act.clone();
        Callback::from(move |event: InputEvent| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            let value = field.map(|field| field.value()).unwrap_or_default();
            if let Some((_, fragment)) = value.trim().split_once('#') {
                link::open(fragment.to_owned(), &act);
            }
        })
    };
    let came = match props.problem {
        LinkProblem::Damaged { came, cut: true } => Some(came),
        LinkProblem::Damaged { .. } | LinkProblem::Newer | LinkProblem::Foreign => None,
    };
    html! {
        <main class="state" id="damaged" aria-labelledby="h-damaged">
            <h1 id="h-damaged">{ headline }</h1>
            <p class="lede" role="alert">{ sentence }</p>
            { staff(Some(())) }
            <div class="field paste-link">
                <label for="link-again">{ word!("link.again") }</label>
                <textarea id="link-again" rows="3" spellcheck="false" placeholder="https://…/#v1…" {oninput} />
            </div>
            <ul class="ways">
                if let Some(came) = came {
                    <li>
                        <b>{ word!("link.cause") }</b>
                        <span>
                            { if came >= 1_900 { word!("link.cause-chat") } else { word!("link.cause-copy") } }
                        </span>
                    </li>
                    <li><b>{ word!("link.ask") }</b><span>{ word!("link.ask-hint") }</span></li>
                }
                <li><button type="button" class="way" id="leave" onclick={leave}>{ word!("link.leave") }</button><span>{ word!("link.leave-hint") }</span></li>
                <li><button type="button" class="way" onclick={open}>{ word!("link.open") }</button><span>{ word!("link.open-hint") }</span></li>
            </ul>
        </main>
    }
}

/// The bare staff; cut by a caesura where something is missing.
fn staff(cut: Option<()>) -> Html {
    const LINES: [&str; 5] = ["4.5", "59.5", "114.5", "172.5", "210.5"];
    const NAMES: [(Kind, &str, &str); 4] = [
        (Kind::Release, "translate(12 31.5) scale(1.15)", "37"),
        (Kind::Record, "translate(12 86.5) scale(1.15)", "92"),
        (Kind::Concert, "translate(12 143) scale(1.15)", "148.5"),
        (Kind::Award, "translate(12 191) scale(1.15)", "196.5"),
    ];
    // The cut leans, so each line ends a little before the one above it.
    const ENDS: [(&str, &str); 5] = [("1120", "1164"), ("1107", "1151"), ("1094", "1138"), ("1080", "1124"), ("1071", "1115")];
    html! {
        <svg class="blank" viewBox="0 -8 1376 228" aria-hidden="true">
            { for LINES.iter().zip(ENDS).map(|(y, (end, on))| match cut {
                None => html! { <path class="line" d={format!("M132 {y}H1376")} /> },
                Some(()) => html! {
                    <><path class="line" d={format!("M132 {y}H{end}")} /><path class="line gone" d={format!("M{on} {y}H1376")} /></>
                },
            }) }
            <path class="system" d="M126 1V214M124.5 2Q131 1 135 -4M124.5 213Q131 214 135 219" />
            { for NAMES.into_iter().map(|(kind, place, y)| html! {
                <g class="lane-name">
                    { head(kind, Status::Happened, true, Some(place)) }
                    <text x="30" {y} class="lane">{ words::kind(kind) }</text>
                </g>
            }) }
            if cut.is_some() {
                <><path class="caesura" d="M1078.6 220L1133.3 -8" /><path class="caesura" d="M1098.6 220L1153.3 -8" /></>
            }
        </svg>
    }
}
