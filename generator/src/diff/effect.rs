//! What a change does to the set of values that may go over the wire, and how that bears on callers.

use super::{Bearing, Direction};

/// What a change does to the set of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// More values are possible.
    Widens,
    /// Fewer values are possible.
    Narrows,
    /// Other values are possible, or it cannot be told.
    Shifts,
    /// The values are the same.
    Keeps,
}

/// Who reads, and who writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Use {
    /// Which way; `None` where no operation has any use for it.
    pub(super) direction: Option<Direction>,
    /// It goes as text, where a number and the same number as a string look alike: parameters and headers.
    pub(super) text: bool,
    /// It is always there, so that what leaving it out would mean does not matter.
    pub(super) always: bool,
}

impl Use {
    pub(super) const NOBODY: Use = Use {
        direction: None,
        text: false,
        always: false,
    };

    pub(super) fn body(direction: Direction) -> Use {
        Use {
            direction: Some(direction),
            text: false,
            always: false,
        }
    }

    pub(super) fn text(direction: Direction) -> Use {
        Use {
            direction: Some(direction),
            text: true,
            always: false,
        }
    }

    /// How a change bears on callers. What they send has to be accepted later as well; what they receive has to be among
    /// what they were told to expect.
    pub(super) fn bearing(self, effect: Effect) -> Bearing {
        match (self.direction, effect) {
            (None, _) | (_, Effect::Keeps) => Bearing::Neutral,
            (Some(Direction::Request), Effect::Widens) | (Some(Direction::Response), Effect::Narrows) => {
                Bearing::Additive
            }
            (Some(Direction::Request), Effect::Narrows)
            | (Some(Direction::Response), Effect::Widens)
            | (_, Effect::Shifts) => Bearing::Breaking,
        }
    }
}
