//! Reading: the only code that touches the outside. (Being written.)
