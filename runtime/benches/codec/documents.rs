//! What is read: one customer, and five megabytes of orders; with keys in the document's order, and shuffled.

use serde_json::{Value, json};

const STATUSES: [&str; 3] = ["active", "suspended", "closed"];
const TAGS: [&str; 3] = ["new", "sale", "fragile"];

/// A sequence of numbers that looks random and is always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// About 600 bytes.
pub fn customer(i: u64) -> Value {
    json!({
        "id": format!("cus_{i:014}"),
        "external_id": format!("ext-{i}"),
        "name": "Ada Lovelace",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": format!("ada+{i}@example.com"),
        "phone": "+44 20 7946 0000",
        "status": STATUSES[(i % 3) as usize],
        "address": address(i),
        "currency": "GBP",
        "balance": i as f64 + 0.25,
        "credits": i * 17,
        "verified": i.is_multiple_of(2),
        "metadata": {"plan": "enterprise", "referrer": "newsletter", "note": "said \"hello\" twice"},
        "created_at": "2024-02-29T12:00:00Z",
        "updated_at": "2024-03-01T08:30:15.123Z",
    })
}

fn address(i: u64) -> Value {
    json!({
        "line_1": format!("{} St James's Square", i % 90),
        "line_2": "Flat 7b",
        "city": "London",
        "postal_code": "SW1Y 4LE",
        "country": "GB",
    })
}

fn item(dice: &mut Dice, depth: u32) -> Value {
    let mut item = json!({
        "sku": format!("SKU-{:06}", dice.roll(1_000_000)),
        "description": "A rather long description of a rather small thing, in English, Français and 日本語",
        "quantity": dice.roll(20) + 1,
        "unit_price": dice.roll(1_000_000) as f64 / 100.0,
        "discount": dice.roll(1000) as f64 / 1000.0,
        "tags": TAGS[..dice.roll(4) as usize],
    });
    if depth < 3 && dice.roll(3) == 0 {
        item["parent"] = self::item(dice, depth + 1);
    }
    item
}

/// About five megabytes, nested six deep.
pub fn orders() -> Value {
    let mut dice = Dice(7);
    let order = |i: u64| {
        let items: Vec<Value> = (0..=dice.roll(8)).map(|_| item(&mut dice, 0)).collect();
        json!({
            "id": format!("ord_{i:014}"),
            "number": i,
            "customer": customer(i),
            "items": items,
            "total": dice.roll(100_000_000) as f64 / 100.0,
            "tax": dice.roll(10_000_000) as f64 / 100.0,
            "shipping": address(i * 3),
            "status": "active",
            "notes": ["leave at the door", "ring twice"],
            "paid": true,
            "placed_at": "2024-02-29T12:00:00Z",
        })
    };
    json!({"page": 1, "per_page": 2800, "orders": (0..2300).map(order).collect::<Vec<_>>()})
}

/// The text of a value, with the members of every object in a random order.
pub fn shuffled(value: &Value) -> String {
    let mut text = String::new();
    shuffle(value, &mut Dice(11), &mut text);
    text
}

fn shuffle(value: &Value, dice: &mut Dice, text: &mut String) {
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                text.push(if i == 0 { '[' } else { ',' });
                shuffle(item, dice, text);
            }
            text.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Object(members) => {
            let mut keys: Vec<&String> = members.keys().collect();
            for i in (1..keys.len()).rev() {
                keys.swap(i, dice.roll(i as u64 + 1) as usize);
            }
            for (i, key) in keys.iter().enumerate() {
                text.push(if i == 0 { '{' } else { ',' });
                text.push_str(&format!("{key:?}:"));
                shuffle(&members[*key], dice, text);
            }
            text.push('}');
        }
        other => text.push_str(&other.to_string()),
    }
}
