//! kubectl's own complaints among the objects, as `kubectl get … > dump 2>&1` leaves them: a kind that was refused was
//! not read.

use super::input::Input;
use crate::gather::collected::Notes;
use crate::snapshot::KINDS;

/// How kubectl begins a line about a request that failed.
const MARK: &[u8] = b"Error from server (";

/// Note every refusal that the text quotes at the start of a line.
pub(crate) fn note(input: &Input, notes: &mut Notes) {
    let text = input.text();
    for at in memchr::memmem::find_iter(text, MARK) {
        if at > 0 && text.get(at - 1) != Some(&b'\n') {
            continue;
        }
        let line = text.get(at..).unwrap_or_default().split(|&byte| byte == b'\n').next().unwrap_or_default();
        let line = String::from_utf8_lossy(line).trim_end().to_string();
        let resource = line.split_once("resource \"").and_then(|(_, rest)| rest.split_once('"')).map(|(resource, _)| resource);
        if let Some(kind) = KINDS.into_iter().find(|kind| Some(kind.resource()) == resource) {
            notes.warn(format!("{}: {line}", input.name));
            notes.lose(Some(kind), &line);
        }
    }
}
