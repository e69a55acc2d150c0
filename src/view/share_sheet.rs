//! The link: how much it carries is the sender's choice, held against the lengths that chats allow; copied, sent, as a code
//! or embedded.

use super::browser::{clipboard, engine, hash, page};
use super::message::Message;
use super::query;
use super::sheet::Sheet;
use super::state::Action;
use super::words::{self, count, word};
use crate::work::{Work, kept};
use crate::worker::Job;
use yew::prelude::*;

/// Where a link is cut, by name.
fn limits() -> [(usize, &'static str); 3] {
    [(2_000, word!("share.limit-discord")), (2_953, word!("share.limit-code")), (4_000, word!("share.limit-slack"))]
}

/// What the sheet needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareSheetProps {
    /// What the link will hold.
    pub work: Work,
    /// What the page shows of it, as a link carries it; the timeline adds its window.
    pub view: AttrValue,
    /// What is done.
    pub act: Callback<Action>,
}

/// The sheet.
#[component]
pub fn ShareSheet(props: &ShareSheetProps) -> Html {
    let links = use_state(Vec::<String>::new);
    let chosen = use_state(|| 0_usize);
    let code = use_state(|| None::<String>);
    let said = use_state(|| None::<Message>);
    let sends = use_state(|| false);
    use_effect_with((props.work.clone(), props.view.clone()), {
        let (links, sends) = (links.clone(), sends.clone());
        move |(work, view): &(Work, AttrValue)| {
            sends.set(clipboard::can_send());
            let view = query::with_window(view, page::window_of_timeline());
            let job = Job::WriteLinks { work: kept::write(work), view };
            let ended = move |outcome: engine::Outcome| {
                if let Ok(fragments) = outcome {
                    let whole = |fragment: &str| if fragment.is_empty() { String::new() } else { hash::link(fragment) };
                    links.set(fragments.split('\n').map(whole).collect());
                }
            };
            engine::ask(job, Callback::from(ended));
        }
    });
    let link = links.get(*chosen).cloned().unwrap_or_default();
    let choose = |place: usize| {
        let (chosen, code, said) = (chosen.clone(), code.clone(), said.clone());
        Callback::from(move |_: Event| {
            chosen.set(place);
            code.set(None);
            said.set(None);
        })
    };
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
    let send = {
        let link = link.clone();
        Callback::from(move |_: MouseEvent| clipboard::send_link(&link))
    };
    let draw = {
        let (link, code) = (link.clone(), code.clone());
        Callback::from(move |_: MouseEvent| {
            if code.is_some() {
                code.set(None);
                return;
            }
            let code = code.clone();
            // A link that is too long for a code leaves its answer empty.
            let ended = move |outcome: engine::Outcome| code.set(Some(outcome.unwrap_or_default()));
            engine::ask(Job::DrawCode { address: link.clone() }, Callback::from(ended));
        })
    };
    let length = link.chars().count();
    let carries = [word!("share.article"), word!("share.quotes"), word!("share.events")];
    html! {
        <Sheet title={word!("share")} name="h-share" act={props.act.clone()}>
            <div class="share">
                <fieldset class="carries">
                    <legend>{ word!("share.carries") }</legend>
                    { for carries.into_iter().enumerate().map(|(place, name)| {
                        let length = links.get(place).map(|link| link.chars().count());
                        html! {
                            <label>
                                <input type="radio" name="carries" checked={*chosen == place} onchange={choose(place)} />
                                <span>{ name }</span>
                                <span class="sub">{ length.map(carried).unwrap_or_default() }</span>
                            </label>
                        }
                    }) }
                </fieldset>
                if links.is_empty() {
                    <p class="sub" role="status">{ word!("reading") }</p>
                }
                if length > 0 {
                    <div class="meter">
                        <h3>{ word!("share.length") }</h3>
                        <Ruler {length} />
                        <p class="sub">{ advice(length) }</p>
                    </div>
                    <label class="field link" for="share-link">
                        <span>{ word!("share.field") }</span>
                    </label>
                    <textarea id="share-link" rows="4" readonly=true spellcheck="false" value={link.clone()} />
                    <div class="actions">
                        <button type="button" class="primary" id="copy" onclick={copy}>{ word!("share.copy") }</button>
                        if *sends {
                            <button type="button" id="send" onclick={send}>{ word!("share.send") }</button>
                        }
                        <button type="button" id="code" aria-expanded={code.is_some().to_string()} onclick={draw}>{ word!("share.code") }</button>
                        <p class="result" role="status">{ said.as_ref().map(words::message).unwrap_or_default() }</p>
                    </div>
                    if let Some(code) = &*code {
                        { view_code(code) }
                    }
                    <details class="embed">
                        <summary>{ word!("share.embed") }</summary>
                        <p class="sub">{ word!("share.embed-hint") }</p>
                        <textarea id="embed-code" rows="4" readonly=true spellcheck="false" aria-label={word!("share.embed")} value={hash::frame(&link)} />
                    </details>
                }
                <p class="privacy">{ word!("share.privacy") }</p>
            </div>
        </Sheet>
    }
}

/// How long a link is that carries so much.
fn carried(length: usize) -> String {
    if length == 0 { word!("share.too-long").to_owned() } else { count!("characters", length) }
}

/// Black on white whatever the theme: not every reader of codes knows the reverse.
fn view_code(code: &str) -> Html {
    let Some((size, path)) = code.split_once('\n') else {
        return html! { <p class="sub" role="status">{ word!("share.code-too-long") }</p> };
    };
    let side = size.parse::<usize>().unwrap_or(0) + 8;
    html! {
        <svg class="code" viewBox={format!("-4 -4 {side} {side}")} role="img" aria-label={word!("share.code")} shape-rendering="crispEdges">
            <path fill="#fff" d={format!("M-4-4h{side}v{side}h-{side}z")} />
            <path fill="#000" d={path.to_owned()} />
        </svg>
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
