//! Dates and numbers as the browser's own calendar and the reader's region write them.

use crate::edtf::Date;
use crate::view::dates::Style;
use crate::view::words::{Language, spoken};
use js_sys::{Array, Function, JsString, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// The formatters of one language; making one takes longer than using it a hundred times, and using one longer than
/// finding what it gave before: a staff that is dragged asks for the same days sixty times a second.
struct Formats {
    language: Language,
    days: [Option<Object>; Style::ALL.len()],
    number: Option<Object>,
    /// The numbers under [`KEPT_NUMBERS`] that were asked for: each choice of a filter has one.
    numbers: Vec<Option<String>>,
    /// What was asked last, the oldest overwritten first.
    told: Vec<(Asked, String)>,
    next: usize,
}

/// A style, a method, and days in milliseconds; of one day the second is the first again.
type Asked = (Style, &'static str, [f64; 2]);

/// How many answers are kept: the ticks of a few zoom steps.
const KEPT: usize = 256;
const KEPT_NUMBERS: usize = 1_000;

thread_local! {
    static FORMATS: RefCell<Option<Formats>> = const { RefCell::new(None) };
}

/// A day.
pub fn day(style: Style, date: Date) -> String {
    let day = milliseconds(date);
    formatted(style, "format", &[day]).unwrap_or_else(|| crate::edtf::Edtf::from_day(date).to_string())
}

/// Two days, what they share written once.
pub fn span(style: Style, first: Date, last: Date) -> String {
    let days = [milliseconds(first), milliseconds(last)];
    formatted(style, "formatRange", &days).unwrap_or_else(|| day(style, last))
}

/// A whole number, its digits grouped.
pub fn number(number: usize) -> String {
    let made = with_formats(|formats| {
        if let Some(Some(told)) = formats.numbers.get(number) {
            return Some(told.clone());
        }
        let language = formats.language;
        let format = formats.number.get_or_insert_with(|| make("NumberFormat", language, &Object::new()));
        let told = call(format, "format", &[number as f64])?;
        if number < KEPT_NUMBERS {
            formats.numbers.resize(formats.numbers.len().max(number + 1), None);
            formats.numbers.get_mut(number).into_iter().for_each(|kept| *kept = Some(told.clone()));
        }
        Some(told)
    });
    made.unwrap_or_else(|| number.to_string())
}

/// Small letters.
pub fn small(words: &str) -> String {
    JsString::from(words).to_lower_case().into()
}

fn formatted(style: Style, method: &'static str, days: &[f64]) -> Option<String> {
    let asked = (style, method, [*days.first()?, *days.last()?]);
    with_formats(|formats| {
        if let Some((_, told)) = formats.told.iter().find(|(other, _)| *other == asked) {
            return Some(told.clone());
        }
        let language = formats.language;
        let format = formats.days.get_mut(style as usize)?;
        let format = format.get_or_insert_with(|| make("DateTimeFormat", language, &options(style)));
        let told = call(format, method, days)?;
        match formats.told.get_mut(formats.next) {
            Some(oldest) => *oldest = (asked, told.clone()),
            None => formats.told.push((asked, told.clone())),
        }
        formats.next = (formats.next + 1) % KEPT;
        Some(told)
    })
}

/// Those of the language that is spoken now.
fn with_formats(act: impl FnOnce(&mut Formats) -> Option<String>) -> Option<String> {
    FORMATS.with_borrow_mut(|formats| {
        let language = spoken();
        if formats.as_ref().is_none_or(|formats| formats.language != language) {
            *formats = Some(Formats {
                language,
                days: Default::default(),
                number: None,
                numbers: Vec::new(),
                told: Vec::new(),
                next: 0,
            });
        }
        act(formats.as_mut()?)
    })
}

/// The reader's own region of the language where the browser names one, else the one the words are written in.
fn locale(language: Language) -> String {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let tags = languages.iter().flat_map(|tags| tags.iter()).filter_map(|tag| tag.as_string());
    let own = tags.into_iter().find(|tag| Language::of_tag(tag) == Some(language) && tag.contains('-'));
    own.unwrap_or_else(|| {
        match language {
            Language::En => "en-GB",
            Language::Ko => "ko-KR",
            Language::Hi => "hi-IN",
            Language::Es => "es-ES",
        }
        .to_owned()
    })
}

/// `new Intl.NAME(locale, options)`; an empty object, whose methods are missed one by one, where there is none.
fn make(name: &str, language: Language, options: &Object) -> Object {
    let made = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let constructor: Function = Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()?;
        let arguments = Array::of2(&locale(language).into(), options);
        Reflect::construct(&constructor, &arguments).ok()?.dyn_into().ok()
    };
    made().unwrap_or_default()
}

fn call(format: &Object, method: &str, numbers: &[f64]) -> Option<String> {
    let method: Function = Reflect::get(format, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = numbers.iter().map(|number| JsValue::from_f64(*number)).collect();
    method.apply(format, &arguments).ok()?.as_string()
}

/// Of midnight, counted from 1970 in the same calendar whose days are given, so that no time zone comes into it.
fn milliseconds(date: Date) -> f64 {
    f64::from(date.to_julian_day() - 2_440_588) * 86_400_000.0
}

fn options(style: Style) -> Object {
    let parts: &[(&str, &str)] = match style {
        Style::LongDay => &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")],
        Style::Day => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        Style::ShortDay => &[("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")],
        Style::PlainDay => &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
        Style::WeekdayAndDay => &[("weekday", "short"), ("day", "numeric"), ("month", "short")],
        Style::DayAndMonth => &[("day", "numeric"), ("month", "long")],
        Style::ShortDayAndMonth => &[("day", "numeric"), ("month", "short")],
        Style::Month => &[("month", "long"), ("year", "numeric")],
        Style::ShortMonth => &[("month", "short"), ("year", "numeric")],
        Style::MonthName => &[("month", "long")],
        Style::ShortMonthName => &[("month", "short")],
        Style::Year => &[("year", "numeric")],
    };
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", "UTC"), ("calendar", "gregory")]) {
        // A plain object takes any value.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
