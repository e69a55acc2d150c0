//! What goes on paper after headline and staff: every event, numbered, and the sentences by number.

use super::listed::Listed;
use super::note_head::NoteHead;
use super::shared::Shared;
use super::words::{self, Certainty, count, word};
use super::{dates, marks, script};
use crate::analysis::{AnalysisDocument, RULES};
use crate::edtf::Date;
use std::rc::Rc;
use yew::prelude::*;

/// What the dossier needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DossierProps {
    /// The analysis, for its engine's name.
    pub document: Shared<AnalysisDocument>,
    /// All events, in order of date; rejected ones are left out.
    pub listed: Shared<Vec<Listed>>,
    /// The text, to tell lines.
    pub text: Rc<str>,
    /// The day of printing.
    pub today: Option<Date>,
}

/// The dossier.
pub fn view(props: DossierProps) -> Html {
    html! { <Dossier ..props /> }
}

/// The dossier; it is on the page only while the page is printed.
#[component]
pub fn Dossier(props: &DossierProps) -> Html {
    let events: Vec<&Listed> = props.listed.iter().filter(|listed| !listed.word.rejected).collect();
    html! {
        <section class="dossier" aria-label={word!("dossier")}>
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
                { word!("dossier.colophon", events = count!("events", events.len()), engine = props.document.engine, rules = RULES.get(..7).unwrap_or(RULES)) }
                if let Some(today) = props.today {
                    { " " }{ word!("dossier.printed", date = dates::day_in_words(today)) }
                }
            </p>
        </section>
    }
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
