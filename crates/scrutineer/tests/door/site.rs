//! The site as others get it: exported into a folder, and from the server. It is the same bytes,
//! and nothing else can be had from either.

use std::{
    collections::BTreeSet,
    fs,
    io::{Read as _, Write as _},
    thread,
    time::{Duration, Instant},
};

use election::digest::Sha256;

use crate::{
    serving::{Serving, assess, case, tree},
    support::run,
};

#[test]
fn exports_of_a_case_are_equal_to_the_byte() {
    let temp = tempfile::tempdir().unwrap();
    let case = case(temp.path());
    let case_name = case.to_str().unwrap();
    let export = |name: &str| {
        let dir = temp.path().join(name);
        let said = run(&[
            "export-site",
            dir.to_str().unwrap(),
            "--case",
            case_name,
            "--json",
        ]);
        assert_eq!(said.code, Some(0), "{said:?}");
        (tree(&dir), said.json())
    };
    let (first, answer) = export("first");
    assert_eq!(first, tree(&case.join("out/site")));
    assert_eq!(first, export("deep/er/second").0);
    // An older site is replaced; what is left of it would be a file too many.
    fs::write(temp.path().join("first/old.html"), "x").unwrap();
    assert_eq!(first, export("first").0);

    let lines = first
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", Sha256::of(bytes)));
    let list = Sha256::of(lines.collect::<String>().as_bytes());
    assert_eq!(answer["schema"], "scrutineer.export-site/1");
    assert_eq!(answer["result"]["site"]["sha256"], list.to_string());
    assert_eq!(answer["result"]["site"]["files"], first.len());
    assert_eq!(answer["result"]["site"]["folder"], "first");

    // A folder with something else in it is left alone.
    let mine = temp.path().join("mine");
    fs::create_dir(&mine).unwrap();
    fs::write(mine.join("thesis.txt"), "x").unwrap();
    let refused = run(&["export-site", mine.to_str().unwrap(), "--case", case_name]);
    refused.fails_with(2, &["left alone", "hint: name a folder"]);
    assert_eq!(tree(&mine).len(), 1);
}

/// When a file was taken in is part of the record. Nothing else tells one case from another that
/// holds the same files.
#[test]
fn the_same_files_in_another_case_give_the_same_site_but_for_the_time() {
    let temp = tempfile::tempdir().unwrap();
    let sites = ["one", "other/place"].map(|name| {
        let folder = temp.path().join(name);
        fs::create_dir_all(&folder).unwrap();
        let site = tree(&case(&folder).join("out/site"));
        // So that the times do differ.
        thread::sleep(Duration::from_millis(1100));
        site
    });
    let [one, other] = sites;
    let names = |site: &std::collections::BTreeMap<String, Vec<u8>>| {
        site.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&one), names(&other));
    let mut differ = 0;
    for (name, bytes) in &one {
        if *bytes == other[name] {
            continue;
        }
        let masked = |bytes: &[u8]| without_times(std::str::from_utf8(bytes).unwrap());
        assert_eq!(masked(bytes), masked(&other[name]), "{name}");
        differ += 1;
    }
    assert!(
        differ > 0,
        "the pages do not say when the file was taken in"
    );
}

