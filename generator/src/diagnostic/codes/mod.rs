//! The catalogue: every kind of finding, by the stage that makes it.

pub mod check;
pub mod choices;
pub mod diff;
pub mod import;
pub mod load;
pub mod lower;
pub mod normalize;
pub mod output;
pub mod overlay;
pub mod select;
pub mod update;

use super::Code;

/// All codes, by stage.
pub fn all() -> impl Iterator<Item = &'static Code> {
    let stages = [
        load::CODES,
        overlay::CODES,
        normalize::CODES,
        select::CODES,
        lower::CODES,
        check::CODES,
        choices::CODES,
        output::CODES,
        update::CODES,
        import::CODES,
        diff::CODES,
    ];
    stages.into_iter().flatten().copied()
}

/// The code of that name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}
