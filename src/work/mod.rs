//! What belongs to the reader: the article, the publication date given for it, the corrections; and how it is written down,
//! to be kept, sent to the worker and handed on.

pub mod kept;
pub mod patch;
pub mod several;

use crate::edtf::Date;
use patch::Patch;
use several::{MemberWork, Several};
use std::rc::Rc;

/// What belongs to the reader: the article, the publication date given for it, the corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The article as pasted, line ends as `\n`.
    pub text: Rc<str>,
    /// The publication date that the reader gave; it goes before the text's own.
    pub given: Option<Date>,
    /// The reader's word on the events.
    pub patch: Patch,
    /// Events that came without their article, in a link or a file: an analysis document as JSON. Then `text` is what its
    /// positions count in, and no engine reads it.
    pub found: Option<Rc<str>>,
    /// The articles, where there are several on one timeline; `text` holds them one after the other.
    pub several: Option<Rc<Several>>,
}

impl Work {
    /// An article, its text as the engine will read it.
    pub fn new(text: &str, given: Option<Date>) -> Work {
        Work { text: crate::article::clean(text).into(), given, patch: Patch::default(), found: None, several: None }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.found.is_none()
    }

    /// Several works on one timeline, each with what it is known by. Works that are several themselves give their articles;
    /// an article that is there already is passed over.
    pub fn of_several(works: Vec<(String, Work)>) -> Work {
        let mut several = Several::default();
        for (id, work) in works {
            let members = match &work.several {
                Some(several) => several.members.clone(),
                None => vec![MemberWork { id, text: work.text, given: work.given, patch: work.patch }],
            };
            for mut member in members {
                if several.members.iter().any(|known| known.text == member.text && known.given == member.given) {
                    continue;
                }
                // Two files of one name are two articles.
                let same = several.members.iter().filter(|known| known.id == member.id).count();
                if same > 0 {
                    member.id = format!("{} ({})", member.id, several.members.len() + 1);
                }
                several.members.push(member);
            }
        }
        Work::with_several(several, Patch::default())
    }

    /// Whether the engine reads the two alike: they differ in the reader's word on events at most.
    pub fn reads_as(&self, other: &Work) -> bool {
        self.text == other.text && self.given == other.given && self.several == other.several && self.found == other.found
    }

    /// The work of these articles, with the reader's word on their common timeline.
    pub fn with_several(several: Several, patch: Patch) -> Work {
        Work { text: several.text().into(), patch, several: Some(several.into()), ..Work::default() }
    }
}
