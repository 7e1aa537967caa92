//! `scrutineer new`: makes a case.

use anyhow::Context as _;
use ledger::{Case, NewCase};

use crate::{
    cli::NewArgs,
    output::{Ending, Printer},
};

/// Makes the folder of a case and says what is still missing in its description.
pub(crate) fn run(arguments: NewArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let dir = &arguments.dir;
    let absolute = std::path::absolute(dir).context("the folder of the new case")?;
    let name = absolute
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| "case".to_owned());
    let id = arguments.id.unwrap_or_else(|| id_from(&name));
    let title = arguments.title.unwrap_or_else(|| name.clone());
    let mut new = NewCase::new(&id, &title);
    new.zone = arguments.zone;
    printer.locale().clone_into(&mut new.locale);
    new.simulated = arguments.simulated;
    new.publisher = arguments.publisher;
    new.contact = arguments.contact;
    new.funders = match (arguments.no_funders, arguments.funders.is_empty()) {
        (true, _) => Some(Vec::new()),
        (false, true) => None,
        (false, false) => Some(arguments.funders),
    };
    new.conflicts_of_interest = arguments.conflicts_of_interest;
    new.licence = arguments.licence;
    new.address = arguments.address;
    let missing = missing(&new);
    ledger::runtime()?.block_on(async {
        Case::create(dir, &new).await?.close().await;
        anyhow::Ok(())
    })?;
    printer.note(&format!("made the case {id} in {}", dir.display()));
    if !missing.is_empty() {
        let missing = missing.join(", ");
        printer.note(&format!(
            "\nhint: its site will show as missing: {missing}; add them to case.toml"
        ));
    }
    Ok(Ending::Done)
}

fn missing(new: &NewCase) -> Vec<&'static str> {
    let fields = [
        ("publisher", new.publisher.is_none()),
        ("contact", new.contact.is_none()),
        ("funders", new.funders.is_none()),
        ("conflicts_of_interest", new.conflicts_of_interest.is_none()),
    ];
    fields
        .into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| name)
        .collect()
}

/// A short name from the name of a folder.
fn id_from(name: &str) -> String {
    let skeleton = election::names::skeleton(name);
    let letters = skeleton
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let joined: String = letters.collect();
    let parts: Vec<&str> = joined.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        "case".to_owned()
    } else {
        parts.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_folder_names() {
        assert_eq!(id_from("Azərbaycan 2024!"), "azerbaycan-2024");
        assert_eq!(id_from("Выборы"), "case");
    }
}
