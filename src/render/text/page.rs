//! Lines of text: colour, wrapping, alignment. Everything that is printed goes through a [`Span`], which cleans it.

use colored::Colorize;

use super::TEXT;
use super::clean::{ascii, clean};
use crate::render::Layout;

/// What a piece of text is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Paint {
    Plain,
    Strong,
    Bad,
    Doubtful,
    Good,
    Note,
    Dim,
}

/// A piece of text of one colour, already safe to print.
#[derive(Debug, Clone)]
pub(in crate::render) struct Span {
    text: String,
    paint: Paint,
    solid: bool,
}

impl Span {
    /// Text that may be wrapped at its blanks.
    pub(in crate::render) fn new(paint: Paint, text: &str) -> Self {
        Span { text: clean(text), paint, solid: false }
    }

    /// Text that stays on one line, such as a command.
    pub(in crate::render) fn solid(paint: Paint, text: &str) -> Self {
        Span { text: clean(text), paint, solid: true }
    }

    /// Plain text that may be wrapped.
    pub(in crate::render) fn plain(text: &str) -> Self {
        Span::new(Paint::Plain, text)
    }

    /// Blanks between two pieces.
    pub(in crate::render) fn gap(blanks: usize) -> Self {
        Span { text: " ".repeat(blanks), paint: Paint::Plain, solid: false }
    }

    /// How many columns it takes.
    pub(in crate::render) fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// Text under construction.
pub(in crate::render) struct Page<'a> {
    pub(in crate::render) layout: &'a Layout,
    out: String,
}

/// A word and the blanks before it.
#[derive(Default)]
struct Word {
    gap: usize,
    pieces: Vec<(Paint, String)>,
}

impl Word {
    fn width(&self) -> usize {
        self.pieces.iter().map(|(_, text)| text.chars().count()).sum()
    }
}

impl<'a> Page<'a> {
    pub(in crate::render) fn new(layout: &'a Layout) -> Self {
        Page { layout, out: String::new() }
    }

    pub(in crate::render) fn finish(self) -> String {
        self.out
    }

    /// An empty line, unless nothing stands before it.
    pub(in crate::render) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// One paragraph that starts at a column and continues at another.
    pub(in crate::render) fn line(&mut self, start: usize, hang: usize, spans: &[Span]) {
        let hang = if hang + 20 > self.layout.width { (start + 4).min(hang) } else { hang };
        self.out.push_str(&" ".repeat(start));
        let mut column = start;
        let mut first = true;
        for word in self.words(spans) {
            let width = word.width();
            // Breaking helps only if the next line starts further left.
            if !first && column + word.gap + width > self.layout.width && column + word.gap > hang {
                self.out.push('\n');
                self.out.push_str(&" ".repeat(hang));
                column = hang;
            } else {
                self.out.push_str(&" ".repeat(word.gap));
                column += word.gap;
            }
            column += width;
            first = false;
            self.write(&word);
        }
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
    }

    /// A label at column 2 and its text, which starts and continues at [`TEXT`].
    pub(in crate::render) fn row(&mut self, label: &str, spans: &[Span]) {
        self.row_hanging(label, TEXT, spans);
    }

    /// The same, continuing further right.
    pub(in crate::render) fn row_hanging(&mut self, label: &str, hang: usize, spans: &[Span]) {
        let padding = TEXT.saturating_sub(2 + label.chars().count()).max(1);
        let mut all = vec![Span::solid(Paint::Dim, label), Span::gap(padding)];
        all.extend_from_slice(spans);
        self.line(2, hang, &all);
    }

    fn write(&mut self, word: &Word) {
        for (paint, text) in &word.pieces {
            if self.layout.color && *paint != Paint::Plain {
                self.out.push_str(&colored(*paint, text));
            } else {
                self.out.push_str(text);
            }
        }
    }

    /// The spans cut at their blanks; a solid span and what touches it is one word.
    fn words(&self, spans: &[Span]) -> Vec<Word> {
        let mut words = vec![Word::default()];
        for span in spans {
            let text = if self.layout.unicode { span.text.clone() } else { ascii(&span.text) };
            if span.solid {
                push(&mut words, span.paint, &text);
                continue;
            }
            for (at, part) in text.split(' ').enumerate() {
                if at > 0 {
                    blank(&mut words);
                }
                push(&mut words, span.paint, part);
            }
        }
        words.retain(|word| !word.pieces.is_empty());
        words
    }
}

/// Adds to the last word.
fn push(words: &mut [Word], paint: Paint, text: &str) {
    if let (Some(word), false) = (words.last_mut(), text.is_empty()) {
        word.pieces.push((paint, text.to_string()));
    }
}

/// Ends the last word, or widens the blanks before it when it has not begun.
fn blank(words: &mut Vec<Word>) {
    match words.last_mut() {
        Some(word) if word.pieces.is_empty() => word.gap += 1,
        Some(_) | None => words.push(Word { gap: 1, pieces: Vec::new() }),
    }
}

fn colored(paint: Paint, text: &str) -> String {
    match paint {
        Paint::Plain => text.to_string(),
        Paint::Strong => text.bold().to_string(),
        Paint::Bad => text.red().bold().to_string(),
        Paint::Doubtful => text.yellow().bold().to_string(),
        Paint::Good => text.green().to_string(),
        Paint::Note => text.cyan().to_string(),
        Paint::Dim => text.dimmed().to_string(),
    }
}
