//! Reads a customer, changes it, and prints it as it would be sent.

use vendor_apis::meetbit::{Address, Customer};
use vendor_apis::runtime::{DecodeError, from_str, to_string};

fn main() -> Result<(), DecodeError> {
    let customer: Customer = from_str(
        r#"{
            "id": 7, "first_name": "Ada", "middle_name": null, "last_name": null, "email": null,
            "contact_number": null, "address": null, "created_at": "2024-09-01", "updated_at": "2024-09-01"
        }"#,
    )?;
    println!(
        "{}",
        to_string(&customer.into_input().address(Address::new().city("London")))
    );
    Ok(())
}
