//! Files that hold the expected output. `BLESS=1 cargo test` rewrites them.

use std::path::Path;

/// Compares with the file (relative to the package), or rewrites it when blessing.
pub(crate) fn golden(file: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if blessing() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, actual).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == actual,
        "{file} is stale; look at the difference, then run `BLESS=1 cargo test`\n--- {file}\n{expected}\n--- now\n{actual}"
    );
}

/// Whether expected output is rewritten.
pub(crate) fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| !value.is_empty() && value != "0")
}
