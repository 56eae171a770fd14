//! The text of every case, byte for byte.

use super::all;

#[test]
fn every_case_reads_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    let cases = all();
    assert!(!cases.is_empty(), "no cases were found");
    for case in &cases {
        let ours = format!("$ {}\n\n{}", case.command, case.text(&case.snapshot()));
        let path = case.folder.join("expected.txt");
        if bless {
            std::fs::write(&path, ours).unwrap();
        } else if std::fs::read_to_string(&path).unwrap() != ours {
            wrong.push(format!("{}\n{ours}", case.name));
        }
    }
    println!("{} cases", cases.len());
    assert!(wrong.is_empty(), "{} cases read differently; if they are right, `cargo bless`:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
