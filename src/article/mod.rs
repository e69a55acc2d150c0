//! The article as pasted: its head (headline, byline, source, publication date) and what of it is body, furniture or
//! pasted social post.
//!
//! ```
//! use tempoline::{Article, day};
//! let article = Article::read("Ferry sinks a record\n\nBy Ines Maarten\n5 June 2026\n\nThe duo sang.\nREAD MORE: Tides", None);
//! assert_eq!(article.title.unwrap().of(&article.text), "Ferry sinks a record");
//! assert_eq!(article.published.map(|published| published.date), day("2026-06-05"));
//! ```

mod about;
mod clean;
mod dateline;
mod furniture;
mod gallery;
mod glued;
mod head;
mod language;
mod region;
mod restored;
mod social;
mod songlist;
mod written;

use crate::edtf::Date;
use crate::text::Span;
use clean::Line;
pub use clean::clean;
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
        let text = clean::clean(text);
        let lines = clean::lines(&text);
        let head = head::read_head(&text, &lines);
        let mut taken = lines_in(&lines, &head.spans);
        if let Some(title) = head.title {
            mark(&lines, title, &mut taken);
        }
        let posts = social::find_posts(&text, &lines, &taken);
        for post in &posts {
            mark(&lines, post.span, &mut taken);
        }
        let furniture = furniture::find_furniture(&text, &lines, &taken);

        let mut found: Vec<(Span, RegionKind)> = head.title.iter().map(|span| (*span, RegionKind::Headline)).collect();
        found.extend(head.spans.iter().map(|span| (*span, RegionKind::Head)));
        found.extend(posts.iter().map(|post| (post.span, RegionKind::Social)));
        found.extend(furniture.iter().map(|span| (*span, RegionKind::Furniture)));
        let published = match published {
            Some(date) => Some(Published { date, span: None }),
            None => head::choose(&head.dates, social::latest(&posts))
                .map(|candidate| Published { date: candidate.date, span: Some(candidate.span) }),
        };
        Article {
            title: head.title,
            byline: head.byline,
            source: head.source,
            published,
            language: language::language_of(&text).map(str::to_owned),
            regions: region::cover(&text, found),
            text,
        }
    }

    /// The bytes where one region ends and the next begins, or one sentence and the next that a page glued to it: a sentence
    /// lies in one region.
    pub fn breaks(&self) -> Vec<usize> {
        let mut breaks: Vec<usize> = self.regions.iter().map(|region| region.span.start).collect();
        breaks.extend(glued::joins(&self.text));
        breaks.sort_unstable();
        breaks
    }

    /// What stands at byte `at`; white space belongs to what precedes it.
    pub fn kind_at(&self, at: usize) -> RegionKind {
        let before = self.regions.partition_point(|region| region.span.start <= at);
        before.checked_sub(1).and_then(|index| self.regions.get(index)).map_or(RegionKind::Body, |region| region.kind)
    }
}

/// Which lines are wholly inside one of `spans`.
fn lines_in(lines: &[Line], spans: &[Span]) -> Vec<bool> {
    let mut sorted = spans.to_vec();
    sorted.sort();
    let holds = |line: Span| {
        let after = sorted.partition_point(|span| span.start <= line.start);
        after.checked_sub(1).and_then(|index| sorted.get(index)).is_some_and(|span| span.contains(line))
    };
    lines.iter().map(|line| holds(line.span)).collect()
}

/// Sets `taken` for the lines that `span` overlaps.
fn mark(lines: &[Line], span: Span, taken: &mut [bool]) {
    let first = lines.partition_point(|line| line.span.end <= span.start);
    let end = lines.partition_point(|line| line.span.start < span.end);
    if let Some(inside) = taken.get_mut(first..end.max(first)) {
        inside.fill(true);
    }
}
