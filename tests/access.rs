//! axe-core over the page in every kind of state: nothing serious or critical may be found in any of them.

mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use serde_json::{Value, json};
use std::path::Path;

/// A state: its name, the theme, the window's width, and what brings it about.
const STATES: [(&str, &str, u32, &str); 14] = [
    ("the example, light", "light", 1440, ""),
    ("the example, dark", "dark", 1440, ""),
    ("the example on a phone", "light", 320, ""),
    ("an event open", "light", 1440, "press('#events .event-row', 4)"),
    (
        "an event's words as fields",
        "dark",
        1440,
        "press('#events .event-row', 2); await sleep(200); press('.event.open .edit'); await sleep(200); press('.event.open .save')",
    ),
    (
        "a choice of events to merge",
        "light",
        1440,
        "press('#events .event-row', 2); await sleep(200); press('.event.open .merge')",
    ),
    ("a rejected event", "light", 1440, "press('#events .event-row', 2); await sleep(200); press('.event.open .reject')"),
    ("what is left over", "light", 1440, "press('#left')"),
    ("the blank sheet", "light", 1440, "press('#open')"),
    ("the share sheet", "dark", 1440, "press('#share')"),
    ("the export menu", "light", 1440, "press('#export')"),
    ("how to read this", "dark", 1440, "press('#keys')"),
    ("filters that leave nothing", "light", 1440, "type('#find', 'no such words anywhere'); press('.more-filters summary')"),
    ("a link that was cut", "light", 1440, "location.hash = 'v1.x.cut'"),
];

/// What the states are made with.
const HANDS: &str = r"
    const sleep = (time) => new Promise((done) => setTimeout(done, time));
    const press = (selector, index = 0) => document.querySelectorAll(selector)[index].click();
    const type = (selector, words) => {
        const field = document.querySelector(selector);
        field.value = words;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
";

/// What axe finds, the small things left out.
async fn findings(tab: &Tab) -> Vec<String> {
    let script = r#"
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ["violations"] }).then((found) => done(found.violations
            .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
            .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} (${node.any.map((check) => check.message).join("; ").slice(0, 160)})`))))
            .catch((error) => done([String(error)]));
    "#;
    let found = tab.client.execute_async(script, Vec::new()).await.unwrap_or_else(|error| json!([error.to_string()]));
    found.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(String::from)).collect()
}

async fn check(tab: &Tab, address: &str, axe: &str, state: (&str, &str, u32, &str)) -> Vec<String> {
    let (name, theme, width, steps) = state;
    let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500});
    tab.ask_driver("goog/cdp/execute", &json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": size})).await;
    let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": theme}, {"name": "prefers-reduced-motion", "value": "reduce"}]});
    tab.ask_driver("goog/cdp/execute", &json!({"cmd": "Emulation.setEmulatedMedia", "params": scheme})).await;
    tab.open(address).await;
    tab.until("the example is listed", r##"return document.querySelectorAll("#events [data-event]").length > 5"##, &[]).await;
    let acted = format!("{HANDS} return (async () => {{ {steps}; await sleep(400); return true }})()");
    assert_eq!(tab.run(&acted, &[]).await, Value::Bool(true), "{name}");
    if width < 500 {
        let wide = tab.run("return document.documentElement.scrollWidth", &[]).await;
        assert!(wide.as_u64().is_some_and(|wide| wide <= u64::from(width)), "{name}: the page is {wide} px wide");
    }
    tab.run(axe, &[]).await;
    findings(tab).await.into_iter().map(|finding| format!("{name}: {finding}")).collect()
}

#[tokio::test]
async fn axe_finds_nothing_serious_in_any_state() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; npm ci installs it", path.display()));
    let site = Site::serve().await;
    let found = in_browser(Browser::Chromium, |tab| async move {
        let mut found = Vec::new();
        for state in STATES {
            found.extend(check(&tab, &site.address, &axe, state).await);
        }
        found
    })
    .await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}
