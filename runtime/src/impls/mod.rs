//! [`Node`](crate::Node) for the types of Rust: scalars, containers, tuples.

mod container;
mod map;
mod scalar;
mod tuple;
