//! Turns `texts/<locale>/<room>.ftl` (Fluent) into one Rust function per message.
//!
//! At run time there is no parser, no bundle and no missing key: a text that does not exist or that gets
//! the wrong arguments does not compile, and the app carries only the sentences that it uses. `nl` is the
//! source language: its messages decide the signatures; another locale may leave messages out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path};

use fluent_syntax::ast;

type Error = Box<dyn std::error::Error>;
type Messages = BTreeMap<String, ast::Pattern<String>>;

const SOURCE: &str = "nl";

fn main() -> Result<(), Error> {
    println!("cargo::rerun-if-changed=texts");
    let mut locales: Vec<String> = fs::read_dir("texts")?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, Error>>()?;
    locales.sort_by_key(|name| (name != SOURCE, name.clone()));

    let mut rooms: BTreeMap<String, BTreeMap<String, Messages>> = BTreeMap::new();
    for locale in &locales {
        for entry in fs::read_dir(Path::new("texts").join(locale))? {
            let path = entry?.path();
            let room =
                path.file_stem().ok_or("a text file needs a name")?.to_string_lossy().replace('-', "_");
            rooms.entry(room).or_default().insert(locale.clone(), read(&path)?);
        }
    }

    let mut code = String::new();
    write_locales(&mut code, &locales)?;
    for (room, by_locale) in &rooms {
        let source = by_locale.get(SOURCE).ok_or_else(|| format!("{room}.ftl is missing in {SOURCE}"))?;
        writeln!(code, "/// The texts of `{room}.ftl`.\npub mod {room} {{")?;
        for (id, pattern) in source {
            write_message(&mut code, id, pattern, source, &locales, by_locale)
                .map_err(|error| format!("{room}.ftl, {id}: {error}"))?;
        }
        writeln!(code, "}}")?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), code)?;
    Ok(())
}

fn read(path: &Path) -> Result<Messages, Error> {
    let source = fs::read_to_string(path)?;
    let resource = fluent_syntax::parser::parse(source)
        .map_err(|(_, errors)| format!("{}: {errors:?}", path.display()))?;
    let mut messages = Messages::new();
    for entry in resource.body {
        if let ast::Entry::Message(message) = entry {
            let id = message.id.name.replace('-', "_");
            let pattern = message.value.ok_or_else(|| format!("{id} has no text"))?;
            if messages.insert(id.clone(), pattern).is_some() {
                return Err(format!("{}: {id} stands there twice", path.display()).into());
            }
        }
    }
    Ok(messages)
}

fn write_locales(code: &mut String, locales: &[String]) -> Result<(), Error> {
    writeln!(
        code,
        "/// The languages that there are texts in.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]"
    )?;
    writeln!(code, "pub enum Locale {{")?;
    for locale in locales {
        writeln!(code, "    /// `{locale}`\n    {},", variant(locale))?;
    }
    writeln!(code, "}}\nimpl Locale {{\n    /// All of them, the source language first.")?;
    let all: Vec<String> = locales.iter().map(|l| format!("Self::{}", variant(l))).collect();
    writeln!(code, "    pub const ALL: &[Self] = &[{}];\n}}", all.join(", "))?;
    Ok(())
}

fn variant(locale: &str) -> String {
    let mut chars = locale.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

#[derive(Default)]
struct Arguments {
    shown: BTreeSet<String>,
    counted: BTreeSet<String>,
    chosen: BTreeSet<String>,
}

fn write_message(
    code: &mut String,
    id: &str,
    pattern: &ast::Pattern<String>,
    source: &Messages,
    locales: &[String],
    by_locale: &BTreeMap<String, Messages>,
) -> Result<(), Error> {
    let mut arguments = Arguments::default();
    collect(pattern, source, &mut arguments)?;
    let names: BTreeSet<&String> =
        arguments.shown.iter().chain(&arguments.counted).chain(&arguments.chosen).collect();
    let parameters: Vec<String> = names
        .iter()
        .map(|name| {
            let kind = if arguments.counted.contains(*name) {
                "i64"
            } else if arguments.chosen.contains(*name) {
                "&str"
            } else {
                "impl ::core::fmt::Display"
            };
            format!("{name}: {kind}")
        })
        .collect();
    let fixed = names.is_empty();
    let returned = if fixed { "&'static str" } else { "String" };
    writeln!(code, "    /// {}", plain(pattern).replace('\n', " "))?;
    writeln!(code, "    #[must_use]\n    pub fn {id}({}) -> {returned} {{", parameters.join(", "))?;
    let mut arms = String::new();
    for locale in locales.iter().filter(|l| *l != SOURCE) {
        if let Some((messages, pattern)) = by_locale.get(locale).and_then(|m| Some((m, m.get(id)?))) {
            let body = body(pattern, messages, fixed)?;
            writeln!(arms, "            super::Locale::{} => {body},", variant(locale))?;
        }
    }
    let nl = body(pattern, source, fixed)?;
    if arms.is_empty() {
        writeln!(code, "        {nl}\n    }}")?;
    } else {
        writeln!(code, "        match super::locale() {{\n{arms}            _ => {nl},\n        }}\n    }}")?;
    }
    Ok(())
}

/// The text as a reader of the documentation sees it, with `{name}` for what is filled in.
fn plain(pattern: &ast::Pattern<String>) -> String {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            ast::PatternElement::TextElement { value } => value.replace(['<', '>', '[', ']'], "\u{b7}"),
            ast::PatternElement::Placeable { .. } => "\u{2026}".to_owned(),
        })
        .collect()
}

