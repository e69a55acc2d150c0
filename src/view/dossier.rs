//! What goes on paper after headline and staff: every event, numbered, and the sentences by number.

use super::events::Listed;
use super::note_head::NoteHead;
use super::words::{self, Certainty};
use super::{dates, marks, script};
use crate::analysis::AnalysisDocument;
use crate::edtf::Date;
use std::rc::Rc;
use yew::prelude::*;

/// What the dossier needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DossierProps {
    /// The analysis, for its engine's name.
    pub document: Rc<AnalysisDocument>,
    /// All events, in order of date; rejected ones are left out.
    pub listed: Rc<Vec<Listed>>,
    /// The text, to tell lines.
    pub text: Rc<str>,
    /// The day of printing.
    pub today: Option<Date>,
}

/// The dossier; it is on the page only while the page is printed.
#[component]
pub fn Dossier(props: &DossierProps) -> Html {
    let events: Vec<&Listed> = props.listed.iter().filter(|listed| !listed.edit.rejected).collect();
    html! {
        <section class="dossier" aria-label="Dossier">
            <table class="dossier-events">
                <thead>
                    <tr><th>{ "No." }</th><th>{ "Date" }</th><th></th><th>{ "Event" }</th><th>{ "Status, certainty" }</th></tr>
                </thead>
                <tbody>{ for events.iter().enumerate().map(|(index, listed)| view_row(index + 1, listed)) }</tbody>
            </table>
            <h2>{ "Sentences" }</h2>
            <ol class="dossier-notes">{ for events.iter().map(|listed| view_sentence(listed, &props.text)) }</ol>
            <p class="colophon">
                { words::count(events.len(), "event", "events") }
                { ". An event without a word on certainty is sure. Engine " }{ props.document.engine.clone() }{ "." }
                if let Some(today) = props.today {
                    { format!(" Printed {}.", dates::day_in_words(today)) }
                }
            </p>
        </section>
    }
}

fn view_row(number: usize, listed: &Listed) -> Html {
    let event = &listed.event;
    let certainty = words::certainty(event.confidence);
    let words = [
        words::status(event.status),
        dates::precision_words(event),
        (certainty != Certainty::Sure).then(|| certainty.words()),
        listed.edit.checked.then_some("checked"),
        listed.edit.changes().then_some("changed by hand"),
    ];
    let words: Vec<String> = words.into_iter().flatten().map(str::to_lowercase).collect();
    let mut sub = vec![words::what(event).to_owned()];
    sub.extend(event.artists.iter().cloned());
    html! {
        <tr>
            <td class="n">{ number }</td>
            <td class="when">{ event.date.as_ref().map_or_else(|| "undated".to_owned(), dates::short) }</td>
            <td><NoteHead kind={event.kind} status={event.status} /></td>
            <td><span class="title" lang={script::language_of(&event.title)}>{ event.title.clone() }</span>{ " " }<span class="sub">{ sub.join(", ") }</span></td>
            <td class="sub">{ words.join(", ") }</td>
        </tr>
    }
}

fn view_sentence(listed: &Listed, text: &str) -> Html {
    let line = listed.event.evidence.first().map(|quote| marks::line_of(text, quote.start));
    html! {
        <li>
            { for marks::quoted(&listed.event).into_iter().map(|(words, said)| if said { html! { <u>{ words }</u> } } else { html! { { words } } }) }
            if let Some(line) = line {
                { " " }<span class="sub">{ format!("line {line}") }</span>
            }
        </li>
    }
}
