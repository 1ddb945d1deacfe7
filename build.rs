//! In a checkout, brings `generated/` up to date with `specs/` and `specwright.toml`.
//!
//! Everywhere else it does nothing: the generator is compiled with the feature `regenerate` alone, which only the workspace
//! member `checkout` turns on, and `specwright.toml` is no part of the package.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    #[cfg(feature = "regenerate")]
    specwright::build::project("");
}
