//! A stretch of the article's text: lines, pasted posts, and what was left out, each line with its marks.
//!
//! A long text is many passages. The browser styles and lays out those that are near, and after a change of the text only
//! those are drawn again that it is in.

use super::acting::acting;
use super::browser;
use super::marks::{Line, Piece, Role, Stand, Stretch};
use super::note_head::NoteHead;
use super::state::Action;
use super::words::{self, count};
use crate::article::RegionKind;
use std::rc::Rc;
use yew::prelude::*;

/// A passage of a long text has so many lines, or a few more: what belongs together stays so.
const LINES: usize = 12;

/// How many note heads fit into the margin beside a sentence.
const MOST_HEADS: usize = 3;

/// What a passage needs.
#[derive(Properties)]
pub struct PassageProps {
    /// Its marked-up lines.
    pub lines: Vec<Rc<Line>>,
    /// Whether it has a box of its own.
    pub apart: bool,
    /// The open event, if it stands in it.
    pub lit: Option<Rc<str>>,
    /// The events in it that the pointer is at.
    pub hint: Vec<Rc<str>>,
    /// What is done.
    pub act: Callback<Action>,
}

impl PartialEq for PassageProps {
    fn eq(&self, other: &PassageProps) -> bool {
        let same = |(one, other): (&Rc<Line>, &Rc<Line>)| {
            // What is left out can be restored, by where it stands.
            Rc::ptr_eq(one, other) || (looks_like(one, other) && (block(one.kind).is_none() || one.region == other.region))
        };
        self.apart == other.apart
            && self.lines.len() == other.lines.len()
            && self.lines.iter().zip(&other.lines).all(same)
            && self.lit == other.lit
            && self.hint == other.hint
            && self.act == other.act
    }
}

/// Whether two lines are drawn alike. Where in the text a line stands is not seen: it is the same after a change of one
/// before it.
fn looks_like(one: &Line, other: &Line) -> bool {
    (one.number, one.kind) == (other.number, other.kind) && one.stretches == other.stretches
}

/// Whether an event stands on a line.
pub fn stands_on(line: &Line, id: &Rc<str>) -> bool {
    line.stretches.iter().any(|stretch| stretch.events.iter().any(|event| event.id == *id))
}

/// A long text in passages.
pub fn passages(lines: &[Rc<Line>]) -> Vec<&[Rc<Line>]> {
    let mut passages = Vec::new();
    let (mut start, mut end) = (0, 0);
    for block in blocks(lines) {
        end += block.len();
        if end - start >= LINES {
            passages.extend(lines.get(start..end));
            start = end;
        }
    }
    passages.extend(lines.get(start..).filter(|rest| !rest.is_empty()));
    passages
}

/// The passage.
#[component]
pub fn Passage(props: &PassageProps) -> Html {
    let blocks = blocks(&props.lines).map(|lines| view_block(lines, props));
    if props.apart {
        html! { <div class="passage">{ for blocks }</div> }
    } else {
        html! { <>{ for blocks }</> }
    }
}

/// Kinds whose lines stand together in one block.
fn block(kind: RegionKind) -> Option<&'static str> {
    match kind {
        RegionKind::Furniture => Some("dropped"),
        RegionKind::Social => Some("post"),
        RegionKind::Headline | RegionKind::Head | RegionKind::Body => None,
    }
}

fn blocks(lines: &[Rc<Line>]) -> impl Iterator<Item = &[Rc<Line>]> {
    lines.chunk_by(|one, other| block(one.kind).is_some() && one.kind == other.kind)
}

fn view_block(lines: &[Rc<Line>], props: &PassageProps) -> Html {
    let Some(first) = lines.first() else { return Html::default() };
    let paragraphs = lines.iter().map(|line| {
        let stands = |id: &&Rc<str>| stands_on(line, id);
        let lit = props.lit.as_ref().filter(stands).cloned();
        let hint: Vec<Rc<str>> = props.hint.iter().filter(stands).cloned().collect();
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
    fn eq(&self, other: &ParagraphProps) -> bool {
        looks_like(&self.line, &other.line) && self.lit == other.lit && self.hint == other.hint && self.act == other.act
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(kinds: &[(RegionKind, usize)]) -> Vec<Rc<Line>> {
        let kinds = kinds.iter().flat_map(|(kind, count)| std::iter::repeat_n(*kind, *count));
        let line = |(index, kind)| Line { number: index + 1, start: index, region: index, kind, stretches: Vec::new() };
        kinds.enumerate().map(line).map(Rc::new).collect()
    }

    fn passage(lines: Vec<Rc<Line>>) -> PassageProps {
        PassageProps { lines, apart: true, lit: None, hint: Vec::new(), act: Callback::noop() }
    }

    #[test]
    fn what_was_left_out_together_stays_in_one_passage() {
        let lines =
            lines(&[(RegionKind::Body, 10), (RegionKind::Furniture, 30), (RegionKind::Body, 13), (RegionKind::Social, 2)]);
        let lengths: Vec<usize> = passages(&lines).iter().map(|lines| lines.len()).collect();
        assert_eq!(lengths, [40, 12, 3]);
        assert_eq!(passages(&[]).len(), 0);
    }

    #[test]
    fn a_passage_is_the_same_after_a_change_before_it_unless_it_can_be_restored() {
        let moved = |kind| {
            let line = Line { number: 7, start: 70, region: 70, kind, stretches: Vec::new() };
            let later = Line { start: 71, region: 71, ..line.clone() };
            let act = Callback::noop();
            let passage = |line| PassageProps { act: act.clone(), ..passage(vec![Rc::new(line)]) };
            passage(line) == passage(later)
        };
        assert!(moved(RegionKind::Body));
        assert!(!moved(RegionKind::Furniture));
    }
}
