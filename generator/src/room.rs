//! Room on the stack for documents of any size.

/// How much of it one component takes, at most, while what it refers to is looked at.
const COMPONENT: usize = if cfg!(debug_assertions) { 64 << 10 } else { 16 << 10 };

/// What is enough where components do not refer to each other.
const LEAST: usize = 16 << 20;

/// Does some work with room for so many components, each of which may refer to the next: the work goes from one to the
/// other by calls, and a document may have thousands in a row. The room is only reserved; memory is what is used of it.
pub(crate) fn with_room<T: Send>(components: usize, mut work: impl FnMut() -> T + Send) -> T {
    let room = LEAST.saturating_add(components.saturating_mul(COMPONENT));
    let done = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(room);
        let thread = thread.spawn_scoped(scope, &mut work);
        thread.ok().map(std::thread::ScopedJoinHandle::join)
    });
    match done {
        Some(Ok(done)) => done,
        Some(Err(panic)) => std::panic::resume_unwind(panic),
        // Where there are no threads, or not so much room, the stack that is there has to do.
        None => work(),
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
