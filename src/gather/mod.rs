//! Reading: the only code that touches the outside, be it a dump or a cluster.
//!
//! Both doors end in a [`Snapshot`](crate::snapshot::Snapshot) and share one decoder; what could not be read becomes a
//! value of the snapshot, never an empty list.

mod clock;
mod collected;
pub mod dump;
mod json;
mod kinds;
pub mod live;
mod place;
mod target;

pub use target::unread_target;
