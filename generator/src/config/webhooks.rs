//! What the configuration says of the events that a vendor sends.

use toml::de::DeTable;

use super::Webhooks;
use super::read::Reader;
use crate::diagnostic::Place;
use crate::ir::Told;
use crate::lower::{Choice, Event};

impl Reader<'_> {
    pub(super) fn webhooks(&mut self, table: &DeTable<'_>) -> Webhooks {
        let Some(entry) = table.get("webhooks") else {
            return Webhooks::default();
        };
        let Some(webhooks) = self.table(entry, "webhooks") else {
            return Webhooks::default();
        };
        self.keys(webhooks, &["member", "header", "events", "reason"], "in `webhooks`");
        self.string(webhooks, "reason");
        let span = entry.span();
        Webhooks {
            place: Some(Place::bytes(self.file, span.start, span.end)),
            told: self.told(webhooks),
            events: self.events(webhooks),
        }
    }

    fn told(&mut self, table: &DeTable<'_>) -> Told {
        if let (Some(_), Some(header)) = (table.get("member"), table.get("header")) {
            self.value(
                header.span(),
                "`member` and `header` exclude each other: one of them names the event",
            );
        }
        if let Some((path, span)) = self.string(table, "member") {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            if path.iter().any(String::is_empty) {
                self.value(
                    span.clone(),
                    "`member` is the name of a member, or a path: `type`, `data.type`",
                );
            }
            self.remember(Choice::EventMember, &path.join("."), &span);
            return Told::Member(path);
        }
        self.header(table, "header").map_or(Told::Elsewhere, Told::Header)
    }

    /// `"name" = "Schema"`, in the order in which they stand.
    fn events(&mut self, table: &DeTable<'_>) -> Vec<Event> {
        let Some(events) = table.get("events").and_then(|entry| self.table(entry, "events")) else {
            return Vec::new();
        };
        let mut entries: Vec<_> = events.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut all = Vec::new();
        for (name, value) in entries {
            let Some((schema, span)) = self.choice(value, "schema") else {
                continue;
            };
            all.push(Event {
                name: name.get_ref().to_string(),
                schema,
                place: Some(Place::bytes(self.file, span.start, span.end)),
            });
        }
        all
    }
}
