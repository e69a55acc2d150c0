//! The library: every article that is kept, to open, to find, to name, to delete and bring back, to put several on one
//! timeline, and all of it as one file.

use super::browser::file::{self, Opened};
use super::browser::{library, page};
use super::dates;
use super::hooks::{forget_place, know_place};
use super::library_row::LibraryRow;
use super::message::Message;
use super::sheet::Sheet;
use super::state::Action;
use super::words::{self, count, word};
use crate::lexicon::fold;
use crate::library::{Entry, Head};
use crate::work::{Work, kept};
use crate::worker::{LibraryJob, Refusal};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The most that a library's file may have, in bytes.
const MOST_FILE: usize = 512 << 20;

/// What the sheet needs.
#[derive(Clone, PartialEq, Properties)]
pub struct LibrarySheetProps {
    /// What is done.
    pub act: Callback<Action>,
}

/// The sheet.
#[component]
pub fn LibrarySheet(props: &LibrarySheetProps) -> Html {
    let heads = use_state(|| None::<Result<Rc<Vec<Head>>, Refusal>>);
    let find = use_state(String::new);
    let chosen = use_state(BTreeSet::<String>::new);
    let said = use_state(|| None::<Message>);
    let deleted = use_state(|| None::<(String, String)>);
    let load = use_callback((), {
        let heads = heads.clone();
        move |(): (), ()| {
            let heads = heads.clone();
            library::list(Callback::from(move |listed: Result<Vec<Head>, Refusal>| heads.set(Some(listed.map(Rc::new)))));
        }
    });
    use_effect_with((), {
        let load = load.clone();
        move |()| {
            load.emit(());
            let listening = library::on_change(load);
            move || drop(listening)
        }
    });
    let on_choose = Callback::from({
        let chosen = chosen.clone();
        move |(id, is): (String, bool)| {
            let mut ids = (*chosen).clone();
            if is {
                ids.insert(id)
            } else {
                ids.remove(&id)
            };
            chosen.set(ids);
        }
    });
    let on_open = Callback::from({
        let (act, said) = (props.act.clone(), said.clone());
        move |id: String| open(vec![id], &act, &said)
    });
    let on_rename = Callback::from({
        let (load, said) = (load.clone(), said.clone());
        move |(id, name): (String, String)| {
            let (load, said) = (load.clone(), said.clone());
            library::ask(
                LibraryJob::Rename,
                id,
                name,
                Callback::from(move |done: Result<String, Refusal>| settle(done.map(drop), &load, &said)),
            );
        }
    });
    let on_delete = Callback::from({
        let (load, said, deleted, chosen) = (load.clone(), said.clone(), deleted.clone(), chosen.clone());
        move |(id, name): (String, String)| {
            forget_place(&id);
            let mut ids = (*chosen).clone();
            ids.remove(&id);
            chosen.set(ids);
            let (load, said, deleted) = (load.clone(), said.clone(), deleted.clone());
            library::ask(
                LibraryJob::Remove,
                id,
                String::new(),
                Callback::from(move |done: Result<String, Refusal>| {
                    if let Ok(entry) = &done {
                        deleted.set(Some((name.clone(), entry.clone())));
                    }
                    settle(done.map(drop), &load, &said);
                }),
            );
        }
    });
    let bring_back = deleted.as_ref().map(|(_, entry)| {
        let (load, said, deleted, entry) = (load.clone(), said.clone(), deleted.clone(), entry.clone());
        Callback::from(move |_: MouseEvent| {
            let (load, said) = (load.clone(), said.clone());
            deleted.set(None);
            library::ask(
                LibraryJob::Return,
                entry.clone(),
                String::new(),
                Callback::from(move |done: Result<String, Refusal>| {
                    settle(done.map(drop), &load, &said);
                }),
            );
        })
    });
    let combine = Callback::from({
        let (act, said, chosen) = (props.act.clone(), said.clone(), chosen.clone());
        move |_: MouseEvent| open(chosen.iter().cloned().collect(), &act, &said)
    });
    let oninput = Callback::from({
        let find = find.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                find.set(field.value());
            }
        }
    });
    let listed = match &*heads {
        None => html! { <p class="none">{ word!("reading") }</p> },
        Some(Err(refusal)) => html! { <p class="none" id="no-library">{ words::message(&Message::NotInLibrary(*refusal)) }</p> },
        Some(Ok(heads)) if heads.is_empty() => html! { <p class="none">{ word!("library.empty") }</p> },
        Some(Ok(heads)) => {
            let wanted = fold(&find);
            let found = heads.iter().filter(|head| wanted.split_whitespace().all(|word| head.find.contains(word)));
            let rows: Vec<Html> = found
                .map(|head| {
                    html! {
                        <LibraryRow
                            key={head.id.clone()}
                            head={Rc::new(head.clone())}
                            chosen={chosen.contains(&head.id)}
                            on_choose={on_choose.clone()}
                            on_open={on_open.clone()}
                            on_rename={on_rename.clone()}
                            on_delete={on_delete.clone()}
                        />
                    }
                })
                .collect();
            if rows.is_empty() {
                html! { <p class="none">{ word!("library.nothing") }</p> }
            } else {
                html! { <ul class="entries">{ for rows }</ul> }
            }
        }
    };
    let usable = matches!(&*heads, Some(Ok(_)));
    let some = matches!(&*heads, Some(Ok(heads)) if !heads.is_empty());
    html! {
        <Sheet title={word!("library")} name="h-library" act={props.act.clone()}>
            <div class="library">
                if some {
                    <div class="library-top">
                        <label class="find">
                            <span class="vh">{ word!("library.find") }</span>
                            <input type="search" id="library-find" placeholder={word!("library.find")} value={(*find).clone()} {oninput} />
                        </label>
                        if chosen.len() < 2 {
                            <p class="sub">{ word!("library.combine") }</p>
                        } else {
                            <button type="button" class="primary" id="combine" onclick={combine}>{ count!("library.combine-n", chosen.len()) }</button>
                        }
                    </div>
                }
                { listed }
                <p class="result" role="status" id="library-said">
                    if let Some((name, _)) = &*deleted {
                        { word!("library.deleted", name = name) }{ " " }
                        <button type="button" class="inline" id="bring-back" onclick={bring_back}>{ word!("undo") }</button>
                    } else if let Some(message) = &*said {
                        { words::message(message) }
                    }
                </p>
                if usable {
                    { view_file(&load, &said, some) }
                }
                <p class="privacy">{ word!("library.privacy") }</p>
            </div>
        </Sheet>
    }
}

