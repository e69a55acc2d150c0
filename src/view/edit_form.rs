//! An event's words as fields: what the reader types stands beside what was found, and does not replace it.

use super::browser::page;
use super::dates;
use super::state::Action;
use super::words::{self, word};
use crate::analysis::EventRecord;
use crate::edtf::Edtf;
use crate::event::{Kind, Status};
use crate::work::patch::Fields;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// What the form needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EditFormProps {
    /// The event as it stands.
    pub event: Rc<EventRecord>,
    /// What is done.
    pub act: Callback<Action>,
}

/// What was typed that no event can have.
#[derive(Clone, Debug, PartialEq)]
enum Wrong {
    /// No title.
    Title,
    /// These words are no date.
    Date(String),
}

/// Every field of an event. Enter keeps, Escape returns.
#[component]
pub fn EditForm(props: &EditFormProps) -> Html {
    let event = &props.event;
    let form = use_node_ref();
    let wrong = use_state_eq(|| None::<Wrong>);
    let typed = use_state_eq(|| event.date.map(|date| date.to_string()).unwrap_or_default());
    // A drawing sets every field to its value, so what was typed has to be that.
    let draft = use_mut_ref(BTreeMap::<String, String>::new);
    let on_typed = {
        let draft = draft.clone();
        move |event: &web_sys::Event| {
            if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                draft.borrow_mut().insert(field.name(), field.value());
            }
        }
    };
    let oninput = Callback::from({
        let on_typed = on_typed.clone();
        move |event: InputEvent| on_typed(&event)
    });
    let onchange = Callback::from(move |event: yew::events::Event| on_typed(&event));
    let value = |name: &str, found: String| draft.borrow().get(name).cloned().unwrap_or(found);
    use_effect_with((), |()| page::focus(".edit-form [name='title']"));
    let save = {
        let (form, wrong, act) = (form.clone(), wrong.clone(), props.act.clone());
        let id = Rc::<str>::from(event.id.as_str());
        Callback::from(move |()| {
            let Some(form) = form.cast::<Element>() else { return };
            match read(|name| page::field_value(&form, name).trim().to_owned()) {
                Ok(fields) => act.emit(Action::Amend(id.clone(), Box::new(fields))),
                Err(problem) => {
                    page::focus(match problem {
                        Wrong::Title => ".edit-form [name='title']",
                        Wrong::Date(_) => ".edit-form [name='date']",
                    });
                    wrong.set(Some(problem));
                }
            }
        })
    };
    let onkeydown = {
        let (save, act) = (save.clone(), props.act.clone());
        Callback::from(move |event: KeyboardEvent| {
            // A button's own Enter is its click.
            let on_button = event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlButtonElement>().is_some());
            match event.key().as_str() {
                "Enter" if !on_button && !event.is_composing() => save.emit(()),
                "Escape" => act.emit(Action::Edit(None)),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let on_date = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(value_of(&event)))
    };
    let on_pick = {
        let (typed, form, draft) = (typed.clone(), form.clone(), draft.clone());
        Callback::from(move |event: InputEvent| {
            let day = value_of(&event);
            if let Some(form) = form.cast::<Element>() {
                page::set_field(&form, "date", &day);
            }
            draft.borrow_mut().insert("date".to_owned(), day.clone());
            typed.set(day);
        })
    };
    let field = |name: &'static str, label: &'static str, found: String| {
        let value = value(name, found);
        html! { <label class="field"><span>{ label }</span><input type="text" {name} {value} autocomplete="off" /></label> }
    };
    let fields = Fields::of(event);
    let (wrong_title, wrong_date) = (*wrong == Some(Wrong::Title), matches!(&*wrong, Some(Wrong::Date(_))));
    html! {
        <div ref={form} class="edit-form" role="group" aria-label={word!("edit.title")} {onkeydown} {oninput} {onchange}>
            <label class="field wide">
                <span>{ word!("edit.name") }</span>
                <input type="text" name="title" value={value("title", fields.title)} autocomplete="off" aria-required="true"
                    aria-invalid={wrong_title.then_some("true")} aria-describedby={wrong_title.then_some("edit-wrong")} />
            </label>
            { kind_field(event) }
            { status_field(event.status) }
            <div class="field wide">
                <label for="edit-date">{ word!("edit.date") }</label>
                <span class="date-fields">
                    <input type="text" id="edit-date" name="date" value={value("date", event.date.map(|date| date.to_string()).unwrap_or_default())}
                        autocomplete="off" spellcheck="false" oninput={on_date} aria-describedby={if wrong_date { "edit-wrong edit-hint" } else { "edit-hint" }}
                        aria-invalid={wrong_date.then_some("true")} />
                    <input type="date" aria-label={word!("edit.date-pick")} min="1900-01-01" max="2199-12-31" oninput={on_pick} />
                </span>
                <span class="sub" id="edit-hint">{ date_hint(&typed) }</span>
            </div>
            { field("artists", word!("edit.artists"), fields.artists.join(", ")) }
            { field("measure", word!("edit.measure"), fields.measure) }
            { field("venue", word!("edit.venue"), fields.venue) }
            { field("place", word!("edit.place"), fields.place) }
            <p class="wrong wide" role="alert" id="edit-wrong">
                { match &*wrong {
                    None => String::new(),
                    Some(Wrong::Title) => word!("edit.name-wrong").to_owned(),
                    Some(Wrong::Date(words)) => word!("edit.date-wrong", words = words),
                } }
            </p>
            <div class="actions wide">
                <button type="button" class="save" onclick={save.reform(|_: MouseEvent| ())}>{ word!("edit.keep") }</button>
                <button type="button" onclick={props.act.reform(|_: MouseEvent| Action::Edit(None))}>{ word!("edit.leave") }</button>
            </div>
        </div>
    }
}

