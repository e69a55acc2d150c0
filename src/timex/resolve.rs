//! From what a text states of a date to the date, against the publication date and the verb's tense.

use super::reading::Reading;
use super::tense::Tense;
use super::{Part, TimexKind};
use crate::edtf::{Bound, Date, Doubt, Edtf, PartialDate, civil};
use time::{Duration, Weekday};

/// `2022-04-24`.
pub(super) fn iso(date: Date) -> String {
    PartialDate::day(date).to_string()
}

/// `2022-W16`, the week of a day.
pub(super) fn iso_week(date: Date) -> String {
    let (year, week, _) = date.to_iso_week_date();
    format!("{year:04}-W{week:02}")
}

pub(super) fn plus_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Duration::days(days))
}

/// The year and month `months` after those of `date`.
pub(super) fn plus_months(date: Date, months: i32) -> (i32, u8) {
    let count = date.year() * 12 + i32::from(u8::from(date.month())) - 1 + months;
    (count.div_euclid(12), count.rem_euclid(12) as u8 + 1)
}

/// Monday of the week of `date`.
pub(super) fn monday(date: Date) -> Date {
    plus_days(date, -i64::from(date.weekday().number_days_from_monday())).unwrap_or(date)
}

/// The interval of days from `first` on.
pub(super) fn days(first: Date, count: i64) -> Option<Edtf> {
    Some(Edtf::interval(PartialDate::day(first), PartialDate::day(plus_days(first, count - 1)?)))
}

/// Monday 1 to Sunday 7.
pub(super) fn weekday_number(weekday: Weekday) -> i32 {
    i32::from(weekday.number_from_monday())
}

/// The day named by a bare weekday: the last one on or before publication when the clause looks back, the next one on or
/// after it when it looks ahead, or did.
pub(super) fn weekday(published: Option<Date>, weekday: i32, tense: Tense) -> Reading {
    let Some(published) = published else {
        return Reading::date(format!("XXXX-WXX-{weekday}"), None).stating(&[Part::Weekday]);
    };
    let back = i64::from((weekday_number(published.weekday()) - weekday).rem_euclid(7));
    let past = plus_days(published, -back).unwrap_or(published);
    let future = plus_days(published, (7 - back) % 7).unwrap_or(published);
    let (chosen, other) = if matches!(tense, Tense::Future | Tense::Planned) { (future, past) } else { (past, future) };
    let mut reading = Reading::day(chosen).from(Some(published)).stating(&[Part::Weekday]);
    reading.others = if chosen == other { Vec::new() } else { vec![Edtf::from_day(other)] };
    reading
}

/// What the text states of a calendar date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Stated {
    pub year: Option<i32>,
    pub month: Option<i32>,
    pub day: Option<i32>,
    pub weekday: Option<i32>,
}

impl Stated {
    /// Their names.
    pub fn parts(self) -> Vec<Part> {
        let parts = [(self.year, Part::Year), (self.month, Part::Month), (self.day, Part::Day), (self.weekday, Part::Weekday)];
        parts.into_iter().filter(|(value, _)| value.is_some()).map(|(_, part)| part).collect()
    }
}

/// A day or month with or without its year; `None` where no calendar has it.
pub(super) fn calendar(published: Option<Date>, stated: Stated, tense: Tense) -> Option<Reading> {
    let month = u8::try_from(stated.month?).ok()?;
    let parts = stated.parts();
    let Some(number) = stated.day else {
        return Some(Reading { stated: parts, ..month_alone(published, stated.year, month, tense)? });
    };
    let number = u8::try_from(number).ok()?;
    if let Some(year) = stated.year {
        return Some(Reading { stated: parts, ..Reading::day(civil(year, month, number)?) });
    }
    civil(2000, month, number)?;
    let Some(published) = published else {
        return Some(Reading { stated: parts, ..Reading::date(format!("XXXX-{month:02}-{number:02}"), None) });
    };
    let around = |reach: i32| {
        let years = published.year() - reach..=published.year() + reach;
        years.filter_map(|year| civil(year, month, number)).collect::<Vec<Date>>()
    };
    let agrees = |date: &Date| stated.weekday.is_none_or(|weekday| weekday_number(date.weekday()) == weekday);
    let mut candidates: Vec<Date> = around(1).into_iter().filter(agrees).collect();
    // A weekday that fits no year near: an older or later year where it does, or else a slip of the writer's.
    if candidates.is_empty() {
        candidates = around(6).into_iter().filter(agrees).collect();
        candidates.sort_by_key(|date| (*date - published).whole_days().abs());
        candidates.truncate(1);
    }
    if candidates.is_empty() {
        candidates = around(4);
    }
    let chosen = nearest_day(&candidates, published, tense)?;
    let mut reading = Reading { stated: parts, ..Reading::day(chosen) }.from(Some(published));
    reading.others = others(&candidates, chosen, published);
    Some(reading)
}

