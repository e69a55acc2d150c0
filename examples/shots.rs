//! Takes the pictures in docs/ of the built page with its sample article: `./dev shots`.

#[path = "../tests/drive/mod.rs"]
mod drive;

use drive::Tab;
use drive::browser::{Browser, in_browser};
use drive::site::Site;
use fantoccini::error::CmdError;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// A picture: its name, width and height in pixels, the theme.
const SHOTS: [(&str, u32, u32, &str); 3] =
    [("wide-light", 1440, 1000, "light"), ("wide-dark", 1440, 1000, "dark"), ("phone", 390, 844, "light")];

#[tokio::main]
async fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let site = Site::serve().await;
    for (name, width, height, theme) in SHOTS {
        let address = site.address.clone();
        let picture =
            in_browser(Browser::Chromium, move |tab| async move { shoot(&tab, &address, width, height, theme).await }).await;
        let file = folder.join(format!("{name}.png"));
        let written = picture
            .map_err(|error| error.to_string())
            .and_then(|picture| std::fs::write(&file, picture).map_err(|error| error.to_string()));
        written.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        println!("{}", file.display());
    }
}

/// The page as a reader finds it; on a wide screen one of its events is open.
async fn shoot(tab: &Tab, address: &str, width: u32, height: u32, theme: &str) -> Result<Vec<u8>, CmdError> {
    // A window is never as narrow as a phone, so the page is told another width.
    let phone = width < 500;
    let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone});
    tab.ask_driver("goog/cdp/execute", &json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": size})).await;
    let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": theme}]});
    tab.ask_driver("goog/cdp/execute", &json!({"cmd": "Emulation.setEmulatedMedia", "params": scheme})).await;
    tab.open(address).await;
    let shown = r##"return document.querySelectorAll("#events [data-event]").length > 0"##;
    tab.until("the sample is on the timeline", shown, &[]).await;
    if !phone {
        let open = r##"
            const rows = document.querySelectorAll("#events [data-event]");
            rows[Math.floor(rows.length * 0.35)].click();
            document.querySelector("#events .event.open").scrollIntoView({ block: "center" });
            document.activeElement.blur()"##;
        tab.run(open, &[]).await;
    }
    // What glides comes to rest.
    tokio::time::sleep(Duration::from_millis(1000)).await;
    tab.client.screenshot().await
}
