//! The one quiet header: the name, five words and the language.

use super::acting::acting;
use super::state::{Action, Sheet, Theme};
use super::words::{self, Language, word};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the header needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MastheadProps {
    /// The theme in force.
    pub theme: Theme,
    /// The language that is spoken.
    pub language: Language,
    /// What a word does.
    pub act: Callback<Action>,
}

/// Name, Open, Share, Export, Theme, Keys, the languages.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let does = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let theme = word!("page.theme-is", theme = words::theme(props.theme));
    html! {
        <header class="masthead">
            <p class="name">{ word!("name") }</p>
            <nav aria-label={word!("page.nav")}>
                <span id="words" role="toolbar" aria-label={word!("page.nav")}>
                <button type="button" id="open" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Open))}>{ word!("page.open") }</button>
                <button type="button" id="library" tabindex="-1" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Library))}>{ word!("library") }</button>
                <button type="button" id="share" tabindex="-1" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Share))}>{ word!("page.share") }</button>
                <button type="button" id="export" tabindex="-1" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Export))}>{ word!("page.export") }</button>
                <button type="button" id="theme" tabindex="-1" title={theme.clone()} aria-label={theme} onclick={does(Action::NextTheme)}>
                    { word!("page.theme") }
                </button>
                <button type="button" id="keys" tabindex="-1" aria-haspopup="dialog" onclick={does(Action::Show(Sheet::Keys))}>{ word!("page.keys") }</button>
                </span>
                { language_choice(props) }
            </nav>
        </header>
    }
}

/// Each language under its own name.
fn language_choice(props: &MastheadProps) -> Html {
    let onchange = acting(&props.act, |event: Event| {
        let tag = event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value();
        Language::of_tag(&tag).map(Action::ChooseLanguage)
    });
    html! {
        <select id="language" aria-label={word!("page.language")} {onchange}>
            { for Language::ALL.into_iter().map(|language| html! {
                <option value={language.tag()} lang={language.tag()} selected={language == props.language}>{ language.name() }</option>
            }) }
        </select>
    }
}
