//! What a file is, told by its name, and the headers that go with it.

use hyper::{
    HeaderMap,
    header::{self, HeaderName, HeaderValue},
};

/// What pages may load: their own style, scripts and pictures, and nothing from elsewhere. The
/// templates say the same in each page, so that it also holds in a folder.
const PAGES: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A figure carries its style inside, so that it can be taken along.
const FIGURES: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// None of these is needed to read.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    content_type: &'static str,
    /// Whether it becomes smaller by packing.
    pub(super) is_text: bool,
    policy: &'static str,
}

impl Kind {
    /// A page.
    pub(super) const PAGE: Self = Self::text("text/html; charset=utf-8");

    const fn text(content_type: &'static str) -> Self {
        Self {
            content_type,
            is_text: true,
            policy: PAGES,
        }
    }

    const fn packed(content_type: &'static str) -> Self {
        Self {
            is_text: false,
            ..Self::text(content_type)
        }
    }

    /// The kind of the file of this name.
    pub(super) fn of(name: &str) -> Self {
        let file = name.rsplit('/').next().unwrap_or_default();
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending {
            "html" => Self::PAGE,
            "css" => Self::text("text/css; charset=utf-8"),
            "js" | "mjs" => Self::text("text/javascript; charset=utf-8"),
            "csv" => Self::text("text/csv; charset=utf-8"),
            "json" => Self::text("application/json"),
            "geojson" => Self::text("application/geo+json"),
            "xml" => Self::text("application/xml; charset=utf-8"),
            "txt" | "md" | "toml" => Self::text("text/plain; charset=utf-8"),
            "svg" => Self {
                policy: FIGURES,
                ..Self::text("image/svg+xml")
            },
            "png" => Self::packed("image/png"),
            "jpg" | "jpeg" => Self::packed("image/jpeg"),
            "webp" => Self::packed("image/webp"),
            "ico" => Self::packed("image/vnd.microsoft.icon"),
            "woff2" => Self::packed("font/woff2"),
            "pdf" => Self::packed("application/pdf"),
            "gz" => Self::packed("application/gzip"),
            "zst" => Self::packed("application/zstd"),
            "zip" => Self::packed("application/zip"),
            _ => Self::packed("application/octet-stream"),
        }
    }

    /// What every answer with such a file says, whatever its bytes are. On the loopback address
    /// nothing is said about later visits, which would bind every other server on this machine.
    pub(super) fn headers(self, is_loopback: bool) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(16);
        let mut set = |name: HeaderName, value| {
            headers.insert(name, HeaderValue::from_static(value));
        };
        set(header::CONTENT_TYPE, self.content_type);
        set(header::CONTENT_SECURITY_POLICY, self.policy);
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(header::REFERRER_POLICY, "no-referrer");
        set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
        set(
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        );
        // A newspaper may show a figure on a page of its own.
        let is_picture = self.content_type.starts_with("image/");
        set(
            HeaderName::from_static("cross-origin-resource-policy"),
            if is_picture {
                "cross-origin"
            } else {
                "same-origin"
            },
        );
        set(header::ACCEPT_RANGES, "none");
        // Asked again each time, answered with 304 as long as the bytes are the same.
        set(header::CACHE_CONTROL, "no-cache");
        if self.is_text {
            set(header::VARY, "accept-encoding");
        }
        if !is_loopback {
            set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
        headers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ending_of_the_file_counts() {
        let of = |name| Kind::of(name).content_type;
        assert_eq!(of("units/1.html"), "text/html; charset=utf-8");
        assert_eq!(of("a.html/b"), "application/octet-stream");
        assert_eq!(of("results.csv.zst"), "application/zstd");
        assert_eq!(of("html"), "application/octet-stream");
        assert!(Kind::of("a.svg").is_text && !Kind::of("a.png").is_text);
    }

    #[test]
    fn no_page_may_load_from_elsewhere() {
        for name in ["a.html", "a.svg", "a.csv", "a"] {
            let headers = Kind::of(name).headers(true);
            let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'; "), "{policy}");
            assert!(!policy.contains("http"), "{policy}");
            let inline = policy.contains("unsafe");
            assert_eq!(inline, name == "a.svg", "{policy}");
            assert!(!policy.contains("script-src 'unsafe"), "{policy}");
        }
    }

    #[test]
    fn pages_of_others_may_show_figures_and_nothing_else() {
        let policy = |name: &str| {
            let headers = Kind::of(name).headers(false);
            let policy = headers["cross-origin-resource-policy"].to_str();
            policy.unwrap().to_owned()
        };
        for name in ["a.svg", "b/a.png"] {
            assert_eq!(policy(name), "cross-origin", "{name}");
        }
        for name in ["index.html", "data/findings.json", "site.css"] {
            assert_eq!(policy(name), "same-origin", "{name}");
        }
    }

    #[test]
    fn later_visits_are_bound_only_away_from_the_loopback_address() {
        let names = |is_loopback| {
            let headers = Kind::PAGE.headers(is_loopback);
            headers.contains_key(header::STRICT_TRANSPORT_SECURITY)
        };
        assert!(!names(true) && names(false));
    }
}
