//! Types of their own around another type.

/// Makes a struct around one public value look like that value in JSON. It is for named schemas that are no objects and
/// hold themselves, which a `type` alias cannot.
///
/// ```
/// #[derive(Clone)]
/// pub struct Tree(pub Vec<Tree>);
///
/// specwright_runtime::newtype! { Tree(Vec<Tree>) }
///
/// let tree: Tree = specwright_runtime::from_str("[[],[[]]]")?;
/// assert_eq!(tree.len(), 2);
/// assert_eq!(specwright_runtime::to_string(&tree), "[[],[[]]]");
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
#[macro_export]
macro_rules! newtype {
    ($name:ident($type:ty)) => {
        impl $crate::Node for $name {
            #[inline]
            fn blank() -> Self {
                $name($crate::Node::blank())
            }
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                $crate::Node::view(&self.0)
            }
            #[inline]
            fn slot(&mut self, null: bool) -> $crate::Slot<'_> {
                $crate::Node::slot(&mut self.0, null)
            }
        }
        $crate::__common!($name, read);
        impl $name {
            $crate::__validate!();
        }
        impl From<$type> for $name {
            #[inline]
            fn from(value: $type) -> Self {
                $name(value)
            }
        }
        impl ::core::ops::Deref for $name {
            type Target = $type;
            #[inline]
            fn deref(&self) -> &$type {
                &self.0
            }
        }
        impl ::core::ops::DerefMut for $name {
            #[inline]
            fn deref_mut(&mut self) -> &mut $type {
                &mut self.0
            }
        }
    };
}
