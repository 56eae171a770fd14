#![doc = include_str!("README.md")]

pub mod age;
pub mod cli;
pub mod decisions;
pub mod diagnose;
pub mod explain;
pub mod gather;
pub mod lifecycle;
pub mod render;
pub mod report;
pub mod rules;
pub mod snapshot;
pub mod target;
