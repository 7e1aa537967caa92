//! Notes, checkpoints, proofs, policies and leaves as texts.

use super::{
    super::{
        checkpoint::Checkpoint,
        leaf::Leaf,
        note::{Note, NoteError, SignerKey, VerifierKey},
        policy::{Policy, PolicyError},
        proof::Proof,
    },
    *,
};

/// The example of <https://c2sp.org/signed-note>, section "Verifier keys".
const KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const NOTE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

/// The keys of the documentation of the first implementation, `golang.org/x/mod/sumdb/note`.
const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_SECRET: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const GO_NOTE: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

#[test]
fn the_examples_of_the_specification_verify() {
    for (key, note) in [(KEY, NOTE), (GO_KEY, GO_NOTE)] {
        let key: VerifierKey = key.parse().unwrap();
        let note = Note::parse(note.as_bytes()).unwrap();
        assert_eq!(note.verify(&key), Ok(0));
        let other: VerifierKey = signer(key.name(), 9).verifier();
        assert_eq!(
            note.verify(&other),
            Err(NoteError::Unsigned(key.name().to_owned()))
        );
    }
    assert_eq!(KEY.parse::<VerifierKey>().unwrap().to_string(), KEY);
}

/// Ed25519 has one signature per text and key, so ours must be theirs.
#[test]
fn the_example_is_signed_as_its_authors_did() {
    let signer: SignerKey = GO_SECRET.parse().unwrap();
    assert_eq!(signer.verifier().to_string(), GO_KEY);
    assert_eq!(signer.to_secret_text().trim_end(), GO_SECRET);
    let text = GO_NOTE.split("\n\n").next().unwrap().to_owned() + "\n";
    let signature = signer.sign(&text);
    assert_eq!(Note::new(text, vec![signature]).to_string(), GO_NOTE);
    assert!(
        !format!("{signer:?}").contains("AYEKFALV"),
        "a secret is never shown"
    );
}

/// The example of <https://c2sp.org/tlog-cosignature> has no key, so its form is compared, and
/// what a witness signs is written out.
#[test]
fn a_witness_signs_the_time_with_the_text() {
    let checkpoint = Checkpoint::new("example.com/log", 3, Sha256::of(b"root"));
    let mut note = checkpoint.sign(&signer("example.com/log", 1));
    let witness = signer("witness.example.com/w1", 2);
    note.add(witness.cosign(note.text(), 1_679_315_147));
    assert_eq!(note.verify(&witness.witness()), Ok(1_679_315_147));
    assert!(
        witness.witness().to_string().contains("+BI"),
        "type 4 stands before the key"
    );

    // The same signature as if of another second.
    let line = note.to_string();
    let line = line.lines().last().unwrap().rsplit(' ').next().unwrap();
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let mut bytes = STANDARD.decode(line).unwrap();
    assert_eq!(bytes[4..12], 1_679_315_147_u64.to_be_bytes());
    bytes[11] ^= 1;
    let other = note.to_string().replace(line, &STANDARD.encode(bytes));
    let other = Note::parse(other.as_bytes()).unwrap();
    let name = "witness.example.com/w1".to_owned();
    assert_eq!(
        other.verify(&witness.witness()),
        Err(NoteError::FalseSignature(name))
    );
}

#[test]
fn what_is_no_note_is_refused() {
    let example = NOTE.to_owned();
    let refused = [
        String::new(),
        "\n\n".to_owned(),
        example.trim_end().to_owned(),
        example.replace("\n\n", "\n"),
        example.replace('—', "-"),
        example.replace("message", "mess\tage"),
        example.replace("message", "mess\rage"),
        example.replace("foo U", "foo  U"),
        example.replace("foo U", "fo+o U"),
        example.replace("QM=", "QM"),
        example.replace("QM=", "QN="),
        example.replace("Uw2Q", "Uw!Q"),
        format!("{example}\n"),
        format!("{example}{}", "— a AAAAAAA=\n".repeat(100)),
    ];
    for text in refused {
        assert!(
            matches!(Note::parse(text.as_bytes()), Err(NoteError::NotANote(_))),
            "{text:?}"
        );
    }
    assert!(Note::parse(b"\xff\n\n").is_err());
    for key in [
        "",
        "a+b",
        &KEY.replace("530d903a", "530d903b"),
        &KEY.replace("+A", "+B"),
        &KEY.replace("530d", "530D"),
        &KEY.replace("foo", "fo o"),
    ] {
        assert!(key.parse::<VerifierKey>().is_err(), "{key}");
    }
    // The point of order one: every signature of a certain form would verify.
    let small = "example.com/foo+e3b0c442+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(
        small.parse::<VerifierKey>(),
        Err(NoteError::NotAKey(
            "it is of small order: anyone can sign with it"
        ))
    );
}

