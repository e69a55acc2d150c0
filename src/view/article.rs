//! The article: the text as pasted, with the words marked that the events were read from.

use super::acting::acting;
use super::browser;
use super::coverage::Coverage;
use super::later;
use super::left_over::{LeftOver, MakeButton};
use super::marks::{Line, Piece, Role, Stand, Stretch};
use super::note_head::NoteHead;
use super::slots::slotted;
use super::state::{Action, Face};
use super::words::{self, count, word};
use crate::analysis::AnalysisDocument;
use crate::article::RegionKind;
use std::rc::Rc;
use yew::prelude::*;

/// How many note heads fit into the margin beside a sentence.
const MOST_HEADS: usize = 3;

/// Of a text of more lines a browser lays out only what is near.
const MOST_LINES: usize = 100;

/// What the article needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleProps {
    /// The marked-up lines.
    pub lines: Rc<Vec<Rc<Line>>>,
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
    pub document: Option<Rc<AnalysisDocument>>,
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
        let near = later::settle_near("#article .long .several .mnote");
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
                { for props.lines.chunk_by(|one, other| block(one.kind).is_some() && one.kind == other.kind).map(|lines| view_block(lines, props)) }
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

/// Kinds whose lines stand together in one block.
fn block(kind: RegionKind) -> Option<&'static str> {
    match kind {
        RegionKind::Furniture => Some("dropped"),
        RegionKind::Social => Some("post"),
        RegionKind::Headline | RegionKind::Head | RegionKind::Body => None,
    }
}

fn view_block(lines: &[Rc<Line>], props: &ArticleProps) -> Html {
    let Some(first) = lines.first() else { return Html::default() };
    let paragraphs = lines.iter().map(|line| {
        let lit = props
            .selected
            .clone()
            .filter(|id| line.stretches.iter().any(|stretch| stretch.events.iter().any(|event| event.id == *id)));
        let stands = |id: &&Rc<str>| line.stretches.iter().any(|stretch| stretch.events.iter().any(|event| event.id == **id));
        let hint: Vec<Rc<str>> = props.hovered.iter().filter(stands).cloned().collect();
        html! { <Paragraph key={line.number} line={line.clone()} {lit} {hint} act={props.act.clone()} /> }
    });
    match block(first.kind) {
        None => html! { <>{ for paragraphs }</> },
        Some("post") => html! { <blockquote key={first.number} class="post">{ for paragraphs }</blockquote> },
        Some(class) => html! {
            <div key={first.number} {class}>
                <p class="why-dropped">
                    { count!("article.left-out", lines.len()) }{ " " }
                    <button type="button" class="inline restore-text" onclick={restore(lines, &props.act)}>{ count!("article.restore", lines.len()) }</button>
                </p>
                { for paragraphs }
            </div>
        },
    }
}

/// Counts all regions of a block as story.
fn restore(lines: &[Rc<Line>], act: &Callback<Action>) -> Callback<MouseEvent> {
    let mut starts: Vec<usize> = lines.iter().map(|line| line.region).collect();
    starts.dedup();
    act.reform(move |_: MouseEvent| Action::RestoreText(starts.clone(), true))
}

#[derive(Properties)]
struct ParagraphProps {
    line: Rc<Line>,
    /// The open event, if it stands on this line.
    lit: Option<Rc<str>>,
    /// The events on this line that the pointer is at.
    hint: Vec<Rc<str>>,
    act: Callback<Action>,
}

impl PartialEq for ParagraphProps {
    /// Where in the text the line stands is not seen: it is the same line after a change of one before it.
    fn eq(&self, other: &ParagraphProps) -> bool {
        let seen = |props: &ParagraphProps| (props.line.number, props.line.kind);
        seen(self) == seen(other)
            && self.line.stretches == other.line.stretches
            && self.lit == other.lit
            && self.hint == other.hint
            && self.act == other.act
    }
}

