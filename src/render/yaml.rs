//! The JSON's data as YAML, in the same order, and with the same escapes for characters that a terminal would obey.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_saphyr::DoubleQuoted;

use super::json;
use super::text::steers;
use crate::report::Report;

pub(super) fn render(report: &Report, verbose: bool) -> String {
    // Neither step can fail on a document of strings and whole numbers.
    let node: Option<Node> = serde_json::from_str(&json::render(report, verbose)).ok();
    let options = serde_saphyr::ser_options! { prefer_block_scalars: false };
    let mut out = String::new();
    drop(serde_saphyr::to_fmt_writer_with_options(&mut out, &node, options));
    escape(&out)
}

/// Such characters are left only between double quotes, where YAML knows these escapes.
fn escape(yaml: &str) -> String {
    let mut out = String::with_capacity(yaml.len());
    for c in yaml.chars() {
        if c != '\n' && steers(c) {
            out.push_str(&format!("\\U{:08x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// A JSON value that keeps the order of its fields.
enum Node {
    Text(String),
    Number(u64),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Text(text) if text.chars().any(steers) => DoubleQuoted(text).serialize(serializer),
            Node::Text(text) => serializer.serialize_str(text),
            Node::Number(number) => serializer.serialize_u64(*number),
            Node::List(nodes) => serializer.collect_seq(nodes),
            Node::Map(fields) => serializer.collect_map(fields.iter().map(|(name, node)| (name, node))),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a whole number, a list or a map")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = seq.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Node::Map(fields))
    }
}
