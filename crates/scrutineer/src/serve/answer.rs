//! What is answered to a request. Nothing but reading is possible, and an answer depends on the
//! path, the codings that are accepted and the validators, on nothing else.

use std::{fs, path::PathBuf, sync::Arc};

use hyper::{
    Method, Request, Response, StatusCode,
    body::Bytes,
    header::{self, HeaderValue},
};

use super::{
    address::{name_of, path_of},
    body::Contents,
    kind::Kind,
    names::Names,
    negotiate::{accepts_gzip, has},
    pages::{Pages, Trouble},
    showing::{Shelf, Showing},
    site::{File, Identity, Place, Site, packed_tag, tag_on_disk},
};

/// Answers requests.
pub(super) struct Server {
    pub(super) shelf: Shelf,
    pub(super) pages: Pages,
    pub(super) names: Names,
    pub(super) is_loopback: bool,
}

/// What stands at a path.
enum Found {
    File(Arc<Site>, Arc<File>),
    Moved(String),
    List,
    /// Nothing; the root of the site that the path would belong to, and the language.
    Nothing(String, String),
}

impl Server {
    /// The answer to a request.
    pub(super) async fn answer<B>(&self, request: &Request<B>) -> Response<Contents> {
        let reads = [Method::GET, Method::HEAD].contains(request.method());
        if !self.names.are_meant(request) {
            return self.trouble(Trouble::Host, "", "/");
        }
        if !reads {
            return self.trouble(Trouble::Method, "", "/");
        }
        match self.find(request.uri().path()) {
            Found::File(site, file) => self.file(&site, &file, request).await,
            Found::Moved(path) => self.moved(&path),
            Found::List => self.page(StatusCode::OK, self.pages.list.clone()),
            Found::Nothing(root, tag) => self.trouble(Trouble::Missing, &tag, &root),
        }
    }

    fn find(&self, path: &str) -> Found {
        let nothing = || Found::Nothing("/".to_owned(), String::new());
        let Some(name) = name_of(path) else {
            return nothing();
        };
        match &self.shelf {
            Shelf::One(showing) => find_in(showing, "/", &name),
            Shelf::Several(_) if name.is_empty() => Found::List,
            Shelf::Several(several) => {
                let (first, rest) = name.split_once('/').unwrap_or((&name, ""));
                let root = path_of(&format!("{first}/"));
                match several.get(first) {
                    Some(_) if !name.contains('/') => Found::Moved(root),
                    Some(showing) => find_in(showing, &root, rest),
                    None => nothing(),
                }
            }
        }
    }

    async fn file<B>(&self, site: &Site, file: &File, request: &Request<B>) -> Response<Contents> {
        match &file.place {
            Place::Memory {
                bytes,
                packing,
                digest,
                tag,
            } => {
                let wants_packed = file.kind.is_text && accepts_gzip(request.headers());
                let packed = match wants_packed {
                    true => packing.of(bytes, || packed_tag(digest), &site.budget).await,
                    false => None,
                };
                let (bytes, tag) = match packed {
                    Some(packed) => (&packed.bytes, &packed.tag),
                    None => (bytes, tag),
                };
                if has(request.headers(), tag) {
                    return self.unchanged(file.kind, tag);
                }
                let length = bytes.len() as u64;
                let contents = Contents::Memory(bytes.clone());
                let mut answer = self.whole(file.kind, tag, length, contents);
                if packed.is_some() {
                    let gzip = HeaderValue::from_static("gzip");
                    answer.headers_mut().insert(header::CONTENT_ENCODING, gzip);
                }
                answer
            }
            Place::Disk {
                path,
                identity,
                tag,
            } => {
                let Some(tag) = tag_on_disk(path, identity, tag).await else {
                    return self.trouble(Trouble::Changing, "", "/");
                };
                if has(request.headers(), tag) {
                    return self.unchanged(file.kind, tag);
                }
                let opened = match *request.method() {
                    Method::HEAD => Some(Contents::Memory(Bytes::new())),
                    _ => open(path.clone(), identity.clone(), file.length).await,
                };
                match opened {
                    Some(contents) => self.whole(file.kind, tag, file.length, contents),
                    None => self.trouble(Trouble::Changing, "", "/"),
                }
            }
        }
    }

    fn whole(
        &self,
        kind: Kind,
        tag: &HeaderValue,
        length: u64,
        contents: Contents,
    ) -> Response<Contents> {
        let mut answer = Response::new(contents);
        *answer.headers_mut() = kind.headers(self.is_loopback);
        answer.headers_mut().insert(header::ETAG, tag.clone());
        answer
            .headers_mut()
            .insert(header::CONTENT_LENGTH, length.into());
        answer
    }

    fn unchanged(&self, kind: Kind, tag: &HeaderValue) -> Response<Contents> {
        let mut answer = self.whole(kind, tag, 0, Contents::Memory(Bytes::new()));
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        answer.headers_mut().remove(header::CONTENT_TYPE);
        answer.headers_mut().remove(header::CONTENT_LENGTH);
        answer
    }

