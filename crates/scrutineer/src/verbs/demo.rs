//! `scrutineer demo`: two sites that share nothing. One is of a real case, Azerbaijan 2024, from
//! the package that comes with the program. The other invents an election and takes it through
//! the main job.
//!
//! Everything in the invented one is simulated and says so. What was planted is listed in the
//! folder `truth` of its case, so that anyone can compare what was found with the truth.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    net::Ipv4Addr,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use assessment::{
    site::Tally,
    text::{Arg, Catalogue},
};
use chance::Seed;
use election::{dataset::EditionLabel, form::Loaded, rules::Settings};
use exchange::Mapping;
use forensics::simulate::{self, Around, CANDIDATES, Fault, Invented, Plan, Trick};
use ledger::{Case, NewCase};
use mission::{
    geometry,
    records::{self, Taken},
    results::{self, Outcome, Request, Role},
};
use serde_json::{Value, json};

use super::{
    assess::{self, Assessment},
    invented::{self, AMONG_RECORDS},
    packages,
    reading::Hinted,
};
use crate::{
    cli::{DemoArgs, Format},
    output::{Ending, Printer},
    serve::{self, Below, Manner, Shown},
};

const SHEET: &str = include_str!("../../../../cases/training/sheet.toml");
const COPIES: &str = include_str!("../../../../cases/training/copies.toml");

/// The real case, as its package and its folder are called.
const AZERBAIJAN: &str = "azerbaijan-2024";
const AZERBAIJAN_TITLE: &str = "Azerbaijan, early presidential election of 7 February 2024";

const TITLE: &str = "The training election (simulated)";

/// Files of the invention, by their base names.
const PRELIMINARY: &str = "training-preliminary.csv";
const RESULTS: &str = "training-results.csv";
const HELD: &str = "training-copies.csv";
const SHAPES: &str = "training-geometry.geojson";

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
    let plan = Plan { seed, units };
    let invented = simulate::invented_election(&plan);
    let around = simulate::around(&plan, &invented);
    write_files(&invented, &around, dir).context("the invented files")?;
    let shapes = simulate::region_shapes(&plan.seed);
    simulate::write_geojson(&shapes, fs::File::create(dir.join(SHAPES))?)?;

    printer.note("importing and checking");
    let case = dir.join("training");
    import(&case, dir, &around)?;
    announce(&case, &around).context("the invented announcements")?;
    invented::tell(&case, RESULTS, &invented, &around).context("what was planted")?;

    printer.note("writing the site");
    let assessment = assess::assess(&case, &Settings::default())?;
    let planted = planted(&assessment, &invented, &around);
    printer.data(&answer(&assessment, &planted, &arguments.seed, printer)?)?;
    let real = azerbaijan(&dir.join(AZERBAIJAN)).context("the case of Azerbaijan 2024")?;
    let sites = [
        (AZERBAIJAN, real.title, real.folder),
        (
            "training",
            TITLE.to_owned(),
            assessment.summary.folder.clone(),
        ),
    ];
    for (_, _, folder) in &sites {
        printer.note(&format!("open {}", folder.join("index.html").display()));
    }
    if !arguments.no_serve {
        let shown = sites.into_iter().map(|(name, title, folder)| Shown {
            below: Some(Below {
                name: name.to_owned(),
                title,
            }),
            folder,
        });
        let manner = Manner {
            address: (Ipv4Addr::LOCALHOST, arguments.port).into(),
            or_any_port: true,
            ..Manner::default()
        };
        return serve::serve(shown.collect(), &manner, printer);
    }
    Ok(Ending::Done)
}

/// A site of the demonstration that is not invented.
struct Real {
    title: String,
    folder: PathBuf,
}

