use stan_api::stan::{Address, Customer, CustomerRequestBody, CustomerRequestBodyRequired};

fn main() {
    let ada = CustomerRequestBody::new(CustomerRequestBodyRequired {
        name: "Ada".into(),
        email: "ada@example.com".into(),
        address: Address::new(),
        phone_number: "+33 2".into(),
    });
    println!("{}", ada.name);
    show(&Customer::new());
    show(&Customer::new().phone_number("+33 1"));
}

fn show(customer: &Customer) {
    println!("{}", customer.phone_number.as_deref().unwrap_or("no phone"));
}