/// One line of the text; it is drawn again only when its own light changes.
#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let class = match props.line.kind {
        RegionKind::Headline => Some("headline"),
        RegionKind::Head => Some("dateline"),
        // Only where several sentences have notes can two of them begin on one line.
        _ => (props.line.stretches.iter().filter(|stretch| !stretch.begins.is_empty()).count() > 1).then_some("several"),
    };
    html! {
        <p {class} data-line={props.line.number.to_string()}>
            { for props.line.stretches.iter().map(|stretch| view_stretch(stretch, props)) }
        </p>
    }
}

fn view_stretch(stretch: &Stretch, props: &ParagraphProps) -> Html {
    let lit = props.lit.as_ref().and_then(|lit| stretch.events.iter().find(|event| event.id == *lit));
    let pieces = stretch.pieces.iter().map(|piece| view_piece(piece, lit));
    if stretch.events.is_empty() {
        return html! { <>{ for pieces }</> };
    }
    let ids: Vec<Rc<str>> = stretch.events.iter().map(|event| event.id.clone()).collect();
    let names = ids.join(" ");
    let hinted = lit.is_none() && stretch.events.iter().any(|event| props.hint.contains(&event.id));
    let enter = {
        let ids = ids.clone();
        props.act.reform(move |_: MouseEvent| Action::Hover(ids.clone()))
    };
    let leave = props.act.reform(|_: MouseEvent| Action::Hover(Vec::new()));
    let onclick =
        acting(&props.act, move |_: MouseEvent| (!browser::page::has_text_selected()).then(|| Action::SelectNext(ids.clone())));
    html! {
        <span
            class={classes!("s", lit.map(|event| classes!("lit", words::kind_class(event.kind))), hinted.then_some("hinted"))}
            data-event={names}
            {onclick}
            onmouseenter={enter}
            onmouseleave={leave}
        >
            if !stretch.begins.is_empty() {
                { view_heads(&stretch.begins, lit, &props.act) }
            }
            { for pieces }
        </span>
    }
}

/// The note heads in the margin: one target a sentence, and the way to its events by keyboard.
fn view_heads(begins: &[Stand], lit: Option<&Stand>, act: &Callback<Action>) -> Html {
    let ids: Vec<Rc<str>> = begins.iter().map(|event| event.id.clone()).collect();
    let onclick = act.reform(move |event: MouseEvent| {
        event.stop_propagation();
        Action::SelectNext(ids.clone())
    });
    let pressed = lit.is_some().to_string();
    // The number of the rest takes the place of a head.
    let shown = if begins.len() > MOST_HEADS { MOST_HEADS - 1 } else { MOST_HEADS };
    html! {
        <button type="button" class="mnote" aria-pressed={pressed} aria-label={count!("article.in-sentence", begins.len())} {onclick}>
            { for begins.iter().take(shown).map(|event| html! { <NoteHead kind={event.kind} status={event.status} letter=false /> }) }
            if begins.len() > shown {
                <span class="more" data-more={format!("+{}", begins.len() - shown)}></span>
            }
        </button>
    }
}

fn view_piece(piece: &Piece, lit: Option<&Stand>) -> Html {
    let said: Vec<Role> = lit
        .map(|event| piece.said_by.iter().filter(|(index, _)| *index == event.index).map(|(_, role)| *role).collect())
        .unwrap_or_default();
    if piece.roles.is_empty() && said.is_empty() {
        return html! { { piece.text.clone() } };
    }
    let class: Classes =
        piece.roles.iter().chain(&said).map(|role| role_class(*role)).chain((!said.is_empty()).then_some("on")).collect();
    html! { <span {class} lang={super::script::language_of(&piece.text)}>{ piece.text.clone() }</span> }
}

fn role_class(role: Role) -> &'static str {
    match role {
        Role::Act => "act",
        Role::Title => "work-title",
        Role::Measure => "measure",
        Role::Date => "date",
    }
}
