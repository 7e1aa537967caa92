//! What each verb does.

mod assess;
mod bundle;
mod check;
mod compared;
mod comparison;
mod copies;
mod decisions;
mod demo;
mod editions;
mod export;
mod export_site;
mod findings;
mod geometry;
mod import;
mod invented;
mod log;
mod mapping;
mod new;
mod nist;
mod package_files;
mod packages;
mod reading;
mod records;
mod seal;
mod serve;
mod statements;
mod timeline;
mod truth;

use exchange::ReadError;
use mission::results::Role;

use crate::{
    cli::{Check, Compare, Export, Import, MappingVerb, TimelineVerb, Verb},
    output::{Ending, Printer},
};

/// Runs a verb.
pub(crate) fn run(verb: Verb, printer: &Printer) -> anyhow::Result<Ending> {
    match verb {
        Verb::New(arguments) => new::run(arguments, printer),
        Verb::Import(Import::Results(arguments)) => {
            import::run(&arguments, Role::Official, printer)
        }
        Verb::Import(Import::Copies(arguments)) => import::run(&arguments, Role::Copies, printer),
        Verb::Import(Import::Geometry(arguments)) => geometry::run(&arguments, printer),
        Verb::Import(Import::Records(arguments)) => records::import(&arguments, printer),
        Verb::Check(Check::Records(arguments)) => records::check(&arguments, printer),
        Verb::Timeline(TimelineVerb::Check(arguments)) => timeline::run(&arguments, printer),
        Verb::Check(Check::Results(arguments)) => check::run(&arguments, printer),
        Verb::Check(Check::Statements(arguments)) => statements::run(&arguments, printer),
        Verb::Compare(Compare::Editions(arguments)) => editions::run(&arguments, printer),
        Verb::Compare(Compare::Copies(arguments)) => copies::run(&arguments, printer),
        Verb::Check(Check::Nist(arguments)) => nist::run(&arguments, printer),
        Verb::Log(verb) => log::run(&verb, printer),
        Verb::Bundle(verb) => bundle::run(&verb, printer),
        Verb::Export(Export::Nist(arguments)) => export::run(&arguments, printer),
        Verb::Mapping(MappingVerb::Guess(arguments)) => mapping::guess(&arguments, printer),
        Verb::Seal(verb) => seal::run(&verb, printer),
        Verb::Assess(arguments) => assess::run(&arguments, printer),
        Verb::ExportSite(arguments) => export_site::run(&arguments, printer),
        Verb::Serve(arguments) => serve::run(&arguments, printer),
        Verb::Demo(arguments) => demo::run(&arguments, printer),
    }
}

/// What to do next about an error, where it knows.
pub(crate) fn hint(error: &anyhow::Error) -> Option<String> {
    error.chain().find_map(|cause| {
        let read = cause.downcast_ref::<ReadError>().map(ReadError::hint);
        let read = read.or_else(|| records::hint(cause));
        let read = read.or_else(|| geometry::hint(cause));
        let read = read.or_else(|| seal::hint(cause));
        read.or_else(|| {
            cause
                .downcast_ref::<reading::Hinted>()
                .map(|hinted| hinted.hint.clone())
        })
    })
}
