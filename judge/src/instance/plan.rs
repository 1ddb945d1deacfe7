//! What an instance is to be like.

/// Which of the members that may be left out are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optional {
    /// None.
    None,
    /// All.
    All,
    /// Each by chance.
    Some,
}

/// Which of the values that a scalar may have are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taste {
    /// Plain ones.
    Plain,
    /// The lowest and shortest.
    Low,
    /// The highest and longest.
    High,
    /// Strings with everything that a string may have.
    Odd,
    /// By chance.
    Any,
}

/// What an instance is to be like.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Its number: unions and enums take their members in turn.
    pub turn: usize,
    /// Members that may be left out.
    pub optional: Optional,
    /// Scalars.
    pub taste: Taste,
    /// `null` wherever it may stand.
    pub nulls: bool,
    /// Members that nothing declares, where nothing forbids them.
    pub undeclared: bool,
    /// Its text is written with blanks, escapes and other forms of numbers.
    pub ugly: bool,
}

impl Plan {
    /// The same with everything left to chance.
    #[must_use]
    pub fn relaxed(self) -> Plan {
        Plan {
            optional: Optional::Some,
            taste: Taste::Any,
            nulls: false,
            ..self
        }
    }

    /// The plan of the instance of that number.
    pub fn of(turn: usize) -> Plan {
        let (optional, taste) = match turn {
            0 => (Optional::None, Taste::Plain),
            1 => (Optional::All, Taste::Plain),
            2 => (Optional::All, Taste::Plain),
            3 => (Optional::None, Taste::Low),
            4 => (Optional::All, Taste::High),
            5 => (Optional::All, Taste::Odd),
            6 => (Optional::All, Taste::Low),
            7 => (Optional::Some, Taste::Odd),
            _ => (Optional::Some, Taste::Any),
        };
        Plan {
            turn,
            optional,
            taste,
            nulls: turn == 2,
            undeclared: matches!(turn, 9 | 14),
            ugly: matches!(turn, 7 | 12 | 17),
        }
    }
}
