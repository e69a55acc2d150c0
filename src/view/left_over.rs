//! What the events leave over, each with a way to make an event of it; and the same for words marked in the text.

use super::browser::selection::{self, Marked};
use super::coverage::{Coverage, Left, place_in_line};
use super::proposal::propose;
use super::shared::Shared;
use super::state::Action;
use super::words::{self, count, word};
use crate::analysis::AnalysisDocument;
use std::rc::Rc;
use yew::prelude::*;

/// How many sentences are listed.
const MOST: usize = 200;

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct LeftOverProps {
    /// What is left over.
    pub left: Rc<Coverage>,
    /// What was found in the text: its names and dates make a proposal.
    pub document: Shared<AnalysisDocument>,
    /// What is done.
    pub act: Callback<Action>,
    /// Goes to a line of the article.
    pub on_line: Callback<usize>,
}

/// The list, those with a date first.
#[component]
pub fn LeftOver(props: &LeftOverProps) -> Html {
    let Coverage { sentences, left, dates } = &*props.left;
    let (dated, plain): (Vec<&Left>, Vec<&Left>) = left.iter().partition(|left| left.dated);
    let rest = left.len().saturating_sub(MOST);
    let said = count!("left.sentences", left.len(), all = words::grouped(*sentences));
    html! {
        <div class="left-over" role="region" aria-label={word!("left.title")} tabindex="0">
            <p class="sub">
                { if *dates == 0 { said } else { word!("list.two", first = said, second = count!("left.dates", *dates)) } }
            </p>
            <ol>
                { for dated.into_iter().chain(plain).take(MOST).map(|left| {
                    let line = left.line;
                    let make = make_event(&props.act, &props.document, left.at, &left.words);
                    html! {
                        <li key={left.at} class={left.dated.then_some("dated")}>
                            <q>{ left.words.clone() }</q>
                            <span class="actions">
                                <button type="button" class="inline make" onclick={make}>{ word!("left.make") }</button>
                                <button type="button" class="inline" onclick={props.on_line.reform(move |_: MouseEvent| line)}>{ word!("line", n = words::grouped(line)) }</button>
                            </span>
                        </li>
                    }
                }) }
            </ol>
            if rest > 0 {
                <p class="sub">{ word!("list.and-more", n = words::grouped(rest)) }</p>
            }
        </div>
    }
}

fn make_event(act: &Callback<Action>, document: &Shared<AnalysisDocument>, at: usize, words: &str) -> Callback<MouseEvent> {
    let (document, words) = (document.clone(), words.to_owned());
    act.reform(move |_: MouseEvent| Action::Add { fields: Box::new(propose(&document, at, &words)), at, quote: words.clone() })
}

/// What the button needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MakeButtonProps {
    /// The text.
    pub text: Rc<str>,
    /// What was found in it.
    pub document: Shared<AnalysisDocument>,
    /// What is done.
    pub act: Callback<Action>,
}

/// 'Make an event of this', as long as words of the text are marked.
#[component]
pub fn MakeButton(props: &MakeButtonProps) -> Html {
    let marked = use_state_eq(|| None::<Marked>);
    use_effect_with((), {
        let marked = marked.clone();
        move |()| {
            let listener = selection::on_change(Callback::from(move |now| marked.set(now)));
            move || drop(listener)
        }
    });
    let Some(Marked { line, before, words }) = &*marked else { return Html::default() };
    let skipped = before.chars().count() + words.chars().count() - words.trim_start().chars().count();
    let words = words.trim();
    let Some(at) = place_in_line(&props.text, *line, skipped).filter(|_| !words.is_empty()) else { return Html::default() };
    // Pressing the word would else take the mark away before it is used.
    let keep = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <button type="button" id="make-event" class="primary" onmousedown={keep} onclick={make_event(&props.act, &props.document, at, words)}>
            { word!("left.make") }
        </button>
    }
}
