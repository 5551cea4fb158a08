//! Serves the built interface and the core's commands on a loopback port, so that the real
//! interface runs against the real core in a browser. What only a desktop can do, its dialogs
//! and opening addresses, is answered by the test: `POST /choose` names the next file.

#![allow(missing_docs, reason = "a program, not a library")]

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use api::{Core, WireError};
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Parser;
use futures_util::StreamExt as _;
use serde_json::{Value, json};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;

/// The same policy as the desktop window has.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

#[derive(Parser)]
struct Args {
    /// The library file
    #[arg(long)]
    library: PathBuf,
    /// The built interface
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    /// The port; any free one when 0
    #[arg(long, default_value_t = 0)]
    port: u16,
}

struct Bridge {
    core: Arc<Core>,
    ui: PathBuf,
    token: String,
    events: broadcast::Sender<(&'static str, Value)>,
    /// Files that the next dialogs will be answered with.
    chosen: Mutex<Vec<String>>,
    /// Addresses that were opened outside.
    opened: Mutex<Vec<String>>,
}

type Shared = State<Arc<Bridge>>;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let core = Core::open(&args.library).map_err(|error| error.to_string())?;
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random).map_err(|error| error.to_string())?;
    let bridge = Arc::new(Bridge {
        core: Arc::new(core),
        ui: args.ui,
        token: random.iter().map(|byte| format!("{byte:02x}")).collect(),
        events: broadcast::channel(256).0,
        chosen: Mutex::default(),
        opened: Mutex::default(),
    });
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await?;
    println!("http://{}/?token={}", listener.local_addr()?, bridge.token);
    let app = Router::new()
        .route("/call/{name}", post(call))
        .route("/events", get(events))
        .route("/choose", post(choose))
        .route("/opened", get(opened))
        .fallback(get(page))
        .layer(DefaultBodyLimit::max(256 << 20))
        .with_state(bridge);
    axum::serve(listener, app).await?;
    Ok(())
}

impl Bridge {
    /// Only the page that holds the token may ask.
    fn admits(&self, headers: &HeaderMap) -> bool {
        headers.get("x-galley-token").is_some_and(|token| token.as_bytes() == self.token.as_bytes())
    }

    fn shell(&self, name: &str, args: &Value) -> Option<Result<Value, WireError>> {
        let next = || -> Vec<String> {
            std::mem::take(&mut self.chosen.lock().unwrap_or_else(PoisonError::into_inner))
        };
        match name {
            "choose_files" => Some(Ok(json!({ "paths": next() }))),
            "choose_save" | "choose_folder" => {
                Some(Ok(json!({ "path": next().into_iter().next() })))
            }
            "files_to_open" => Some(Ok(json!({ "paths": [] }))),
            "open_link" => {
                let url = args.get("url").and_then(Value::as_str).unwrap_or_default();
                Some(api::openable(url).map(|address| {
                    let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
                    opened.push(address);
                    json!({})
                }))
            }
            _ => None,
        }
    }
}

async fn call(
    State(bridge): Shared,
    Path(name): Path<String>,
    headers: HeaderMap,
    Json(args): Json<Value>,
) -> Response {
    if !bridge.admits(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let result = match bridge.shell(&name, &args) {
        Some(result) => result.and_then(|value| api::answer(&value)),
        None => {
            let events = bridge.events.clone();
            let report = move |progress| {
                // Nobody listens before the page has opened its event stream.
                let _ = events.send(("progress", json!(progress)));
            };
            Arc::clone(&bridge.core).dispatch(name, args, report).await
        }
    };
    match result {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    }
}

async fn events(
    State(bridge): Shared,
    Query(query): Query<std::collections::HashMap<String, String>>,
) -> Response {
    if query.get("token") != Some(&bridge.token) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let stream = BroadcastStream::new(bridge.events.subscribe()).filter_map(|event| async {
        let (name, payload) = event.ok()?;
        Some(Ok::<_, Infallible>(Event::default().event(name).data(payload.to_string())))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

async fn choose(
    State(bridge): Shared,
    headers: HeaderMap,
    Json(paths): Json<Vec<String>>,
) -> StatusCode {
    if !bridge.admits(&headers) {
        return StatusCode::FORBIDDEN;
    }
    *bridge.chosen.lock().unwrap_or_else(PoisonError::into_inner) = paths;
    StatusCode::NO_CONTENT
}

async fn opened(State(bridge): Shared, headers: HeaderMap) -> Response {
    if !bridge.admits(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let opened = bridge.opened.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Json(opened).into_response()
}

/// A file of the built interface.
async fn page(State(bridge): Shared, uri: axum::http::Uri) -> Response {
    let name = uri.path().trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    if name.split('/').any(|part| part == "..") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(bytes) = tokio::fs::read(bridge.ui.join(name)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let media_type = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
