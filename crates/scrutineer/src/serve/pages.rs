//! The few pages that the server makes itself: what to say when there is nothing to send, and
//! the list of several sites.

use std::{collections::HashMap, fmt::Write as _};

use assessment::text::{Catalogue, LOCALES, TextError, direction};
use hyper::StatusCode;

use super::{address::path_of, showing::Below};

/// Why there is nothing to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Trouble {
    /// No page has this address.
    Missing,
    /// The request is not one to read something.
    Method,
    /// The name in the address is not one that this server answers to.
    Host,
    /// The site is being replaced, and the file lies on disk.
    Changing,
}

impl Trouble {
    const ALL: [Self; 4] = [Self::Missing, Self::Method, Self::Host, Self::Changing];

    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Changing => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Method => "method",
            Self::Host => "host",
            Self::Changing => "changing",
        }
    }
}

/// The texts of these pages in all languages, and the page that lists the sites.
pub(super) struct Pages {
    /// Title and text by language.
    troubles: HashMap<(Trouble, &'static str), (String, String)>,
    /// The words of the link to the first page, by language.
    home: HashMap<&'static str, String>,
    pub(super) list: String,
}

impl Pages {
    pub(super) fn new(sites: &[Below]) -> Result<Self, TextError> {
        let mut pages = Self {
            troubles: HashMap::new(),
            home: HashMap::new(),
            list: String::new(),
        };
        for locale in LOCALES {
            let catalogue = Catalogue::new(locale.tag)?;
            let text = |key: &str| catalogue.text(key, &[]).map(|text| escaped(&text));
            for trouble in Trouble::ALL {
                let title = text(&format!("serve-{}-title", trouble.word()))?;
                let words = text(&format!("serve-{}-text", trouble.word()))?;
                pages.troubles.insert((trouble, locale.tag), (title, words));
            }
            pages.home.insert(locale.tag, text("serve-home")?);
        }
        let catalogue = Catalogue::new(LOCALES[0].tag)?;
        let title = escaped(&catalogue.text("serve-sites-title", &[])?);
        pages.list = list(&title, sites);
        Ok(pages)
    }

    /// A page that says what is wrong, in this language, and leads to the first page below `root`.
    pub(super) fn trouble(&self, trouble: Trouble, tag: &str, root: &str) -> String {
        let locale = LOCALES.iter().find(|locale| locale.tag == tag);
        let tag = locale.map_or(LOCALES[0].tag, |locale| locale.tag);
        let home = if tag == LOCALES[0].tag {
            format!("{root}index.html")
        } else {
            format!("{root}{tag}/index.html")
        };
        let (title, text) = self
            .troubles
            .get(&(trouble, tag))
            .cloned()
            .unwrap_or_default();
        let words = self.home.get(tag).cloned().unwrap_or_default();
        let main = format!("<p>{text}</p>\n<p><a href=\"{home}\">{words}</a></p>");
        page(tag, &title, &main, root)
    }
}

fn list(title: &str, sites: &[Below]) -> String {
    let mut main = String::from("<ul>\n");
    let mut root = String::from("/");
    for site in sites {
        root = path_of(&format!("{}/", site.name));
        let title = escaped(&site.title);
        let _ = writeln!(main, "<li><a href=\"{root}index.html\">{title}</a></li>");
    }
    main.push_str("</ul>");
    page(LOCALES[0].tag, title, &main, &root)
}

/// A page with the style of the site below `root`.
fn page(tag: &str, title: &str, main: &str, root: &str) -> String {
    let dir = direction(tag);
    format!(
        "<!doctype html>\n<html lang=\"{tag}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{root}site.css\">\n</head>\n<body>\n<main id=\"main\">\n\
         <h1>{title}</h1>\n{main}\n</main>\n</body>\n</html>\n"
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_speaks_the_language_of_the_address() {
        let pages = Pages::new(&[]).unwrap();
        let en = pages.trouble(Trouble::Missing, "en", "/");
        assert!(
            en.contains("lang=\"en\"") && en.contains("href=\"/index.html\""),
            "{en}"
        );
        let az = pages.trouble(Trouble::Missing, "az", "/training/");
        assert!(az.contains("lang=\"az\""), "{az}");
        assert!(az.contains("href=\"/training/az/index.html\""), "{az}");
        // The name of a folder is not taken for a language.
        assert_eq!(pages.trouble(Trouble::Missing, "units", "/"), en);
        for trouble in Trouble::ALL {
            assert!(pages.trouble(trouble, "en", "/").contains("<h1>"));
        }
    }

    #[test]
    fn the_list_leads_to_every_site() {
        let site = |name: &str, title: &str| Below {
            name: name.to_owned(),
            title: title.to_owned(),
        };
        let sites = [site("a b", "One <two>"), site("training", "Three")];
        let pages = Pages::new(&sites).unwrap();
        let list = &pages.list;
        assert!(
            list.contains("<a href=\"/a%20b/index.html\">One &lt;two&gt;</a>"),
            "{list}"
        );
        assert!(
            list.contains("<a href=\"/training/index.html\">Three</a>"),
            "{list}"
        );
    }
}
