//! Drives the built page in Chromium, Firefox and WebKit, for the tests and examples that need a real browser.
//!
//! ```ignore
//! let site = Site::serve().await;
//! in_browser(Browser::Firefox, |tab| async move { tab.open(&site.address).await }).await;
//! ```
#![allow(dead_code, reason = "each program that drives a browser uses a part of this")]

pub mod browser;
pub mod site;

use browser::Browser;
use fantoccini::Client;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A page on display.
#[derive(Clone)]
pub struct Tab {
    pub client: Client,
    pub browser: Browser,
    /// The port that the driver listens on.
    driver: u16,
}

impl Tab {
    /// Goes to an address, by a load even where only the fragment differs.
    pub async fn load(&self, address: &str) {
        for address in ["about:blank", address] {
            self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
        }
    }

    /// Goes there, and waits until the page's module has taken the place of what is seen before it.
    pub async fn open(&self, address: &str) {
        self.load(address).await;
        let come = "return document.querySelector('#first') === null || document.documentElement.dataset.first === 'past'";
        self.until("the page has come", come, &[]).await;
    }

    /// Runs a script in the page and gives what it returns; a promise is awaited.
    ///
    /// # Panics
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Value {
        match self.client.execute(script, arguments.to_vec()).await {
            Ok(value) => value,
            Err(error) => panic!("{:?}: {script}: {error}", self.browser),
        }
    }

    /// Waits until the script returns something true and gives it.
    ///
    /// # Panics
    /// After twenty seconds, saying what was awaited.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            let value = self.run(script, arguments).await;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            if Instant::now() > patience {
                let page = self.run("return document.body.innerText", &[]).await;
                panic!("{:?}: waited in vain until {what}; the page shows:\n{}", self.browser, page.as_str().unwrap_or_default());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// A paste with the focus on nothing, as a reader does who has just opened the page.
    pub async fn paste(&self, text: &str) {
        let script = r#"
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", arguments[0]);
            // Firefox has names of its own for what is on the clipboard.
            const content = { clipboardData, dataType: "text/plain", data: arguments[0] };
            document.body.dispatchEvent(new ClipboardEvent("paste", { ...content, bubbles: true, cancelable: true }));
        "#;
        self.run(script, &[json!(text)]).await;
    }

    /// Waits until the article with this headline is on the page and read, with at least one event.
    pub async fn until_read(&self, headline: &str) {
        let script = r##"
            const done = document.querySelector("#status")?.getAttribute("aria-busy") === "false";
            return done && document.querySelector("h1")?.innerText === arguments[0] && document.querySelector("#events [data-event]") !== null"##;
        self.until(&format!("'{headline}' is read"), script, &[json!(headline)]).await;
    }

    /// Waits until the page listens: before the example is drawn, it does not.
    pub async fn until_drawn(&self) {
        self.until("the page is drawn", r##"return document.querySelector("#events [data-event]") !== null"##, &[]).await;
    }

    /// Drops files on the page, each a name and a text.
    pub async fn drop_files(&self, files: &[(String, String)]) {
        let script = r#"
            const dataTransfer = new DataTransfer();
            for (const [name, text] of arguments[0]) dataTransfer.items.add(new File([text], name));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        "#;
        self.run(script, &[json!(files)]).await;
    }

    /// Presses what the selector finds first, as soon as it is there.
    pub async fn click(&self, selector: &str) {
        let script = "const found = document.querySelector(arguments[0]); found && found.click(); return Boolean(found)";
        self.until(&format!("{selector} is there"), script, &[json!(selector)]).await;
    }

    /// Asks a worker of the page for the analysis of each text, as the page itself does, `rounds` times over. Gives
    /// the documents of the last round, and the milliseconds that each answer took, in the order of asking.
    pub async fn ask_worker(&self, texts: &[(String, Option<&str>)], rounds: usize) -> (Vec<String>, Vec<f64>) {
        let jobs: Vec<Value> = texts.iter().map(|(text, published)| json!(["analyze", text, published])).collect();
        self.ask_jobs(&jobs, rounds).await
    }

    /// The same for jobs of any kind, as they cross.
    pub async fn ask_jobs(&self, jobs: &[Value], rounds: usize) -> (Vec<String>, Vec<f64>) {
        let script = include_str!("ask_worker.js");
        let answer = self.client.execute_async(script, vec![json!(jobs), json!(rounds)]).await;
        let answer = answer.unwrap_or_else(|error| panic!("{:?}: {error}", self.browser));
        assert_eq!(answer["error"], Value::Null, "{:?}", self.browser);
        if answer["stops"] != 0 {
            println!("{:?}: a worker stopped and was replaced, {} times", self.browser, answer["stops"]);
        }
        let documents = answer["documents"].as_array().into_iter().flatten().filter_map(|value| value.as_str().map(String::from));
        let times = answer["times"].as_array().into_iter().flatten().filter_map(Value::as_f64);
        (documents.collect(), times.collect())
    }

    /// What a reader's console would show as a fault since the page was loaded, and every request to anywhere else.
    pub async fn noise(&self) -> Vec<String> {
        let script = r#"
            const elsewhere = performance.getEntriesByType("resource").map((entry) => entry.name);
            return window.noise.concat(elsewhere.filter((name) => !name.startsWith(location.origin + "/")));
        "#;
        let noted = self.run(script, &[]).await;
        let noted = noted.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(String::from));
        noted.chain(self.console().await).collect()
    }

    /// Sends the driver a command that is not part of the protocol that all drivers share, and gives its value.
    ///
    /// # Panics
    /// When the driver does not answer.
    pub async fn ask_driver(&self, command: &str, body: &Value) -> Value {
        let session = self.client.session_id().await.ok().flatten().unwrap_or_default();
        let body = body.to_string();
        let head = format!("POST /session/{session}/{command} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", self.driver);
        let request = format!("{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        let answer = exchange(self.driver, &request).await.unwrap_or_else(|error| panic!("the driver does not answer: {error}"));
        let mut answer: Value = serde_json::from_slice(&answer).unwrap_or_else(|error| panic!("not an answer: {error}"));
        answer["value"].take()
    }

    /// What Chromium wrote to its console since the last call; the other drivers don't tell.
    pub async fn console(&self) -> Vec<String> {
        if !matches!(self.browser, Browser::Chromium | Browser::Forgetful) {
            return Vec::new();
        }
        let log = self.ask_driver("se/log", &json!({"type": "browser"})).await;
        log.as_array().into_iter().flatten().map(|entry| entry["message"].to_string()).collect()
    }
}

/// Sends a request of HTTP and gives the answer's body.
async fn exchange(port: u16, request: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?);
    stream.write_all(request.as_bytes()).await?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        if line.trim().is_empty() {
            break;
        }
    }
    // The driver keeps the connection open, so only the length tells where the body ends.
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(body)
}
