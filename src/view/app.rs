//! The whole page: one state, and the regions as views of it.

use super::article::Article;
use super::browser::{arrival, clock, hash, page};
use super::dossier::DossierProps;
use super::events::Events;
use super::export_sheet::ExportSheet;
use super::hooks::{Drawn, use_engine, use_frame, use_incoming, use_kept, use_language, use_library, use_turns};
use super::keys_sheet::KeysSheet;
use super::library_sheet::LibrarySheet;
use super::listed::{self, Listed};
use super::masthead::Masthead;
use super::message::Message;
use super::open_form::OpenForm;
use super::score_head::ScoreHead;
use super::share_sheet::ShareSheet;
use super::shared::Shared;
use super::sheet::Sheet as SheetFrame;
use super::state::{Action, Face, Sheet, State};
use super::status_line::StatusLine;
use super::timeline_region::{TimelineRegion, TimelineRegionProps};
use super::words::word;
use super::{later, marks};
use crate::SAMPLE;
use crate::analysis::AnalysisDocument;
use crate::edtf::Date;
use crate::work::patch::Orphan;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(first_state);
    let act = use_callback(state.dispatcher(), |action: Action, dispatcher| {
        let dispatcher = dispatcher.clone();
        later::in_turn(action.needs_all(), move |came| {
            let lost = !came && action.needs_all();
            dispatcher.dispatch(if lost { Action::Say(Message::EngineMissing) } else { action });
        });
    });
    use_effect_with((), {
        let act = act.clone();
        move |()| {
            if arrival::is_missed() {
                act.emit(Action::Say(Message::EngineMissing));
            }
            if !later::is_here() {
                arrival::when_here(move || act.emit(Action::Arrive));
            }
        }
    });
    let today = use_state(clock::today);
    // First of all, so that the worker reads while the page does the rest.
    use_engine(&state.work, state.given(), state.waiting, act.clone());
    use_effect_with(state.sheet, |sheet| {
        // What a sheet leads to is the worker's: an article, a link, a file.
        let was_open = sheet.is_some();
        if was_open {
            later::prepare();
        }
        // A sheet that went with the article it brought leaves the focus nowhere. To give it has the page laid out without
        // the sheet: a task of its own.
        move || {
            if was_open {
                Timeout::new(0, || page::focus_if_lost("#timeline")).forget();
            }
        }
    });
    let shown: Shared<State> = Shared::new((*state).clone());
    use_kept(&state, act.clone());
    use_incoming(act.clone());
    use_language(state.language, state.language_wish, act.clone());
    use_frame(state.embedded);
    use_library(&state.work, state.origin, act.clone());
    html! {
        <>
            if state.link_problem.is_none() && !state.work.is_empty() {
                <a class="skip" href="#events">{ word!("skip") }</a>
            }
            if !state.embedded {
                <Masthead theme={state.theme} language={state.language} act={act.clone()} />
            }
            // In another language every word is another: nothing of what is drawn can stay.
            <Page key={state.language.tag()} state={shown} today={*today} {act} />
        </>
    }
}

/// The example as it is read, so that the first drawing is whole and nothing moves after it.
fn first_state() -> State {
    let state = State::default().after(Action::ShowSample(SAMPLE.to_owned()));
    match use_engine::of_sample(state.work.text.clone()) {
        Some(analysed) => state.after(Action::Analysed(analysed)),
        None => state,
    }
}

/// What the page under the header needs.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The state.
    pub state: Shared<State>,
    /// Today, from the browser.
    pub today: Option<Date>,
    /// What is done.
    pub act: Callback<Action>,
}