fn collect(pattern: &ast::Pattern<String>, messages: &Messages, found: &mut Arguments) -> Result<(), Error> {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        match expression {
            ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
                found.shown.insert(id.name.replace('-', "_"));
            }
            ast::Expression::Inline(ast::InlineExpression::MessageReference { id, .. }) => {
                collect(referred(messages, &id.name)?, messages, found)?;
            }
            ast::Expression::Select { selector, variants } => {
                let name = selected(selector)?;
                if variants.iter().all(|variant| is_count(&variant.key)) {
                    found.counted.insert(name);
                } else {
                    found.chosen.insert(name);
                }
                for variant in variants {
                    collect(&variant.value, messages, found)?;
                }
            }
            ast::Expression::Inline(_) => {}
        }
    }
    Ok(())
}

fn is_count(key: &ast::VariantKey<String>) -> bool {
    match key {
        ast::VariantKey::NumberLiteral { .. } => true,
        ast::VariantKey::Identifier { name } => matches!(name.as_str(), "one" | "other"),
    }
}

fn selected(selector: &ast::InlineExpression<String>) -> Result<String, Error> {
    match selector {
        ast::InlineExpression::VariableReference { id } => Ok(id.name.replace('-', "_")),
        other => Err(format!("choose by a variable, not by {other:?}").into()),
    }
}

fn referred<'m>(messages: &'m Messages, name: &str) -> Result<&'m ast::Pattern<String>, Error> {
    messages.get(&name.replace('-', "_")).ok_or_else(|| format!("no text {name} in this file").into())
}

fn body(pattern: &ast::Pattern<String>, messages: &Messages, fixed: bool) -> Result<String, Error> {
    if fixed {
        let mut text = String::new();
        inline(pattern, messages, &mut text)?;
        return Ok(format!("{text:?}"));
    }
    let mut code = String::from("{ let mut out = String::new(); ");
    append(pattern, messages, &mut code)?;
    code.push_str("out }");
    Ok(code)
}

fn inline(pattern: &ast::Pattern<String>, messages: &Messages, text: &mut String) -> Result<(), Error> {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => text.push_str(value),
            ast::PatternElement::Placeable { expression: ast::Expression::Inline(expression) } => {
                match expression {
                    ast::InlineExpression::StringLiteral { value }
                    | ast::InlineExpression::NumberLiteral { value } => {
                        text.push_str(&fluent_syntax::unicode::unescape_unicode_to_string(value));
                    }
                    ast::InlineExpression::MessageReference { id, .. } => {
                        inline(referred(messages, &id.name)?, messages, text)?;
                    }
                    other => return Err(format!("not supported: {other:?}").into()),
                }
            }
            ast::PatternElement::Placeable { expression } => {
                return Err(format!("not supported: {expression:?}").into());
            }
        }
    }
    Ok(())
}

fn append(pattern: &ast::Pattern<String>, messages: &Messages, code: &mut String) -> Result<(), Error> {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => push(code, value)?,
            ast::PatternElement::Placeable { expression } => match expression {
                ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
                    let name = id.name.replace('-', "_");
                    write!(
                        code,
                        "let _ = ::core::fmt::Write::write_fmt(&mut out, format_args!(\"{{}}\", {name})); "
                    )?;
                }
                ast::Expression::Inline(ast::InlineExpression::MessageReference { id, .. }) => {
                    append(referred(messages, &id.name)?, messages, code)?;
                }
                ast::Expression::Inline(
                    ast::InlineExpression::StringLiteral { value }
                    | ast::InlineExpression::NumberLiteral { value },
                ) => {
                    push(code, &fluent_syntax::unicode::unescape_unicode_to_string(value))?;
                }
                ast::Expression::Select { selector, variants } => {
                    let counted = variants.iter().all(|variant| is_count(&variant.key));
                    write!(code, "match {} {{ ", selected(selector)?)?;
                    let (default, others): (Vec<_>, Vec<_>) = variants.iter().partition(|v| v.default);
                    for variant in others.into_iter().chain(default) {
                        let key = match (&variant.key, variant.default) {
                            (_, true) => "_".to_owned(),
                            (ast::VariantKey::NumberLiteral { value }, _) => value.clone(),
                            (ast::VariantKey::Identifier { name }, _) if counted && name == "one" => {
                                "1".to_owned()
                            }
                            (ast::VariantKey::Identifier { name }, _) => format!("{name:?}"),
                        };
                        write!(code, "{key} => {{ ")?;
                        append(&variant.value, messages, code)?;
                        code.push_str("} ");
                    }
                    code.push_str("} ");
                }
                other => return Err(format!("not supported: {other:?}").into()),
            },
        }
    }
    Ok(())
}

fn push(code: &mut String, text: &str) -> Result<(), Error> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => write!(code, "out.push({only:?}); ")?,
        _ => write!(code, "out.push_str({text:?}); ")?,
    }
    Ok(())
}
