//! How much this machine can do at once.

use std::fs;
use std::thread;

/// What a compiler may need for a large package.
const RUSTC: u64 = 3 << 30;

/// The processors.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// How many compilers fit: no more than there are processors, nor than free memory allows.
pub(crate) fn compilers() -> usize {
    let fitting = free_memory().map_or(usize::MAX, |bytes| usize::try_from(bytes / RUSTC).unwrap_or(1));
    fitting.clamp(1, processors())
}

/// Linux says so; elsewhere only the processors count.
fn free_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