/// Takes the real package into a case of its own and writes its site. Nothing invented is in it.
fn azerbaijan(dir: &Path) -> anyhow::Result<Real> {
    let files = packages::files(AZERBAIJAN).context("the built-in package")?;
    let taken: Vec<Taken<'_>> = files
        .iter()
        .map(|(name, text)| Taken {
            name,
            bytes: text.as_bytes(),
            table: None,
        })
        .collect();
    let mut new = NewCase::new(AZERBAIJAN, AZERBAIJAN_TITLE);
    new.zone = "Asia/Baku".to_owned();
    ledger::runtime()?.block_on(async {
        let case = Case::create(dir, &new).await?;
        let taken = records::import(&case, &taken, env!("CARGO_PKG_VERSION")).await;
        case.close().await;
        taken?;
        anyhow::Ok(())
    })?;
    let assessment = assess::assess(dir, &Settings::default())?;
    Ok(Real {
        title: AZERBAIJAN_TITLE.to_owned(),
        folder: assessment.summary.folder,
    })
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

fn write_files(invented: &Invented, around: &Around, dir: &Path) -> anyhow::Result<()> {
    simulate::write_csv(
        &around.preliminary,
        fs::File::create(dir.join(PRELIMINARY))?,
    )?;
    simulate::write_csv(&invented.sheets, fs::File::create(dir.join(RESULTS))?)?;
    simulate::write_copies(&around.copies, fs::File::create(dir.join(HELD))?)?;
    Ok(())
}

/// Puts the invented announcements into the case.
fn announce(case: &Path, around: &Around) -> anyhow::Result<()> {
    let mut text = String::from(
        "# What the commission of the invented country announced. Simulated.\n\
         format = \"statements\"\nschema = 1\nid = \"training\"\nsimulated = true\n\
         title = { en = \"Announcements of the invented commission\", az = \"Uydurma komissiyanın \
         elanları\" }\n",
    );
    for name in CANDIDATES {
        writeln!(text, "\n[[choice]]\nid = \"{name}\"\nname = \"{name}\"")?;
    }
    text.push_str(
        "\n[[source]]\nkey = \"commission\"\nwhat = \"the invented commission\"\n\
         kind = \"official, simulated\"\n",
    );
    for (seq, bulletin) in (1..).zip(&around.bulletins) {
        let valid: i64 = bulletin.votes.iter().sum();
        writeln!(
            text,
            "\n[[statement]]\nid = \"{}\"\nkind = \"result\"\nseq = {seq}\nannounced = \
             \"2031-05-{:02}\"\nsources = [\"commission\"]\nconfidence = \"high\"\n\
             units_reported = \"{}\"\nvalid = \"{valid}\"",
            bulletin.id,
            17 + seq,
            bulletin.units,
        )?;
        for ((name, votes), share) in CANDIDATES.iter().zip(bulletin.votes).zip(&bulletin.shares) {
            writeln!(text, "votes.\"{name}\" = \"{votes}\"")?;
            writeln!(text, "shares.\"{name}\" = \"{share}\"")?;
        }
    }
    let folder = case.join("statements");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join("bulletins.toml"), text)?)
}

