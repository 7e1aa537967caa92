//! The program: verbs, and the network that some of them need.
//!
//! A verb is parsed in two steps: [`cli`] holds what the user typed, [`verbs`] what it means.
//! Data go to stdout, everything else to stderr, both through [`output::Printer`].

mod cli;
mod output;
mod serve;
mod verbs;

use std::{io, process::ExitCode};

use clap::Parser as _;

use crate::{
    cli::Cli,
    output::{Ending, Printer, say},
};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let exit_zero = cli.output.exit_zero;
    let printer = Printer::new(cli.output);
    match verbs::run(cli.verb, &printer) {
        Ok(Ending::Found) if !exit_zero => ExitCode::from(1),
        Ok(Ending::Interrupted) => ExitCode::from(130),
        Ok(Ending::Done | Ending::Found) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error:#}"));
            if let Some(hint) = verbs::hint(&error) {
                say(&format!("\nhint: {hint}"));
            }
            ExitCode::from(2)
        }
    }
}

/// Whether whoever read our output has had enough, which is no fault.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io_error = cause.downcast_ref::<io::Error>();
        io_error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
