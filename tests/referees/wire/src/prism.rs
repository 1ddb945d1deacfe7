//! Prism, as a server of one document.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Options;

/// How long it may take to read its document.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server that stops with its value.
pub(crate) struct Prism {
    server: Child,
}

impl Prism {
    /// Starts it, and waits until it listens.
    pub(crate) fn start(document: &Path, log: &Path, options: &Options) -> Result<Prism, String> {
        let out = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
        let errors = out.try_clone().map_err(|error| error.to_string())?;
        let server = Command::new("node")
            // It dies of some requests; so it only forgets to answer them.
            .arg("--unhandled-rejections=warn")
            .arg(&options.prism)
            // It answers as asked, whatever it thinks of the request, and says what that is in a header.
            .args(["mock", "--errors", "false", "--host", "127.0.0.1", "--port"])
            .arg(options.port.to_string())
            .arg(document)
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        let mut prism = Prism { server };
        prism.wait(log)?;
        Ok(prism)
    }

    fn wait(&mut self, log: &Path) -> Result<(), String> {
        let until = Instant::now() + PATIENCE;
        loop {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            if said.contains("Prism is listening") {
                return Ok(());
            }
            let last = || said.lines().last().unwrap_or("nothing was said").to_owned();
            let ended = self.server.try_wait().map_err(|error| error.to_string())?;
            if ended.is_some() || Instant::now() > until {
                return Err(format!("Prism does not serve it: {}", last()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
