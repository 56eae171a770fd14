//! One request: sent, retried a little, counted; what went wrong is a value.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{Request, Response, StatusCode};
use kube::client::Body;
use serde::Deserialize;

use super::config::{Connected, words};

/// Retries of a server that says it is overloaded.
const RETRIES: u32 = 2;

/// The longest wait before a retry.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// Sends requests and counts them.
pub(super) struct Client {
    pub(super) connected: Connected,
    pub(super) timeout: Duration,
    pub(super) requests: AtomicU64,
    pub(super) bytes: AtomicU64,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// 401: nobody knows who asks.
    Unauthorized(String),
    /// 404 for an object.
    NotFound,
    /// 404 for a whole kind: the server does not have it.
    NotServed,
    /// 410: the list has to be started again.
    Expired,
    /// Any other answer, 403 above all, in the server's words.
    Refused(String),
    /// No answer.
    Unreachable(String),
}

impl Failure {
    /// In words, as a reason.
    pub(super) fn reason(&self) -> String {
        match self {
            Failure::Unauthorized(words) | Failure::Refused(words) | Failure::Unreachable(words) => words.clone(),
            Failure::NotFound => "it does not exist".to_string(),
            Failure::NotServed => "this server does not serve them".to_string(),
            Failure::Expired => "the list expired while it was read".to_string(),
        }
    }
}

/// What the server says of an error.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Status {
    kind: String,
    message: String,
}

impl Client {
    /// The body of the answer to a GET.
    pub(super) async fn get(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let mut attempt = 0;
        loop {
            let (status, wait, body) = self.send(path).await?;
            let overloaded =
                matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT);
            if !overloaded || attempt == RETRIES {
                return if status.is_success() { Ok(body) } else { Err(failure(status, &body)) };
            }
            attempt += 1;
            tokio::time::sleep(wait.unwrap_or(Duration::from_millis(200) * 2_u32.pow(attempt)).min(LONGEST_WAIT)).await;
        }
    }

    async fn send(&self, path: &str) -> Result<(StatusCode, Option<Duration>, Vec<u8>), Failure> {
        let request = Request::get(path).header(http::header::ACCEPT, "application/json").body(Body::empty());
        let request = request.map_err(|error| Failure::Refused(error.to_string()))?;
        self.requests.fetch_add(1, Ordering::Relaxed);
        let answer = tokio::time::timeout(self.timeout, async {
            let response = self.connected.client.send(request).await?;
            let (status, wait) = (response.status(), retry_after(&response));
            Ok::<_, kube::Error>((status, wait, response.into_body().collect_bytes().await?))
        });
        match answer.await {
            Ok(Ok((status, wait, body))) => {
                self.bytes.fetch_add(body.len() as u64, Ordering::Relaxed);
                Ok((status, wait, body.into()))
            }
            Ok(Err(error @ kube::Error::Auth(_))) => Err(Failure::Unauthorized(words(&error))),
            Ok(Err(error)) => Err(Failure::Unreachable(words(&error))),
            Err(_) => Err(Failure::Unreachable(format!("no answer within {}", seconds(self.timeout)))),
        }
    }
}

fn retry_after(response: &Response<Body>) -> Option<Duration> {
    let seconds = response.headers().get(http::header::RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}

fn seconds(time: Duration) -> String {
    if time.subsec_millis() == 0 { format!("{} s", time.as_secs()) } else { format!("{} ms", time.as_millis()) }
}

fn failure(status: StatusCode, body: &[u8]) -> Failure {
    let said: Status = serde_json::from_slice(body).unwrap_or_default();
    let words = if said.message.is_empty() { format!("the server answered {status}") } else { said.message };
    match status {
        StatusCode::UNAUTHORIZED => Failure::Unauthorized(words),
        // A missing object is told of in a Status; a path that the server does not have, in plain text.
        StatusCode::NOT_FOUND if said.kind == "Status" => Failure::NotFound,
        StatusCode::NOT_FOUND => Failure::NotServed,
        StatusCode::GONE => Failure::Expired,
        _ => Failure::Refused(words),
    }
}