/// The order of the group of Ed25519 (RFC 8032, section 5.1), lowest byte first.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// A signature has one form: with the order of the group added to its second half it would be
/// valid by arithmetic, and could be told apart from the first.
#[test]
fn a_second_form_of_a_signature_is_refused() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let line = NOTE.trim_end().rsplit(' ').next().unwrap();
    let mut bytes = STANDARD.decode(line).unwrap();
    let mut carry = 0;
    for (byte, order) in bytes[36..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    let second = NOTE.replace(line, &STANDARD.encode(bytes));
    let note = Note::parse(second.as_bytes()).unwrap();
    let refused = NoteError::FalseSignature("example.com/foo".to_owned());
    assert_eq!(note.verify(&KEY.parse().unwrap()), Err(refused));
}

#[test]
fn a_checkpoint_has_three_lines_and_plain_numbers() {
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    let text = format!("example.com/behind-the-sofa\n20852163\n{root}\n");
    let checkpoint = Checkpoint::parse(&text).unwrap();
    assert_eq!(
        (checkpoint.size, checkpoint.to_string()),
        (20_852_163, text.clone())
    );
    let more = Checkpoint::parse(&format!("{text}more\n")).unwrap();
    assert_eq!(more.to_string(), format!("{text}more\n"));
    for refused in [
        text.replace("20852163", "020852163"),
        text.replace("20852163", "+20852163"),
        text.replace("20852163", "-1"),
        text.replace("20852163", "99999999999999999999"),
        text.replace(root, &root[..40]),
        text.replace("example.com/behind-the-sofa", ""),
        format!("{text}\n"),
        text.trim_end().to_owned(),
    ] {
        assert!(Checkpoint::parse(&refused).is_err(), "{refused:?}");
    }
    assert_eq!(
        Checkpoint::new("a", 0, hex(&"00".repeat(32))).to_string(),
        format!("a\n0\n{}=\n", "A".repeat(43))
    );
}

fn proof_of(index: u64, size: usize) -> (Proof, Sha256) {
    let tree = tree_of(&leaves(size));
    let checkpoint = Checkpoint::new("example.com/log", size as u64, tree.root());
    let checkpoint = checkpoint.sign(&signer("example.com/log", 1));
    let path = tree.inclusion(index, size as u64).unwrap();
    let leaf = tree.full(0, index).unwrap();
    (
        Proof {
            extra: None,
            index,
            path,
            checkpoint,
        },
        leaf,
    )
}

#[test]
fn a_proof_reads_as_it_was_written_and_proves_one_leaf() {
    let policy = Policy::of_log(signer("example.com/log", 1).verifier());
    for (index, size) in [(0, 1), (0, 2), (6, 7), (300, 1000)] {
        let (mut proof, leaf) = proof_of(index, size);
        for extra in [None, Some(b"more".to_vec())] {
            proof.extra = extra;
            let text = proof.to_string();
            let read = Proof::parse(text.as_bytes()).unwrap();
            assert_eq!((&read, read.to_string()), (&proof, text));
            assert_eq!(read.verify(leaf, &policy).unwrap().size, size as u64);
            assert!(read.verify(Sha256::of(b"other"), &policy).is_err());
        }
    }
    let (proof, _) = proof_of(6, 7);
    let text = proof.to_string();
    for refused in [
        text.replace("@v1", "@v2"),
        text.replace("index 6", "index 06"),
        text.replace("index 6\n", ""),
        text.replace("index 6", "index 6 "),
        text.replace("index 6\n", "index 6\nextra AAAA\n"),
        text.replacen("=\n", "\n", 1),
        text.replacen("\n\n", "\n", 1),
    ] {
        assert!(Proof::parse(refused.as_bytes()).is_err(), "{refused}");
    }
}

