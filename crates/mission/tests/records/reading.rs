//! Reading, and every refusal.

use mission::records::{Given, Package, ReadError, read};

use crate::support::{FIGURES, RECORDS, line_of, package};

#[test]
fn a_sound_package_is_read_whole_and_each_record_knows_its_line() {
    let Package { figures, records } = package(RECORDS).unwrap();
    assert_eq!(figures.unwrap().sources.len(), 4, "two from either file");
    assert_eq!(records.offset.as_deref(), Some("+04:00"));
    assert_eq!(records.unit_key.len(), 2);
    assert_eq!(records.incidents.len(), 2);
    assert_eq!(records.incidents[0].file, "records.toml");
    assert_eq!(records.incidents[0].line, line_of(RECORDS, "[[incident]]"));
    assert_eq!(records.gaps[0].line, line_of(RECORDS, "[[gap]]"));
    let counts = [
        records.statements.len(),
        records.accreditation.len(),
        records.exit_polls.len(),
        records.norms.len(),
        records.facts.len(),
        records.claims.len(),
        records.corrections.len(),
        records.answers.len(),
        usize::from(records.article.is_some()),
    ];
    assert_eq!(counts, [2, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(records.sources.len(), 4);
    assert_eq!(records.independent(["agency", "portal"]), 1);
    assert_eq!(records.independent(["portal", "observer"]), 2);
}

#[test]
fn an_answer_names_a_rule_and_its_explanations() {
    for (old, new, said) in [
        ("rule = \"R404\"", "rule = \"R4O4\"", "no rule \"R4O4\""),
        (
            "explanation = 1",
            "explanation = 200",
            "explanation 200 of R404 is not there",
        ),
        ("result = \"excluded\"", "result = \"sure\"", "sure"),
        (
            "[\"portal\"]\n\n[[correction]]",
            "[\"nobody\"]\n\n[[correction]]",
            "\"nobody\"",
        ),
        (
            "[[correction]]",
            "[[answer.examined]]\nexplanation = 1\nresult = \"possible\"\nbecause = \"x\"\n[[correction]]",
            "stands there twice",
        ),
    ] {
        let error = spoiled(old, new);
        assert!(error.reason.contains(said), "{error}");
        assert!(error.line.is_some(), "{error}");
    }
}

/// Replaces `old` once, and gives the refusal.
fn spoiled(old: &str, new: &str) -> ReadError {
    assert!(RECORDS.contains(old), "{old}");
    match package(&RECORDS.replacen(old, new, 1)) {
        Err(error) => error,
        Ok(_) => panic!("{new} was taken"),
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_record() {
    let of = |heading: &str| line_of(RECORDS, heading);
    let (first, second) = (of("[[incident]]"), of("[[incident]]\nid = \"inc-2\""));
    let (speaker, claim) = (of("[[statement]]"), of("[[claim]]"));
    for (old, new, line, part) in [
        ("id = \"inc-2\"", "id = \"inc-1\"", second, "is there twice"),
        ("id = \"inc-1\"", "id = \"inc 1\"", first, "cannot be an id"),
        ("[\"portal\", \"observer\"]", "[]", first, "has no source"),
        (
            "[\"portal\", \"observer\"]",
            "[\"portal\", \"obsrver\"]",
            first,
            "no file of the package defines the source \"obsrver\"",
        ),
        (
            "[\"portal\", \"observer\"]",
            "[\"portal\", \"agency\"]",
            first,
            "verified by 1 independent source",
        ),
        (
            "verification = \"verified\"",
            "verification = \"verified\"\ndispute = \"no\"",
            first,
            "has a dispute",
        ),
        (
            "dispute = \"the film is older\"\n",
            "",
            second,
            "nothing says why",
        ),
        (
            "announced = \"v2\", sources = [\"commission\"]",
            "announced = \"v3\", sources = [\"commission\"]",
            first,
            "no statement of figures \"v3\"",
        ),
        (
            "announced = \"v2\", sources = [\"commission\"]",
            "announced = \"v1\", sources = [\"commission\"]",
            first,
            "takes no unit away",
        ),
        (
            "unit = \"65/9\"",
            "unit = \"65/8\"",
            first,
            "not among the units",
        ),
        (
            "unit = \"44/21\"",
            "unit = \"65/9\"",
            second,
            "but among the units",
        ),
        (
            "unit = \"65/9\"",
            "unit = \"65\"",
            first,
            "has not the 2 parts",
        ),
        ("unit/65/9", "unit/65/9/1", first, "has not the 2 parts"),
        ("norm/n1", "norm/n2", first, "norm/n2 is not there"),
        (
            "announced/v2",
            "announced/v9",
            first,
            "announced/v9 is not there",
        ),
        (
            "aside/beside",
            "aside/besides",
            first,
            "aside/besides is not there",
        ),
        (
            "joint_with = [\"s1\"]\n",
            "",
            speaker,
            "does not name \"s1\" in turn",
        ),
        (
            "joint_with = [\"s2\"]",
            "joint_with = [\"s3\"]",
            speaker,
            "no statement \"s3\"",
        ),
        (
            "settle = \"the recording\"\n",
            "",
            claim,
            "what would settle it",
        ),
        (
            "status = \"cannot-tell\"",
            "status = \"opinion\"",
            claim,
            "by its kind or its status alone",
        ),
        ("row = 6", "row = 11", claim, "a row that is not 1 to 10"),
        (
            "records = [\"incident/inc-1\", \"gap/g1\"]",
            "records = []",
            claim,
            "names no record",
        ),
        (
            "id = \"pollster\"",
            "id = \"v1\"",
            of("[[exit_poll]]"),
            "is of kind result",
        ),
        (
            "id = \"pollster\"",
            "id = \"polster\"",
            of("[[exit_poll]]"),
            "no file of figures has",
        ),
        (
            "carries = \"agency\"",
            "carries = \"portal\"",
            of("[[source]]\nkey = \"portal\""),
            "no source with a text of its own",
        ),
        (
            "key = \"observer\"",
            "key = \"agency\"",
            of("[[source]]\nkey = \"observer\""),
            "is defined twice",
        ),
        (
            "key = \"observer\"",
            "key = \"commission\"",
            of("[[source]]\nkey = \"observer\""),
            "is defined twice",
        ),
        (
            "occurred = \"2024-02-08\"",
            "occurred = \"2024-02-08\"\nreported = \"2024-02-07\"",
            speaker,
            "reported before it occurred",
        ),
    ] {
        // A source that is defined twice is met by the reader of figures first.
        let error = match new {
            "key = \"commission\"" => {
                assert_eq!(spoiled(old, new).file, "figures.toml");
                continue;
            }
            _ => spoiled(old, new),
        };
        assert_eq!(
            (error.file.as_str(), error.line),
            ("records.toml", Some(line)),
            "{new}: {error}"
        );
        assert!(error.reason.contains(part), "{new}: {error}");
        assert!(!error.hint.is_empty(), "{new}");
    }
    assert_eq!(
        spoiled("[\"portal\", \"observer\"]", "[\"obsrver\"]")
            .hint
            .split('?')
            .next(),
        Some("did you mean \"observer\"")
    );
}

#[test]
fn a_slip_is_named_at_its_own_line() {
    for (old, new, hint) in [
        (
            "verification = \"disputed\"",
            "verifikation = \"disputed\"",
            "did you mean \"verification\"?",
        ),
        (
            "reported = \"2024-02-07T16:17\"",
            "reported = \"7 Feb\"",
            "docs/reference/records.md",
        ),
        (
            "kind = \"contested-film\"",
            "kind = \"old-film\"",
            "docs/reference/records.md",
        ),
        (
            "persons = \"90372\"",
            "persons = \"90,372\"",
            "docs/reference/records.md",
        ),
        (
            "reply = { state = \"answered\", text = \"it was looked into\" }",
            "reply = { state = \"not-asked\", text = \"it was looked into\" }",
            "docs/reference/records.md",
        ),
        ("offset = \"+04:00\"", "offset = \"4\"", "write it so"),
        ("schema = 1", "schema = 2", "newer version"),
        ("format = \"records\"", "format = \"statements\"", ""),
    ] {
        if hint.is_empty() {
            continue;
        }
        let error = spoiled(old, new);
        assert_eq!(error.line, Some(line_of(RECORDS, old)), "{new}: {error}");
        assert!(error.hint.contains(hint), "{new}: {}", error.hint);
    }
}

#[test]
fn references_into_figures_need_them() {
    let files = [("records.toml", RECORDS.as_bytes())];
    let error = read(&files, None).unwrap_err();
    assert!(
        error
            .reason
            .contains("no file of the package defines the source"),
        "{error}"
    );
    let commission =
        "\n[[source]]\nkey = \"commission\"\nwhat = \"the commission\"\nkind = \"official\"\n";
    let whole = format!("{RECORDS}{commission}");
    let error = read(&[("records.toml", whole.as_bytes())], None).unwrap_err();
    assert!(error.reason.contains("and there is none"), "{error}");
    let figures = exchange::read_statements(
        "f",
        &[("f.toml", FIGURES.replace(", \"agency\"", "").as_bytes())],
    )
    .unwrap();
    assert!(read(&files, Some(&figures)).is_ok());
    // The same source in both is one source.
    assert!(read(&[("records.toml", whole.as_bytes())], Some(&figures)).is_ok());
}

#[test]
fn a_package_is_simulated_as_a_whole() {
    let error = spoiled("schema = 1", "schema = 1\nsimulated = true");
    assert!(error.reason.contains("disagree"), "{error}");
    let other = "format = \"records\"\nschema = 1\nsimulated = true\n";
    let files = [("a.toml", RECORDS.as_bytes()), ("b.toml", other.as_bytes())];
    let error = read(&files, None).unwrap_err();
    assert_eq!(error.file, "b.toml");
    assert!(
        error.reason.contains("is simulated and another is not"),
        "{error}"
    );
}

#[test]
fn a_file_that_is_too_large_or_no_text_is_refused() {
    let large = vec![b'#'; mission::records::MOST_BYTES + 1];
    for (bytes, part) in [
        (&large[..], "larger than 4 MiB"),
        (b"  \n", "is empty"),
        (b"format = \"records\"\n\xff", "is not UTF-8"),
        (b"schema = 1\n", "does not say format"),
    ] {
        let error = read(&[("x.toml", bytes)], None).unwrap_err();
        assert!(error.reason.contains(part), "{error}");
    }
}

#[test]
fn a_broken_file_of_a_package_is_refused_and_never_passed_over() {
    for (bytes, part) in [
        (
            &b"format = \"records\"\nschema = 1\nx = \xff"[..],
            "is not UTF-8",
        ),
        (b"format = \"records\nschema = 1", "invalid"),
        (
            b"\xEF\xBB\xBFformat = \"records\"\nschema = 2\n",
            "is of schema 2",
        ),
    ] {
        let broken = Given {
            name: "broken.toml",
            bytes,
            table: None,
        };
        let error = Package::read("p", &[broken]).unwrap_err();
        assert!(error.to_string().starts_with("broken.toml:"), "{error}");
        assert!(error.reason.contains(part), "{error}");
    }
    for other in [&b""[..], b"id = 1\n"] {
        let beside = Given {
            name: "beside.toml",
            bytes: other,
            table: None,
        };
        assert!(Package::read("p", &[beside]).is_ok());
    }
}

#[test]
fn no_part_of_a_file_makes_the_reader_panic() {
    let bytes = RECORDS.as_bytes();
    // Behind the first incident stands a source that only the figures define.
    let line_begin = RECORDS.find("[[incident]]").unwrap() + "[[incident]".len();
    for end in 0..bytes.len() {
        let part = read(&[("part.toml", &bytes[..end])], None);
        assert!(part.is_err() || end < line_begin, "{end}");
    }
}
