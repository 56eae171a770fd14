//! A text cut into pieces, and the pieces decoded, on several threads when there is much.

use std::sync::Arc;
use std::thread;

use super::input::Input;
use super::yaml::{self, outline};
use crate::gather::collected::Collected;
use crate::gather::json::{self, Part, TypeName, rest, skip_space};
use crate::gather::kinds::kind_of;
use crate::gather::place::Place;

/// Texts below this size are not worth a second thread.
const WORTH_THREADS: usize = 1 << 20;

/// Lists inside lists that are followed.
const DEEPEST: usize = 4;

/// How lines begin that kubectl writes to standard error.
const COMPLAINTS: [&[u8]; 3] = [b"Error from server", b"Warning: ", b"error: "];

/// A piece that can be decoded on its own.
struct Piece<'a> {
    content: Content<'a>,
    /// The type that the list or the file gives.
    implied: Option<Arc<TypeName>>,
    /// Where it begins in the input.
    offset: usize,
    /// Its number in its list, from 1.
    number: Option<usize>,
}

enum Content<'a> {
    Json(&'a [u8]),
    Yaml(&'a [u8]),
    /// A list that is there and empty.
    Empty,
    /// What follows in a list cannot be seen.
    Hidden(&'static str),
    /// No object at all.
    Foreign,
}

/// Everything an input holds. `implied`: the type that its place in a folder tree gives it.
pub(crate) fn collect(input: &Input, implied: Option<&Arc<TypeName>>) -> Collected {
    let mut pieces = Vec::new();
    cut(input.text(), 0, implied, &mut pieces);
    let workers = if input.text.len() < WORTH_THREADS { 1 } else { thread::available_parallelism().map_or(1, |count| count.get().min(4)) };
    let mut shares = shares(&pieces, workers).into_iter();
    let first = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> = shares.map(|share| scope.spawn(move || decode(share, input))).collect();
        let mut collected = decode(first, input);
        for other in others {
            match other.join() {
                Ok(part) => collected.merge(part),
                Err(_) => collected.notes.lose(None, "a part of the dump could not be decoded"),
            }
        }
        collected
    })
}

/// The pieces in runs of about the same number of bytes.
fn shares<'p, 'a>(pieces: &'p [Piece<'a>], workers: usize) -> Vec<&'p [Piece<'a>]> {
    let size = |piece: &Piece<'_>| match piece.content {
        Content::Json(text) | Content::Yaml(text) => text.len(),
        _ => 1,
    };
    let share = pieces.iter().map(size).sum::<usize>() / workers + 1;
    let (mut shares, mut left) = (Vec::new(), pieces);
    while shares.len() + 1 < workers && !left.is_empty() {
        let mut sum = 0;
        let fits = |piece: &&Piece<'_>| {
            let before = sum;
            sum += size(piece);
            before < share
        };
        let count = left.iter().take_while(fits).count();
        let (head, tail) = left.split_at_checked(count).unwrap_or((left, &[]));
        shares.push(head);
        left = tail;
    }
    shares.push(left);
    shares
}

fn cut<'a>(text: &'a [u8], base: usize, implied: Option<&Arc<TypeName>>, pieces: &mut Vec<Piece<'a>>) {
    let start = behind_complaints(text);
    let (text, base) = (rest(text, start), base + start);
    match rest(text, skip_space(text, 0)).first() {
        Some(b'{' | b'[') => cut_json(text, base, implied, pieces),
        _ => cut_yaml(text, base, implied, pieces),
    }
}

/// Behind the lines that kubectl itself may have written first, into a dump made with `2>&1`.
fn behind_complaints(text: &[u8]) -> usize {
    let mut at = skip_space(text, 0);
    while COMPLAINTS.iter().any(|words| rest(text, at).starts_with(words)) {
        at = memchr::memchr(b'\n', rest(text, at)).map_or(text.len(), |newline| skip_space(text, at + newline));
    }
    at
}

