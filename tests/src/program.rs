use std::path::PathBuf;

/// The real program, built beside the tests.
///
/// # Panics
/// When it was not built.
#[must_use]
#[expect(clippy::expect_used, reason = "without the program there is nothing to test")]
pub fn program() -> PathBuf {
    let mut path = std::env::current_exe().expect("a path of this test");
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    let program = path.join("wdw");
    assert!(program.exists(), "build it first: cargo build --bin wdw");
    program
}
