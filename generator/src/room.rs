//! Room on the stack for documents of any size.

/// How much of it one component takes, at most, while what it refers to is looked at.
const COMPONENT: usize = if cfg!(debug_assertions) { 64 << 10 } else { 16 << 10 };

/// What is enough where components do not refer to each other.
const LEAST: usize = 16 << 20;

/// Does some work with room for so many components, each of which may refer to the next: the work goes from one to the
/// other by calls, and a document may have thousands in a row. The room is only reserved; memory is what is used of it.
pub(crate) fn with_room<T: Send>(components: usize, work: impl FnOnce() -> T + Send) -> T {
    let room = LEAST.saturating_add(components.saturating_mul(COMPONENT));
    let mut work = Some(work);
    let done = std::thread::scope(|scope| {
        // Where there are no threads, or not so much room, the stack that is there has to do.
        let thread = std::thread::Builder::new()
            .stack_size(room)
            .spawn_scoped(scope, || work.take().map(|work| work()));
        thread.ok().map(std::thread::ScopedJoinHandle::join)
    });
    match (done, work) {
        (Some(Ok(Some(done))), _) => done,
        (Some(Err(panic)), _) => std::panic::resume_unwind(panic),
        (_, Some(work)) => work(),
        (_, None) => unreachable!("the work is done or it is still there"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_room;

    fn depth(left: usize) -> usize {
        let room = std::hint::black_box([left; 256]);
        if left == 0 { 0 } else { depth(left - 1) + room[7] / left }
    }

    #[test]
    fn there_is_room_for_every_component() {
        assert_eq!(with_room(20_000, || depth(20_000)), 20_000);
    }
}
