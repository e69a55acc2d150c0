//! A link's fragment to what happens on the page, and back.

use super::state::{Action, LinkProblem, Work};

/// The fragment of a link that holds `work`: its text and the publication date given for it.
pub fn fragment_of(work: &Work) -> String {
    let _ = work;
    String::new()
}

/// What opening a link with this fragment does.
pub fn opened(fragment: &str) -> Action {
    let _ = fragment;
    Action::RefuseLink(LinkProblem::Foreign)
}
