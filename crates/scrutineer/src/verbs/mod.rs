//! What each verb does.

mod assess;
mod check;
mod demo;
mod findings;
mod import;
mod mapping;
mod new;
mod reading;

use exchange::ReadError;

use crate::{
    cli::{Check, Import, MappingVerb, Verb},
    output::{Ending, Printer},
};

/// Runs a verb.
pub(crate) fn run(verb: Verb, printer: &Printer) -> anyhow::Result<Ending> {
    match verb {
        Verb::New(arguments) => new::run(arguments, printer),
        Verb::Import(Import::Results(arguments)) => import::run(&arguments, printer),
        Verb::Check(Check::Results(arguments)) => check::run(&arguments, printer),
        Verb::Mapping(MappingVerb::Guess(arguments)) => mapping::guess(&arguments, printer),
        Verb::Assess(arguments) => assess::run(&arguments, printer),
        Verb::Demo(arguments) => demo::run(&arguments, printer),
    }
}

/// What to do next about an error, where it knows.
pub(crate) fn hint(error: &anyhow::Error) -> Option<String> {
    error.chain().find_map(|cause| {
        let read = cause.downcast_ref::<ReadError>().map(ReadError::hint);
        read.or_else(|| {
            cause
                .downcast_ref::<reading::Hinted>()
                .map(|hinted| hinted.hint.clone())
        })
    })
}
