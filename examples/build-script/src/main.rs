//! Shows what the build script made.

// One item: the module `pets`, whole.
include!(concat!(env!("OUT_DIR"), "/pets.rs"));

fn main() {
}