/// The earlier edition, the final one, copies of sheets, and records.
fn import(case: &Path, files: &Path, around: &Around) -> anyhow::Result<()> {
    let mut new = NewCase::new("training", TITLE);
    new.simulated = true;
    new.publisher = Some("Scrutineer, for training".to_owned());
    new.funders = Some(Vec::new());
    new.conflicts_of_interest = Some("none: the country is invented".to_owned());
    let common = Mapping::built_in("common").context("the built-in mapping")?;
    let held = Mapping::parse("training-copies.toml", COPIES)?;
    let form = Loaded::parse("training", SHEET)?;
    let settings = Settings::default();
    let sources = [
        (PRELIMINARY, "preliminary", &common, Role::Official),
        (RESULTS, "final", &common, Role::Official),
        (HELD, "observers' copies", &held, Role::Copies),
    ];
    ledger::runtime()?.block_on(async {
        let case = Case::create(case, &new).await?;
        let mut outcome = Ok(());
        for (name, label, mapping, role) in sources {
            let request = Request {
                name,
                mapping,
                form: &form,
                encoding: None,
                edition: EditionLabel {
                    label: label.to_owned(),
                    ..EditionLabel::default()
                },
                fetched_from: None,
                role,
                settings: &settings,
                // The faults are what the training is about.
                accept_findings: true,
                importer_version: env!("CARGO_PKG_VERSION"),
            };
            let file = fs::File::open(files.join(name))?;
            outcome = match results::import(&case, file, &request).await {
                Ok(Outcome::Imported(_)) => Ok(()),
                Ok(_) => Err(anyhow::anyhow!("a new case took no edition of {name}")),
                Err(error) => Err(error.into()),
            };
            if outcome.is_err() {
                break;
            }
        }
        if outcome.is_ok() {
            outcome = shape(&case, files).await;
        }
        if outcome.is_ok() {
            outcome = invented::know(&case, around).await;
        }
        case.close().await;
        outcome
    })
}

/// The shapes of the invented regions.
async fn shape(case: &Case, files: &Path) -> anyhow::Result<()> {
    let request = geometry::Request {
        name: SHAPES,
        level: Some("region"),
        properties: &[],
        source: "the invented country",
        licence: "CC0-1.0",
        importer_version: env!("CARGO_PKG_VERSION"),
    };
    let editions = results::editions(case).await?;
    let official = editions
        .iter()
        .rfind(|edition| edition.role == Role::Official);
    let newest = official.context("an official edition")?;
    let dataset = results::open(case, newest).await?.dataset;
    let file = fs::File::open(files.join(SHAPES))?;
    geometry::import(case, file, &dataset, &request).await?;
    Ok(())
}

/// Everything that was planted beside what was found of it, as the appendix of the site counts it:
/// slips in the results, tricks around them, what stands among the records.
fn planted<'a>(assessment: &'a Assessment, invented: &Invented, around: &Around) -> Vec<&'a Tally> {
    let faults: BTreeSet<Fault> = invented.truth.iter().map(|planted| planted.fault).collect();
    let tricks: BTreeSet<Trick> = around.truth.iter().map(|played| played.trick).collect();
    let faults = faults.into_iter().map(Fault::name);
    let tricks = tricks.into_iter().map(Trick::name);
    let names = faults
        .chain(tricks)
        .chain(AMONG_RECORDS.map(|(name, ..)| name));
    let tallies = &assessment.summary.planted;
    names
        .filter_map(|name| tallies.iter().find(|tally| tally.kind == name))
        .collect()
}

/// What was found, and beside it what was planted.
fn answer(
    assessment: &Assessment,
    planted: &[&Tally],
    seed: &str,
    printer: &Printer,
) -> anyhow::Result<String> {
    let catalogue = Catalogue::new(printer.locale())?;
    if printer.format() == Format::Json {
        let planted: serde_json::Map<String, Value> = planted
            .iter()
            .map(|tally| {
                let counts =
                    json!({ "planted": tally.planted, "found": tally.found, "by": tally.rule });
                (tally.kind.clone(), counts)
            })
            .collect();
        let mut object = assessment.object(&catalogue)?;
        object["schema"] = json!("scrutineer.demo/1");
        object["seed"] = json!(seed);
        object["result"]["planted"] = Value::Object(planted);
        return Ok(format!("{}\n", serde_json::to_string(&object)?));
    }
    let mut text = assessment.answer(printer)?;
    if printer.format() == Format::Table {
        for tally in planted {
            let arguments = [
                ("fault", Arg::from(tally.kind.as_str())),
                ("planted", Arg::from(tally.planted)),
                ("found", Arg::from(tally.found)),
                ("code", Arg::from(tally.rule)),
            ];
            writeln!(text, "{}", catalogue.text("demo-planted", &arguments)?)?;
        }
    }
    Ok(text)
}
