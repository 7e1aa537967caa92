//! Small documents that were written for these tests, and hostile ones.

use exchange::check_nist;

use super::*;

/// Two precincts in a county that states its sum, one of them kept back, counts by kind beside.
pub(super) const SMALL_JSON: &str = r#"{"@type":"ElectionResults.ElectionReport","Format":"precinct-level",
"GeneratedDate":"2024-02-07T19:00:00Z","Issuer":"I","IssuerAbbreviation":"I","SequenceStart":1,
"SequenceEnd":2,"Status":"unofficial-partial","VendorApplicationId":"v","GpUnit":[
{"@type":"ElectionResults.ReportingUnit","@id":"s","Type":"state","ComposingGpUnitIds":["c"]},
{"@type":"ElectionResults.ReportingUnit","@id":"c","Type":"county","ComposingGpUnitIds":["p1","p2"]},
{"@type":"ElectionResults.ReportingUnit","@id":"p1","Type":"precinct","Number":"007","VotersRegistered":90},
{"@type":"ElectionResults.ReportingUnit","@id":"p2","Type":"precinct"}],
"Election":[{"@type":"ElectionResults.Election","ElectionScopeId":"s","StartDate":"2024-02-07",
"EndDate":"2024-02-07","Type":"general","Name":{"@type":"ElectionResults.InternationalizedText","Text":[
{"@type":"ElectionResults.LanguageString","Content":"E","Language":"en"}]},
"Candidate":[{"@type":"ElectionResults.Candidate","@id":"k","BallotName":{"@type":
"ElectionResults.InternationalizedText","Text":[{"@type":"ElectionResults.LanguageString","Content":"K","Language":"en"}]}}],
"Contest":[{"@type":"ElectionResults.CandidateContest","@id":"x","Name":"X","VotesAllowed":1,
"ElectionDistrictId":"s","ContestSelection":[{"@type":"ElectionResults.CandidateSelection","@id":"sk",
"CandidateIds":["k"],"VoteCounts":[
{"@type":"ElectionResults.VoteCounts","GpUnitId":"p1","Type":"total","Count":4},
{"@type":"ElectionResults.VoteCounts","GpUnitId":"p1","Type":"early","Count":3},
{"@type":"ElectionResults.VoteCounts","GpUnitId":"p2","Type":"total","Count":0,"IsSuppressedForPrivacy":true},
{"@type":"ElectionResults.VoteCounts","GpUnitId":"c","Type":"total","Count":5}]}]}]}]}"#;

pub(super) const SMALL_XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<r:ElectionReport xmlns:r="http://itl.nist.gov/ns/voting/1500-100/v2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<r:Election><r:Candidate ObjectId="k"><r:BallotName><r:Text Language="en">K</r:Text></r:BallotName></r:Candidate>
<r:Contest xsi:type="r:CandidateContest" ObjectId="x"><r:ContestSelection xsi:type="r:CandidateSelection" ObjectId="sk">
<r:VoteCounts><r:GpUnitId>p1</r:GpUnitId><r:Type>total</r:Type><r:Count>4</r:Count></r:VoteCounts>
<r:VoteCounts><r:GpUnitId>p1</r:GpUnitId><r:Type>early</r:Type><r:Count>3</r:Count></r:VoteCounts>
<r:VoteCounts><r:GpUnitId>p2</r:GpUnitId><r:IsSuppressedForPrivacy>true</r:IsSuppressedForPrivacy><r:Type>total</r:Type><r:Count>0</r:Count></r:VoteCounts>
<r:VoteCounts><r:GpUnitId>c</r:GpUnitId><r:Type>total</r:Type><r:Count>5</r:Count></r:VoteCounts>
<r:CandidateIds>k</r:CandidateIds></r:ContestSelection>
<r:ElectionDistrictId>s</r:ElectionDistrictId><r:Name>X</r:Name></r:Contest>
<r:Name><r:Text Language="en">E</r:Text></r:Name></r:Election>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="s"><r:ComposingGpUnitIds>c</r:ComposingGpUnitIds><r:Type>state</r:Type></r:GpUnit>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="c"><r:ComposingGpUnitIds>p1 p2</r:ComposingGpUnitIds><r:Type>county</r:Type></r:GpUnit>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="p1"><r:Number>007</r:Number><r:Type>precinct</r:Type><r:VotersRegistered>90</r:VotersRegistered></r:GpUnit>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="p2"><r:Type>precinct</r:Type></r:GpUnit>
<r:SequenceStart>1</r:SequenceStart><r:SequenceEnd>2</r:SequenceEnd><r:Status>unofficial-partial</r:Status>
</r:ElectionReport>"#;