    fn moved(&self, path: &str) -> Response<Contents> {
        let mut answer = self.page(StatusCode::MOVED_PERMANENTLY, String::new());
        // A path is ASCII without control signs.
        if let Ok(path) = HeaderValue::try_from(path) {
            answer.headers_mut().insert(header::LOCATION, path);
        }
        answer
    }

    fn trouble(&self, trouble: Trouble, tag: &str, root: &str) -> Response<Contents> {
        let page = self.pages.trouble(trouble, tag, root);
        let mut answer = self.page(trouble.status(), page);
        let headers = answer.headers_mut();
        match trouble {
            Trouble::Method => {
                headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            Trouble::Changing => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            }
            Trouble::Missing | Trouble::Host => {}
        }
        answer
    }

    fn page(&self, status: StatusCode, html: String) -> Response<Contents> {
        let length = html.len() as u64;
        let mut answer = Response::new(Contents::Memory(html.into()));
        *answer.status_mut() = status;
        *answer.headers_mut() = Kind::PAGE.headers(self.is_loopback);
        answer.headers_mut().remove(header::VARY);
        answer
            .headers_mut()
            .insert(header::CONTENT_LENGTH, length.into());
        answer
    }
}

fn find_in(showing: &Showing, root: &str, name: &str) -> Found {
    let site = showing.site();
    let is_folder = name.is_empty() || name.ends_with('/');
    let file = match is_folder {
        true => site.file(&format!("{name}index.html")),
        false => site.file(name),
    };
    if let Some(file) = file.cloned() {
        return Found::File(site, file);
    }
    if !is_folder && site.file(&format!("{name}/index.html")).is_some() {
        let path = path_of(&format!("{name}/"));
        return Found::Moved(format!("{root}{}", path.trim_start_matches('/')));
    }
    let first = name.split('/').next().unwrap_or_default();
    Found::Nothing(root.to_owned(), first.to_owned())
}

/// Opens a file on disk, if it is still the one that the site has.
async fn open(path: PathBuf, identity: Identity, length: u64) -> Option<Contents> {
    let open = move || {
        let file = fs::File::open(path).ok()?;
        let is_same = Identity::of(&file.metadata().ok()?) == identity;
        is_same.then_some(file)
    };
    let file = tokio::task::spawn_blocking(open).await.ok().flatten()?;
    Some(Contents::from_disk(file, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::showing::{Below, Shown};

    fn server(names: &[&str]) -> (tempfile::TempDir, Server) {
        let temp = tempfile::tempdir().unwrap();
        let mut shown = Vec::new();
        let mut list = Vec::new();
        for name in names {
            let folder = temp.path().join(name);
            fs::create_dir_all(folder.join("data")).unwrap();
            fs::create_dir_all(folder.join("az")).unwrap();
            fs::write(folder.join("data/findings.json"), "{}").unwrap();
            fs::write(folder.join("index.html"), name).unwrap();
            fs::write(folder.join("az/index.html"), format!("az {name}")).unwrap();
            let below = Below {
                name: (*name).to_owned(),
                title: format!("The site {name}"),
            };
            list.push(below.clone());
            let below = Some(below);
            shown.push(Shown { below, folder });
        }
        let server = Server {
            shelf: Shelf::open(shown, 1 << 20).unwrap(),
            pages: Pages::new(&list).unwrap(),
            names: Names::default(),
            is_loopback: true,
        };
        (temp, server)
    }

    async fn ask(server: &Server, path: &str) -> (u16, String, String) {
        let request = Request::get(path).body(()).unwrap();
        let answer = server.answer(&request).await;
        let location = answer.headers().get(header::LOCATION);
        let location = location.map_or("", |value| value.to_str().unwrap());
        let Contents::Memory(bytes) = answer.body() else {
            panic!("{path} is read from disk");
        };
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (answer.status().as_u16(), location.to_owned(), text)
    }

    #[tokio::test]
    async fn several_sites_stand_below_their_names() {
        let (_temp, server) = server(&["one", "two"]);
        let whole = |text: &str| (200, String::new(), text.to_owned());
        assert_eq!(ask(&server, "/one/").await, whole("one"));
        assert_eq!(ask(&server, "/two/index.html").await, whole("two"));
        assert_eq!(ask(&server, "/two/az/").await, whole("az two"));
        let moved = |path: &str| (301, path.to_owned(), String::new());
        assert_eq!(ask(&server, "/two").await, moved("/two/"));
        assert_eq!(ask(&server, "/two/az").await, moved("/two/az/"));
        let (status, _, list) = ask(&server, "/").await;
        assert!(status == 200 && list.contains("The site one") && list.contains("/two/index.html"));
        for path in [
            "/three/",
            "/index.html",
            "/one/../two/index.html",
            "/one/two/index.html",
        ] {
            assert_eq!(ask(&server, path).await.0, 404, "{path}");
        }
        let (_, _, missing) = ask(&server, "/two/az/none.html").await;
        assert!(missing.contains("lang=\"az\"") && missing.contains("/two/az/index.html"));
    }
}
