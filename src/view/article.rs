//! The article: the text as pasted, with the words marked that the events were read from.

use super::browser;
use super::coverage::Coverage;
use super::later;
use super::left_over::{LeftOver, MakeButton};
use super::marks::Line;
use super::passage::{self, Passage};
use super::shared::Shared;
use super::slots::slotted;
use super::state::{Action, Face};
use super::words::word;
use crate::analysis::AnalysisDocument;
use std::rc::Rc;
use yew::prelude::*;

/// Of a text of more lines a browser lays out only the passages that are near.
const MOST_LINES: usize = 100;

/// What the article needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleProps {
    /// The marked-up lines.
    pub lines: Shared<Vec<Rc<Line>>>,
    /// The article's language.
    pub language: Option<String>,
    /// The open event.
    pub selected: Option<Rc<str>>,
    /// Where it was selected.
    pub selected_on: Face,
    /// The events that the pointer is at.
    pub hovered: Vec<Rc<str>>,
    /// The text.
    pub text: Rc<str>,
    /// What was found in it.
    pub document: Option<Shared<AnalysisDocument>>,
    /// What the events leave over, where that is wanted.
    pub left: Option<Rc<Coverage>>,
    /// Whether what comes later than the page is here.
    pub whole: bool,
    /// What is done.
    pub act: Callback<Action>,
    /// Goes to a line of the text.
    pub on_line: Callback<usize>,
}

/// Heading, legend and text.
#[component]
pub fn Article(props: &ArticleProps) -> Html {
    use_effect_with((props.selected.clone(), props.selected_on), |(selected, face)| {
        if let (Some(id), Face::Timeline | Face::Events) = (selected, face) {
            let sentence = format!("#article .s[data-event~='{id}']");
            browser::page::reveal_in_pane("#article .text", &sentence);
            later::reveal_far("#article .long", &sentence);
        }
    });
    use_effect_with(props.lines.clone(), |_| {
        let listener = browser::page::on_resize(|| browser::page::settle_margin("#article .text:not(.long) .several .mnote"));
        let near = later::settle_near();
        move || drop((listener, near))
    });
    let shown = props.left.is_some();
    html! {
        <section class="article" id="article" aria-labelledby="h-article">
            <div class="bar-top">
                <h2 id="h-article">{ word!("article") }</h2>
                <p class="legend">
                    { slotted!(
                        "article.marked",
                        act = html! { <span class="act">{ word!("article.act") }</span> },
                        title = html! { <span class="work-title">{ word!("article.title") }</span> },
                        date = html! { <span class="date">{ word!("article.date") }</span> },
                        measure = html! { <span class="measure">{ word!("article.measure") }</span> },
                    ) }
                </p>
                <button type="button" id="left" aria-pressed={props.left.is_some().to_string()} onclick={props.act.reform(move |_: MouseEvent| Action::ShowLeft(!shown))}>
                    { word!("left") }
                </button>
                { later::make_button(props) }
            </div>
            { later::left_over(props) }
            <div class={classes!("text", shown.then_some("covered"), (props.lines.len() > MOST_LINES).then_some("long"))} lang={props.language.clone()} dir="auto" tabindex="0" role="region" aria-label={word!("article.text")}>
                { view_passages(props) }
            </div>
        </section>
    }
}

/// What the events leave over, where that is wanted.
pub fn view_left_over(props: &ArticleProps) -> Html {
    let (Some(left), Some(document)) = (&props.left, &props.document) else { return Html::default() };
    html! { <LeftOver left={left.clone()} document={document.clone()} act={props.act.clone()} on_line={props.on_line.clone()} /> }
}

/// A way to make an event of marked words, where the text has been read.
pub fn view_make_button(props: &ArticleProps) -> Html {
    let Some(document) = &props.document else { return Html::default() };
    html! { <MakeButton text={props.text.clone()} document={document.clone()} act={props.act.clone()} /> }
}

/// The text: all of it as one passage, or where it is long as many.
fn view_passages(props: &ArticleProps) -> Html {
    let is_long = props.lines.len() > MOST_LINES;
    let passages = if is_long { passage::passages(&props.lines) } else { vec![&props.lines[..]] };
    let view = |lines: &[Rc<Line>]| {
        let stands = |id: &&Rc<str>| lines.iter().any(|line| passage::stands_on(line, id));
        let lit = props.selected.as_ref().filter(stands).cloned();
        let hint: Vec<Rc<str>> = props.hovered.iter().filter(stands).cloned().collect();
        html! { <Passage lines={lines.to_vec()} apart={is_long} {lit} {hint} act={props.act.clone()} /> }
    };
    html! { <>{ for passages.into_iter().map(view) }</> }
}
