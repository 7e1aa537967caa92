//! Shows sites: the bytes of a folder, from memory, to readers and nobody else.
//!
//! The site is plain files, and any host can carry them. This server sends those same bytes: it
//! takes a site into memory as a whole, answers only what reads, and takes a rebuilt site in
//! the place of the old one, again as a whole. Nothing that a request says leads to a name
//! in the file system: a path is looked up among the names that the site has.
//!
//! `address` reads paths, `site` takes files, `showing` replaces sites, `answer` answers, and
//! `listen` keeps connections within bounds.

mod address;
mod answer;
mod body;
mod kind;
mod listen;
mod names;
mod negotiate;
mod packed;
mod pages;
mod patient;
mod showing;
mod site;

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;

pub(crate) use self::showing::{Below, Shown};
use self::{
    answer::Server,
    names::Names,
    pages::Pages,
    patient::Seats,
    showing::{Shelf, Showing},
    site::Amount,
};
use crate::output::{Ending, Printer};

/// How often it is looked whether a site was rebuilt.
const GLANCE: Duration = Duration::from_secs(1);

/// The most connections at a time.
const CONNECTIONS: u64 = 4096;

/// Descriptors for everything but connections.
const RESERVED: u64 = 64;

/// How sites are shown.
#[derive(Debug, Clone)]
pub(crate) struct Manner {
    pub(crate) address: SocketAddr,
    /// Whether a free port will do if that of the address is taken.
    pub(crate) or_any_port: bool,
    /// The most bytes of files that are held in memory. While a rebuilt site is taken, the old
    /// one is held as well, as far as their files differ.
    pub(crate) memory: u64,
    /// Further names that the server answers to.
    pub(crate) hosts: Vec<String>,
}

/// What holds unless the user says otherwise.
impl Default for Manner {
    fn default() -> Self {
        Self {
            address: (Ipv4Addr::LOCALHOST, 8420).into(),
            or_any_port: false,
            memory: 512 << 20,
            hosts: Vec::new(),
        }
    }
}

/// Shows sites until the process is interrupted or told to end.
///
/// # Errors
/// If a site cannot be read, or the address cannot be listened on.
pub(crate) fn serve(
    shown: Vec<Shown>,
    manner: &Manner,
    printer: &Printer,
) -> anyhow::Result<Ending> {
    let shelf = Shelf::open(shown, manner.memory)?;
    let below = |showing: &&'_ Showing| showing.shown.below.clone();
    let pages = Pages::new(&shelf.all().iter().filter_map(below).collect::<Vec<_>>())?;
    let (mut held, mut on_disk) = (Amount::default(), Amount::default());
    for showing in shelf.all() {
        held += showing.site().held;
        on_disk += showing.site().on_disk;
    }
    printer.note(&format!(
        "in memory: {held}; read from disk for each request: {on_disk}"
    ));
    let seats = Seats::new(usize::try_from(connections())?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // Before anybody is told that it may be sent.
        let mut signals = signals::Signals::new()?;
        let listener = listen::bind(manner.address, manner.or_any_port).await;
        let listener = listener.with_context(|| format!("cannot listen on {}", manner.address))?;
        let address = listener.local_addr()?;
        let is_loopback = address.ip().is_loopback();
        let names = Names {
            any: !is_loopback && manner.hosts.is_empty(),
            further: manner.hosts.iter().map(|host| host.to_ascii_lowercase()).collect(),
        };
        let server = Arc::new(Server {
            shelf,
            pages,
            names,
            is_loopback,
        });
        if !is_loopback {
            printer.note(&format!(
                "{address} can be reached from other machines; requests and answers are not encrypted"
            ));
        }
        announce(&server, address, printer);
        let mut ending = Ending::Interrupted;
        let end = async { ending = signals.end().await };
        let listening = listen::listen(listener, Arc::clone(&server), seats, end);
        tokio::select! {
            () = listening => {}
            () = keep_up(&server, printer) => {}
        }
        Ok(ending)
    })
}

fn announce(server: &Server, address: SocketAddr, printer: &Printer) {
    for showing in server.shelf.all() {
        let below = showing.shown.below.as_ref();
        let path = below.map(|below| address::path_of(&format!("{}/", below.name)));
        let path = path.unwrap_or_else(|| "/".to_owned());
        printer.note(&format!(
            "showing the site at http://{address}{path} (Ctrl-C ends)"
        ));
    }
}

/// Takes rebuilt sites, for ever.
async fn keep_up(server: &Arc<Server>, printer: &Printer) {
    let mut failed = Vec::new();
    loop {
        tokio::time::sleep(GLANCE).await;
        let looked = Arc::clone(server);
        let took = tokio::task::spawn_blocking(move || {
            let mut took = Vec::new();
            for showing in looked.shelf.all() {
                if let Some(newer) = showing.newer() {
                    let folder = showing.shown.folder.display().to_string();
                    took.push((folder, newer, showing.renew()));
                }
            }
            took
        });
        for (folder, newer, outcome) in took.await.unwrap_or_default() {
            match outcome {
                Ok(()) => printer.note(&format!("took the rebuilt site in {folder}")),
                Err(_) if failed.contains(&newer) => {}
                Err(error) => {
                    printer.note(&format!(
                        "the rebuilt site is not taken, the old one stays: {error}"
                    ));
                    failed = vec![newer];
                }
            }
        }
    }
}

/// How many connections there may be: as many as descriptors allow, with one each for a file.
fn connections() -> u64 {
    #[cfg(unix)]
    let descriptors = raised_limit();
    #[cfg(not(unix))]
    let descriptors = u64::MAX;
    (descriptors.saturating_sub(RESERVED) / 2).clamp(16, CONNECTIONS)
}

/// Raises the number of files that this process may have open as far as it is needed and allowed.
#[cfg(unix)]
fn raised_limit() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = 2 * CONNECTIONS + RESERVED;
    let wanted = limit.maximum.map_or(wanted, |maximum| wanted.min(maximum));
    let current = limit.current.unwrap_or(u64::MAX);
    let raised = Rlimit {
        current: Some(wanted),
        maximum: limit.maximum,
    };
    if current >= wanted || setrlimit(Resource::Nofile, raised).is_err() {
        return current;
    }
    wanted
}

/// How the person or the system ends it.
mod signals {
    use std::io;

    use crate::output::Ending;

    #[cfg(unix)]
    pub(super) struct Signals {
        interrupt: tokio::signal::unix::Signal,
        terminate: tokio::signal::unix::Signal,
    }

    #[cfg(unix)]
    impl Signals {
        pub(super) fn new() -> io::Result<Self> {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
            })
        }

        /// Ctrl-C interrupts; being told to end is how a service is done.
        pub(super) async fn end(&mut self) -> Ending {
            tokio::select! {
                _ = self.interrupt.recv() => Ending::Interrupted,
                _ = self.terminate.recv() => Ending::Done,
            }
        }
    }

    #[cfg(not(unix))]
    pub(super) struct Signals;

    #[cfg(not(unix))]
    impl Signals {
        pub(super) fn new() -> io::Result<Self> {
            Ok(Self)
        }

        pub(super) async fn end(&mut self) -> Ending {
            // Without a handler for it, the system ends the process instead.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
            Ending::Interrupted
        }
    }
}
