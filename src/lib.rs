//! Tempoline turns a music-news article into a timeline of releases, records, concerts and awards.
//!
//! An article goes one way through pure functions:
//! `text -> article -> tokens/sentences -> timex -> mention -> event -> timeline -> export | share | view`.
//! A stage imports only what stands left of it, plus the tools `lexicon`, `edtf` and `pattern`.
//!
//! ```
//! use tempoline::{Article, analyze};
//! let article = Article::read("Glass Ferry released the single \"Low Water\" on February 13.", tempoline::day("2026-06-05"));
//! let analysis = analyze(&article);
//! assert_eq!(analysis.document.sentences.len(), 1);
//! ```

pub mod edtf;
pub mod lexicon;
mod order;
pub mod text;

pub mod pattern;

pub mod article;
pub mod timex;

pub mod mention;

pub mod event;

pub mod analysis;
pub mod batch;
pub mod collection;
pub mod export;
pub mod library;
pub mod share;

pub mod import;

pub mod sample;
pub mod timeline;
pub mod work;
pub mod worker;

pub mod view;

pub use analysis::{Analysis, AnalysisDocument, Note, analyze};
pub use article::Article;
pub use edtf::day;
pub use sample::SAMPLE;
