//! What was read, as text: coverage, names and damage of every kind, and what was said beside.

use std::fmt::Write;

use pv_why::snapshot::{Coverage, Listing, Object, Snapshot, Unavailable};

/// The summary of a snapshot.
pub(crate) fn of(snapshot: &Snapshot) -> String {
    let (source, listings) = (snapshot.source(), snapshot.listings());
    let mut out = format!("now {}\nserver {}\n", source.now, source.server_version.as_deref().unwrap_or("unknown"));
    one(&mut out, &listings.claims);
    one(&mut out, &listings.volumes);
    one(&mut out, &listings.classes);
    one(&mut out, &listings.attachments);
    one(&mut out, &listings.drivers);
    one(&mut out, &listings.pods);
    one(&mut out, &listings.stateful_sets);
    one(&mut out, &listings.nodes);
    one(&mut out, &listings.events);
    one(&mut out, &listings.quotas);
    one(&mut out, &listings.limit_ranges);
    source.skipped.iter().for_each(|(kind, count)| writeln!(out, "skipped {kind} {count}").unwrap());
    source.warnings.iter().for_each(|warning| writeln!(out, "warning {warning}").unwrap());
    out
}

fn one<T: Object>(out: &mut String, listing: &Listing<T>) {
    let (what, why) = coverage(listing.coverage());
    write!(out, "{} {what}", T::KIND.resource()).unwrap();
    for object in listing.all() {
        write!(out, " {}", shown(&object.meta().namespace, &object.meta().name)).unwrap();
    }
    out.push('\n');
    why.iter().for_each(|why| writeln!(out, "  because {}", why.reason).unwrap());
    listing.broken().iter().for_each(|(key, why)| writeln!(out, "  broken {}: {why}", shown(&key.0, &key.1)).unwrap());
}

fn coverage(coverage: &Coverage) -> (String, Option<&Unavailable>) {
    match coverage {
        Coverage::Complete => ("complete:".to_string(), None),
        Coverage::PresumedEmpty => ("presumed empty".to_string(), None),
        Coverage::Unavailable(why) => ("unavailable".to_string(), Some(why)),
        Coverage::Namespaces(read, why) => (format!("of {}:", read.iter().cloned().collect::<Vec<_>>().join(",")), Some(why)),
        Coverage::Names(_, why) => ("these only:".to_string(), Some(why)),
    }
}

fn shown(namespace: &str, name: &str) -> String {
    if namespace.is_empty() { name.to_string() } else { format!("{namespace}/{name}") }
}
