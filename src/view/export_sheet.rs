//! The analysis as a file, in every format that there is.

use super::browser::{engine, file, page, picture};
use super::message::Message;
use super::shared::Shared;
use super::sheet::Sheet;
use super::state::Action;
use super::words::{self, word};
use crate::analysis::AnalysisDocument;
use crate::export::Format;
use crate::work::{Work, kept};
use crate::worker::Job;
use yew::prelude::*;

/// What the menu needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ExportSheetProps {
    /// What is exported.
    pub work: Work,
    /// What was found in it; without it there is nothing to export.
    pub document: Option<Shared<AnalysisDocument>>,
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
                { view_as_seen(props, word!("export.png"), word!("export.png-for"), true) }
                { view_as_seen(props, word!("export.seen"), word!("export.seen-for"), false) }
                { for Format::ALL.map(|format| view_format(format, props)) }
            </ul>
        </Sheet>
    }
}

/// The staff as it is drawn now; where it stands upright and so is no drawing, all of it as the worker draws it.
fn view_as_seen(props: &ExportSheetProps, name: &'static str, explained: &'static str, as_picture: bool) -> Html {
    let ExportSheetProps { work, document, act } = props.clone();
    let disabled = document.is_none();
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(document) = &document else { return };
        let name = format!("{}.{}", file_name(document), if as_picture { "png" } else { "svg" });
        let save = {
            let act = act.clone();
            move |svg: &str, (width, height): (f64, f64)| {
                if as_picture {
                    picture::save_picture(name.clone(), svg.to_owned(), width, height);
                } else {
                    file::save(&name, Format::Svg.media_type(), svg);
                }
                act.emit(Action::Say(Message::Saved(name.clone())));
            }
        };
        match picture::drawing("svg.staff", "svg.defs defs") {
            Some((svg, width, height)) => save(&svg, (width, height)),
            None => {
                let ended = move |outcome: engine::Outcome| {
                    if let Some((svg, size)) = outcome.ok().and_then(|svg| picture::size_of(&svg).map(|size| (svg, size))) {
                        save(&svg, size);
                    }
                };
                let job = Job::Export { work: kept::write(&work), format: Format::Svg.name().to_owned() };
                engine::ask(job, Callback::from(ended));
            }
        }
    });
    html! {
        <li>
            <button type="button" class="way" data-format={if as_picture { "png" } else { "seen" }} {disabled} {onclick}>{ name }</button>
            <span>{ explained }</span>
        </li>
    }
}

fn view_format(format: Format, props: &ExportSheetProps) -> Html {
    let (name, explained) = words::format(format);
    let ExportSheetProps { work, document, act } = props.clone();
    let disabled = document.is_none();
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(document) = &document else { return };
        let name = format!("{}.{}", file_name(document), format.extension());
        let job = Job::Export { work: kept::write(&work), format: format.name().to_owned() };
        let ended = act.reform(move |outcome: engine::Outcome| match outcome {
            Ok(content) if file::save(&name, format.media_type(), &content) => Action::Say(Message::Saved(name.clone())),
            _ => Action::Say(Message::EngineStopped),
        });
        engine::ask(job, ended);
    });
    html! {
        <li>
            <button type="button" class="way" data-format={format.name()} {disabled} {onclick}>{ name }</button>
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
