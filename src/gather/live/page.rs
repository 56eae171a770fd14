//! A list, page by page: while one page is decoded, the next is on its way.

use std::sync::Arc;

use tokio::task::{JoinHandle, spawn_blocking};

use super::request::{Client, Failure};
use crate::gather::collected::Collected;
use crate::gather::json::{self, Part};
use crate::gather::kinds::type_name;
use crate::gather::place::Place;
use crate::snapshot::Kind;

/// Read a whole list in pages of `limit` objects.
pub(super) async fn list(client: &Client, kind: Kind, path: &str, limit: u32) -> Result<Collected, Failure> {
    match pages(client, kind, path, limit).await {
        Err(Failure::Expired) => pages(client, kind, path, 0).await,
        read => read,
    }
}

async fn pages(client: &Client, kind: Kind, path: &str, limit: u32) -> Result<Collected, Failure> {
    let (mut collected, mut decoding, mut next) = (Collected::default(), None::<JoinHandle<Collected>>, String::new());
    loop {
        let body = client.get(&page_path(path, limit, &next)).await?;
        if !json::head(&body).kind.ends_with("List") {
            return Err(Failure::Refused("the answer is not a list of Kubernetes objects".to_string()));
        }
        next = json::metadata_word(&body, b"continue");
        if let Some(page) = decoding.replace(decode(kind, path, body)) {
            collected.merge(joined(page).await);
        }
        if next.is_empty() {
            break;
        }
    }
    if let Some(page) = decoding {
        collected.merge(joined(page).await);
    }
    Ok(collected)
}

fn page_path(path: &str, limit: u32, next: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    match (limit, next) {
        (0, "") => path.to_string(),
        (limit, "") => format!("{path}{mark}limit={limit}"),
        (limit, next) => format!("{path}{mark}limit={limit}&continue={}", escape(next)),
    }
}

/// What a query may not hold in clear.
pub(super) fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn decode(kind: Kind, path: &str, body: Vec<u8>) -> JoinHandle<Collected> {
    let source: Arc<str> = format!("GET {path}").into();
    spawn_blocking(move || {
        let mut collected = objects(kind, &source, &body);
        // Of 20,000 pods a few use claims, and the others decide nothing about any.
        collected.keep_pods_with_claims();
        collected
    })
}

async fn joined(page: JoinHandle<Collected>) -> Collected {
    page.await.unwrap_or_else(|_| {
        let mut collected = Collected::default();
        collected.notes.lose(None, "a page could not be decoded");
        collected
    })
}

/// The objects of one answer, a list or a single object.
pub(super) fn objects(kind: Kind, source: &str, body: &[u8]) -> Collected {
    let (mut collected, name) = (Collected::default(), type_name(kind));
    for part in json::split(body) {
        let place = |offset, number| Place { source, text: body, offset, number, verbatim: true };
        match part {
            Part::Object { range, number, .. } => {
                let offset = range.start;
                collected.object(body.get(range).unwrap_or_default(), &name, place(offset, number));
            }
            Part::Hidden { at, why, .. } => collected.hidden(Some(&name), place(at, None), why),
            Part::EmptyList(_) | Part::Foreign(_) => {}
        }
    }
    collected
}
