//! The article's headline and where it comes from, with the publication date as a value that can be changed in place.

use super::acting::acting;
use super::slots::slotted;
use super::state::Action;
use super::words::{self, count, word};
use super::{dates, marks};
use crate::analysis::{ArticleRecord, Note, RegionRecord};
use crate::article::RegionKind;
use crate::edtf::{Date, day};
use crate::text::CodePoints;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A headline of more characters is set smaller, so that it leaves the staff its room.
const LONG: usize = 44;

/// The most characters that stand for a headline.
const MOST: usize = 90;

/// What the headline needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ScoreHeadProps {
    /// The article's head, once it has been read.
    pub article: Option<ArticleRecord>,
    /// What each stretch of the text is.
    pub regions: Vec<RegionRecord>,
    /// The text, to tell lines.
    pub text: Rc<str>,
    /// The date that the reader gave.
    pub given: Option<Date>,
    /// Whether there are several articles, each with a date of its own.
    #[prop_or_default]
    pub several: bool,
    /// What the reader should know of the analysis.
    pub notes: Vec<Note>,
    /// How many events a date that is being tried moves, and whether they are still being counted.
    pub moved: Option<(usize, bool)>,
    /// What is done.
    pub act: Callback<Action>,
    /// Goes to a line of the article.
    pub on_line: Callback<usize>,
}

/// Headline, byline, source, publication date.
#[component]
pub fn ScoreHead(props: &ScoreHeadProps) -> Html {
    let article = props.article.as_ref();
    let title = article.and_then(|article| article.title.clone()).unwrap_or_else(|| first_words(&props.text, &props.regions));
    let by =
        article.map(|article| [&article.byline, &article.source].into_iter().flatten().cloned().collect::<Vec<_>>().join(", "));
    let is_long = title.chars().count() > LONG;
    let language = super::script::language_of(&title);
    html! {
        <div class="score-head">
            <h1 class={is_long.then_some("long")} lang={language} dir="auto">{ title }</h1>
            <div class="credit">
                if let Some(by) = by.filter(|by| !by.is_empty()) {
                    <p>{ by }</p>
                }
                if (article.is_some() || props.given.is_some()) && !props.several {
                    <PublishedField ..props.clone() />
                }
            </div>
            if !props.notes.is_empty() {
                <ul class="notes">{ for props.notes.iter().map(|note| html! { <li>{ words::note(*note) }</li> }) }</ul>
            }
        </div>
    }
}

/// The words of the date turn into a date field where they stand, as soon as that gets the focus.
#[component]
fn PublishedField(props: &ScoreHeadProps) -> Html {
    let read = props.article.as_ref().and_then(|article| article.published).and_then(|date| date.first_day());
    let published = props.given.or(read);
    let from = props.article.as_ref().and_then(|article| article.published_from.as_ref()).filter(|_| props.given.is_none());
    let oninput = acting(&props.act, |event: InputEvent| typed_date(&event).map(Action::TryPublished));
    let forget = props.act.reform(|_: MouseEvent| Action::SetPublished(None));
    let value = html! {
        <span class="editable">
            <label class="value" for="published">
                { published.map_or_else(|| word!("head.no-day").to_owned(), dates::long_day) }
            </label>
            <input
                type="date"
                id="published"
                aria-label={word!("head.field")}
                min="1900-01-01"
                max="2199-12-31"
                value={published.map(|date| date.to_string()).unwrap_or_default()}
                {oninput}
            />
        </span>
    };
    let words = if props.given.is_some() && props.moved.is_none() {
        let read = html! { <button type="button" class="inline" onclick={forget}>{ word!("head.read") }</button> };
        slotted!("head.published-given", date = value, read = read)
    } else if let Some(from) = from {
        let line = marks::line_of(&props.text, from.start);
        let button = line_button(word!("head.read-in", n = words::grouped(line)), line, &props.on_line);
        slotted!("head.published-line", date = value, line = button)
    } else {
        slotted!("head.published", date = value)
    };
    let trial = props.moved.map(|(moved, counting)| {
        let press = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
        html! {
            <p class="trial" role="status">
                if moved > 0 || !counting {
                    { count!("trial.moves", moved) }
                }
                <button type="button" class="way" onclick={press(Action::KeepTrial)}>{ word!("trial.keep") }</button>
                <button type="button" class="way" onclick={press(Action::DropTrial)}>{ word!("trial.back") }</button>
            </p>
        }
    });
    html! { <><p class="published">{ words }</p>{ trial }</> }
}

/// A word that goes to a line of the article.
pub fn line_button(words: String, number: usize, on_line: &Callback<usize>) -> Html {
    let onclick = on_line.reform(move |_: MouseEvent| number);
    html! { <button type="button" class="inline" {onclick}>{ words }</button> }
}

/// `Some(None)` for an emptied field, `None` while a date is only half typed.
fn typed_date(event: &InputEvent) -> Option<Option<Date>> {
    let value = event.target()?.dyn_into::<HtmlInputElement>().ok()?.value();
    if value.is_empty() {
        return Some(None);
    }
    day(&value).filter(|date| (1900..2200).contains(&date.year())).map(Some)
}

/// What stands for a headline when the text has none: the first sentence of its story, or as many words as fit.
fn first_words(text: &str, regions: &[RegionRecord]) -> String {
    let story = regions.iter().find(|region| region.kind == RegionKind::Body);
    let rest = text.get(CodePoints::new(text).to_byte(story.map_or(0, |region| region.start))..).unwrap_or(text);
    let line = rest.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
    let mut words = String::new();
    for word in line.split_whitespace() {
        if words.chars().count() + word.chars().count() > MOST {
            return words + " …";
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.chars().count() > MOST / 3 && word.ends_with(['.', '!', '?']) {
            return words.trim_end_matches('.').to_owned();
        }
    }
    words
}
