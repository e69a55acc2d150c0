//! Starts a browser under its driver and ends both.

use super::Tab;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::future::Future;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::process::{Child, Command};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    /// Chromium that is told to keep nothing of any page: neither storage nor a database.
    Forgetful,
    Firefox,
    WebKit,
}

/// All three.
pub const BROWSERS: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

/// Starts the browser afresh, without anything from an earlier session, and ends it however `act` ends.
///
/// # Panics
/// When the browser or its driver is not installed or does not start, and when `act` does.
pub async fn in_browser<F, Done>(browser: Browser, act: impl FnOnce(Tab) -> F) -> Done
where
    F: Future<Output = Done> + Send + 'static,
    Done: Send + 'static,
{
    let profile = fresh_folder();
    let port = free_port();
    let mut driver = start_driver(browser, port);
    let client = connect(browser, port, &profile).await;
    let done = tokio::spawn(act(Tab { client: client.clone(), browser, driver: port })).await;
    // Closing the session is what ends the browser; the driver alone would leave it running. On a busy machine a driver
    // may wait for its browser for ever.
    let _ = tokio::time::timeout(Duration::from_secs(20), client.close()).await;
    let _ = driver.kill().await;
    let _ = std::fs::remove_dir_all(profile);
    done.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()))
}

fn start_driver(browser: Browser, port: u16) -> Child {
    let mut command = match browser {
        Browser::Chromium | Browser::Forgetful => Command::new("chromedriver"),
        Browser::Firefox => Command::new("geckodriver"),
        Browser::WebKit => Command::new("WebKitWebDriver"),
    };
    command.arg(format!("--port={port}"));
    if browser == Browser::Firefox {
        // The second protocol's port is fixed unless asked for, and two sessions would quarrel over it.
        command.args(["--websocket-port=0", "--log=fatal", "--binary"]).arg(installed(&["firefox-esr", "firefox"]));
    }
    command.kill_on_drop(true).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap_or_else(|error| panic!("the driver of {browser:?} does not start; ./dev test installs it: {error}"))
}

async fn connect(browser: Browser, port: u16, profile: &Path) -> Client {
    let Value::Object(capabilities) = capabilities(browser, profile) else { unreachable!("capabilities are an object") };
    let mut failure = String::new();
    // The driver takes a moment before it answers.
    for _ in 0..200 {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(&format!("http://127.0.0.1:{port}")).await {
            Ok(client) => return client,
            Err(error) => failure = error.to_string(),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{browser:?} does not start: {failure}");
}

fn capabilities(browser: Browser, profile: &Path) -> Value {
    match browser {
        // A sandbox cannot be made as root, and shared memory is small in containers; the rest keeps Chromium from
        // talking to its maker.
        Browser::Chromium | Browser::Forgetful => json!({
            "browserName": "chrome",
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {
                "binary": installed(&["chromium", "chromium-browser", "google-chrome"]),
                "prefs": {"profile.default_content_setting_values.cookies": if browser == Browser::Forgetful { 2 } else { 1 }},
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                    "--window-size=1440,1000", format!("--user-data-dir={}", profile.display()),
                ],
            },
        }),
        Browser::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {"args": ["-headless", "--width=1440", "--height=1000"]},
        }),
        Browser::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {"binary": mini_browser(), "args": ["--automation"]},
        }),
    }
}

/// The first of the commands that is on the path.
fn installed(names: &[&str]) -> PathBuf {
    let folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
    let found = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("none of {names:?} is installed; ./dev test installs it"))
}

/// WebKit's test browser stands beside its library, off the path.
fn mini_browser() -> PathBuf {
    let entries =
        |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect::<Vec<_>>();
    let folders = entries(Path::new("/usr/lib")).into_iter().flat_map(|folder| entries(&folder));
    let mut found: Vec<PathBuf> = folders.map(|folder| folder.join("MiniBrowser")).filter(|path| path.is_file()).collect();
    found.sort();
    found.pop().unwrap_or_else(|| panic!("WebKit's MiniBrowser is not installed; ./dev test installs it"))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).unwrap_or_else(|error| panic!("no free port: {error}"))
}

fn fresh_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("tempoline-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    std::env::temp_dir().join(name)
}
