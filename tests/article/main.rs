//! What the reading of an article finds: its head, its regions, its language.

mod head;
mod region;

use tempoline::{Article, day};

/// A paragraph that is plainly story.
const STORY: &str = "Glass Ferry sang for two hours in Leith and nobody left.";

#[test]
fn line_ends_and_byte_order_marks_go_and_all_else_stays() {
    let article = Article::read("\u{feff}A\u{a0}b\r\nc\rd\u{2028}e ", None);
    assert_eq!(article.text, "A\u{a0}b\nc\nd\ne ");
}

#[test]
fn languages_are_told_by_script_and_small_words() {
    for (language, text) in [
        (
            Some("en"),
            "The duo released the single on Friday and it went to the top of the chart within a week, their label said in a statement.",
        ),
        (
            Some("es"),
            "La cantante publicó el viernes su nuevo sencillo y anunció una gira por los teatros de la ciudad, que comenzará en mayo con dos noches.",
        ),
        (
            Some("fr"),
            "La chanteuse a publié vendredi son nouvel album et annonce une tournée dans les salles du pays, avec deux soirées au théâtre en mai pour ses fans.",
        ),
        (
            Some("de"),
            "Die Sängerin hat am Freitag ihr neues Album veröffentlicht und geht im Mai auf Tournee, wie das Label in einer Mitteilung für die Presse erklärte.",
        ),
        (
            Some("pt"),
            "A cantora lançou na sexta o seu novo disco e anunciou uma turnê que começa em maio, com dois shows no teatro da cidade para os fãs.",
        ),
        (
            Some("it"),
            "La cantante ha pubblicato venerdì il suo nuovo disco e annuncia un tour che parte a maggio con due serate nel teatro della città per gli amici.",
        ),
        (
            Some("id"),
            "Penyanyi itu merilis lagu baru pada hari Jumat dan akan memulai tur dengan dua konser di kota ini untuk para penggemar yang setia.",
        ),
        (
            Some("tl"),
            "Inilabas ng mang-aawit ang bagong awit noong Biyernes at magsisimula ang tour sa Mayo para sa mga tagahanga ng banda sa lungsod, ayon sa kanyang label.",
        ),
        (Some("ko"), "두 사람은 금요일에 새 싱글을 발표했고 일주일 만에 차트 정상에 올랐다고 소속사가 밝혔다."),
        (Some("ja"), "二人は金曜日に新しいシングルを発表し、一週間でチャートの首位に立ったと所属レーベルが明らかにした。"),
        (Some("hi"), "दोनों ने शुक्रवार को नया गीत जारी किया और एक सप्ताह में वह सूची में पहले स्थान पर पहुंच गया।"),
        (Some("ru"), "Дуэт выпустил новый сингл в пятницу, и через неделю песня возглавила хит-парад, сообщил лейбл группы."),
        (None, "Low Water"),
        (None, "Glass Ferry, Quiet Harriers, Mara Quist"),
        (
            Some("en"),
            "The song “파도의 편지” was released on Friday and is the first by the duo to be sung in Korean, said the label.",
        ),
    ] {
        assert_eq!(Article::read(text, None).language.as_deref(), language, "{text}");
    }
}

#[test]
fn a_text_in_another_language_is_told_so_and_not_half_read() {
    let text = "La cantante Mara Quist lanzó el viernes su nuevo single «Low Water», que llegó al número 1 de la lista, y anunció una gira \
                por los teatros de la ciudad. «Low Water» was released on Friday, dijo la discográfica en un comunicado para la prensa.";
    let analysis = tempoline::analyze(&Article::read(text, day("2026-06-05")));
    assert!(analysis.notes.contains(&tempoline::Note::NotEnglish));
    assert!(analysis.events.is_empty(), "{:?}", analysis.events);
    let english =
        "Singer Mara Quist released the single \"Low Water\" on Friday, and it went to number one on the chart, her label said.";
    let analysis = tempoline::analyze(&Article::read(english, day("2026-06-05")));
    assert!(!analysis.events.is_empty() && analysis.notes.is_empty(), "{:?}", analysis.notes);
}
