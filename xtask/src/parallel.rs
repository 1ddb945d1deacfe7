//! Several things at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

/// Calls a function on each thing, several at once, and takes the results as they come.
pub(crate) fn parallel<T: Sync, R: Send>(
    things: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let next = AtomicUsize::new(0);
    let worker = |results: Sender<R>| {
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            if results.send(work(thing)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let (sender, results) = mpsc::channel();
        for _ in 0..jobs.max(1) {
            let sender = sender.clone();
            scope.spawn(|| worker(sender));
        }
        drop(sender);
        results.into_iter().try_for_each(&mut take)
    })
}

#[cfg(test)]
mod tests {
    use super::parallel;

    #[test]
    fn each_thing_is_done_once() {
        let things: Vec<u32> = (0..100).collect();
        let mut results = Vec::new();
        parallel(
            &things,
            4,
            |thing| thing * 2,
            |result| {
                results.push(result);
                Ok(())
            },
        )
        .unwrap();
        results.sort_unstable();
        assert_eq!(results, (0..100).map(|thing| thing * 2).collect::<Vec<_>>());
        assert!(parallel(&things, 2, |thing| *thing, |_| anyhow::bail!("enough")).is_err());
    }
}
