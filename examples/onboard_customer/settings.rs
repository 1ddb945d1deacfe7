//! Where the vendors are, and who we are.

use std::{env, io};

use crate::local;

/// Addresses and credentials: made up for the local server, or from the environment.
pub(crate) enum Settings {
    /// The address of the local server.
    Local(String),
    Live,
}

impl Settings {
    /// Starts the server that plays the vendors.
    pub(crate) fn local() -> io::Result<Settings> {
        Ok(Settings::Local(local::play()?))
    }

    /// The vendors themselves.
    pub(crate) fn live() -> Settings {
        Settings::Live
    }

    /// A setting that has to be there.
    pub(crate) fn get(&self, name: &str) -> Result<String, String> {
        match self {
            Settings::Local(_) => Ok("demo".to_owned()),
            Settings::Live => env::var(name).map_err(|_| format!("set {name}")),
        }
    }

    /// The vendor's address, unless it is the document's.
    pub(crate) fn base_url(&self, vendor: &str) -> Option<String> {
        match self {
            Settings::Local(server) => Some(format!("{server}/{vendor}")),
            Settings::Live => env::var(format!("{}_BASE_URL", vendor.to_uppercase())).ok(),
        }
    }
}
