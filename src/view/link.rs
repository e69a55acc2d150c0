//! A link's fragment to what happens on the page, and back.

use super::message::LinkProblem;
use super::state::Action;
use super::work::Work;
use crate::share::{ShareError, Shared, decode, encode};

/// The fragment of a link that holds `work`: its text and the publication date given for it.
pub fn fragment_of(work: &Work) -> String {
    encode(&Shared::article(&work.text, work.given)).unwrap_or_default()
}

/// What opening a link with this fragment does.
pub fn opened(fragment: &str) -> Action {
    let came = fragment.chars().count();
    match decode(fragment) {
        Ok(shared) => Action::OpenLink(Work::new(&shared.text, shared.published)),
        Err(ShareError::UnknownVersion(_) | ShareError::UnknownCodec(_)) => Action::RefuseLink(LinkProblem::Newer),
        Err(ShareError::Truncated) => Action::RefuseLink(LinkProblem::Damaged { came, cut: true }),
        Err(ShareError::Damaged | ShareError::TooLarge | ShareError::NotText) => {
            Action::RefuseLink(LinkProblem::Damaged { came, cut: false })
        }
        Err(ShareError::NotALink) => Action::RefuseLink(LinkProblem::Foreign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;

    #[test]
    fn a_link_brings_the_article_and_the_given_date() {
        let work = Work::new("‘Low Water’ came out on Friday.", day("2026-06-05"));
        assert_eq!(opened(&fragment_of(&work)), Action::OpenLink(work));
    }

    #[test]
    fn a_cut_or_foreign_link_says_so() {
        let link = fragment_of(&Work::new("‘Low Water’ came out on Friday.", None));
        let cut: String = link.chars().take(20).collect();
        assert_eq!(opened(&cut), Action::RefuseLink(LinkProblem::Damaged { came: 20, cut: true }));
        assert_eq!(opened("!/room/12"), Action::RefuseLink(LinkProblem::Foreign));
    }
}
