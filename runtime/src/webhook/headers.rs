//! The headers of a webhook, whatever the server keeps them in.

/// The headers of a webhook, whatever the server keeps them in: `http::HeaderMap` (with the feature `client`), or pairs of
/// names and values. Names are alike whatever their case.
pub trait Headers {
    /// The value of a header; of the first, where there are several. None where it is no text.
    fn get(&self, name: &str) -> Option<&str>;
}

#[cfg(feature = "client")]
impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        http::HeaderMap::get(self, name)?.to_str().ok()
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for [(N, V)] {
    fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self
            .iter()
            .find(|(given, _)| given.as_ref().eq_ignore_ascii_case(name))?;
        Some(value.as_ref())
    }
}

impl<N: AsRef<str>, V: AsRef<str>, const COUNT: usize> Headers for [(N, V); COUNT] {
    fn get(&self, name: &str) -> Option<&str> {
        Headers::get(self.as_slice(), name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for Vec<(N, V)> {
    fn get(&self, name: &str) -> Option<&str> {
        Headers::get(self.as_slice(), name)
    }
}