/// Plain EML: `Cast` is the ballots, candidates carry their own list, and a list has none.
pub(super) const SMALL_EML: &str = r#"<EML xmlns="urn:oasis:names:tc:evs:schema:eml" Id="510"><Count><Election>
<ElectionIdentifier Id="e"/><Contests><Contest><ContestIdentifier Id="c"><ContestName>C</ContestName></ContestIdentifier>
<ReportingUnitVotes><ReportingUnitIdentifier Id="u1">One</ReportingUnitIdentifier>
<Selection><Candidate><CandidateIdentifier Id="1"/><Affiliation><AffiliationIdentifier Id="A"/></Affiliation></Candidate><ValidVotes>3</ValidVotes></Selection>
<Selection><AffiliationIdentifier Id="B"/><ValidVotes>2</ValidVotes></Selection>
<Cast>6</Cast><TotalCounted>5</TotalCounted><RejectedVotes ReasonCode="invalid">1</RejectedVotes></ReportingUnitVotes>
</Contest></Contests></Election></Count></EML>"#;

#[test]
fn one_report_says_the_same_in_json_and_in_xml() {
    assert_eq!(
        check_nist(SMALL_JSON.as_bytes(), "a.json").unwrap().faults,
        []
    );
    for text in [SMALL_JSON, SMALL_XML] {
        let results = read(text.as_bytes()).unwrap();
        let dataset = &results.dataset;
        assert_eq!(dataset.header.key, ["county", "precinct"]);
        assert_eq!(dataset.header.edition.label, "unofficial-partial 1/2");
        assert_eq!(
            (
                dataset.header.edition.election.as_str(),
                dataset.header.edition.contest.as_str()
            ),
            ("E", "X")
        );
        assert_eq!(
            (dataset.key(0), dataset.key(1)),
            (vec!["c", "007"], vec!["c", "p2"])
        );
        // A count that is kept back is missing, not zero; other kinds are no choices.
        assert_eq!(
            (figure(&results, "K", 0), figure(&results, "K", 1)),
            (Some(4), None)
        );
        assert_eq!(totals(&results)["registered"], Some(90));
        assert_eq!(
            (
                dataset.aggregates.len(),
                dataset.choice_of(&dataset.aggregates, 0).get(0)
            ),
            (1, Some(5))
        );
        let line = text.lines().position(|line| line.contains("007")).unwrap() as u64 + 1;
        assert_eq!(dataset.units.line(0), line);
    }
}

#[test]
fn plain_eml_is_not_taken_for_the_dutch_form() {
    let results = read(SMALL_EML.as_bytes()).unwrap();
    let totals = totals(&results);
    assert_eq!(
        (totals["ballots"], totals["valid"], totals["invalid"]),
        (Some(6), Some(5), Some(1))
    );
    assert_eq!(results.dataset.header.choices, ["A/1", "B"]);
    assert_eq!((totals["A/1"], totals["B"]), (Some(3), Some(2)));
    assert_eq!(
        (
            results.dataset.header.key.as_slice(),
            results.dataset.key(0)
        ),
        (&["station".to_owned()][..], vec!["u1"])
    );
}

#[test]
fn lists_hold_in_whatever_order_they_stand() {
    let list = |votes: u32| {
        format!(
            "<Selection><AffiliationIdentifier Id=\"A\"/><ValidVotes>{votes}</ValidVotes></Selection>"
        )
    };
    let with = |list: &str, before: &str| SMALL_EML.replacen(before, &format!("{list}{before}"), 1);
    for before in ["<Selection>", "<Cast>"] {
        let sound = read(with(&list(3), before).as_bytes()).unwrap();
        assert_eq!(sound.dataset.header.choices, ["A/1", "B"]);
        let wrong = read(with(&list(4), before).as_bytes()).unwrap_err();
        assert_eq!(wrong.rule(), "list-total");
        assert!(
            wrong.to_string().contains("list A of u1 states 4"),
            "{wrong}"
        );
    }
    let twice = SMALL_EML.replace("Id=\"B\"/><ValidVotes>2</ValidVotes></Selection>", "Id=\"B\"/><ValidVotes>2</ValidVotes></Selection><Selection><AffiliationIdentifier Id=\"B\"/><ValidVotes>2</ValidVotes></Selection>");
    assert!(
        read(twice.as_bytes())
            .unwrap_err()
            .to_string()
            .contains("stands twice")
    );
    // Without the list of the candidate, both would be one choice.
    let alike = SMALL_EML.replace("<CandidateIdentifier Id=\"1\"/><Affiliation><AffiliationIdentifier Id=\"A\"/></Affiliation>", "<CandidateIdentifier Id=\"B\"/>");
    assert!(
        read(alike.as_bytes())
            .unwrap_err()
            .to_string()
            .contains("both called \"B\"")
    );
}

