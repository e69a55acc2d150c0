//! The one quiet header: the name and five words.

use super::state::{Action, Sheet, Theme};
use super::words;
use yew::prelude::*;

/// What the header needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MastheadProps {
    /// The theme in force.
    pub theme: Theme,
    /// What a word does.
    pub act: Callback<Action>,
}

/// Name, Open, Share, Export, Theme, Keys.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let does = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    html! {
        <header class="masthead">
            <p class="name">{ words::NAME }</p>
            <nav aria-label="Page">
                <button type="button" id="open" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Open))}>{ "Open" }</button>
                <button type="button" id="share" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Share))}>{ "Share" }</button>
                <button type="button" id="export" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Export))}>{ "Export" }</button>
                <button type="button" id="theme" title={format!("Theme: {}", words::theme(props.theme))} onclick={does(Action::NextTheme)}>
                    { "Theme" }<span class="vh">{ format!(": {}", words::theme(props.theme)) }</span>
                </button>
                <button type="button" id="keys" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Keys))}>{ "Keys" }</button>
            </nav>
        </header>
    }
}
