//! The analysis as a file, in every format that there is.

use super::acting::acting;
use super::browser::{file, page};
use super::message::Message;
use super::sheet::Sheet;
use super::state::Action;
use super::words::word;
use crate::analysis::AnalysisDocument;
use crate::export::{FORMATS, Format};
use std::rc::Rc;
use yew::prelude::*;

/// What the menu needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ExportSheetProps {
    /// What is exported, the reader's changes in it.
    pub document: Option<Rc<AnalysisDocument>>,
    /// What is done.
    pub act: Callback<Action>,
}

/// The menu.
#[component]
pub fn ExportSheet(props: &ExportSheetProps) -> Html {
    html! {
        <Sheet title={word!("export")} name="h-export" menu=true act={props.act.clone()}>
            <ul class="ways menu-cols">
                <li>
                    <button type="button" class="way" id="print" disabled={props.document.is_none()} onclick={Callback::from(|_: MouseEvent| page::print())}>
                        { word!("export.print") }
                    </button>
                    <span>{ word!("export.print-hint") }</span>
                </li>
                { for FORMATS.iter().map(|format| view_format(format, props)) }
            </ul>
        </Sheet>
    }
}

fn view_format(format: &'static Format, props: &ExportSheetProps) -> Html {
    let (name, explained) = format.label.split_once(", ").unwrap_or((format.label, ""));
    let document = props.document.clone();
    let onclick = acting(&props.act, move |_: MouseEvent| {
        let document = document.as_ref()?;
        let name = format!("{}.{}", file_name(document), format.extension);
        file::save(&name, format.media_type, &(format.write)(document, "")).then_some(Action::Say(Message::Saved(name)))
    });
    html! {
        <li>
            <button type="button" class="way" data-format={format.name} disabled={props.document.is_none()} {onclick}>{ name }</button>
            <span>{ explained }</span>
        </li>
    }
}

/// The headline's letters and digits, joined by hyphens; no longer than file systems like.
fn file_name(document: &AnalysisDocument) -> String {
    let title = document.article.title.as_deref().unwrap_or("timeline");
    let words: Vec<String> = title
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(str::to_lowercase)
        .collect();
    let name: String = words.join("-").chars().take(60).collect();
    if name.is_empty() { "timeline".to_owned() } else { name }
}
