//! HTTP on loopback.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, mpsc};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::answer::answer;
use super::{Log, Manners, Objects};

/// Start serving on a thread of its own; gives the port, and what ends it when dropped.
pub(crate) fn start(objects: Objects, manners: Manners, log: Arc<Mutex<Log>>) -> (u16, oneshot::Sender<()>) {
    let (ready, port) = mpsc::channel();
    let (stop, stopped) = oneshot::channel::<()>();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
            ready.send(listener.local_addr().unwrap().port()).unwrap();
            let shared = Arc::new((objects, manners, log));
            drop(futures::future::select(Box::pin(accept(listener, shared)), stopped).await);
        });
        runtime.shutdown_background();
    });
    (port.recv().unwrap(), stop)
}

type Shared = Arc<(Objects, Manners, Arc<Mutex<Log>>)>;

async fn accept(listener: TcpListener, shared: Shared) {
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(move |request| respond(Arc::clone(&shared), request));
            drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
        });
    }
}

async fn respond(shared: Shared, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (objects, manners, log) = &*shared;
    let (path, query) = (request.uri().path().to_string(), request.uri().query().unwrap_or_default().to_string());
    let (status, content, body) = {
        let mut log = log.lock().unwrap();
        let agent = request.headers().get("user-agent").map(|agent| agent.to_str().unwrap().to_string());
        log.agent = agent.unwrap_or_default();
        log.requests.push(if query.is_empty() { path.clone() } else { format!("{path}?{query}") });
        log.under_way += 1;
        log.most = log.most.max(log.under_way);
        assert_eq!(request.method(), "GET", "pv-why only reads");
        answer(objects, manners, &log, &path, &query)
    };
    tokio::time::sleep(manners.delay).await;
    log.lock().unwrap().under_way -= 1;
    Ok(Response::builder().status(status).header("content-type", content).body(Full::new(Bytes::from(body))).unwrap())
}
