#[test]
fn the_checked_in_schema_is_what_the_server_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../api/schema.graphql");
    let checked_in = std::fs::read_to_string(path).unwrap();
    assert!(
        checked_in == wdw::graphql::sdl(),
        "api/schema.graphql differs: run `cargo run -p wdw -- schema > api/schema.graphql` and look at what changes"
    );
}

#[test]
fn everything_in_the_schema_is_described() {
    let sdl = wdw::graphql::sdl();
    let mut before = "";
    let mut bare = Vec::new();
    for line in sdl.lines().filter(|line| !line.trim().is_empty()) {
        let text = line.trim();
        let declares =
            ["type ", "input ", "enum ", "interface ", "scalar "].iter().any(|word| line.starts_with(word))
                || (line.starts_with('\t') && !text.starts_with('"') && !before.starts_with("\"\"\"open"));
        if declares
            && before != "\"\"\""
            && !text.starts_with("query:")
            && !text.starts_with("mutation:")
            && is_name(text)
        {
            bare.push(text.to_owned());
        }
        before = if text == "\"\"\"" { "\"\"\"" } else { text };
    }
    assert_eq!(bare, Vec::<String>::new());
}

/// A declaration, not a line within a description: those are sentences.
fn is_name(text: &str) -> bool {
    let head = text.split(['(', ':', ' ']).next().unwrap_or_default();
    !head.is_empty()
        && head.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && (text.contains(": ") && !text.ends_with('.') || text == head)
}

#[test]
fn there_are_no_scalars_but_our_own_and_the_well_known() {
    let sdl = wdw::graphql::sdl();
    let mut scalars: Vec<&str> = sdl.lines().filter_map(|line| line.strip_prefix("scalar ")).collect();
    scalars.retain(|name| {
        !["Cents", "ChecklistDocument", "Date", "DateTime", "JSON", "KaderCondition", "UUID"].contains(name)
    });
    assert_eq!(scalars, Vec::<&str>::new(), "a day is a `Date`, an amount `Cents`");
}
