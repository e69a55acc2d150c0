//! The one line that tells the reader what just happened, and offers the way back.

use super::later;
use super::message::Message;
use super::state::Action;
use super::words::word;
use yew::prelude::*;

/// What the line needs.
#[derive(Clone, PartialEq, Properties)]
pub struct StatusLineProps {
    /// What to tell.
    pub message: Option<Message>,
    /// Whether the reader's own article is laid aside.
    pub aside: bool,
    /// Whether the newest text is still being read.
    pub waiting: bool,
    /// What is done.
    pub act: Callback<Action>,
}

/// The line; its text is announced politely, its words beside it are not.
#[component]
pub fn StatusLine(props: &StatusLineProps) -> Html {
    let does = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let told = match &props.message {
        // Also told when nothing else can be, because it did not come.
        Some(Message::EngineMissing) => word!("told.missing").to_owned(),
        Some(message) => later::told(message),
        None => String::new(),
    };
    html! {
        <div class={classes!("status-line", (props.message.is_some() || props.aside).then_some("told"))}>
            <p id="status" role="status" aria-live="polite" aria-busy={props.waiting.to_string()}>{ told }</p>
            if props.message.as_ref().is_some_and(Message::offers_undo) {
                <button type="button" class="inline" id="undo" onclick={does(Action::Undo)}>{ word!("undo") }</button>
            }
            if props.aside {
                <button type="button" class="inline" id="back" onclick={does(Action::BackToOwn)}>{ word!("told.back") }</button>
                <button type="button" class="inline" id="keep" onclick={does(Action::KeepCopy)}>{ word!("told.keep") }</button>
            }
            if props.message.is_some() {
                <button type="button" class="inline" onclick={does(Action::Hush)}>{ word!("dismiss") }</button>
            }
        </div>
    }
}
