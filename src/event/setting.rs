//! Where events took place, as far as their own sentences do not say: the hall of an award show or festival that another
//! sentence gives, the country of a chart, the continent of a `European tour`.

use super::scene::Scene;
use super::{Event, Kind};
use crate::lexicon::{CHARTS, PLACES, WordSet, fold};
use crate::mention::{EntityId, MentionKind};
use std::collections::HashMap;
use std::ops::Range;

/// Fills venues and places that the events lack.
pub fn fill(scene: &Scene, events: &mut [Event]) {
    let shows = shows(scene);
    let mut halls: HashMap<EntityId, (Option<String>, Option<String>)> = HashMap::new();
    let country = main_country(scene);
    for event in events {
        match event.kind {
            Kind::Concert | Kind::Award => {
                let show = shows.get(&fold(&event.title)).copied();
                if let Some(show) = show.filter(|_| event.venue.is_none()) {
                    let (venue, place) = halls.entry(show).or_insert_with(|| hall_of(scene, show)).clone();
                    // A place that the event's own sentence gives may be another one's than the hall.
                    let free = event.place.is_none() || event.place == place;
                    event.venue = venue.filter(|_| free);
                    event.place = event.place.take().or(place);
                }
                if event.place.is_none() && event.what == "tour" {
                    event.place = toured(&event.title);
                }
                if event.place.is_none() {
                    event.place = event.venue.as_deref().and_then(town_of).map(str::to_owned);
                }
            }
            Kind::Record if event.place.is_none() => event.place = measured_in(scene, event, country.as_deref()),
            _ => {}
        }
    }
}

/// The town that a hall is named after: `Leeds Arena`.
fn town_of(venue: &str) -> Option<&str> {
    let found = PLACES.longest(venue.split(' '))?;
    let length: usize = venue.split(' ').take(found.words).map(|word| word.len() + 1).sum();
    venue.get(..length.checked_sub(1)?).filter(|town| town.len() < venue.len() && !town.ends_with([',', '\'', '’']))
}

/// Festivals and award shows by their folded names.
fn shows(scene: &Scene) -> HashMap<String, EntityId> {
    let is_show = |kind| matches!(kind, MentionKind::Festival | MentionKind::Award);
    let named = scene.mentions.entities.iter().enumerate().filter(|(_, entity)| is_show(entity.kind));
    named.map(|(id, entity)| (fold(&entity.name), id)).collect()
}

/// Words beside which a hall is that of the show.
const HELD: &WordSet = &WordSet::new(&[
    "ceremony", "held", "place", "at", "hosted", "staged", "event", "festival", "gala", "live", "from", "returns", "runs",
]);

/// The hall and the town that the first sentence to give them has for a show: one that names it, or one after that.
fn hall_of(scene: &Scene, show: EntityId) -> (Option<String>, Option<String>) {
    let named = scene.named_in(show).iter().flat_map(|sentence| [*sentence, sentence + 1]);
    let mut town = None;
    for sentence in named.filter(|sentence| *sentence < scene.doc.sentences.len()) {
        let tokens = scene.sentence_tokens(sentence);
        let own = scene.names(sentence, show);
        let about =
            own || scene.any_word(tokens.clone(), const { &WordSet::new(&["ceremony", "event", "festival", "gala", "awards"]) });
        if !about || !scene.any_word(tokens.clone(), HELD) {
            continue;
        }
        if let Some(venue) = venue_in(scene, tokens.clone()) {
            return (Some(words(scene, venue)), place_beside(scene, venue).map(|place| words(scene, place)));
        }
        if town.is_none() && own {
            town = place_after_show(scene, tokens, show);
        }
    }
    (None, town)
}

/// The first hall behind 'at', 'in', 'from' or the like.
fn venue_in(scene: &Scene, tokens: Range<usize>) -> Option<usize> {
    scene.mentions_in(tokens).find(|mention| {
        let start = scene.mention_tokens(*mention).start;
        let lead = |back: usize| start.checked_sub(back).map_or("", |at| scene.word(at));
        let led = |word: &str| matches!(word, "at" | "in" | "from" | "inside" | "@" | "near" | "'s");
        scene.mention(*mention).kind == MentionKind::Venue && (led(lead(1)) || lead(1) == "the" && led(lead(2)))
    })
}

/// The town right after a hall, `at Dock Hall in Leeds`, or right before it, `Leeds' Dock Hall`.
fn place_beside(scene: &Scene, venue: usize) -> Option<usize> {
    let is_place = |mention: &usize| scene.mention(*mention).kind == MentionKind::Place;
    let place = scene.mention_tokens(venue);
    let after = (venue + 1 < scene.mentions.mentions.len()).then_some(venue + 1).filter(|next| {
        let start = scene.mention_tokens(*next).start;
        is_place(next)
            && start - place.end.min(start) <= 3
            && scene.any_word(place.end..start, const { &WordSet::new(&["in", ","]) })
    });
    let before = || venue.checked_sub(1).filter(|last| is_place(last) && place.start - scene.mention_tokens(*last).end <= 2);
    after.or_else(before)
}

