//! The sites that are shown, each as a whole, and their replacement by newer ones.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use super::site::{Identity, LoadError, Site, identity};

/// A site that is to be shown.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Where its addresses begin, if it is not the only one.
    pub(crate) below: Option<Below>,
    /// Where its files lie.
    pub(crate) folder: PathBuf,
}

/// One of several sites.
#[derive(Debug, Clone)]
pub(crate) struct Below {
    /// The first part of its addresses.
    pub(crate) name: String,
    /// What readers are told.
    pub(crate) title: String,
}

/// A site that is shown.
#[derive(Debug)]
pub(super) struct Showing {
    pub(super) shown: Shown,
    memory: u64,
    /// The site as it is answered from; replaced as a whole.
    site: RwLock<Arc<Site>>,
}

/// All that is shown: one site, or several below their names.
#[derive(Debug)]
pub(super) enum Shelf {
    One(Showing),
    Several(BTreeMap<String, Showing>),
}

impl Showing {
    fn open(shown: Shown, memory: u64) -> Result<Self, LoadError> {
        let site = Site::load(&shown.folder, memory, None)?;
        Ok(Self {
            shown,
            memory,
            site: RwLock::new(Arc::new(site)),
        })
    }

    /// The site as it is now.
    pub(super) fn site(&self) -> Arc<Site> {
        let site = self.site.read();
        Arc::clone(&site.unwrap_or_else(PoisonError::into_inner))
    }

    /// The identity of a newer site in the folder, if there is one. While one takes the place of
    /// the other there is none, and the one that is shown stays.
    pub(super) fn newer(&self) -> Option<[Identity; 2]> {
        let now = identity(&self.shown.folder).ok()?;
        (now != self.site().identity).then_some(now)
    }

    /// Takes the newer site; until that is done, answers come from the one that is shown.
    pub(super) fn renew(&self) -> Result<(), LoadError> {
        let site = Site::load(&self.shown.folder, self.memory, Some(&self.site()))?;
        let mut shown = self.site.write().unwrap_or_else(PoisonError::into_inner);
        *shown = Arc::new(site);
        Ok(())
    }
}

impl Shelf {
    /// Takes all sites into memory, each with an equal share of it.
    pub(super) fn open(shown: Vec<Shown>, memory: u64) -> Result<Self, LoadError> {
        let share = memory / (shown.len().max(1) as u64);
        let mut several = BTreeMap::new();
        for shown in shown {
            let Some(Below { name, .. }) = shown.below.clone() else {
                return Ok(Self::One(Showing::open(shown, memory)?));
            };
            several.insert(name, Showing::open(shown, share)?);
        }
        Ok(Self::Several(several))
    }

    pub(super) fn all(&self) -> Vec<&Showing> {
        match self {
            Self::One(showing) => vec![showing],
            Self::Several(several) => several.values().collect(),
        }
    }
}