/// The text without moments such as 2024-02-07T20:15:00Z.
fn without_times(text: &str) -> String {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00Z";
    let fits = |window: &[u8]| {
        let mut pairs = window.iter().zip(SHAPE);
        pairs.all(|(byte, shape)| {
            if *shape == b'0' {
                byte.is_ascii_digit()
            } else {
                byte == shape
            }
        })
    };
    let mut bytes = text.as_bytes().to_vec();
    for at in 0..bytes.len().saturating_sub(SHAPE.len()) {
        if fits(&bytes[at..at + SHAPE.len()]) {
            bytes[at..at + SHAPE.len()].copy_from_slice(SHAPE);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_server_sends_the_exported_bytes() {
    let temp = tempfile::tempdir().unwrap();
    let case = case(temp.path());
    let dir = temp.path().join("exported");
    run(&[
        "export-site",
        dir.to_str().unwrap(),
        "--case",
        case.to_str().unwrap(),
    ]);
    let exported = tree(&dir);
    assert!(exported.len() > 20);
    // From memory, and from disk: no reader can tell.
    for memory in ["512", "0"] {
        let serving = Serving::start(&case, &["--memory", memory]);
        for (name, bytes) in &exported {
            let path = format!("/{name}");
            let plain = serving.get(&path);
            assert_eq!((plain.status, &plain.body), (200, bytes), "{path}");
            assert_eq!(
                plain.header("content-length"),
                Some(&*bytes.len().to_string())
            );
            let tag = format!("\"{}\"", Sha256::of(bytes));
            assert_eq!(plain.header("etag"), Some(&*tag), "{path}");
            assert_eq!(plain.header("content-encoding"), None);

            let head = serving.ask("HEAD", &path, &[]);
            assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
            assert_eq!(head.headers(), plain.headers(), "{path}");

            let packed = serving.ask("GET", &path, &["accept-encoding: gzip, br"]);
            let packed_tag = packed.header("etag").unwrap().to_owned();
            if packed.header("content-encoding").is_some() {
                let mut back = Vec::new();
                let mut decoder = flate2::read::GzDecoder::new(&*packed.body);
                decoder.read_to_end(&mut back).unwrap();
                assert_eq!(&back, bytes, "{path}");
                assert_ne!(packed_tag, tag);
                assert_eq!(packed.header("vary"), Some("accept-encoding"));
            } else {
                assert_eq!((&packed.body, &packed_tag), (bytes, &tag), "{path}");
            }
            let known = format!("if-none-match: \"x\", {packed_tag}");
            let again = serving.ask("GET", &path, &[&known, "accept-encoding: gzip, br"]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
            assert_eq!(again.header("etag"), Some(&*packed_tag));
            let other = serving.ask("GET", &path, &["if-none-match: \"x\""]);
            assert_eq!(other.status, 200, "{path}");
        }
        let index = serving.ask("GET", "/index.html", &["accept-encoding: gzip"]);
        assert_eq!(index.header("content-encoding").is_some(), memory == "512");
        let partial = serving.ask("GET", "/index.html", &["range: bytes=0-9"]);
        assert_eq!(
            (partial.status, partial.header("accept-ranges")),
            (200, Some("none"))
        );
        assert_eq!(serving.get("/").body, exported["index.html"]);
        assert_eq!(serving.get("/az/").body, exported["az/index.html"]);
        let moved = serving.get("/az");
        assert_eq!(
            (moved.status, moved.header("location")),
            (301, Some("/az/"))
        );
    }
}

/// Following the links from the first page leads to files of the export only.
#[test]
fn every_link_of_the_live_site_leads_to_an_exported_file() {
    let temp = tempfile::tempdir().unwrap();
    let case = case(temp.path());
    let exported = tree(&case.join("out/site"));
    let serving = Serving::start(&case, &[]);
    let mut seen = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];
    while let Some(name) = open.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let reply = serving.get(&format!("/{name}"));
        assert_eq!(
            (reply.status, Some(&reply.body)),
            (200, exported.get(&name)),
            "{name}"
        );
        if !name.ends_with(".html") {
            continue;
        }
        let html = String::from_utf8(reply.body).unwrap();
        for link in links(&html) {
            open.push(resolved(&name, link));
        }
    }
    let pages = |names: &mut dyn Iterator<Item = &String>| {
        let html = names.filter(|name| name.ends_with(".html"));
        html.cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(pages(&mut seen.iter()), pages(&mut exported.keys()));
}

/// Targets of `href` and `src` inside the site, without their anchors.
fn links(html: &str) -> Vec<&str> {
    let mut links = Vec::new();
    for mark in [" href=\"", " src=\"", " srcset=\""] {
        for rest in html.split(mark).skip(1) {
            let link = rest.split(['"', '#', ' ']).next().unwrap_or_default();
            if !link.is_empty() && !link.contains(':') {
                links.push(link);
            }
        }
    }
    links
}

fn resolved(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop().unwrap()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn nothing_but_the_site_can_be_had() {
    let temp = tempfile::tempdir().unwrap();
    let case = case(temp.path());
    let secret = "the secret of the case";
    fs::write(case.join("secret.txt"), secret).unwrap();
    fs::write(temp.path().join("secret.txt"), secret).unwrap();
    let site = case.join("out/site");
    std::os::unix::fs::symlink("../../secret.txt", site.join("link.txt")).unwrap();
    std::os::unix::fs::symlink("../..", site.join("up")).unwrap();
    for memory in ["512", "0"] {
        let serving = Serving::start(&case, &["--memory", memory]);
        for path in [
            "/../../secret.txt",
            "/%2e%2e/%2e%2e/secret.txt",
            "/.%2e/.%2E/secret.txt",
            "/az/../../../secret.txt",
            "/..%2f..%2fsecret.txt",
            "/..%5c..%5csecret.txt",
            "/..\\..\\secret.txt",
            "//../../secret.txt",
            "///etc/passwd",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/%252e%252e/%252e%252e/secret.txt",
            "/index.html%00.txt",
            "/%c0%ae%c0%ae/secret.txt",
            "/link.txt",
            "/up/secret.txt",
            "/up/",
            "/up",
            "/./index.html",
            "/index.html/",
            "/az//index.html",
            "/nowhere.html",
            "/az/nowhere",
            "/%",
            "/data",
            "*",
        ] {
            let reply = serving.get(path);
            let body = String::from_utf8_lossy(&reply.body);
            assert!((400..500).contains(&reply.status), "{path}: {reply:?}");
            assert!(
                !body.contains("secret of") && !body.contains("root:"),
                "{path}: {body}"
            );
        }
        for method in [
            "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get",
        ] {
            let reply = serving.ask(method, "/index.html", &[]);
            assert_eq!(
                (reply.status, reply.header("allow")),
                (405, Some("GET, HEAD")),
                "{method}"
            );
        }
        // Plain words, in the language of the address.
        let missing = serving.get("/az/nowhere.html");
        let page = String::from_utf8(missing.body).unwrap();
        assert!(
            page.contains("lang=\"az\"") && page.contains("/az/index.html"),
            "{page}"
        );
        for path in ["/index.html", "/nowhere.html"] {
            let reply = serving.get(path);
            let policy = reply.header("content-security-policy").unwrap();
            assert!(
                policy.contains("default-src 'none'") && !policy.contains("unsafe"),
                "{policy}"
            );
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
            ] {
                assert_eq!(reply.header(name), Some(value), "{path}");
            }
            assert!(
                reply
                    .header("permissions-policy")
                    .unwrap()
                    .contains("camera=()")
            );
            assert_eq!(reply.header("strict-transport-security"), None);
            assert_eq!(reply.header("server"), None);
        }
        // The name of somebody else's page that leads to this machine.
        let rebound = b"GET / HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n";
        assert_eq!(serving.send(rebound).status, 421);
    }
    let serving = Serving::start(&case, &["--host", "Observers.example"]);
    let own = b"GET / HTTP/1.1\r\nhost: observers.example\r\nconnection: close\r\n\r\n";
    assert_eq!(serving.send(own).status, 200);
}

#[test]
fn requests_that_are_no_requests_are_refused() {
    let temp = tempfile::tempdir().unwrap();
    let serving = Serving::start(&case(temp.path()), &[]);
    let long = |text: &str, times| text.repeat(times);
    let get = "GET / HTTP/1.1\r\nhost: localhost\r\n";
    for (request, status) in [
        (format!("{get}x: {}\r\n\r\n", long("a", 20_000)), 431),
        (format!("{get}{}\r\n", long("x: y\r\n", 200)), 431),
        (format!("GET /{} HTTP/1.1\r\n\r\n", long("a", 100_000)), 414),
        ("GET /\r\n\r\n".to_owned(), 400),
        ("\u{0}\u{1}\u{2}\r\n\r\n".to_owned(), 400),
        (
            format!("{get}content-length: 1\r\ncontent-length: 2\r\n\r\n"),
            400,
        ),
    ] {
        let reply = serving.send(request.as_bytes());
        let refused = reply.status == status || (status == 414 && reply.status == 431);
        assert!(refused, "{}: {reply:?}", &request[..request.len().min(60)]);
    }
    assert_eq!(serving.get("/").status, 200);
    // Requests one after another without waiting are answered in their order.
    let two = format!("{get}\r\nHEAD /az/ HTTP/1.1\r\nhost: localhost\r\n\r\n");
    let last = "GET /nowhere HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    let reply = serving.send(format!("{two}{last}").as_bytes());
    let text = String::from_utf8_lossy(&reply.body);
    let at = |status: &str| text.find(status).unwrap_or_else(|| panic!("no {status}"));
    assert!(reply.status == 200 && at("HTTP/1.1 200") < at("HTTP/1.1 404"));
}

/// Who says nothing is closed, and keeps nobody else from being served meanwhile.
#[test]
fn slow_connections_do_not_stop_others() {
    let temp = tempfile::tempdir().unwrap();
    let serving = Serving::start(&case(temp.path()), &[]);
    let begun = Instant::now();
    let mut silent = serving.connect();
    let mut dripping = serving.connect();
    dripping.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    let crowd: Vec<_> = (0..200).map(|_| serving.connect()).collect();
    let mut closed = false;
    while begun.elapsed() < Duration::from_secs(25) && !closed {
        let asked = Instant::now();
        assert_eq!(serving.get("/").status, 200);
        assert!(
            asked.elapsed() < Duration::from_secs(5),
            "{:?}",
            asked.elapsed()
        );
        closed = dripping.write_all(b"x: y\r\n").is_err();
        thread::sleep(Duration::from_millis(300));
    }
    assert!(closed, "a request may drip in for ever");
    // Closed long before the test would give up reading.
    let mut rest = Vec::new();
    let _ = silent.read_to_end(&mut rest);
    assert!(begun.elapsed() < Duration::from_secs(40));
    drop(crowd);
}

#[test]
fn a_rebuilt_site_is_taken_as_a_whole() {
    let temp = tempfile::tempdir().unwrap();
    let case = case(temp.path());
    let settings = case.join("case.toml");
    let text = fs::read_to_string(&settings).unwrap();
    for memory in ["512", "0"] {
        fs::write(&settings, &text).unwrap();
        assess(&case);
        let serving = Serving::start(&case, &["--memory", memory]);
        let old = tree(&case.join("out/site"));
        fs::write(&settings, text.replace("Čə", "Another title")).unwrap();
        let building = thread::spawn({
            let case = case.clone();
            move || assess(&case)
        });
        let (mut is_new, mut asked) = (false, 0);
        let begun = Instant::now();
        while !is_new {
            assert!(begun.elapsed() < Duration::from_secs(60), "never taken");
            // What is asked later is never older.
            for name in ["index.html", "results.html", "az/ran.html"] {
                let reply = serving.get(&format!("/{name}"));
                if reply.status == 503 && memory == "0" {
                    assert_eq!(reply.header("retry-after"), Some("1"));
                    continue;
                }
                assert_eq!(reply.status, 200);
                let is_old = reply.body == old[name];
                assert!(
                    !(is_old && is_new),
                    "{name} is of the old site, {asked} requests in"
                );
                if !is_old {
                    is_new = true;
                    let now = fs::read(case.join("out/site").join(name)).unwrap();
                    assert!(reply.body == now, "{name} is of neither");
                }
                asked += 1;
            }
        }
        building.join().unwrap();
        serving.wait_for("took the rebuilt site");
        for (name, bytes) in tree(&case.join("out/site")) {
            assert_eq!(serving.get(&format!("/{name}")).body, bytes, "{name}");
        }
        // While no site is there, the old one stays.
        if memory == "512" {
            fs::rename(case.join("out/site"), case.join("out/away")).unwrap();
            thread::sleep(Duration::from_millis(2500));
            assert_eq!(serving.get("/").status, 200);
            fs::rename(case.join("out/away"), case.join("out/site")).unwrap();
        }
    }
}

#[test]
fn the_server_ends_when_it_is_told_to() {
    let temp = tempfile::tempdir().unwrap();
    let case = case(temp.path());
    let begun = Instant::now();
    let serving = Serving::start(&case, &[]);
    // An idle connection is no reason to go on.
    let idle = serving.connect();
    assert_eq!(serving.get("/").status, 200);
    assert_eq!(serving.end("-INT"), Some(130));
    assert_eq!(Serving::start(&case, &[]).end("-TERM"), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(30));
    drop(idle);

    let serving = Serving::start(&case, &[]);
    let taken = serving.address.to_string();
    let name = case.to_str().unwrap();
    run(&["serve", "--case", name, "--address", &taken])
        .fails_with(2, &["cannot listen", "hint: "]);
    let empty = temp.path().join("empty");
    let empty = empty.to_str().unwrap();
    assert_eq!(run(&["new", empty]).code, Some(0));
    run(&["serve", "--case", empty]).fails_with(2, &["no site", "hint: write it first"]);
}
