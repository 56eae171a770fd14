//! A small set of [`Check`]s.

use super::Check;

/// Which checks a volume fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct Checks(u16);

impl Checks {
    /// This set and one more.
    #[must_use]
    pub fn with(self, check: Check) -> Self {
        Checks(self.0 | (1 << check.position()))
    }

    /// This set, and `check` if `failed`.
    #[must_use]
    pub fn with_if(self, failed: bool, check: Check) -> Self {
        if failed { self.with(check) } else { self }
    }

    /// This set without one.
    #[must_use]
    pub fn without(self, check: Check) -> Self {
        Checks(self.0 & !(1 << check.position()))
    }

    /// Whether the check is in it.
    pub fn contains(self, check: Check) -> bool {
        self.0 & (1 << check.position()) != 0
    }

    /// Whether every check of the other set is in it.
    pub fn contains_all(self, other: Checks) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether nothing fails.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many fail.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether this check fails and no other.
    pub fn is_only(self, check: Check) -> bool {
        self == Checks::default().with(check)
    }

    /// The checks in the controller's order.
    pub fn iter(self) -> impl Iterator<Item = Check> {
        Check::ALL.into_iter().filter(move |check| self.contains(*check))
    }
}
