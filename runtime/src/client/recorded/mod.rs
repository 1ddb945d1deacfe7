//! Exchanges that are kept in a file, and played back from it: HAR 1.2, which browsers and proxies write as well.

mod entry;
mod error;
mod har;
mod mask;
mod nearest;
mod player;
mod recorder;

pub use self::error::RecordingError;
pub use self::player::Player;
pub use self::recorder::Recorder;