/// Everything under the header: it only draws, so it also renders natively from any state.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let state = &*props.state;
    let act = &props.act;
    let current = state.shown().cloned();
    let text = current.as_ref().map_or(&state.work.text, |current| &current.text).clone();
    let found = current.as_ref().map(|analysed| Shared::from(analysed.document.clone()));
    let patched: Shared<_> = use_memo((found.clone(), state.work.patch.clone()), |(found, patch)| {
        let (Some(found), Some(analysed)) = (found, &current) else { return Shown::default() };
        match later::patched(patch, found, &analysed.text) {
            Some((patched, listed)) => Shown {
                document: Some(Shared::new(patched.document)),
                listed: Shared::new(listed),
                orphans: patched.orphans.into(),
            },
            None => Shown { document: Some(found.clone()), listed: Shared::new(listed::as_found(found)), orphans: Rc::default() },
        }
    })
    .into();
    let newest = Drawn { text: text.clone(), found: found.clone(), shown: patched.clone() };
    let (of_article, of_list, is_drawn) = use_turns(newest);
    let Shown { document, listed, .. } = (*patched).clone();
    let lines: Shared<_> = use_memo((of_article.text.clone(), of_article.shown.clone()), |(text, shown)| {
        marks::mark_up(text, shown.document.as_deref())
    })
    .into();
    let left = use_memo((state.left_shown, lines.clone(), of_article.clone()), |(wanted, lines, of_article)| {
        wanted.then(|| later::coverage(&of_article.text, lines, &of_article.shown.listed)).flatten()
    });
    let ghosts = use_memo(
        (state.trial.as_ref().map(|trial| Shared::from(trial.before.clone())), found.clone(), listed.clone()),
        |(before, now, listed)| {
            let both = before.as_ref().zip(now.as_ref());
            let mut moved = both.map(|(before, now)| later::moved(before, now)).unwrap_or_default();
            // A date of the reader's own stays where it is, whatever the engine makes of the words.
            for own in listed.iter().filter(|own| own.found.as_ref().is_none_or(|found| found.date != own.event.date)) {
                moved.remove(&own.event.id);
            }
            moved
        },
    );
    let on_line = use_callback((), |line: usize, ()| page::reveal(&format!("#article [data-line='{line}']")));
    let status = html! {
        <StatusLine message={state.message.clone()} aside={state.aside.is_some()} waiting={state.waiting || !is_drawn} act={act.clone()} />
    };

    if state.link_problem.is_some() || state.opening || state.work.is_empty() {
        return html! { <>{ status }{ later::whole_page(state, act) }</> };
    }
    let head = state.analysed.as_ref().filter(|_| current.is_some()).map(|analysed| analysed.document.article.clone());
    let language = head.as_ref().and_then(|head| head.language.clone());
    let regions = current.as_ref().map(|analysed| analysed.document.regions.clone()).unwrap_or_default();
    let notes = current.as_ref().map(|analysed| analysed.document.notes.clone()).unwrap_or_default();
    let region = TimelineRegionProps {
        document: document.clone(),
        listed: listed.clone(),
        filters: state.filters.clone(),
        ghosts: ghosts.clone(),
        display: state.display,
        waiting: state.waiting && document.is_none(),
        paper: false,
        selected: state.selected.clone(),
        marked: state.marked.clone(),
        window: state.window,
        today: props.today,
        act: act.clone(),
    };
    let staff = html! { <TimelineRegion ..region.clone() /> };
    let events = html! {
        <Events
            listed={of_list.shown.listed.clone()}
            ghosts={ghosts.clone()}
            filters={state.filters.clone()}
            selected={state.selected.clone()}
            selected_on={state.selected_on}
            hovered={state.hovered.clone()}
            editing={state.editing.clone()}
            merging={state.merging.clone()}
            orphans={of_list.shown.orphans.clone()}
            language={language.clone().map(AttrValue::from)}
            can_undo={state.can_undo()}
            can_redo={state.can_redo()}
            text={of_list.text.clone()}
            act={act.clone()}
            on_line={on_line.clone()}
        />
    };
    if state.embedded {
        let open = Callback::from(|_: MouseEvent| hash::open_whole());
        let title = document.as_ref().and_then(|document| document.article.title.clone());
        return html! {
            <main class="app embedded">
                <h1>{ title }</h1>
                { staff }
                { events }
                <footer class="foot"><button type="button" onclick={open}>{ word!("share.whole-page") }</button></footer>
            </main>
        };
    }
    html! {
        <>
            { status }
            <main class="app">
                if state.printing {
                    <p class="dossier-head">{ word!("dossier.head") }</p>
                }
                <ScoreHead article={head} {regions} text={text.clone()} given={state.given()} several={state.work.several.is_some()} moved={state.trial.is_some().then_some((ghosts.len(), state.waiting))} {notes} act={act.clone()} on_line={on_line.clone()} />
                { staff }
                <div class="panes">
                    <Article
                        {lines}
                        language={language.clone()}
                        selected={state.selected.clone()}
                        selected_on={state.selected_on}
                        hovered={state.hovered.clone()}
                        text={of_article.text.clone()}
                        document={of_article.found.clone()}
                        left={(*left).clone()}
                        whole={later::is_here()}
                        act={act.clone()}
                        on_line={on_line.clone()}
                    />
                    { events }
                </div>
                if state.printing {
                    { later::dossier(DossierProps { region, text: text.clone() }) }
                }
                <footer class="foot"><p>{ word!("privacy") }</p></footer>
            </main>
            { later::sheet(state, document, act) }
        </>
    }
}

/// The sheet that is open, if any.
pub fn view_sheet(state: &State, document: Option<Shared<AnalysisDocument>>, act: &Callback<Action>) -> Html {
    match state.sheet {
        None => Html::default(),
        Some(Sheet::Open) => html! {
            <SheetFrame title={word!("open.headline")} name="h-open" act={act.clone()}>
                <OpenForm sample={SAMPLE} act={act.clone()} />
            </SheetFrame>
        },
        Some(Sheet::Share) => html! { <ShareSheet work={state.work.clone()} view={state.view()} act={act.clone()} /> },
        Some(Sheet::Export) => html! { <ExportSheet work={state.work.clone()} {document} act={act.clone()} /> },
        Some(Sheet::Library) => html! { <LibrarySheet act={act.clone()} /> },
        Some(Sheet::Keys) => html! { <KeysSheet act={act.clone()} /> },
    }
}

/// What the regions show of an answer, the reader's word in it.
#[derive(Clone, Default)]
pub struct Shown {
    /// The answer, the reader's changes in it.
    pub document: Option<Shared<AnalysisDocument>>,
    /// Its events as the list has them.
    pub listed: Shared<Vec<Listed>>,
    /// What of the reader's word fits nothing any more.
    pub orphans: Rc<[Orphan]>,
}

/// Selecting on the staff.
pub(super) fn select_on_staff(id: Option<AttrValue>) -> Action {
    Action::Select(id.map(|id| Rc::from(id.as_str())), Face::Timeline)
}
