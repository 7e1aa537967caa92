//! `scrutineer serve`: shows the site that `assess` wrote into a case.

use std::io;

use super::reading::Hinted;
use crate::{
    cli::ServeArgs,
    output::{Ending, Printer},
    serve::{self, Manner, Shown},
};

/// Shows the site of a case until it is interrupted. A later `assess` of the case takes its place.
pub(crate) fn run(arguments: &ServeArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let case = &arguments.case;
    let folder = case.join("out/site");
    if !folder.join("index.html").is_file() {
        let message = format!("no site in {}", folder.display());
        let hint = format!(
            "write it first: scrutineer assess --case {}",
            case.display()
        );
        return Err(Hinted::new(message, hint).into());
    }
    let shown = Shown {
        below: None,
        folder,
    };
    let manner = Manner {
        address: arguments.address,
        or_any_port: false,
        memory: u64::from(arguments.memory) << 20,
        hosts: arguments.hosts.clone(),
    };
    serve::serve(vec![shown], &manner, printer).map_err(|error| hinted(error, &manner))
}

/// What to do when another program has the address.
fn hinted(error: anyhow::Error, manner: &Manner) -> anyhow::Error {
    let cause = error.root_cause().downcast_ref::<io::Error>();
    if cause.is_some_and(|cause| cause.kind() == io::ErrorKind::AddrInUse) {
        let free = std::net::SocketAddr::new(manner.address.ip(), 0);
        let hint = format!("--address {free} takes a free port");
        return Hinted::new(format!("{error:#}"), hint).into();
    }
    error
}
