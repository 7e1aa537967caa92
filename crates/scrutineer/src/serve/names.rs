//! The names that the server answers to.
//!
//! A page from elsewhere can give out the address of this machine as its own, and so read what
//! only this machine should see, such as a draft, through the browser of whoever runs the server.
//! The browser still says which name it was given.

use hyper::{Request, header};

/// Names that the server answers to.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Whether every name will do.
    pub(super) any: bool,
    /// Names beside those of this machine, in lower case.
    pub(super) further: Vec<String>,
}

impl Names {
    /// Whether a request is meant for this server. Who sends no name is no browser.
    pub(super) fn are_meant<B>(&self, request: &Request<B>) -> bool {
        if self.any {
            return true;
        }
        let in_address = request.uri().host().map(str::to_owned);
        let in_header = request.headers().get_all(header::HOST).into_iter();
        let in_header = in_header.map(|value| {
            let value = value.to_str().unwrap_or("?");
            let (host, port) = value.rsplit_once(':').unwrap_or((value, ""));
            let has_port = port.bytes().all(|byte| byte.is_ascii_digit());
            if has_port { host } else { value }.to_owned()
        });
        let mut names = in_address.into_iter().chain(in_header);
        names.all(|name| self.has(&name))
    }

    fn has(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let address = name.trim_start_matches('[').trim_end_matches(']');
        let address = address.parse::<std::net::IpAddr>();
        name == "localhost"
            || address.is_ok_and(|address| address.is_loopback())
            || self.further.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(names: &Names, host: &str) -> bool {
        let request = Request::get("/").header(header::HOST, host).body(());
        names.are_meant(&request.unwrap())
    }

    #[test]
    fn only_known_names_are_meant() {
        let names = Names {
            any: false,
            further: vec!["observers.example".to_owned()],
        };
        for host in [
            "localhost",
            "LocalHost:8420",
            "127.0.0.1:8420",
            "127.0.0.1",
            "127.8.8.8",
            "[::1]:8420",
            "[::1]",
            "observers.example",
            "Observers.example:443",
        ] {
            assert!(meant(&names, host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "evil.example:8420",
            "127.0.0.1.evil.example",
            "localhost.evil",
            "192.168.0.1",
            "[::2]:1",
            "127.0.0.1:8420:x",
            "observers.example.evil",
            "127.0.0.1@evil",
        ] {
            assert!(!meant(&names, host), "{host}");
        }
        let any = Names {
            any: true,
            ..Names::default()
        };
        assert!(meant(&any, "evil.example"));
    }

    #[test]
    fn every_name_that_is_given_counts() {
        let names = Names::default();
        let request = |address: &str| Request::get(address);
        let none = request("/").body(()).unwrap();
        assert!(names.are_meant(&none));
        let other = request("http://evil.example/").header(header::HOST, "localhost");
        assert!(!names.are_meant(&other.body(()).unwrap()));
        let two = request("/")
            .header(header::HOST, "localhost")
            .header(header::HOST, "evil.example");
        assert!(!names.are_meant(&two.body(()).unwrap()));
    }
}
