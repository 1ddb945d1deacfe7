//! How a value shows itself to the codec: what it looks like, and where an incoming value goes.

use crate::Json;
use crate::file::Upload;
use crate::table::{Alternative, Choices, Literal, Record, Tags};

/// A value that the codec can read, write and compare. Every generated type is one.
///
/// It does not ask for `Send + Sync`, though all our types are both: the compiler would have to walk the whole graph of
/// types at each implementation, which costs time and, on long chains of types, overflows its recursion limit.
pub trait Node {
    /// A value to be overwritten by what is read.
    ///
    /// A record that holds itself without an `Option`, `Vec` or map between has no finite value, hence no blank.
    fn blank() -> Self
    where
        Self: Sized;
    /// Whether `null` is a value of this type like any other. Then an `Option` of it holds a `null` that is read, because
    /// `None` would leave the member out.
    #[inline]
    fn takes_null() -> bool
    where
        Self: Sized,
    {
        false
    }
    /// What the value looks like.
    fn view(&self) -> View<'_>;
    /// Where an incoming value goes. `null` says that it is `null`: a type that knows null stores it and answers
    /// [`Slot::Done`], so that `Option`, `Box` and `Field` cost no dispatch of their own.
    fn slot(&mut self, null: bool) -> Slot<'_>;
}

/// What a value looks like, for writing, `Debug`, equality and validation.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Leave the member out.
    Absent,
    /// `Option::None`: left out of an object unless the member is required, else `null`.
    None,
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A signed integer.
    I64(i64),
    /// An unsigned integer.
    U64(u64),
    /// A `float`.
    F32(f32),
    /// A `double`.
    F64(f64),
    /// A string.
    Str(&'a str),
    /// A number as text, digit by digit.
    Number(&'a str),
    /// A UUID.
    Uuid(&'a uuid::Uuid),
    /// Bytes that JSON carries as base64.
    Base64(&'a [u8]),
    /// Bytes as they are: a body, a file part.
    Bytes(&'a [u8]),
    /// The content of a file part that comes in pieces. Only the client knows what to do with it.
    Upload(&'a Upload),
    /// Free-form JSON.
    Json(&'a Json),
    /// JSON text kept as it came.
    Raw(&'a str),
    /// The listed value `.1` of a string enum.
    Enum(&'static Choices, usize),
    /// A string that an enum does not list.
    Unlisted(&'a str),
    /// A constant of the document that need not be a string, and the name of its variant.
    Literal(&'static Literal, &'static str),
    /// An array.
    List(&'a dyn ListNode),
    /// An array of so many items, each of its own type.
    Tuple(usize, &'a dyn RecordNode),
    /// An object whose member names are data.
    Map(&'a dyn MapNode),
    /// An object with known members.
    Record(&'static Record, &'a dyn RecordNode),
    /// A variant, by name, of a union whose members are told apart by what they look like.
    Union(&'static str, &'a dyn Node),
    /// Variant `.1` of a union with a discriminator.
    Tagged(&'static Tags, usize, &'a dyn Node),
}

/// Where a value goes.
pub enum Slot<'a> {
    /// `null` was taken: nothing is left to read.
    Done,
    /// A boolean.
    Bool(&'a mut bool),
    /// An `int32`.
    I32(&'a mut i32),
    /// An `int64`.
    I64(&'a mut i64),
    /// A `uint32`.
    U32(&'a mut u32),
    /// A `uint64`.
    U64(&'a mut u64),
    /// A `float`.
    F32(&'a mut f32),
    /// A `double`.
    F64(&'a mut f64),
    /// A string.
    Str(&'a mut String),
    /// A number as text, digit by digit.
    Number(&'a mut String),
    /// A UUID.
    Uuid(&'a mut uuid::Uuid),
    /// Bytes that JSON carries as base64.
    Base64(&'a mut Vec<u8>),
    /// Bytes as they are. In JSON: the bytes of a string.
    Bytes(&'a mut Vec<u8>),
    /// Free-form JSON.
    Json(&'a mut Json),
    /// JSON text to keep as it comes.
    Raw(&'a mut String),
    /// Nothing: the value is read over. (`()`)
    Ignore,
    /// An array.
    List(&'a mut dyn ListNode),
    /// An array of so many items, each of its own type.
    Tuple(usize, &'a mut dyn RecordNode),
    /// An object whose member names are data.
    Map(&'a mut dyn MapNode),
    /// An object with known members.
    Record(&'static Record, &'a mut dyn RecordNode),
    /// A string enum.
    Enum(&'static [&'static str], &'a mut dyn EnumNode),
    /// An enum of values that are not all strings.
    Literals(&'static [Literal], &'a mut dyn EnumNode),
    /// A union whose members are told apart by what they look like.
    Untagged(&'static [Alternative], &'a mut dyn UnionNode),
    /// A union with a discriminator.
    Tagged(&'static Tags, &'a mut dyn UnionNode),
}

/// The members of an object, by number; the number after the last is the map of the rest. Also the items of a tuple.
pub trait RecordNode {
    /// What member `i` looks like.
    fn view(&self, i: usize) -> View<'_>;
    /// Where a value for member `i` goes.
    fn slot(&mut self, i: usize, null: bool) -> Slot<'_>;
}

/// The items of an array.
pub trait ListNode {
    /// How many there are.
    fn len(&self) -> usize;
    /// What item `i` looks like.
    fn at(&self, i: usize) -> View<'_>;
    /// Forget all items.
    fn clear(&mut self);
    /// Where one more item goes.
    fn push(&mut self, null: bool) -> Slot<'_>;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The entries of an object whose member names are data.
pub trait MapNode {
    /// How many there are.
    fn len(&self) -> usize;
    /// Calls `f` with each entry until it answers `false`.
    fn each(&self, f: &mut dyn FnMut(&str, View<'_>) -> bool);
    /// What the entry under `key` looks like.
    fn get(&self, key: &str) -> Option<View<'_>>;
    /// Forget all entries.
    fn clear(&mut self);
    /// Where the value under `key` goes.
    fn insert(&mut self, key: String, null: bool) -> Slot<'_>;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An enum of constants.
pub trait EnumNode {
    /// Become the listed value `i`.
    fn set(&mut self, i: usize);
    /// Become a value that is not listed, given as a string (string enums) or as JSON text (enums of mixed values).
    /// `false`: the enum is closed.
    fn other(&mut self, text: &str) -> bool;
}

/// A union.
pub trait UnionNode {
    /// Become variant `i`, and say where its value goes.
    fn pick(&mut self, i: usize, null: bool) -> Slot<'_>;
    /// Become `Unrecognized`, and say where the JSON text goes. `None`: the union is closed.
    fn other(&mut self) -> Option<&mut String>;
}