#[test]
fn of_several_contests_one_is_chosen() {
    let second = SMALL_JSON.replace("\"Contest\":[", "\"Contest\":[{\"@type\":\"ElectionResults.PartyContest\",\"@id\":\"y\",\"Name\":\"Y\",\"ElectionDistrictId\":\"s\"},");
    let error = read(second.as_bytes()).unwrap_err();
    assert_eq!(error.rule(), "which-contest");
    assert!(
        error
            .to_string()
            .ends_with("the file holds 2 contests: \"Y\", \"X\""),
        "{error}"
    );
    assert_eq!(
        read_as(second.as_bytes(), generic(), "X")
            .unwrap()
            .dataset
            .units
            .len(),
        2
    );
    assert_eq!(
        read_as(second.as_bytes(), generic(), "x")
            .unwrap()
            .dataset
            .units
            .len(),
        2
    );
    assert_eq!(
        read_as(second.as_bytes(), generic(), "Z")
            .unwrap_err()
            .rule(),
        "no-contest"
    );
}

#[test]
fn reports_that_no_table_can_hold_are_refused_by_name() {
    for (from, to, rule, words) in [
        (
            "\"Type\":\"total\"",
            "\"Type\":\"early\"",
            "no-totals",
            "by kind of vote only (early)",
        ),
        (
            "\"GpUnitId\":\"p1\"",
            "\"GpUnitId\":\"p9\"",
            "document",
            "there is no unit \"p9\"",
        ),
        ("\"GpUnitId\":\"p2\"", "\"GpUnitId\":\"p1\"", "same", ""),
        (
            "\"Type\":\"early\"",
            "\"Type\":\"total\"",
            "document",
            "stated twice",
        ),
        (
            "\"p1\",\"p2\"",
            "\"p1\",\"c\"",
            "document",
            "is composed of itself",
        ),
        (
            "\"Count\":5",
            "\"Count\":5.5",
            "unreadable-sum",
            "holds \"5.5\"",
        ),
        (
            "\"@id\":\"p2\"",
            "\"@id\":\"p1\"",
            "document",
            "two units are called \"p1\"",
        ),
    ] {
        let text = SMALL_JSON.replace(from, to);
        assert_ne!(text, SMALL_JSON);
        match read(text.as_bytes()) {
            // A count that is kept back is no second one.
            Ok(_) => assert_eq!(rule, "same", "{to}"),
            Err(error) => {
                assert_eq!(error.rule(), rule, "{error}");
                assert!(error.to_string().contains(words), "{error}");
                assert!(error.line.is_some(), "{error}");
            }
        }
    }
    let two = SMALL_JSON.replace("\"GpUnit\":[", "\"GpUnit\":[{\"@type\":\"ElectionResults.ReportingUnit\",\"@id\":\"d\",\"Type\":\"congressional\",\"ComposingGpUnitIds\":[\"p1\"]},")
        .replace("\"ComposingGpUnitIds\":[\"c\"]", "\"ComposingGpUnitIds\":[\"c\",\"d\"]");
    // A district without figures is passed over; one with figures contradicts the county.
    assert_eq!(
        read(two.as_bytes()).unwrap().dataset.header.key,
        ["county", "precinct"]
    );
    let counted = two.replace("\"VoteCounts\":[", "\"VoteCounts\":[{\"@type\":\"ElectionResults.VoteCounts\",\"GpUnitId\":\"d\",\"Type\":\"total\",\"Count\":4},");
    assert_eq!(read(counted.as_bytes()).unwrap_err().rule(), "two-parents");
}

#[test]
fn a_figure_that_is_no_number_is_left_to_the_rules() {
    let results = read(
        SMALL_JSON
            .replace("\"Count\":4", "\"Count\":4.5")
            .as_bytes(),
    )
    .unwrap();
    let rules = election::rules::check(&results.dataset, &generic().form, &Default::default());
    assert_eq!(rules.outcome(election::codes::Code::R001).hits.len(), 1);
}

#[test]
fn xml_of_other_encodings_and_hostile_documents() {
    let windows = SMALL_XML
        .replace("UTF-8", "windows-1252")
        .replace(">K<", ">K\u{e9}<");
    let mut bytes: Vec<u8> = windows
        .chars()
        .map(|letter| u8::try_from(letter).unwrap())
        .collect();
    assert_eq!(read(&bytes).unwrap().dataset.header.choices, ["K\u{e9}"]);
    bytes.splice(0..0, *b"\xEF\xBB\xBF");
    assert_eq!(read(&bytes).unwrap_err().rule(), "not-in-encoding");
    let bomb = SMALL_XML.replace(
        "<r:ElectionReport",
        "<!DOCTYPE r [<!ENTITY a \"aa\">]><r:ElectionReport",
    );
    assert_eq!(read(bomb.as_bytes()).unwrap_err().rule(), "document-type");
    let deep = format!("{{\"a\":{}", "[".repeat(5_000_000));
    assert_eq!(read(deep.as_bytes()).unwrap_err().rule(), "too-deep");
    let other = SMALL_XML.replace("1500-100/v2", "1500-100/v1");
    assert_eq!(read(other.as_bytes()).unwrap_err().rule(), "not-a-table");
}
