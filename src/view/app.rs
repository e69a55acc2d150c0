//! The whole page.

use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! {
        <main>
            <h1>{ "Tempoline" }</h1>
        </main>
    }
}
