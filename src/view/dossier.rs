//! What goes on paper after the headline: the staff, every event with its number, and the sentences by number.

use super::listed::Listed;
use super::note_head::NoteHead;
use super::shared::Shared;
use super::state::Display;
use super::timeline_region::{TimelineRegion, TimelineRegionProps};
use super::words::{self, Certainty, count, word};
use super::{dates, marks, script};
use crate::analysis::{AnalysisDocument, RULES};
use crate::order;
use std::rc::Rc;
use yew::prelude::*;

/// What the dossier needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DossierProps {
    /// The timeline as it is on the page; of its events rejected ones are left out.
    pub region: TimelineRegionProps,
    /// The text, to tell lines.
    pub text: Rc<str>,
}

/// The dossier.
pub fn view(props: DossierProps) -> Html {
    html! { <Dossier ..props /> }
}

/// The dossier; it is on the page only while the page is printed.
///
/// It has a staff of its own. A browser prints what is there when the listeners have run: what is new is drawn whole by then,
/// but where drawing takes long, Yew changes what was there before only afterwards.
#[component]
pub fn Dossier(props: &DossierProps) -> Html {
    let region = &props.region;
    let Some(document) = &region.document else { return Html::default() };
    let events: Vec<&Listed> = region.listed.iter().filter(|listed| !listed.word.rejected).collect();
    html! {
        <section class="dossier" aria-label={word!("dossier")}>
            <TimelineRegion ..for_paper(region, document) />
            <table class="dossier-events">
                <thead>
                    <tr>
                        <th>{ word!("dossier.number") }</th><th>{ word!("dossier.date") }</th>
                        <th><span class="vh">{ word!("dossier.kind") }</span></th>
                        <th>{ word!("dossier.event") }</th><th>{ word!("dossier.state") }</th>
                    </tr>
                </thead>
                <tbody>{ for events.iter().enumerate().map(|(index, listed)| view_row(index + 1, listed)) }</tbody>
            </table>
            <h2>{ word!("dossier.sentences") }</h2>
            <ol class="dossier-notes">{ for events.iter().map(|listed| view_sentence(listed, &props.text)) }</ol>
            <p class="colophon">
                { word!("dossier.colophon", events = count!("events", events.len()), engine = document.engine, rules = RULES.get(..7).unwrap_or(RULES)) }
                if let Some(today) = region.today {
                    { " " }{ word!("dossier.printed", date = dates::day_in_words(today)) }
                }
            </p>
        </section>
    }
}

/// Paper shows the article, not where the reader is in it.
fn for_paper(region: &TimelineRegionProps, document: &AnalysisDocument) -> TimelineRegionProps {
    let display = match region.display {
        Display::Agenda | Display::Table => Display::Kinds,
        staff => staff,
    };
    let document = Some(Shared::new(numbered(document, &region.listed)));
    let (selected, marked, window) = (None, None, None);
    TimelineRegionProps { paper: true, document, display, selected, marked, window, ghosts: Rc::default(), ..region.clone() }
}

/// The document with the numbers of the dossier for titles: at the size of paper titles would be too small to read.
fn numbered(document: &AnalysisDocument, listed: &[Listed]) -> AnalysisDocument {
    let kept = listed.iter().filter(|listed| !listed.word.rejected);
    let numbers = order::map(kept.map(|listed| listed.event.id.as_str()).zip(1_usize..));
    let mut document = document.clone();
    for event in &mut document.events {
        event.title = numbers.get(event.id.as_str()).map(|number| number.to_string()).unwrap_or_default();
    }
    document
}

/// Numbers in order, neighbours as one: `6–10, 12`.
pub fn ranges(numbers: Vec<&str>) -> String {
    let mut numbers: Vec<usize> = numbers.into_iter().filter_map(|number| number.parse().ok()).collect();
    order::sort_by(&mut numbers, usize::cmp);
    let range = |range: &[usize]| match range {
        [first, .., last] => format!("{first}–{last}"),
        [only] => only.to_string(),
        [] => String::new(),
    };
    numbers.chunk_by(|one, next| one + 1 == *next).map(range).collect::<Vec<_>>().join(", ")
}

fn view_row(number: usize, listed: &Listed) -> Html {
    let event = &listed.event;
    let certainty = words::certainty(event.confidence);
    let remarks = [
        words::status(event.status),
        dates::precision_words(event),
        (certainty != Certainty::Sure).then(|| certainty.words()),
        listed.word.checked.then(|| word!("dossier.checked")),
        listed.word.changes().then(|| word!("dossier.changed")),
    ];
    let remarks: Vec<String> = remarks.into_iter().flatten().map(words::within).collect();
    let mut sub = vec![words::what(event).to_owned()];
    sub.extend(event.artists.iter().chain(&event.venue).chain(&event.place).cloned());
    html! {
        <tr>
            <td class="n">{ number }</td>
            <td class="when">{ event.date.as_ref().map_or_else(|| word!("date.undated").to_owned(), dates::short) }</td>
            <td><NoteHead kind={event.kind} status={event.status} /></td>
            <td><span class={script::title_class(event, false)} lang={script::language_of(&event.title)} dir="auto">{ event.title.clone() }</span>{ " " }<span class="sub">{ words::listed(sub) }</span></td>
            <td class="sub">{ words::listed(remarks) }</td>
        </tr>
    }
}

fn view_sentence(listed: &Listed, text: &str) -> Html {
    let line = listed.event.evidence.first().map(|quote| marks::line_of(text, quote.start));
    html! {
        <li>
            { for marks::quoted(&listed.event).into_iter().map(|(words, said)| if said { html! { <u>{ words }</u> } } else { html! { { words } } }) }
            if let Some(line) = line {
                { " " }<span class="sub">{ word!("line", n = words::grouped(line)) }</span>
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn numbers_beside_each_other_are_a_range() {
        assert_eq!(ranges(vec!["10", "8", "9", "6", "", "12", "13"]), "6, 8–10, 12–13");
        assert_eq!(ranges(vec![]), "");
    }
}
