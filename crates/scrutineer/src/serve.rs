//! Shows a folder of static files on the loopback address: the same bytes that lie on disk.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, SocketAddr},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use crate::output::Printer;

/// What pages may load: their own style and pictures, nothing from elsewhere, no script.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Serves `folder` on 127.0.0.1 until the process is interrupted.
pub(crate) fn serve(folder: &Path, port: u16, printer: &Printer) -> anyhow::Result<()> {
    let folder = Arc::new(folder.to_owned());
    ledger::runtime()?.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = tokio::net::TcpListener::bind(address).await;
        let listener = match listener {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await
            }
            listener => listener,
        };
        let listener = listener.with_context(|| format!("cannot listen on {address}"))?;
        let address = listener.local_addr()?;
        printer.note(&format!(
            "showing the site at http://{address}/ (Ctrl-C ends)"
        ));
        let app = Router::new().fallback(answer).with_state(folder);
        axum::serve(listener, app)
            .with_graceful_shutdown(interrupted())
            .await?;
        Ok(())
    })
}

async fn interrupted() {
    // Without a handler for the signal, the system ends the process instead.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn answer(State(folder): State<Arc<PathBuf>>, method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET, HEAD")],
        )
            .into_response();
    }
    let Some(path) = file_of(&folder, uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match tokio::fs::read(&path).await {
        Ok(bytes) => (headers(&path), bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn headers(path: &Path) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_TYPE, content_type(path));
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::CACHE_CONTROL, "no-cache");
    headers
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt" | "md" | "toml") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The file that a path of an address names, if it lies inside the folder. A folder stands for
/// its `index.html`.
fn file_of(folder: &Path, address: &str) -> Option<PathBuf> {
    let decoded = decode(address)?;
    let relative = Path::new(decoded.trim_start_matches('/'));
    let inside = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return None;
    }
    let mut path = folder.join(relative);
    if address.ends_with('/') {
        path.push("index.html");
    }
    let real = path.canonicalize().ok()?;
    real.starts_with(folder.canonicalize().ok()?)
        .then_some(real)
}

/// Undoes percent-encoding; `None` if it is broken or hides a zero byte.
fn decode(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes().iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [*rest.next()?, *rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                u8::from_str_radix(digits, 16)
                    .ok()
                    .filter(|byte| *byte != 0)?
            }
            byte => *byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_found() {
        let temp = tempfile::tempdir().unwrap();
        let site = temp.path().join("site");
        std::fs::create_dir_all(site.join("units")).unwrap();
        std::fs::write(temp.path().join("secret"), "x").unwrap();
        std::fs::write(site.join("index.html"), "x").unwrap();
        std::fs::write(site.join("units/ə.html"), "x").unwrap();
        std::os::unix::fs::symlink(temp.path().join("secret"), site.join("link")).unwrap();
        let found = |address| file_of(&site, address).is_some();
        for address in ["/", "/index.html", "/units/%C9%99.html"] {
            assert!(found(address), "{address}");
        }
        for address in [
            "/../secret",
            "/%2e%2e/secret",
            "/units/..%2f..%2fsecret",
            "/link",
            "//etc",
            "/%",
            "/%00",
            "/none",
        ] {
            assert!(!found(address), "{address}");
        }
    }
}