#[test]
fn a_policy_asks_for_its_logs_and_its_quorum() {
    let log = signer("example.com/log", 1);
    let witnesses: Vec<SignerKey> = (2..5)
        .map(|seed| signer(&format!("witness.example/{seed}"), seed))
        .collect();
    let [one, two, three] = [0, 1, 2].map(|number| witnesses[number].witness().to_string());
    let text = format!(
        "# whom we believe\nlog {}\n\twitness W1  {one} https://w1.example/\nwitness W2 {two}\nwitness W3 {three}\ngroup G 2 W1 W2 W3\nquorum G\n",
        log.verifier()
    );
    let policy = Policy::parse(text.as_bytes()).unwrap();
    assert_eq!(
        Policy::parse(policy.to_string().as_bytes()).unwrap(),
        policy
    );

    let mut note = Checkpoint::new("example.com/log", 0, Sha256::of(b"")).sign(&log);
    note.add(witnesses[2].cosign(note.text(), 5));
    assert_eq!(
        policy.open(&note),
        Err(PolicyError::NoQuorum("G".to_owned()))
    );
    note.add(witnesses[2].cosign(note.text(), 6));
    assert_eq!(
        policy.open(&note),
        Err(PolicyError::NoQuorum("G".to_owned())),
        "one witness counts once"
    );
    note.add(witnesses[0].cosign(note.text(), 7));
    assert_eq!(policy.open(&note).map(|checkpoint| checkpoint.size), Ok(0));

    let mut foreign =
        Checkpoint::new("example.com/log", 0, Sha256::of(b"")).sign(&signer("example.com/log", 9));
    witnesses
        .iter()
        .for_each(|witness| foreign.add(witness.cosign(foreign.text(), 5)));
    assert_eq!(policy.open(&foreign), Err(PolicyError::UnknownLog));
    let other_origin = Checkpoint::new("example.com/other", 0, Sha256::of(b"")).sign(&log);
    assert!(matches!(
        policy.open(&other_origin),
        Err(PolicyError::Checkpoint(_))
    ));

    let refused = |text: &str| Policy::parse(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(
        refused("log x\n"),
        "line 1 of the policy: the key cannot be read"
    );
    assert_eq!(
        refused(&format!("log {one}\nquorum none\n")),
        "line 1 of the policy: a log needs a key of type 1, a witness one of type 4"
    );
    assert_eq!(
        refused("\nquorum G\n"),
        "line 2 of the policy: the quorum is not defined above"
    );
    assert_eq!(
        refused("\n"),
        "the policy has 0 lines \"quorum\" instead of one"
    );
    assert_eq!(
        refused("quorum none\nquorum none\n"),
        "the policy has 2 lines \"quorum\" instead of one"
    );
    let witness = format!("witness W {one}\n");
    assert!(
        refused(&format!("{witness}witness V {one}\nquorum W\n")).contains("stands there twice")
    );
    assert!(refused(&format!("{witness}group G 2 W\nquorum G\n")).contains("more members"));
    assert!(refused(&format!("{witness}group G any W W\nquorum G\n")).contains("only once"));
    assert!(refused(&format!("{witness}group W any W\nquorum W\n")).contains("stands there twice"));
    assert!(
        refused(&format!("{witness}group none any W\nquorum none\n"))
            .contains("meaning of its own")
    );
    assert_eq!(
        refused("quorum none"),
        "line 1 of the policy: it has no end"
    );
    assert!(refused("quorum none\r\n").contains("control character"));
}

/// Groups of groups, all, any.
#[test]
fn a_policy_of_two_levels_is_met_on_both() {
    let log = signer("example.com/log", 1);
    let witnesses: Vec<SignerKey> = (2..6)
        .map(|seed| signer(&format!("w/{seed}"), seed))
        .collect();
    let mut text = format!("log {}\n", log.verifier());
    for (number, witness) in witnesses.iter().enumerate() {
        text += &format!("witness W{number} {}\n", witness.witness());
    }
    text += "group X all W0 W1\ngroup Y any W2 W3\ngroup Z all X Y\nquorum Z\n";
    let policy = Policy::parse(text.as_bytes()).unwrap();
    assert_eq!(
        Policy::parse(policy.to_string().as_bytes()).unwrap(),
        policy
    );
    let met = |signing: &[usize]| {
        let mut note = Checkpoint::new("example.com/log", 0, Sha256::of(b"")).sign(&log);
        signing
            .iter()
            .for_each(|number| note.add(witnesses[*number].cosign(note.text(), 1)));
        policy.open(&note).is_ok()
    };
    assert!(met(&[0, 1, 3]) && met(&[0, 1, 2, 3]));
    assert!(!met(&[0, 1]) && !met(&[0, 2, 3]) && !met(&[]));
}

#[test]
fn a_leaf_has_one_form() {
    let leaf = Leaf {
        commitment: Sha256::of(b"a"),
        kind: "edition.imported".to_owned(),
        time: 1_707_278_400_000_000,
    };
    let bytes = leaf.bytes().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(
        text,
        format!(
            r#"{{"c":"{}","kind":"edition.imported","t":1707278400000000,"v":1}}"#,
            Sha256::of(b"a")
        )
    );
    assert_eq!(Leaf::parse(&bytes).unwrap(), leaf);
    for refused in [
        text.replace(":1}", ":2}"),
        text.replace("{\"c", "{ \"c"),
        text.replace("\"v\":1", "\"v\":1,\"x\":1"),
        text.replace("1707278400000000", "\"1\""),
        text.replace("\"t\":1707278400000000,", ""),
    ] {
        assert!(Leaf::parse(refused.as_bytes()).is_err(), "{refused}");
    }
}
