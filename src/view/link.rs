//! What opening a link does to the page.

use super::message::LinkProblem;
use super::state::Action;
use crate::work::kept;
use crate::worker::{Answer, Refusal};

/// What happens when the worker has opened a link's fragment of `came` characters.
pub fn opened(came: usize, answer: &Answer) -> Action {
    let handed = match answer {
        Ok(handed) => kept::read_handed(handed).ok_or(LinkProblem::Damaged { came, cut: false }),
        Err(Refusal::Newer) => Err(LinkProblem::Newer),
        Err(Refusal::Cut) => Err(LinkProblem::Damaged { came, cut: true }),
        Err(Refusal::Damaged | Refusal::TooLarge) => Err(LinkProblem::Damaged { came, cut: false }),
        Err(_) => Err(LinkProblem::Foreign),
    };
    handed.map_or_else(Action::RefuseLink, Action::OpenLink)
}

/// Has the worker open a link's fragment, and brings what it holds to the page.
#[cfg(feature = "web")]
pub fn open(fragment: String, act: &yew::Callback<Action>) {
    use super::browser::engine::{Failure, ask};
    let came = fragment.chars().count();
    act.emit(Action::AwaitLink);
    let ended = act.reform(move |outcome| match outcome {
        Ok(work) => opened(came, &Ok(work)),
        Err(Failure::Refused(refusal)) => opened(came, &Err(refusal)),
        Err(Failure::Stopped) => Action::RefuseLink(LinkProblem::Damaged { came, cut: false }),
        Err(Failure::Missing) => Action::EngineStopped(false),
    });
    ask(crate::worker::Job::OpenLink { fragment }, ended);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;
    use crate::work::Work;

    #[test]
    fn a_link_brings_the_work_in_it() {
        let work = Work::new("‘Low Water’ came out on Friday.", day("2026-06-05"));
        let handed = kept::Handed { work, view: "e=e2".to_owned(), changes: None };
        assert_eq!(opened(80, &Ok(kept::write_handed(&handed))), Action::OpenLink(handed));
    }

    #[test]
    fn a_cut_or_foreign_link_says_so() {
        assert_eq!(opened(20, &Err(Refusal::Cut)), Action::RefuseLink(LinkProblem::Damaged { came: 20, cut: true }));
        assert_eq!(opened(20, &Err(Refusal::Foreign)), Action::RefuseLink(LinkProblem::Foreign));
    }
}
