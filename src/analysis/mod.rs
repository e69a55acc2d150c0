//! The whole engine: an article in, its analysis out, the stages in order and nothing else.

mod document;
mod sources;

use crate::article::Article;
use crate::event::{Event, find_events};
use crate::mention::{Mentions, find_mentions};
use crate::text::Document;
use crate::timex::{Timex, find_timexes};
pub use document::*;
use serde::{Deserialize, Serialize};
pub use sources::*;

/// Something the reader should know about the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// The text is empty or holds no word.
    Empty,
    /// The text is not in English.
    NotEnglish,
    /// No publication date was found or given: relative dates stay open.
    NoPublicationDate,
    /// Nothing in the text is an event.
    NoEvents,
}

/// What the engine found in one article. All spans count bytes in `article.text`.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The article as read.
    pub article: Article,
    /// Its tokens and sentences.
    pub document: Document,
    /// Its time expressions, in text order.
    pub timexes: Vec<Timex>,
    /// Its names.
    pub mentions: Mentions,
    /// Its events, in text order.
    pub events: Vec<Event>,
    /// What the reader should know.
    pub notes: Vec<Note>,
}

/// Reads an article. Total: any text in, no panic; no clock, no randomness: the same article gives the same analysis.
pub fn analyze(article: &Article) -> Analysis {
    let document = Document::with_breaks(article.text.clone(), &article.breaks());
    let published = article.published.map(|published| published.date);
    let timexes = find_timexes(&document, published);
    let mentions = find_mentions(article, &document, &timexes);
    // The rules know English; half of what they would find in another language is chance.
    let events = if is_foreign(article) { Vec::new() } else { find_events(article, &document, &timexes, &mentions) };
    let notes = notes(article, &document, &events);
    Analysis { article: article.clone(), document, timexes, mentions, events, notes }
}

/// Whether the article is surely in another language than English.
fn is_foreign(article: &Article) -> bool {
    article.language.as_deref().is_some_and(|language| language != "en")
}

fn notes(article: &Article, document: &Document, events: &[Event]) -> Vec<Note> {
    if document.tokens.is_empty() {
        return vec![Note::Empty];
    }
    let mut notes = Vec::new();
    if is_foreign(article) {
        notes.push(Note::NotEnglish);
    }
    if article.published.is_none() {
        notes.push(Note::NoPublicationDate);
    }
    if events.is_empty() {
        notes.push(Note::NoEvents);
    }
    notes
}