fn cut_json<'a>(text: &'a [u8], base: usize, implied: Option<&Arc<TypeName>>, pieces: &mut Vec<Piece<'a>>) {
    for part in json::split(text) {
        let piece = |content, list: Option<Arc<TypeName>>, at: usize, number| Piece {
            content,
            implied: list.or_else(|| implied.cloned()),
            offset: base + at,
            number,
        };
        match part {
            Part::Object { range, list, number } => {
                let bytes = text.get(range.clone()).unwrap_or_default();
                let content = if number.is_none() && flow_yaml(bytes) { Content::Yaml(bytes) } else { Content::Json(bytes) };
                pieces.push(piece(content, list, range.start, number));
            }
            Part::EmptyList(list) => pieces.push(piece(Content::Empty, Some(list).filter(|list| !list.kind.is_empty()), 0, None)),
            Part::Hidden { at, why, list } => pieces.push(piece(Content::Hidden(why), list, at, None)),
            Part::Foreign(range) if begins_document(rest(text, range.start)) => {
                return cut_yaml(rest(text, range.start), base + range.start, implied, pieces);
            }
            Part::Foreign(range) => pieces.push(piece(Content::Foreign, None, range.start, None)),
        }
    }
}

/// Whether `{` begins a YAML mapping in flow style rather than a JSON object.
fn flow_yaml(text: &[u8]) -> bool {
    !matches!(rest(text, skip_space(text, 1)).first(), Some(b'"' | b'}') | None)
}

fn begins_document(text: &[u8]) -> bool {
    text.split(|&byte| byte == b'\n').next().is_some_and(|line| line.trim_ascii_end() == b"---")
}

fn cut_yaml<'a>(text: &'a [u8], base: usize, implied: Option<&Arc<TypeName>>, pieces: &mut Vec<Piece<'a>>) {
    for range in yaml::documents(text) {
        let (document, base) = (text.get(range.clone()).unwrap_or_default(), base + range.start);
        match rest(document, skip_space(document, 0)).first() {
            Some(b'{' | b'[') => cut_json(document, base, implied, pieces),
            _ if yaml::may_have_anchors(document) => {
                pieces.push(Piece { content: Content::Yaml(document), implied: implied.cloned(), offset: base, number: None });
            }
            _ => cut_list(document, base, implied, pieces),
        }
    }
}

fn cut_list<'a>(text: &'a [u8], base: usize, implied: Option<&Arc<TypeName>>, pieces: &mut Vec<Piece<'a>>) {
    let whole = |content| Piece { content, implied: implied.cloned(), offset: base, number: None };
    let Some(list) = outline(text).filter(|list| list.head.kind.is_empty() || list.head.kind.ends_with("List")) else {
        pieces.push(whole(Content::Yaml(text)));
        return;
    };
    let item = list.head.kind.strip_suffix("List").filter(|kind| !kind.is_empty());
    let typed = item.map(|kind| Arc::new(TypeName { api_version: list.head.api_version.clone(), kind: kind.to_string() }));
    let implied = typed.or_else(|| implied.cloned());
    if list.items.is_empty() {
        pieces.push(Piece { implied: implied.clone(), ..whole(Content::Empty) });
    }
    pieces.extend(list.items.iter().enumerate().map(|(at, range)| Piece {
        content: Content::Yaml(text.get(range.clone()).unwrap_or_default()),
        implied: implied.clone(),
        offset: base + range.start,
        number: Some(at + 1),
    }));
    // Every writer of lists puts `kind` before or behind the items: without it the end is missing.
    if list.object && list.head.kind.is_empty() {
        pieces.push(Piece { implied, offset: base + text.len(), ..whole(Content::Hidden("the list has no kind, so it is cut off")) });
    }
}

fn decode(pieces: &[Piece<'_>], input: &Input) -> Collected {
    let mut collected = Collected::default();
    for piece in pieces {
        let place = Place { source: &input.name, text: input.text(), offset: piece.offset, number: piece.number, verbatim: true };
        piece.decode(place, &mut collected);
    }
    collected
}

impl Piece<'_> {
    fn decode(&self, place: Place<'_>, collected: &mut Collected) {
        let implied = self.implied.as_deref();
        match self.content {
            Content::Json(text) => match flow_style(text, place) {
                Some(json) => json_parts(&json, implied, Place { verbatim: false, ..place }, DEEPEST, collected),
                None => json_object(text, implied, place, DEEPEST, collected),
            },
            Content::Yaml(text) => yaml_piece(text, implied, place, collected),
            Content::Empty => collected.empty_list(implied),
            Content::Hidden(why) => collected.hidden(implied, place, why),
            Content::Foreign => collected.foreign(place),
        }
    }
}

