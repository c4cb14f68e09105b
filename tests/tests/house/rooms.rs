//! Code lives in its room: the invariants of ARCHITECTURE.md that the compiler does not guard.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The crates of the server that rules may be written with. All others could reach a database, a network or a file.
const PURE: &[&str] = &["chrono", "uuid", "serde", "thiserror", "wdw-contract"];
/// Parts of the standard library and rooms of the server that do reach outside.
const IMPURE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "crate::platform",
    "crate::http",
    "crate::graphql",
    "::store",
    "::actions",
    "::schema",
];
const LONGEST_FILE: usize = 450;

#[test]
fn rules_touch_nothing_outside_themselves() {
    let rules = rust_files("api/src").filter(|path| is_in(path, "rules")).collect::<Vec<_>>();
    assert!(!rules.is_empty(), "no rules.rs under api/src");
    let mut crates = dependencies_of("wdw");
    crates.retain(|name| !PURE.contains(&name.as_str()));
    let crates = crates.into_iter().map(|name| name.replace('-', "_")).collect();
    let found: Vec<String> = rules
        .iter()
        .flat_map(|path| {
            impurities(&read(path), &crates).into_iter().map(|what| format!("{}: {what}", place(path)))
        })
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn only_stores_name_entities() {
    let strangers: Vec<String> = rust_files("api/src")
        .filter(|path| {
            let inside = path.strip_prefix(root().join("api/src")).unwrap();
            !(is_in(path, "store") || inside.starts_with("platform") || is_in(inside, "demo"))
        })
        .filter(|path| names_entities(&read(path)))
        .map(|path| place(&path))
        .collect();
    assert!(strangers.is_empty(), "only store.rs names entities, and these do:\n{}\n", strangers.join("\n"));
}

#[test]
fn the_app_knows_no_tables() {
    let app = dependencies_of("wdw-pwa");
    assert!(app.contains("wdw-contract"), "the app shares its contract with the server: {app:?}");
    for stranger in ["wdw", "wdw-entities", "wdw-migrations", "sea-orm"] {
        assert!(!app.contains(stranger), "the app depends on {stranger}");
    }
    let entities = dependencies_of("wdw-entities");
    assert!(!entities.contains("async-graphql"), "entities know nothing of GraphQL");
}

#[test]
fn a_file_is_one_room() {
    let folders = ["api", "entities", "migrations", "pwa", "tests"];
    let long: Vec<String> = folders
        .iter()
        .flat_map(|folder| rust_files(folder))
        .map(|path| (read(&path).lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("{lines} lines: {}", place(&path)))
        .collect();
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines is more than one room:\n{}\n", long.join("\n"));
}

#[test]
fn a_broken_invariant_is_noticed() {
    let crates = ["axum", "sea_orm", "tokio"].map(str::to_owned).into();
    let impurities = |source| impurities(source, &crates);
    assert_eq!(impurities("use std::fmt;\nuse super::Term; // not tokio\n"), [""; 0]);
    assert_eq!(impurities("use {std::fmt, axum::Json};\nuse sea_orm as orm;"), ["axum", "sea_orm"]);
    assert_eq!(impurities("let axum = 1; tokio::spawn(my_axum::f());"), ["tokio"]);
    assert_eq!(impurities("fn f() { crate::platform::clock::now(); }"), ["crate::platform"]);
    assert_eq!(impurities("use super::store::load;\nlet a = std::env::var(\"A\");"), ["::store", "std::env"]);
    assert!(names_entities("use wdw_entities::initiative;"));
    assert!(!names_entities("/// Not wdw_entities.\nuse crate::initiatives::store;"));
}

/// What this code names of `crates` and of the rooms that reach outside.
fn impurities(source: &str, crates: &BTreeSet<String>) -> Vec<String> {
    let code = code_of(source);
    let mut named: Vec<String> = crates
        .iter()
        .filter(|name| {
            code.match_indices(name.as_str()).any(|(at, _)| {
                let (before, after) = (&code[..at], &code[at + name.len()..]);
                let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
                whole
                    && (after.starts_with("::")
                        || (before.ends_with("use ") && after.starts_with([' ', ';'])))
            })
        })
        .cloned()
        .collect();
    named.extend(IMPURE.iter().filter(|path| code.contains(**path)).map(|path| (*path).to_owned()));
    named.sort();
    named.dedup();
    named
}

/// Whether this is the file `name.rs` or a file in a folder `name`.
fn is_in(path: &Path, name: &str) -> bool {
    path.file_stem().is_some_and(|stem| stem == name) || path.iter().any(|folder| folder == name)
}

fn names_entities(source: &str) -> bool {
    code_of(source).contains("wdw_entities")
}

/// Without comments and without the tests at the end of the file.
fn code_of(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// All that a package of the workspace is built with, directly or through another package of the workspace.
fn dependencies_of(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let direct: BTreeMap<&str, Vec<&str>> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let used = package["dependencies"].as_array().unwrap().iter();
            let used = used.filter(|dependency| dependency["kind"].is_null());
            (package["name"].as_str().unwrap(), used.map(|used| used["name"].as_str().unwrap()).collect())
        })
        .collect();
    let mut found = BTreeSet::new();
    let mut open = vec![package];
    while let Some(next) = open.pop() {
        for used in direct.get(next).into_iter().flatten() {
            if found.insert((*used).to_owned()) {
                open.push(used);
            }
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All Rust files under a folder of the repository.
pub(crate) fn rust_files(folder: &str) -> impl Iterator<Item = PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("node_modules") && !path.ends_with("dist") {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.into_iter()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn place(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}