/// The town that a festival is said to be in: `the Low Tide Festival in Hull`.
fn place_after_show(scene: &Scene, tokens: Range<usize>, show: EntityId) -> Option<String> {
    let mut mentions = scene.mentions_in(tokens);
    mentions.find(|mention| scene.mention(*mention).entity == show)?;
    let next = mentions.next().filter(|next| scene.mention(*next).kind == MentionKind::Place)?;
    let start = scene.mention_tokens(next).start;
    let led = start.checked_sub(1).is_some_and(|at| matches!(scene.word(at), "in" | "," | "at"));
    led.then(|| words(scene, next))
}

fn words(scene: &Scene, mention: usize) -> String {
    scene.doc.slice(scene.mention(mention).span).to_owned()
}

/// The country that a record was set in: one that its sentence is led to by 'in', its chart's or the certifying body's,
/// or for a place on a chart that of the article's charts.
fn measured_in(scene: &Scene, event: &Event, main: Option<&str>) -> Option<String> {
    let tokens = scene.doc.tokens_in(*event.evidence.first()?);
    let charted = matches!(event.what, "chart" | "certification");
    for mention in scene.mentions_in(tokens.clone()) {
        let name = words(scene, mention);
        match scene.mention(mention).kind {
            MentionKind::Place if PLACES.get(&name) == Some("country") => {
                let start = scene.mention_tokens(mention).start;
                let lead = |back: usize| start.checked_sub(back).map_or("", |at| scene.word(at));
                if lead(1) == "in" || lead(1) == "the" && lead(2) == "in" {
                    return Some(name);
                }
            }
            MentionKind::Chart if charted => {
                if let Some(country) = country_of(&name) {
                    return Some(country);
                }
            }
            _ => {}
        }
    }
    main.filter(|_| charted).map(str::to_owned)
}

/// The country of the charts that the article names, where they are of one.
fn main_country(scene: &Scene) -> Option<String> {
    let charts = scene.mentions.entities.iter().filter(|entity| entity.kind == MentionKind::Chart);
    let mut countries = charts.filter_map(|chart| country_of(&chart.name));
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}

/// The country of a chart, in the words of its name where it holds them: `UK` of `UK Singles Chart`.
fn country_of(chart: &str) -> Option<String> {
    let said = chart.split_whitespace().find(|word| matches!(*word, "UK" | "U.K." | "US" | "U.S."));
    said.or_else(|| CHARTS.get(chart).filter(|country| !country.is_empty())).map(str::to_owned)
}

/// Where a tour goes by an adjective or a country in its name: `European tour`, `UK and Ireland tour`.
fn toured(title: &str) -> Option<String> {
    const REGIONS: &[(&str, &str)] = &[
        ("north american", "North America"),
        ("south american", "South America"),
        ("latin american", "Latin America"),
        ("european", "Europe"),
        ("asian", "Asia"),
        ("african", "Africa"),
        ("australian", "Australia"),
        ("american", "United States"),
        ("u.s.", "U.S."),
        ("us", "US"),
        ("uk and ireland", "UK and Ireland"),
        ("uk and europe", "UK and Europe"),
        ("uk", "UK"),
        ("british", "UK"),
        ("irish", "Ireland"),
        ("japanese", "Japan"),
        ("india", "India"),
        ("indian", "India"),
        ("canadian", "Canada"),
        ("german", "Germany"),
        ("europe", "Europe"),
        ("asia", "Asia"),
        ("japan", "Japan"),
        ("mexican", "Mexico"),
        ("brazilian", "Brazil"),
        ("scottish", "Scotland"),
    ];
    let name = format!(" {} ", fold(title));
    REGIONS.iter().find(|(word, _)| name.contains(&format!(" {word} "))).map(|(_, region)| (*region).to_owned())
}

#[cfg(test)]
mod tests {
    use crate::{Article, analyze};

    fn settings(text: &str) -> Vec<(Option<String>, Option<String>)> {
        let analysis = analyze(&Article::read(text, crate::day("2022-04-27")));
        analysis.events.into_iter().map(|event| (event.venue, event.place)).collect()
    }

    #[test]
    fn a_prize_has_the_hall_of_its_show() {
        let text = "Glass Ferry won Album of the Year at the Brit Awards on Friday.\n\nThe Brit Awards were held at the O2 Arena in London.";
        let found = settings(text);
        let hall = (Some("O2 Arena".to_owned()), Some("London".to_owned()));
        assert!(found.contains(&hall), "{found:?}");
    }

    #[test]
    fn a_chart_has_a_country() {
        let found = settings("Glass Ferry's “Low Water” topped the Billboard Hot 100 on Monday.");
        assert_eq!(found, [(None, Some("United States".to_owned()))]);
    }

    #[test]
    fn a_hall_may_bear_its_town() {
        for (venue, town) in [
            ("Leeds Arena", Some("Leeds")),
            ("New York Hall", Some("New York")),
            ("Leeds", None),
            ("Dock Hall", None),
            ("", None),
        ] {
            assert_eq!(super::town_of(venue), town, "{venue}");
        }
    }

    #[test]
    fn a_tour_goes_where_its_name_says() {
        for (title, place) in
            [("European tour", Some("Europe")), ("2023 North American tour", Some("North America")), ("Low Tide Tour", None)]
        {
            assert_eq!(super::toured(title).as_deref(), place, "{title}");
        }
    }
}
