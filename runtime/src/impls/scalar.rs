//! Scalars: booleans, numbers, strings, and the two that are not quite: free-form JSON and nothing.

use crate::{Json, Node, Slot, View};

macro_rules! numbers {
    ($($type:ty: $slot:ident, $view:ident $(as $wide:ty)?;)*) => {$(
        impl Node for $type {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
            #[inline]
            fn view(&self) -> View<'_> {
                View::$view(*self $(as $wide)?)
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> Slot<'_> {
                Slot::$slot(self)
            }
        }
    )*};
}

numbers! {
    bool: Bool, Bool;
    i32: I32, I64 as i64;
    i64: I64, I64;
    u32: U32, U64 as u64;
    u64: U64, U64;
    f32: F32, F32;
    f64: F64, F64;
}

macro_rules! leaves {
    ($($type:ty: $kind:ident;)*) => {$(
        impl Node for $type {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
            #[inline]
            fn view(&self) -> View<'_> {
                View::$kind(self)
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> Slot<'_> {
                Slot::$kind(self)
            }
        }
    )*};
}

leaves! {
    String: Str;
    uuid::Uuid: Uuid;
}

impl Node for Json {
    #[inline]
    fn blank() -> Self {
        Json::Null
    }
    #[inline]
    fn takes_null() -> bool {
        true
    }
    #[inline]
    fn view(&self) -> View<'_> {
        View::Json(self)
    }
    #[inline]
    fn slot(&mut self, _null: bool) -> Slot<'_> {
        Slot::Json(self)
    }
}

/// Nothing is kept: whatever comes is read over.
impl Node for () {
    #[inline]
    fn blank() -> Self {}
    #[inline]
    fn view(&self) -> View<'_> {
        View::Null
    }
    #[inline]
    fn slot(&mut self, _null: bool) -> Slot<'_> {
        Slot::Ignore
    }
}
