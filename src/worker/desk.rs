//! Where the worker does its jobs.

use super::{Answer, Job, Refusal};
use crate::analysis::RULES;
use crate::export::{self, Format};
use crate::share::{self, ShareError, Shared};
use crate::work::{Work, kept};
use crate::{AnalysisDocument, Article, analyze};

/// Does one job. Total: what came in it does not matter.
pub fn answer(job: &Job) -> Answer {
    match job {
        Job::Analyze { text, published, restored } => {
            let analysis = analyze(&Article::read(text, *published).with_restored(restored));
            Ok(export::json::write(&AnalysisDocument::from(&analysis)))
        }
        Job::WriteLink { work } => {
            let work = kept::read(work).ok_or(Refusal::Unreadable)?;
            share::encode(&Shared::article(&work.text, work.given)).map_err(|error| refusal(&error))
        }
        Job::OpenLink { fragment } => {
            let shared = share::decode(fragment).map_err(|error| refusal(&error))?;
            Ok(kept::write(&Work::new(&shared.text, shared.published)))
        }
        Job::Export { work, format } => {
            let work = kept::read(work).ok_or(Refusal::Unreadable)?;
            let format = Format::named(format).ok_or(Refusal::Unreadable)?;
            let analysis = analyze(&Article::read(&work.text, work.given).with_restored(&work.patch.restored));
            let document = AnalysisDocument { rules: Some(RULES.to_owned()), ..AnalysisDocument::from(&analysis) };
            Ok(format.write(&work.patch.apply(&document, &work.text).published(), &work.text))
        }
    }
}

fn refusal(error: &ShareError) -> Refusal {
    match error {
        ShareError::UnknownVersion(_) | ShareError::UnknownCodec(_) => Refusal::Newer,
        ShareError::Truncated => Refusal::Cut,
        ShareError::TooLarge => Refusal::TooLarge,
        ShareError::Damaged | ShareError::NotText => Refusal::Damaged,
        ShareError::NotALink => Refusal::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;
    use crate::work::patch::Fields;

    fn link_of(work: &Work) -> String {
        answer(&Job::WriteLink { work: kept::write(work) }).unwrap()
    }

    #[test]
    fn a_link_brings_the_article_and_the_given_date() {
        let work = Work::new("‘Low Water’ came out on Friday.", day("2026-06-05"));
        let opened = answer(&Job::OpenLink { fragment: link_of(&work) });
        assert_eq!(opened.ok().and_then(|work| kept::read(&work)), Some(work));
    }

    #[test]
    fn a_link_that_does_not_open_says_why() {
        let link = link_of(&Work::new("‘Low Water’ came out on Friday.", None));
        let open = |fragment: &str| answer(&Job::OpenLink { fragment: fragment.to_owned() });
        let cut: String = link.chars().take(20).collect();
        assert_eq!(open(&cut), Err(Refusal::Cut));
        assert_eq!(open(&link.replacen("v1", "v9", 1)), Err(Refusal::Newer));
        assert_eq!(open("!/room/12"), Err(Refusal::Foreign));
    }

    #[test]
    fn a_file_holds_what_the_reader_changed() {
        let mut work = Work::new("Glass Ferry released the single \"Low Water\" on February 13, 2026.", None);
        let analysis = AnalysisDocument::from(&analyze(&Article::read(&work.text, work.given)));
        let fields = Fields { title: "High Water".to_owned(), ..Fields::of(&analysis.events[0]) };
        work.patch = work.patch.amended(&analysis, &analysis.events[0].id, &fields);
        let file = answer(&Job::Export { work: kept::write(&work), format: "csv".to_owned() }).unwrap();
        assert!(file.contains("High Water") && !file.contains("Low Water,"), "{file}");
    }
}
