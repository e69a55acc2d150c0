//! What two reports of one kind agree in, as the features of merging write it.

use super::Event;
use super::merge::Report;
use super::value::{Value, value};
use crate::edtf::Edtf;
use crate::lexicon::fold;

/// What two reports agree in: title, date, how far apart, acts, venue, place, measure, what, status.
pub type Agreement = [Value<'static>; 9];

/// Compares two reports.
pub fn agreement(a: &Report, b: &Report) -> Agreement {
    let (x, y) = (&a.event, &b.event);
    let apart = match b.sentence.abs_diff(a.sentence) {
        0 => value!("0"),
        1 => value!("1"),
        2..=4 => value!("2-4"),
        _ => value!("5+"),
    };
    let equal = |equal: bool| if equal { value!("same") } else { value!("other") };
    [
        titles(a, b),
        dates(x, y),
        apart,
        acts(x, y),
        agree(&a.venue, &b.venue),
        agree(&a.place, &b.place),
        measures(x, y),
        equal(x.what == y.what),
        equal(x.status == y.status),
    ]
}

fn titles(a: &Report, b: &Report) -> Value<'static> {
    let unnamed = (a.event.title_span.is_none(), b.event.title_span.is_none());
    let equal = !a.title.is_empty() && a.title == b.title;
    let inside = a.title.len().min(b.title.len()) >= 4 && (a.title.contains(&b.title) || b.title.contains(&a.title));
    match unnamed {
        (true, true) if equal => value!("both-unnamed-equal"),
        (true, true) => value!("both-unnamed"),
        _ if equal => value!("equal"),
        _ if inside && a.edition != b.edition => value!("edition"),
        _ if inside => value!("inside"),
        (false, false) => value!("other"),
        _ => value!("one-unnamed"),
    }
}

/// Whether a title says that it is another form of a work: `Low Water: Deluxe Edition`, `Slack Tide Live`.
pub fn is_edition(title: &str) -> bool {
    const FORMS: &[&str] = &[
        "edition",
        "deluxe",
        "remastered",
        "remaster",
        "remasters",
        "anniversary",
        "live",
        "remix",
        "remixes",
        "remixed",
        "acoustic",
        "version",
        "reissue",
        "expanded",
        "sessions",
        "demos",
        "unplugged",
        "redux",
        "reloaded",
        "karaoke",
        "instrumental",
        "ii",
        "iii",
        "2",
        "3",
        "4",
    ];
    title.split(|c: char| !c.is_alphanumeric()).any(|word| FORMS.contains(&fold(word).as_str()))
}

fn dates(a: &Event, b: &Event) -> Value<'static> {
    let year = |date: &Edtf| date.first_day().map(|day| day.year());
    match (&a.date, &b.date) {
        (None, None) => value!("none"),
        (Some(x), Some(y)) if x == y => match (&a.reason, &b.reason) {
            (Some(x), Some(y)) if x.span == y.span => value!("one-place"),
            _ => value!("equal"),
        },
        (Some(x), Some(y)) if within(x, y) || within(y, x) => value!("inside"),
        (Some(x), Some(y)) if year(x) == year(y) => value!("one-year"),
        (Some(_), Some(_)) => value!("other"),
        _ => value!("one"),
    }
}

/// Whether two events have the same acts.
pub fn acts(a: &Event, b: &Event) -> Value<'static> {
    let shared = a.artists.iter().filter(|artist| b.artists.contains(artist)).take(64).count();
    match () {
        () if a.artists.is_empty() || b.artists.is_empty() => value!("unsaid"),
        () if shared == a.artists.len() && shared == b.artists.len() => value!("equal"),
        () if shared > 0 => value!("shared"),
        () => value!("other"),
    }
}

fn measures(a: &Event, b: &Event) -> Value<'static> {
    match (a.measures.first(), b.measures.first()) {
        (Some(x), Some(y)) if x.unit != y.unit => value!("other-unit"),
        (Some(x), Some(y)) if (x.value - y.value).abs() < 0.5 => value!("equal"),
        (Some(_), Some(_)) => value!("other"),
        (None, None) => value!("none"),
        _ => value!("one"),
    }
}

fn agree(a: &Option<String>, b: &Option<String>) -> Value<'static> {
    match (a, b) {
        (Some(a), Some(b)) => {
            if !a.is_empty() && (a.contains(b) || b.contains(a)) {
                value!("same")
            } else {
                value!("other")
            }
        }
        (None, None) => value!("none"),
        _ => value!("one"),
    }
}

/// Whether a date lies in another.
pub fn within(inner: &Edtf, outer: &Edtf) -> bool {
    match (inner.first_day(), inner.last_day(), outer.first_day(), outer.last_day()) {
        (Some(first), Some(last), Some(from), Some(to)) => from <= first && last <= to,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_edition;

    #[test]
    fn another_form_of_a_work_says_so_in_its_title() {
        for (title, edition) in
            [("Low Water: Deluxe Edition", true), ("Slack Tide (Live)", true), ("Slack Tide II", true), ("Deliverance", false)]
        {
            assert_eq!(is_edition(title), edition, "{title}");
        }
    }
}
