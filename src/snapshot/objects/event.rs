//! Event, in the core and in the events.k8s.io form.

use jiff::Timestamp;
use serde::Deserialize;

use super::decode::{or_default, time};
use super::{Meta, ObjectReference};

/// An Event. Fields of `events.k8s.io/v1` are read under their core/v1 names.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Event {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// What the event is about; join on its uid
    #[serde(alias = "regarding", deserialize_with = "or_default")]
    pub involved_object: ObjectReference,
    /// `Normal` or `Warning`
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub type_: String,
    /// One CamelCase word
    #[serde(deserialize_with = "or_default")]
    pub reason: String,
    /// Free text
    #[serde(alias = "note", deserialize_with = "or_default")]
    pub message: String,
    /// How often it happened; 0 when not told
    #[serde(alias = "deprecatedCount", deserialize_with = "or_default")]
    pub count: i64,
    /// First time
    #[serde(alias = "deprecatedFirstTimestamp", deserialize_with = "time")]
    pub first_timestamp: Option<Timestamp>,
    /// Last time
    #[serde(alias = "deprecatedLastTimestamp", deserialize_with = "time")]
    pub last_timestamp: Option<Timestamp>,
    /// Time of the first occurrence, as newer recorders write it
    #[serde(deserialize_with = "time")]
    pub event_time: Option<Timestamp>,
    /// Repetitions, as newer recorders write them
    pub series: Option<EventSeries>,
    /// Who reported it
    #[serde(alias = "deprecatedSource", deserialize_with = "or_default")]
    pub source: EventSource,
    /// Who reported it, as newer recorders write it
    #[serde(alias = "reportingController", deserialize_with = "or_default")]
    pub reporting_component: String,
}

/// `series` of an event.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EventSeries {
    /// How often
    #[serde(deserialize_with = "or_default")]
    pub count: i64,
    /// The last time
    #[serde(deserialize_with = "time")]
    pub last_observed_time: Option<Timestamp>,
}

/// `source` of an event.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct EventSource {
    /// Name of the component
    #[serde(deserialize_with = "or_default")]
    pub component: String,
}

impl Event {
    /// The last time that this event is known to have happened.
    pub fn last_seen(&self) -> Option<Timestamp> {
        let series = self.series.as_ref().and_then(|series| series.last_observed_time);
        [series, self.last_timestamp, self.event_time, self.first_timestamp, self.metadata.creation_timestamp].into_iter().flatten().max()
    }

    /// The component that reported it.
    pub fn reporter(&self) -> &str {
        if self.source.component.is_empty() { &self.reporting_component } else { &self.source.component }
    }
}