fn month_alone(published: Option<Date>, year: Option<i32>, month: u8, tense: Tense) -> Option<Reading> {
    if let Some(year) = year {
        return PartialDate::month(year, month).map(Reading::partial);
    }
    let Some(published) = published else {
        return Some(Reading::date(format!("XXXX-{month:02}"), None));
    };
    // The month of publication is both past and to come.
    let this = civil(published.year(), u8::from(published.month()), 1)?;
    let firsts: Vec<Date> = years_near(published).into_iter().filter_map(|year| civil(year, month, 1)).collect();
    let chosen = nearest(&firsts, this, tense, |date| *date)?;
    let mut reading = Reading::partial(PartialDate::month(chosen.year(), month)?).from(Some(published));
    let mut rest: Vec<Date> = firsts.into_iter().filter(|date| *date != chosen).collect();
    rest.sort_by_key(|date| (*date - this).whole_days().abs());
    reading.others = rest.iter().take(1).filter_map(|date| PartialDate::month(date.year(), month)).map(Edtf::Date).collect();
    Some(reading)
}

/// The years that a date which names none may be of.
pub(super) fn years_near(published: Date) -> [i32; 3] {
    [published.year() - 1, published.year(), published.year() + 1]
}

/// The candidate that the tense picks: the latest not after, the earliest not before, or the nearest.
pub(super) fn nearest<T: Copy>(candidates: &[T], published: Date, tense: Tense, day: impl Fn(&T) -> Date) -> Option<T> {
    let distance = |candidate: &T| (day(candidate) - published).whole_days();
    let fits = |candidate: &&T| match tense {
        Tense::Past => distance(candidate) <= 0,
        Tense::Future => distance(candidate) >= 0,
        Tense::Planned | Tense::Unknown => true,
    };
    let nearest = |candidate: &&T| (distance(candidate).abs(), distance(candidate));
    candidates.iter().filter(fits).min_by_key(nearest).or_else(|| candidates.iter().min_by_key(nearest)).copied()
}

/// How many days away a day is, on either side, that needs no year whatever the tense: the year before or after would be said.
const AT_HAND: i64 = 50;

/// The day that the tense picks, unless another is at hand: `had been invited to sing on July 10`, written in June.
pub(super) fn nearest_day(candidates: &[Date], published: Date, tense: Tense) -> Option<Date> {
    let away = |date: Date| (date - published).whole_days().abs();
    let told = nearest(candidates, published, tense, |date| *date)?;
    let close = nearest(candidates, published, Tense::Unknown, |date| *date)?;
    Some(if away(close) < AT_HAND { close } else { told })
}

/// The readings not chosen, the nearest first.
pub(super) fn others(candidates: &[Date], chosen: Date, published: Date) -> Vec<Edtf> {
    let mut rest: Vec<Date> = candidates.iter().copied().filter(|date| *date != chosen).collect();
    rest.sort_by_key(|date| (*date - published).whole_days().abs());
    rest.into_iter().take(1).map(Edtf::from_day).collect()
}

/// A year.
pub(super) fn unit_year(year: i32) -> Option<Reading> {
    PartialDate::year(year).map(Reading::partial)
}

/// The unit `offset` units away from the one that holds `from`: `last week`, `this year`, `next quarter`.
pub(super) fn unit_at(from: Date, unit: u8, offset: i32) -> Option<Reading> {
    let steps = i64::from(offset);
    Some(match unit {
        b'D' => Reading::day(plus_days(from, steps)?),
        b'W' => {
            let first = monday(plus_days(from, 7 * steps)?);
            Reading::date(iso_week(first), days(first, 7))
        }
        b'F' => {
            let first = monday(plus_days(from, 14 * steps)?);
            Reading::date(iso_week(first), days(first, 14))
        }
        b'K' => {
            let first = monday(plus_days(from, 7 * steps)?);
            Reading::date(format!("{}-WE", iso_week(first)), days(plus_days(first, 5)?, 2))
        }
        b'M' => {
            let (year, month) = plus_months(from, offset);
            Reading::partial(PartialDate::month(year, month)?)
        }
        b'Q' => {
            let (year, month) = plus_months(from, 3 * offset);
            quarter(year, i32::from(month - 1) / 3 + 1)?
        }
        b'Y' => Reading::partial(PartialDate::year(from.year() + offset)?),
        b'E' => decade((from.year() + 10 * offset).div_euclid(10) * 10)?,
        b'C' => {
            let date = PartialDate::century(from.year() + 100 * offset)?;
            Reading::date(format!("{:02}", date.start_year() / 100), Some(Edtf::Date(date)))
        }
        _ => return None,
    })
}

/// `2009-Q1`.
pub(super) fn quarter(year: i32, quarter: i32) -> Option<Reading> {
    let code = u8::try_from(32 + quarter).ok()?;
    Some(Reading::date(format!("{year:04}-Q{quarter}"), Some(Edtf::Date(PartialDate::season(year, code)?))))
}