/// All of it as a file, and back.
fn view_file(load: &Callback<()>, said: &UseStateHandle<Option<Message>>, some: bool) -> Html {
    let export = Callback::from({
        let said = said.clone();
        move |_: MouseEvent| {
            let said = said.clone();
            let name =
                format!("tempoline-{}.json", super::browser::clock::today().map(|day| day.to_string()).unwrap_or_default());
            let done = Callback::from(move |written: Result<String, Refusal>| {
                let message = match written {
                    Ok(text) if file::save(&name, "application/json", &text) => Message::Saved(name.clone()),
                    Ok(_) => Message::CopyRefused,
                    Err(refusal) => Message::NotInLibrary(refusal),
                };
                said.set(Some(message));
            });
            library::ask(LibraryJob::Export, String::new(), String::new(), done);
        }
    });
    let import = Callback::from({
        let (load, said) = (load.clone(), said.clone());
        move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(chosen) = field.and_then(|field| field.files()?.get(0)) else { return };
            let (load, said) = (load.clone(), said.clone());
            file::read_text(
                chosen,
                MOST_FILE,
                Callback::from(move |opened| match opened {
                    Opened::Text(text) => {
                        let (load, said) = (load.clone(), said.clone());
                        library::ask(
                            LibraryJob::Import,
                            text,
                            String::new(),
                            Callback::from(move |done: Result<String, Refusal>| {
                                said.set(Some(match done {
                                    Ok(count) => Message::Imported(count.parse().unwrap_or_default()),
                                    Err(refusal) => Message::NotInLibrary(refusal),
                                }));
                                load.emit(());
                            }),
                        );
                    }
                    Opened::TooLong(bytes) => said.set(Some(Message::TooLong(bytes))),
                    Opened::Unreadable(name) => said.set(Some(Message::Unreadable(name))),
                }),
            );
        }
    });
    let choose = Callback::from(|_: MouseEvent| page::click("#library-file"));
    html! {
        <ul class="ways menu-cols">
            <li>
                <button type="button" class="way" id="library-export" disabled={!some} onclick={export}>{ word!("library.export") }</button>
                <span>{ word!("library.export-hint") }</span>
            </li>
            <li>
                <button type="button" class="way" onclick={choose}>{ word!("library.import") }</button>
                <input id="library-file" class="vh" type="file" tabindex="-1" accept=".json,application/json" aria-label={word!("library.import")} onchange={import} />
                <span>{ word!("library.import-hint") }</span>
            </li>
        </ul>
    }
}

fn settle(done: Result<(), Refusal>, load: &Callback<()>, said: &UseStateHandle<Option<Message>>) {
    said.set(done.err().map(Message::NotInLibrary));
    load.emit(());
}

/// What of several entries has come.
type Fetched = Rc<RefCell<Vec<(Entry, Work)>>>;

/// Brings an entry to the page, or several on one timeline.
fn open(ids: Vec<String>, act: &Callback<Action>, said: &UseStateHandle<Option<Message>>) {
    let (wanted, fetched) = (ids.len(), Fetched::default());
    for id in ids {
        let (act, said, fetched) = (act.clone(), said.clone(), fetched.clone());
        let heard = Callback::from(move |answer: Result<String, Refusal>| {
            let entry = answer.and_then(|json| serde_json::from_str::<Entry>(&json).map_err(|_| Refusal::Unreadable));
            match entry.and_then(|entry| kept::read(&entry.work).map(|work| (entry, work)).ok_or(Refusal::Unreadable)) {
                Ok(both) => fetched.borrow_mut().push(both),
                Err(refusal) => {
                    said.set(Some(Message::NotInLibrary(refusal)));
                    return;
                }
            }
            if fetched.borrow().len() == wanted {
                act.emit(Action::OpenKept(opened(fetched.take())));
            }
        });
        library::ask(LibraryJob::Fetch, id, String::new(), heard);
    }
}

fn opened(mut fetched: Vec<(Entry, Work)>) -> Work {
    if fetched.len() == 1
        && let Some((entry, work)) = fetched.pop()
    {
        know_place(work.text.clone(), entry.id, entry.revision);
        return work;
    }
    Work::of_several(fetched.into_iter().map(|(entry, work)| (entry.id, work)).collect())
}

/// When an entry was changed, in words: the day.
pub fn changed_words(seconds: u64) -> String {
    let days = i64::try_from(seconds / 86_400).unwrap_or_default();
    let day = crate::edtf::civil(1970, 1, 1).and_then(|day| day.checked_add(time::Duration::days(days)));
    day.map(dates::long_day).unwrap_or_default()
}
