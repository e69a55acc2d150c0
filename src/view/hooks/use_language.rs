//! Has the page speak the language that was chosen, here or in an earlier visit, or else the browser's own.

use crate::view::browser::{page, storage, words};
use crate::view::later;
use crate::view::state::Action;
use crate::view::words::{Language, Spoken, speak, word};
use yew::prelude::*;

const LANGUAGE: &str = "tempoline.language";

/// Gets the words of `wish` and has the page drawn in them; `language` is the one that is drawn.
#[hook]
pub fn use_language(language: Language, wish: Option<Language>, act: Callback<Action>) {
    use_effect_with((), {
        let act = act.clone();
        move |()| {
            let kept = storage::read(LANGUAGE).and_then(|tag| Language::of_tag(&tag));
            let first = kept.unwrap_or_else(words::preferred);
            if first != Language::default() {
                act.emit(Action::ChooseLanguage(first));
            }
        }
    });
    use_effect_with(wish, move |wish| {
        let Some(wish) = *wish else { return };
        later::fetch_words(
            wish,
            Callback::from(move |spoken: Option<Spoken>| {
                if let Some(spoken) = spoken {
                    speak(spoken);
                    storage::write(LANGUAGE, spoken.language.tag());
                }
                act.emit(Action::Speak(spoken.map(|spoken| spoken.language)));
            }),
        );
    });
    use_effect_with(language, |language| page::set_language(language.tag(), word!("title")));
}
