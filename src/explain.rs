//! `pv-why explain`. (Being written.)
