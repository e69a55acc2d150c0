//! Serves `dist/` as a static host would, and remembers what was asked of it.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

/// The page stands under this path, to show that it works under any.
const FOLDER: &str = "/a/deep/path/";

/// Pasted, this ends the worker: `trap.js` sees it pass.
pub const DEADLY: &str = "this text is the death of the worker";
/// Pasted before the number of a worker, this ends those before it.
pub const SPARES: &str = "this text is the death of workers before number";

/// The served page; it is served until the test's runtime ends.
#[derive(Clone)]
pub struct Site {
    /// Where the page is, with a slash at its end.
    pub address: String,
    folder: PathBuf,
    refused: Arc<Mutex<Vec<String>>>,
    workers: Arc<AtomicU32>,
}

impl Site {
    /// Serves `dist/` on a free port.
    ///
    /// # Panics
    /// When the page has not been built.
    pub async fn serve() -> Site {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(dist.join("index.html").is_file(), "there is no page in dist/; ./dev build makes it");
        Site::serve_folder(dist).await
    }

    /// Serves another folder likewise; its page is `index.html`.
    pub async fn serve_folder(folder: PathBuf) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap_or_else(|error| panic!("no free port: {error}"));
        let port = listener.local_addr().map(|address| address.port()).unwrap_or_default();
        let site = Site {
            address: format!("http://127.0.0.1:{port}{FOLDER}"),
            folder,
            refused: Arc::default(),
            workers: Arc::default(),
        };
        let router = Router::new().fallback(answer).with_state(site.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        site
    }

    /// How many workers were started.
    pub fn workers(&self) -> u32 {
        self.workers.load(Ordering::Relaxed)
    }

    /// The number of one that starts.
    fn next_worker(&self) -> u32 {
        self.workers.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The requests for what is not part of the page.
    pub fn refused(&self) -> Vec<String> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn answer(State(site): State<Site>, uri: Uri) -> Response {
    let read = |file: &str| if file.contains("..") { None } else { std::fs::read(site.folder.join(file)).ok() };
    let file = uri.path().strip_prefix(FOLDER).map(|file| if file.is_empty() { "index.html" } else { file });
    let content = match file {
        Some("watch.js") => Some(include_bytes!("watch.js").to_vec()),
        // The worker's start script carries the module's name, the page's does not.
        Some("boot.js") if uri.query().is_some() => {
            read("boot.js").map(|boot| [trap(site.next_worker()).into_bytes(), boot].concat())
        }
        Some("index.html") => read("index.html").map(watched),
        Some(file) => read(file),
        None => None,
    };
    match (file, content) {
        (Some(file), Some(content)) => ([(header::CONTENT_TYPE, media_type(file))], content).into_response(),
        _ => {
            site.refused.lock().unwrap_or_else(PoisonError::into_inner).push(uri.to_string());
            StatusCode::NOT_FOUND.into_response()
        }
    }
}

/// The page with the script that notes every error and every breach of its policy.
fn watched(page: Vec<u8>) -> Vec<u8> {
    String::from_utf8_lossy(&page).replacen("<title>", "<script src=\"./watch.js\"></script><title>", 1).into_bytes()
}

/// The script that ends the worker as a panic of the engine would: with a trap of WebAssembly that nobody catches.
fn trap(number: u32) -> String {
    include_str!("trap.js").replace("DEADLY", DEADLY).replace("SPARES", SPARES).replace("NUMBER", &number.to_string())
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
