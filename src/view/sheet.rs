//! A sheet over the page: paper on a veil of paper, the focus inside, Escape closes.

use super::browser::dialog;
use super::state::Action;
use super::words::word;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What a sheet needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SheetProps {
    /// Its title.
    pub title: AttrValue,
    /// The id its title gets.
    pub name: AttrValue,
    /// Whether it hangs under its word without a veil.
    #[prop_or_default]
    pub menu: bool,
    /// What is done.
    pub act: Callback<Action>,
    /// What is on it.
    pub children: Html,
}

/// The sheet; it is open for as long as it is drawn.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let frame = use_node_ref();
    use_effect_with(frame.clone(), |frame| {
        let over = frame.cast::<HtmlElement>().and_then(|frame| dialog::open(&frame));
        move || drop(over)
    });
    // However it closes, the browser says so last, when it has given the focus back.
    let onclose = props.act.reform(|_: Event| Action::CloseSheet);
    let close = {
        let frame = frame.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(frame) = frame.cast::<HtmlElement>() {
                dialog::close(&frame);
            }
        })
    };
    html! {
        <dialog ref={frame} class={classes!("sheet", props.menu.then_some("menu"))} aria-modal="true" closedby="closerequest" aria-labelledby={props.name.clone()} {onclose}>
            <div class="page">
                <div class="sheet-top">
                    <h2 id={props.name.clone()}>{ props.title.clone() }</h2>
                    <button type="button" class="close" onclick={close}>{ word!("close") }</button>
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
