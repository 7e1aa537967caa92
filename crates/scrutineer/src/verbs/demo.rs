//! `scrutineer demo`: invents an election, takes it through the main job, and shows the site.
//!
//! Everything in it is simulated and says so. What was planted is listed beside the site, so
//! that anyone can compare what was found with the truth.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use anyhow::Context as _;
use assessment::text::{Arg, Catalogue};
use chance::Seed;
use election::{codes::Code, dataset::EditionLabel, form::Loaded, rules::Settings};
use exchange::Mapping;
use forensics::simulate::{self, Fault, Invented, Plan};
use ledger::{Case, NewCase};
use mission::results::{self, Outcome, Request, Role};
use serde_json::{Value, json};

use super::{
    assess::{self, Assessment},
    reading::Hinted,
};
use crate::{
    cli::{DemoArgs, Format},
    output::{Ending, Printer},
    serve,
};

const SHEET: &str = include_str!("../../../../cases/training/sheet.toml");

/// Tells a folder that an earlier demo made, so that it may be replaced.
const MARK: &str = ".scrutineer-demo";

/// Makes the training election, checks it, writes its site and shows it.
pub(crate) fn run(arguments: &DemoArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let seed = Seed::new(&arguments.seed).context("--seed")?;
    let dir = &arguments.dir;
    make_room(dir)?;
    let units = usize::try_from(arguments.units)?;
    printer.note(&format!(
        "inventing an election of {units} polling stations (simulated)"
    ));
    let invented = simulate::invented_election(&Plan { seed, units });
    let source = dir.join("training-results.csv");
    write_files(&invented, dir, &source).context("the invented files")?;

    printer.note("importing and checking");
    let case = dir.join("training");
    import(&case, &source)?;

    printer.note("writing the site");
    let assessment = assess::assess(&case, &Settings::default())?;
    printer.data(&answer(&assessment, &invented, &arguments.seed, printer)?)?;
    let site = &assessment.summary.folder;
    printer.note(&format!("open {}", site.join("index.html").display()));
    if !arguments.no_serve {
        serve::serve(site, arguments.port, printer)?;
        return Ok(Ending::Interrupted);
    }
    Ok(Ending::Done)
}

/// Makes an empty folder, or empties the one of an earlier demo; touches nothing else.
fn make_room(dir: &Path) -> anyhow::Result<()> {
    let in_use = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if in_use {
        if !dir.join(MARK).is_file() {
            let message = format!("{} is not empty and no earlier demo", dir.display());
            let hint = "name another folder with --dir".to_owned();
            return Err(Hinted::new(message, hint).into());
        }
        fs::remove_dir_all(dir).with_context(|| format!("cannot empty {}", dir.display()))?;
    }
    let made = fs::create_dir_all(dir).and_then(|()| fs::write(dir.join(MARK), ""));
    made.with_context(|| format!("cannot make {}", dir.display()))
}

fn write_files(invented: &Invented, dir: &Path, source: &Path) -> anyhow::Result<()> {
    let mut csv = Vec::new();
    simulate::write_csv(&invented.sheets, &mut csv)?;
    fs::write(source, csv)?;
    let mut truth = csv::Writer::from_path(dir.join("training-truth.csv"))?;
    truth.write_record(["simulated", "file", "line", "planted"])?;
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    for planted in &invented.truth {
        truth.write_record([
            "true",
            &name,
            &planted.line.to_string(),
            planted.fault.name(),
        ])?;
    }
    Ok(truth.flush()?)
}

fn import(dir: &Path, source: &Path) -> anyhow::Result<()> {
    let mut new = NewCase::new("training", "The training election (simulated)");
    new.simulated = true;
    new.publisher = Some("Scrutineer, for training".to_owned());
    new.funders = Some(Vec::new());
    new.conflicts_of_interest = Some("none: the country is invented".to_owned());
    let mapping = Mapping::built_in("common").context("the built-in mapping")?;
    let form = Loaded::parse("training", SHEET)?;
    let settings = Settings::default();
    let edition = EditionLabel {
        label: "final".to_owned(),
        ..EditionLabel::default()
    };
    let request = Request {
        name: "training-results.csv",
        mapping: &mapping,
        form: &form,
        encoding: None,
        edition,
        fetched_from: None,
        role: Role::Official,
        settings: &settings,
        // The faults are what the training is about.
        accept_findings: true,
        importer_version: env!("CARGO_PKG_VERSION"),
    };
    let file = fs::File::open(source)?;
    ledger::runtime()?.block_on(async {
        let case = Case::create(dir, &new).await?;
        let outcome = results::import(&case, file, &request).await;
        case.close().await;
        match outcome? {
            Outcome::Imported(_) => Ok(()),
            Outcome::Known(_) | Outcome::Refused(_) => anyhow::bail!("a new case took no edition"),
        }
    })
}

/// What was found, and beside it what was planted.
fn answer(
    assessment: &Assessment,
    invented: &Invented,
    seed: &str,
    printer: &Printer,
) -> anyhow::Result<String> {
    let mut truth: BTreeMap<Fault, (usize, usize)> = BTreeMap::new();
    for planted in &invented.truth {
        let (of, found) = truth.entry(planted.fault).or_default();
        *of += 1;
        *found += usize::from(
            assessment
                .lines_of(code_of(planted.fault))
                .contains(&planted.line),
        );
    }
    if printer.format() == Format::Json {
        let planted: serde_json::Map<String, Value> = truth
            .iter()
            .map(|(fault, (of, found))| {
                let code = code_of(*fault);
                (
                    fault.name().to_owned(),
                    json!({ "planted": of, "found": found, "by": code }),
                )
            })
            .collect();
        let catalogue = Catalogue::new(printer.locale())?;
        let mut object = assessment.object(&catalogue)?;
        object["schema"] = json!("scrutineer.demo/1");
        object["seed"] = json!(seed);
        object["result"]["planted"] = Value::Object(planted);
        return Ok(format!("{}\n", serde_json::to_string(&object)?));
    }
    let catalogue = Catalogue::new(printer.locale())?;
    let mut text = assessment.answer(printer)?;
    if printer.format() == Format::Table {
        for (fault, (of, found)) in truth {
            let arguments = [
                ("fault", Arg::from(fault.name())),
                ("planted", Arg::from(of)),
                ("found", Arg::from(found)),
                ("code", Arg::from(code_of(fault).name())),
            ];
            writeln!(text, "{}", catalogue.text("demo-planted", &arguments)?)?;
        }
    }
    Ok(text)
}

/// The rule that a planted fault must set off.
const fn code_of(fault: Fault) -> Code {
    match fault {
        Fault::ChoicesDoNotAddUp => Code::R106,
        Fault::MoreBallotsThanGivenOut => Code::R104,
        Fault::MoreVotersThanRegistered => Code::R102,
        Fault::NegativeFigure | Fault::ImpossibleRegister => Code::R001,
        Fault::FullTurnout => Code::R109,
        Fault::RepeatedUnit => Code::R003,
    }
}
