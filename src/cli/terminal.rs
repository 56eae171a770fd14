//! What the terminal and the environment say about colour, width and characters: one policy, decided once.

use super::flags::ColorWhen;

/// A variable of the environment.
pub type Variable<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Whether to write colours: `--color`, then NO_COLOR, then CLICOLOR_FORCE, then whether it is a terminal that knows them.
pub fn color(when: ColorWhen, variable: Variable<'_>, terminal: bool) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let forced = variable("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto if set("NO_COLOR") => false,
        ColorWhen::Auto => forced || (terminal && variable("TERM").as_deref() != Some("dumb")),
    }
}

/// Narrower than this, nothing can be laid out.
const NARROWEST: usize = 20;

/// Columns to wrap at: COLUMNS, then the terminal's, else 80.
pub fn width(variable: Variable<'_>, terminal: Option<u16>) -> usize {
    let said = variable("COLUMNS").and_then(|columns| columns.trim().parse().ok()).filter(|columns| *columns > 0);
    said.or(terminal.map(usize::from)).unwrap_or(80).max(NARROWEST)
}

/// Whether the locale has more than ASCII: the first of LC_ALL, LC_CTYPE and LANG that is set decides. Without any, no.
pub fn unicode(variable: Variable<'_>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    let charset = locale.unwrap_or_default().to_lowercase();
    cfg!(windows) || charset.contains("utf-8") || charset.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::{color, unicode, width};
    use crate::cli::ColorWhen::{Always, Auto, Never};

    fn with<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string())
    }

    #[test]
    fn one_colour_policy() {
        type Row<'a> = (super::ColorWhen, &'a [(&'a str, &'a str)], bool, bool);
        let table: &[Row<'_>] = &[
            (Auto, &[], true, true),
            (Auto, &[], false, false),
            (Auto, &[("TERM", "dumb")], true, false),
            (Auto, &[("NO_COLOR", "1")], true, false),
            (Auto, &[("NO_COLOR", "")], true, true),
            (Auto, &[("CLICOLOR_FORCE", "1")], false, true),
            (Auto, &[("CLICOLOR_FORCE", "0")], false, false),
            (Auto, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true, false),
            (Always, &[("NO_COLOR", "1")], false, true),
            (Never, &[("CLICOLOR_FORCE", "1")], true, false),
        ];
        for (when, pairs, terminal, expected) in table {
            assert_eq!(color(*when, &with(pairs), *terminal), *expected, "{when:?} {pairs:?} {terminal}");
        }
    }

    #[test]
    fn columns() {
        assert_eq!(width(&with(&[]), None), 80);
        assert_eq!(width(&with(&[]), Some(132)), 132);
        assert_eq!(width(&with(&[("COLUMNS", "60")]), Some(132)), 60);
        assert_eq!(width(&with(&[("COLUMNS", "x")]), None), 80);
        assert_eq!(width(&with(&[("COLUMNS", "1")]), None), 20);
    }

    #[test]
    fn locales() {
        assert!(unicode(&with(&[("LANG", "en_US.UTF-8")])));
        assert!(unicode(&with(&[("LC_ALL", ""), ("LC_CTYPE", "C.utf8"), ("LANG", "C")])));
        assert!(!unicode(&with(&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")])));
        assert!(!unicode(&with(&[])) || cfg!(windows));
    }
}
