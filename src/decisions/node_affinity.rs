//! Node selectors. (Being written.)
