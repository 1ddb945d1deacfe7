//! The five vendors' types, tried here and now: examples and made-up instances are read, and written back equal.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::time::Instant;

use specwright::diagnostic::Diagnostics;
use specwright::project::Project;
use specwright::report::{self, Report};
use specwright_judge::fidelity::{Trip, within};
use specwright_runtime::{Node, from_slice, to_vec};

macro_rules! types {
    ($($vendor:ident: $($name:ident)*;)*) => {
        &[$($((concat!(stringify!($vendor), "::", stringify!($name)), trip::<vendor_apis::$vendor::$name> as Trip)),*),*]
    };
}

/// Every type of a component schema; a new one is missed by the test.
static TYPES: &[(&str, Trip)] = types! {
    stan: CustomerRequestBody Customer Address;
    jani: CreateCustomerRequest Address CustomerStatus Customer;
    lago: CreateCustomerRequest CustomerInput;
    flexprice: CreateCustomerRequest CustomerResponse ErrorResponse CreateEntityIntegrationMappingRequest TaxRateOverride
        EntityIntegrationMappingResponse Status IntegrationEntityType;
    meetbit: Customer CustomerInput Address ValidationError UnauthenticatedError UnauthorizedError RateLimitedError
        ServerError;
};

fn trip<T: Node>(json: &[u8]) -> Result<Vec<u8>, String> {
    from_slice::<T>(json)
        .map(|value| to_vec(&value))
        .map_err(|error| error.to_string())
}

#[test]
fn every_valid_value_comes_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let project = Project::open(&root.join("specwright.toml"), &mut Diagnostics::new()).unwrap();
    let run = project.run(false);
    let report = report::json(&Report {
        run: &run,
        elapsed: Instant::now().elapsed(),
        written: false,
    });
    let (mut examples, mut generated) = (0, 0);
    for vendor in &run.vendors {
        for entry in &vendor.generated.as_ref().unwrap().summary.schemas {
            let component = entry.pointer.strip_prefix("#/components/schemas/");
            if component.is_some_and(|name| !name.contains('/')) {
                let known = TYPES.iter().any(|(path, _)| *path == entry.rust);
                assert!(known, "`{}` is missing in this test's list", entry.rust);
            }
        }
        let tried = within(&root, &vendor.document, &vendor.name, &report, TYPES).unwrap();
        assert!(tried.failures.is_empty(), "{}", tried.failures.join("\n"));
        assert!(tried.generated >= tried.types * 20, "{}: {tried:?}", vendor.name);
        examples += tried.examples;
        generated += tried.generated;
    }
    assert!(examples > 0 && generated > 400, "{examples} {generated}");
}
