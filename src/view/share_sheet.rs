//! The link: made here, held against the lengths that chats allow, copied.

use super::browser::{clipboard, engine, hash, page};
use super::message::Message;
use super::sheet::Sheet;
use super::state::Action;
use super::words::{self, count, word};
use crate::work::{Work, kept};
use crate::worker::Job;
use yew::prelude::*;

/// Where chats cut a message, by name.
fn limits() -> [(usize, &'static str); 2] {
    [(2_000, word!("share.limit-discord")), (4_000, word!("share.limit-slack"))]
}

/// What the sheet needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareSheetProps {
    /// What the link will hold.
    pub work: Work,
    /// What is done.
    pub act: Callback<Action>,
}

/// The sheet.
#[component]
pub fn ShareSheet(props: &ShareSheetProps) -> Html {
    let link = use_state(String::new);
    use_effect_with(props.work.clone(), {
        let link = link.clone();
        move |work| {
            let job = Job::WriteLink { work: kept::write(work) };
            engine::ask(
                job,
                Callback::from(move |outcome: engine::Outcome| {
                    if let Ok(fragment) = outcome {
                        link.set(hash::link(&fragment));
                    }
                }),
            );
        }
    });
    let said = use_state(|| None::<Message>);
    let copy = {
        let (act, link, said) = (props.act.clone(), link.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (act, said) = (act.clone(), said.clone());
            clipboard::copy_text(
                &link,
                Callback::from(move |copied: bool| {
                    if !copied {
                        page::select_all("#share-link");
                    }
                    let message = if copied { Message::Copied } else { Message::CopyRefused };
                    said.set(Some(message.clone()));
                    act.emit(Action::Say(message));
                }),
            );
        })
    };
    let length = link.chars().count();
    html! {
        <Sheet title={word!("share")} name="h-share" act={props.act.clone()}>
            <div class="share">
                <div class="meter">
                    <h3>{ word!("share.length") }</h3>
                    <Ruler {length} />
                    <p class="sub">{ advice(length) }</p>
                </div>
                <label class="field link" for="share-link">
                    <span>{ word!("share.field") }</span>
                </label>
                <textarea id="share-link" rows="4" readonly=true spellcheck="false" value={(*link).clone()} />
                <div class="actions">
                    <button type="button" class="primary" id="copy" onclick={copy}>{ word!("share.copy") }</button>
                    <p class="result" role="status">{ said.as_ref().map(words::message).unwrap_or_default() }</p>
                </div>
                <p class="privacy">{ word!("share.privacy") }</p>
            </div>
        </Sheet>
    }
}

fn advice(length: usize) -> String {
    let characters = count!("characters", length);
    match length {
        0..=2_000 => word!("share.whole", characters = characters),
        2_001..=4_000 => word!("share.discord", characters = characters),
        _ => word!("share.cut", characters = characters),
    }
}

#[derive(PartialEq, Properties)]
struct RulerProps {
    length: usize,
}

/// Solid: what the tightest chat keeps. Open: what it cuts. The limits stand at their ticks.
#[component]
fn Ruler(props: &RulerProps) -> Html {
    const WIDTH: usize = 560;
    let length = props.length;
    let whole = 4_500.max(length + length / 8);
    let x = |characters: usize| characters * WIDTH / whole;
    let step = if whole > 20_000 { whole / 45 } else { 100 };
    let kept = length.min(2_000);
    html! {
        <>
            <svg class="ruler" viewBox="0 0 572 78" role="img" aria-label={advice(length)}>
                <path class="line" d={format!("M0 38.5H{WIDTH}")} />
                { for (0..).map(|tick| tick * step).take_while(|at| *at <= whole).enumerate().map(|(index, at)| {
                    let top = if index % 5 == 0 { 32 } else { 35 };
                    html! { <path class="tick" d={format!("M{} {top}V38", x(at))} /> }
                }) }
                <path class="len" d={format!("M0 44H{}", x(kept))} />
                if length > kept {
                    <path class="over" d={format!("M{} 40.5H{}V47.5H{0}Z", x(kept), x(length))} />
                }
                { for limits().iter().map(|(limit, name)| html! {
                    <>
                        <path class="limit" d={format!("M{} 16V60", x(*limit))} />
                        <text x={(x(*limit)).saturating_sub(5).to_string()} y="24" text-anchor="end" class="flag">{ *name }</text>
                    </>
                }) }
                <text x={x(length).min(WIDTH - 90).to_string()} y="68" class="flag">{ word!("share.this", n = words::grouped(length)) }</text>
            </svg>
            <ul class="limits">
                { for limits().iter().map(|(limit, name)| html! {
                    <li>{ if length <= *limit { word!("share.passes", limit = name) } else { word!("share.is-cut", limit = name) } }</li>
                }) }
            </ul>
        </>
    }
}
