//! The article as pasted: its head (headline, byline, source, publication date) and what of it is body, furniture or
//! pasted social post.

use crate::edtf::Date;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What a stretch of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RegionKind {
    /// The headline.
    Headline,
    /// Byline, dateline, 'Published' and 'Updated' lines.
    Head,
    /// The story.
    Body,
    /// A social post pasted into the story; it may be evidence.
    Social,
    /// Page furniture: 'READ MORE', captions of galleries, appended headlines of other stories, set lists, ticket
    /// boxes. Never evidence.
    Furniture,
}

/// A stretch of whole lines or sentences of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// The publication date and where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// The words that say so; `None` when the reader or the caller gave it.
    pub span: Option<Span>,
}

/// An article as the engine reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The whole text, line ends as `\n`; all spans count bytes in it.
    pub text: String,
    /// The headline.
    pub title: Option<Span>,
    /// Who wrote it.
    pub byline: Option<Span>,
    /// Who published it.
    pub source: Option<Span>,
    /// When it was published.
    pub published: Option<Published>,
    /// BCP 47 tag of its language; `None` when it cannot be told.
    pub language: Option<String>,
    /// What each stretch of the text is; in order, not overlapping, covering all but white space.
    pub regions: Vec<Region>,
}

impl Article {
    /// Reads a pasted text. `published` overrides what the text says of its publication date.
    pub fn read(text: &str, published: Option<Date>) -> Article {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let regions = vec![Region { span: Span::new(0, text.len()), kind: RegionKind::Body }];
        Article {
            text,
            title: None,
            byline: None,
            source: None,
            published: published.map(|date| Published { date, span: None }),
            language: None,
            regions,
        }
    }
}
