//! Dates as English prints them, read on Wednesday 2022-04-27: rows grouped by the date they mean, and phrases that hold none.

use tempoline::text::Document;
use tempoline::timex::{find_timexes, join_ranges};

fn dates(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let timexes = find_timexes(&doc, tempoline::day("2022-04-27"));
    join_ranges(&doc, &timexes).iter().filter_map(|timex| timex.edtf).map(|edtf| edtf.to_string()).collect()
}

#[test]
fn phrases_mean_their_date() {
    let rows: &[(&str, &[&str])] = &[
        (
            "2022-04-22",
            &[
                "The single came out on Friday.",
                "The single, released last Friday, is short.",
                "Glass Ferry dropped it Friday (April 22).",
                "“It is done,” she said Friday.",
                "Posted on 22/04/2022.",
                "Posted on 22.04.22.",
                "It was issued on 22 April.",
                "It was issued on the 22nd of April, 2022.",
                "Released April 22nd",
                "Released 2022-04-22",
            ],
        ),
        (
            "2022-04-29",
            &[
                "The single will be out on Friday.",
                "The single is due this Friday.",
                "They are releasing it Friday.",
                "It arrives on Friday, April 29.",
                "The album drops Friday 29th April.",
                "Glass Ferry to release album on Friday",
                "It is set for release on April 29",
            ],
        ),
        ("2022-04-26", &["They played it yesterday.", "They won last night.", "It broke on Tuesday evening."]),
        ("2022-05", &["It will be out in May.", "It is expected in early May.", "They tour next month."]),
        ("2021-05", &["It came out in May.", "It came out last May.", "It was out in late May 2021."]),
        ("2022-04-25/2022-05-01", &["It rose to number one this week.", "It is at the top this week"]),
        ("2022-04-18/2022-04-24", &["It sold 400 copies last week."]),
        ("2022-22", &["They tour this summer.", "They will be on the road in the summer of 2022."]),
        ("2021-24", &["They toured last winter.", "in winter 2021 they split"]),
        ("2022-01~", &["They split three months ago."]),
        ("1990~", &["It was written around 1990.", "It was written circa 1990."]),
        ("199X", &["They ruled the 1990s.", "a star of the ’90s", "in the early '90s", "since the nineties"]),
        ("2007", &["Their album came out in 2007.", "2007's Low Water", "the 2007 film", "Low Water (2007)", "back in 2007"]),
        (
            "2022-09-23/2022-09-24",
            &["It takes place Sept. 23-24.", "It will run from 23 to 24 September", "on September 23rd and 24th, 2022"],
        ),
        ("2022-06/2022-08", &["The fair runs June–August.", "They will tour from June to August."]),
        ("2015/2018", &["She led it from 2015 to 2018.", "between 2015 and 2018", "2015-2018"]),
    ];
    let mut wrong = Vec::new();
    for (expected, phrases) in rows {
        for phrase in *phrases {
            let found = dates(phrase);
            if found != [*expected] {
                wrong.push(format!("{expected}: '{phrase}' gave {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn phrases_without_a_date_give_none() {
    let phrases = [
        "The song may chart and the band may march on.",
        "May Hollow and April Reed sang with June Vale.",
        "They sat in the sun and fell in the fall from grace.",
        "The 1975 headline with Sum 41 and Blink-182.",
        "Her album 1989 and her song 22 were played.",
        "Her “1989” sold more than ‘30’ and ‘25’.",
        "“Friday I’m Gone” and “September” close the record.",
        "It reached No. 2, then #1, in the top 40.",
        "It sold 2000 copies at $1999 for 12 songs.",
        "She is 34, aged 34, in her 30s.",
        "Read it in the Sunday Lark and the Sunday Times.",
        "It beat them 3-2 at 24/7 speed.",
        "He played a second encore, a third and a fourth.",
        "@may_2022 #April22 www.may5.com",
        "Song of the Year went to the Night Choir.",
        "It is 3:45 long, with 12-track and 7-inch versions.",
        "Ruby Tuesday and Manic Monday were covered.",
        "They opened for Nine Days Rain and Five Seconds More.",
        "Channel 4 and Studio 54 showed it.",
        "Now That Summer Hill Is Gone plays on.",
    ];
    let wrong: Vec<String> = phrases
        .iter()
        .map(|phrase| (phrase, dates(phrase)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(p, f)| format!("'{p}' gave {f:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a sentence of `data/newswire.txt` is found to hold, in the words of that file.
fn expressions(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let timexes = find_timexes(&doc, tempoline::day("2013-03-22"));
    timexes.iter().map(|timex| format!("{}={}", doc.slice(timex.span), timex.value)).collect()
}

#[test]
fn newswire_is_read_as_the_corpora_annotate_it() {
    let mut wrong = Vec::new();
    let mut lines = include_str!("data/newswire.txt").lines().filter(|line| !line.starts_with('#')).peekable();
    while let Some(text) = lines.next() {
        let mut expected = Vec::new();
        while let Some(value) = lines.next_if(|line| line.starts_with('\t')) {
            expected.push(value.trim().to_owned());
        }
        let found = expressions(text);
        if found != expected {
            wrong.push(format!("{text}\n  wanted {expected:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn any_text_is_read_without_a_panic() {
    for text in [
        "",
        ".",
        "May",
        "'",
        "’90",
        "1/1/1",
        "31/02/2022",
        "Feb 30, 2021",
        "9999",
        "May 99",
        "0000-00-00",
        "in 9999 and the 99th century",
        "24:61",
        "é May é 5 é",
        "the the the last last",
    ] {
        let doc = Document::new(text.repeat(3));
        for published in [None, tempoline::day("0001-01-01"), tempoline::day("9999-12-31"), tempoline::day("2020-02-29")] {
            let timexes = find_timexes(&doc, published);
            for timex in join_ranges(&doc, &timexes) {
                assert!(!doc.slice(timex.span).is_empty(), "{text}");
            }
        }
    }
}
