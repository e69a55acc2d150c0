//! The engine behind messages: the page draws, the worker computes. Analyses, links and files are made here, so that the
//! page's module, which a first visit downloads, holds none of that code, and a long text does not hold the page up.
//!
//! The page posts a [`Job`], the worker posts an [`Answer`]; a job crosses as an array of texts, an answer as the bytes of one. The
//! worker does one job after the other and answers in order; the library's jobs are a line of their own beside it. A panic ends the worker's instance of the module: the browser tells the page with an
//! `error` event, and the page starts another worker (see `view::browser::engine`). So no panic is caught here.

mod desk;
mod job;
#[cfg(feature = "worker")]
mod message;

pub use desk::{analysis_of, answer};
pub use job::{Answer, Job, LibraryJob, Refusal};
#[cfg(feature = "worker")]
pub use message::{answer_from, job_from, message_of_job, serve};