/// A document that is no JSON, but YAML in flow style: as JSON.
fn flow_style(text: &[u8], place: Place<'_>) -> Option<Vec<u8>> {
    let suspect = place.number.is_none() && json::head(text).kind.is_empty();
    let broken = suspect && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_err();
    broken.then(|| yaml::to_json(text).ok()).flatten()
}

/// One JSON object, or a list inside a list.
fn json_object(text: &[u8], implied: Option<&TypeName>, place: Place<'_>, depth: usize, collected: &mut Collected) {
    if let Some(name) = implied.filter(|name| kind_of(name).is_some() && place.number.is_some()) {
        return collected.object(text, name, place);
    }
    collected.notes.note_list(implied);
    let own = json::head(text);
    if own.kind.ends_with("List") && depth > 0 {
        return json_parts(text, implied, place, depth - 1, collected);
    }
    collected.object(text, if own.kind.is_empty() { implied.unwrap_or(&own) } else { &own }, place);
}

/// The objects of a JSON text that is itself a piece: numbers are those of its own items, if it has any.
fn json_parts(text: &[u8], implied: Option<&TypeName>, place: Place<'_>, depth: usize, collected: &mut Collected) {
    for part in json::split(text) {
        match part {
            Part::Object { range, list, number } => {
                let place = Place { number: place.number.or(number), ..place };
                json_object(text.get(range).unwrap_or_default(), list.as_deref().or(implied), place, depth, collected);
            }
            Part::EmptyList(list) => collected.empty_list(Some(&*list).filter(|list| !list.kind.is_empty()).or(implied)),
            Part::Hidden { why, list, .. } => collected.hidden(list.as_deref().or(implied), place, why),
            Part::Foreign(_) => collected.foreign(place),
        }
    }
}

/// A YAML document or an item of a YAML list.
fn yaml_piece(text: &[u8], implied: Option<&TypeName>, place: Place<'_>, collected: &mut Collected) {
    let own = yaml::head(text);
    let name = if own.kind.is_empty() { implied.unwrap_or(&own) } else { &own };
    let wanted = kind_of(name).is_some() || name.kind.is_empty() || name.kind.ends_with("List");
    if !wanted {
        return collected.skip(&name.kind);
    }
    match yaml::to_json(text) {
        Ok(json) => json_parts(
            &json,
            Some(name).filter(|name| !name.kind.ends_with("List")),
            Place { verbatim: false, ..place },
            DEEPEST,
            collected,
        ),
        Err((why, line)) => damaged_yaml(text, name, place, &why, line, collected),
    }
}

/// A YAML text that does not parse: what is left of a list's items, else one broken object.
fn damaged_yaml(text: &[u8], name: &TypeName, place: Place<'_>, why: &str, line: Option<usize>, collected: &mut Collected) {
    let mut pieces = Vec::new();
    if place.number.is_none() {
        cut_list(text, place.offset, Some(&Arc::new(name.clone())).filter(|name| !name.kind.is_empty()), &mut pieces);
    }
    if pieces.len() > 1 || pieces.first().is_some_and(|piece| piece.number.is_some()) {
        return pieces.iter().for_each(|piece| piece.decode(Place { offset: piece.offset, number: piece.number, ..place }, collected));
    }
    let heads = yaml::heads(text);
    if heads == 0 && name.kind.is_empty() && place.number.is_none() {
        return collected.foreign(place);
    }
    let line = line.filter(|_| !collected.notes.full());
    let reason = line.map_or_else(|| why.to_string(), |line| format!("{why} (line {})", place.line() + line - 1));
    collected.broken(kind_of(name), yaml::key(text), place, &reason);
    if heads > 1 {
        collected.notes.lose(None, &format!("unreadable at {}: several objects run into each other", place.brief()));
    }
}
