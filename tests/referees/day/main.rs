use stan_api::stan::{Address, Customer, CustomerRequestBody};

fn main() {
    // What Stan is sent: the phone number may be left out.
    let ada = CustomerRequestBody::new("Ada", "ada@example.com", Address::new());
    println!("{}", ada.name);
    show(&Customer::new());
    show(&Customer::new().phone_number("+33 1"));
}

fn show(customer: &Customer) {
    match &customer.phone_number {
        Some(phone) => println!("{phone}"),
        None => println!("no phone"),
    }
}
