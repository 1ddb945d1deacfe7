//! Addresses that only show what an address looks like.

const NOUNS: &[&str] = &[
    "account",
    "api",
    "app",
    "company",
    "domain",
    "host",
    "instance",
    "org",
    "server",
    "shop",
    "site",
    "store",
    "subdomain",
    "tenant",
];

/// Whether `host` stands for a host that the reader has to know: a name that RFC 2606 and RFC 6761 set aside (but not
/// `localhost`, which answers), `your-…`, `<…>`.
pub(super) fn is_placeholder(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let host = host.split_once(':').map_or(host.as_str(), |(host, _port)| host);
    let labels: Vec<&str> = host.split('.').collect();
    let reserved = matches!(
        labels.as_slice(),
        [.., "example" | "test" | "invalid"] | [.., "example", "com" | "net" | "org"]
    );
    reserved || host.contains(['<', '>']) || labels.iter().any(|label| is_yours(label))
}

fn is_yours(label: &str) -> bool {
    let Some(rest) = label.strip_prefix("your") else {
        return false;
    };
    rest.is_empty() || rest.starts_with(['-', '_']) || NOUNS.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn names_that_nobody_owns_are_placeholders() {
        for host in [
            "example.com",
            "api.Example.org.",
            "example.com:8443",
            "acme.test",
            "x.invalid",
            "example",
        ] {
            assert!(is_placeholder(host), "{host}");
        }
        for host in [
            "your-domain.com",
            "your_tenant.acme.dev",
            "yourcompany.zendesk.com",
            "<host>",
            "api.<region>.x.io",
        ] {
            assert!(is_placeholder(host), "{host}");
        }
    }

    #[test]
    fn names_that_somebody_owns_are_not() {
        for host in [
            "localhost",
            "127.0.0.1",
            "api.acme.dev",
            "myexample.com",
            "example.com.br",
            "yourtube.com",
            "test.io",
        ] {
            assert!(!is_placeholder(host), "{host}");
        }
    }
}