/// `2009-H1`, the first or second half of a year.
pub(super) fn half(year: i32, half: i32) -> Option<Reading> {
    let (first, last) = if half == 1 { (1, 6) } else { (7, 12) };
    let edtf = Edtf::interval(PartialDate::month(year, first)?, PartialDate::month(year, last)?);
    Some(Reading::date(format!("{year:04}-H{half}"), Some(edtf)))
}

/// `199`, as TIMEX3 writes a decade.
pub(super) fn decade(year: i32) -> Option<Reading> {
    let date = PartialDate::decade(year)?;
    Some(Reading::date(format!("{:03}", year / 10), Some(Edtf::Date(date))).stating(&[Part::Year]))
}

/// `SU`, as TIMEX3 writes season 22.
pub(super) fn season_letters(season: i32) -> Option<&'static str> {
    ["SP", "SU", "FA", "WI"].get(usize::try_from(season - 21).ok()?).copied()
}

/// `2008-SU` with season 22.
pub(super) fn season(year: i32, season: i32) -> Option<Reading> {
    let letters = season_letters(season)?;
    let date = PartialDate::season(year, u8::try_from(season).ok()?)?;
    Some(Reading::date(format!("{year:04}-{letters}"), Some(Edtf::Date(date))))
}

/// The season named without a year: the running or last one, or the next when the clause looks ahead.
pub(super) fn season_near(published: Option<Date>, code: i32, tense: Tense) -> Option<Reading> {
    let letters = season_letters(code)?;
    let Some(published) = published else {
        return Some(Reading::date(format!("XXXX-{letters}"), None).stating(&[Part::Season]));
    };
    let seasons: Vec<PartialDate> =
        years_near(published).into_iter().filter_map(|year| PartialDate::season(year, u8::try_from(code).ok()?)).collect();
    let running = seasons.iter().find(|season| season.first_day() <= Some(published) && Some(published) <= season.last_day());
    let chosen = match running {
        Some(season) => *season,
        None => nearest(&seasons, published, tense, |season| season.first_day().unwrap_or(published))?,
    };
    let mut reading = season(chosen.start_year(), code)?.from(Some(published)).stating(&[Part::Season]);
    let other = if tense == Tense::Future { chosen.start_year() - 1 } else { chosen.start_year() + 1 };
    reading.others = PartialDate::season(other, u8::try_from(code).ok()?).map(Edtf::Date).into_iter().collect();
    Some(reading)
}

/// The date a number of units away, in the grain of the unit, doubted: `three months ago`, `two weeks later`.
pub(super) fn away(from: Date, count: i32, unit: u8) -> Option<Reading> {
    let near = |date: Date| Edtf::Date(PartialDate::day(date).doubted(Doubt::Approximate));
    let steps = i64::from(count);
    let reading = match unit {
        b'D' => Reading::day(plus_days(from, steps)?),
        b'W' | b'F' => {
            let date = plus_days(from, steps * if unit == b'W' { 7 } else { 14 })?;
            Reading::date(iso_week(date), Some(near(date)))
        }
        b'K' => unit_at(from, b'K', count)?,
        b'M' | b'Q' | b'Y' => unit_at(from, unit, count)?.about(),
        // 'Three decades ago' names a year, as 'thirty years ago' does.
        b'E' => unit_at(from, b'Y', count.checked_mul(10)?)?.about(),
        b'C' => unit_at(from, b'Y', count.checked_mul(100)?)?.about(),
        b'h' | b'm' | b's' => Reading { kind: TimexKind::Time, ..Reading::day(from) },
        _ => return None,
    };
    Some(reading.from(Some(from)))
}

/// `P3Y`, `PT30M`, `PXD`; weekends count as `WE`, fortnights as two weeks.
pub(super) fn length(count: &str, unit: u8) -> Option<String> {
    Some(match unit {
        b'Y' | b'M' | b'W' | b'D' | b'Q' => format!("P{count}{}", unit as char),
        b'h' => format!("PT{count}H"),
        b'm' => format!("PT{count}M"),
        b's' => format!("PT{count}S"),
        b'E' => format!("P{count}DE"),
        b'C' => format!("P{count}CE"),
        b'K' => format!("P{count}WE"),
        b'F' => match count.parse::<u32>() {
            Ok(count) => format!("P{}W", count.saturating_mul(2)),
            Err(_) => format!("P{count}W"),
        },
        _ => return None,
    })
}

/// An interval of two dates, the start first; `None` when it would run backwards.
pub(super) fn span_of(first: PartialDate, last: PartialDate) -> Option<Edtf> {
    (first.first_day()? <= last.last_day()?).then(|| match first == last {
        true => Edtf::Date(first),
        false => Edtf::Interval(Bound::Date(first), Bound::Date(last)),
    })
}
