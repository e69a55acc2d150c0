//! What the page shows of an article, as a short text for a link: the filters' query, then the open event, where it was
//! opened, and the timeline's window. What a newer page adds is passed over.

use super::filter::Filters;
use super::state::{Display, Face};
use crate::edtf::{Date, day};
use std::rc::Rc;

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The filters.
    pub filters: Filters,
    /// The open event, and where it was opened.
    pub selected: Option<(Rc<str>, Face)>,
    /// What the timeline shows the events as.
    pub display: Display,
    /// First and last day of the timeline's window, where it is not the one that the page would open with.
    pub window: Option<(Date, Date)>,
}

const FACES: [(Face, &str); 3] = [(Face::Timeline, "time"), (Face::Article, "text"), (Face::Events, "list")];
const DISPLAYS: [(Display, &str); 4] =
    [(Display::Acts, "acts"), (Display::One, "one"), (Display::Agenda, "agenda"), (Display::Table, "table")];

/// The view as text, but for the window, which only the timeline knows; empty where all is as it opens.
pub fn write(view: &View) -> String {
    let mut parts = vec![view.filters.to_query()];
    if let Some((id, face)) = &view.selected {
        parts.push(["event=", id].concat());
        parts.extend(FACES.iter().find(|(one, _)| one == face).map(|(_, name)| ["face=", name].concat()));
    }
    parts.extend(DISPLAYS.iter().find(|(one, _)| *one == view.display).map(|(_, name)| ["as=", name].concat()));
    parts.retain(|part| !part.is_empty());
    parts.join("&")
}

/// The same with the timeline's window as the timeline tells it: first and last day, a stroke between them.
pub fn with_window(view: &str, days: Option<String>) -> String {
    let window = days.map(|days| ["window=", &days].concat());
    [view, window.as_deref().unwrap_or("")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

/// The view of a text. Total: what it does not know it passes over.
pub fn read(text: &str) -> View {
    let mut view = View { filters: Filters::from_query(text), ..View::default() };
    let mut face = Face::Page;
    for (name, value) in text.split('&').filter_map(|part| part.split_once('=')) {
        match name {
            "event" => view.selected = Some((value.into(), Face::Page)),
            "face" => face = FACES.into_iter().find(|(_, name)| *name == value).map_or(face, |(face, _)| face),
            "as" => {
                view.display = DISPLAYS.into_iter().find(|(_, name)| *name == value).map_or(view.display, |(display, _)| display)
            }
            "window" => {
                let days = value.split_once('/').and_then(|(first, last)| day(first).zip(day(last)));
                view.window = days.filter(|(first, last)| first < last);
            }
            _ => {}
        }
    }
    if let Some((_, on)) = &mut view.selected {
        *on = face;
    }
    view
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Kind;

    #[test]
    fn a_view_comes_back_as_it_was() {
        let filters =
            Filters { hidden_kinds: [Kind::Record, Kind::Award].into(), find: "low & water".to_owned(), ..Filters::default() };
        let selected = Some(("e3".into(), Face::Article));
        let view = View { filters, selected, display: Display::Acts, window: day("2025-01-01").zip(day("2026-12-31")) };
        let written = with_window(&write(&view), Some("2025-01-01/2026-12-31".to_owned()));
        assert!(written.ends_with("&event=e3&face=text&as=acts&window=2025-01-01/2026-12-31"), "{written}");
        assert_eq!(read(&written), view);
        assert_eq!(with_window(&write(&View::default()), None), "");
    }

    #[test]
    fn what_nobody_wrote_shows_everything() {
        for text in ["", "x=1", "event", "as=?", "window=2026/2025", "window=2026-01-01/2025-01-01", "face=time"] {
            assert_eq!(read(text), View::default(), "{text}");
        }
    }
}