fn value_of(event: &InputEvent) -> String {
    event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).map(|field| field.value()).unwrap_or_default()
}

/// Kind and finer kind in one choice.
fn kind_field(event: &EventRecord) -> Html {
    let chosen = |kind: Kind, what: &str| event.kind == kind && event.what == what;
    html! {
        <label class="field">
            <span>{ word!("edit.kind") }</span>
            <select name="kind">
                { for Kind::ALL.into_iter().map(|kind| html! {
                    <optgroup label={words::kind(kind)}>
                        { for words::whats(kind).iter().map(|what| html! {
                            <option value={format!("{}/{what}", words::kind_class(kind))} selected={chosen(kind, what)}>{ words::what_of(kind, what) }</option>
                        }) }
                    </optgroup>
                }) }
            </select>
        </label>
    }
}

fn status_field(chosen: Status) -> Html {
    html! {
        <label class="field">
            <span>{ word!("edit.status") }</span>
            <select name="status">
                { for words::STATUSES.into_iter().map(|status| html! {
                    <option value={words::status_class(status)} selected={status == chosen}>{ words::status_choice(status) }</option>
                }) }
            </select>
        </label>
    }
}

/// What the typed date says, or which forms there are.
fn date_hint(typed: &str) -> String {
    match typed.trim() {
        "" => word!("edit.date-empty").to_owned(),
        typed => match typed.parse::<Edtf>() {
            Ok(date) => word!("edit.date-is", date = dates::full(&date)),
            Err(_) => word!("edit.date-hint").to_owned(),
        },
    }
}

/// The fields by their names; what is wrong with the first that no event can have.
fn read(value: impl Fn(&str) -> String) -> Result<Fields, Wrong> {
    let title = value("title");
    if title.is_empty() {
        return Err(Wrong::Title);
    }
    let date = match value("date") {
        empty if empty.is_empty() => None,
        typed => Some(typed.parse().map_err(|_| Wrong::Date(typed))?),
    };
    let chosen = value("kind");
    let (kind, what) = chosen.split_once('/').unwrap_or(("release", "other"));
    let status = value("status");
    Ok(Fields {
        kind: Kind::ALL.into_iter().find(|one| words::kind_class(*one) == kind).unwrap_or(Kind::Release),
        what: what.to_owned(),
        status: words::STATUSES.into_iter().find(|one| words::status_class(*one) == status).unwrap_or(Status::Happened),
        title,
        artists: value("artists").split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        date,
        venue: value("venue"),
        place: value("place"),
        measure: value("measure"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed<'t>(pairs: &'t [(&str, &str)]) -> impl Fn(&str) -> String + 't {
        |name| pairs.iter().find(|(of, _)| *of == name).map_or("", |(_, value)| value).to_owned()
    }

    #[test]
    fn fields_come_out_as_they_were_typed() {
        let fields =
            read(typed(&[("title", "Low Water"), ("kind", "concert/tour"), ("date", "2026-09/.."), ("artists", "A, , B")]));
        let fields = fields.expect("all is well");
        assert_eq!((fields.kind, fields.what.as_str()), (Kind::Concert, "tour"));
        assert_eq!(fields.date.map(|date| date.to_string()).as_deref(), Some("2026-09/.."));
        assert_eq!(fields.artists, ["A", "B"]);
    }

    #[test]
    fn no_title_and_no_date_of_any_form_are_refused() {
        assert_eq!(read(typed(&[])), Err(Wrong::Title));
        assert_eq!(read(typed(&[("title", "x"), ("date", "soon")])), Err(Wrong::Date("soon".into())));
        assert_eq!(read(typed(&[("title", "x")])).map(|fields| fields.date), Ok(None));
    }
}
