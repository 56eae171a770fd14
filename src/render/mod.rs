//! Writing reports: one file per format. (Being written.)
