//! Every text a person reads is Dutch at level B1: short sentences, everyday words, "je".

use std::path::Path;

use fluent_syntax::{ast, parser};

/// Officialese, and what to write instead.
const STIFF: &[(&str, &str)] = &[
    ("a.u.b.", "(laat het weg)"),
    ("aangaande", "over"),
    ("aanvang", "begin"),
    ("abusievelijk", "per ongeluk"),
    ("alsmede", "en"),
    ("alstublieft", "(laat het weg)"),
    ("alvorens", "voordat"),
    ("betreffende", "over"),
    ("bijv.", "bijvoorbeeld"),
    ("bovengenoemde", "deze"),
    ("conform", "volgens"),
    ("d.m.v.", "met"),
    ("derhalve", "daarom"),
    ("desalniettemin", "toch"),
    ("desbetreffende", "deze"),
    ("dien je te", "moet je"),
    ("dienen te", "moeten"),
    ("dient te", "moet"),
    ("doch", "maar"),
    ("door middel van", "met"),
    ("echter", "maar"),
    ("error", "(zeg wat er is en wat je kunt doen)"),
    ("er ging iets mis", "(zeg wat er is en wat je kunt doen)"),
    ("er is een fout opgetreden", "(zeg wat er is en wat je kunt doen)"),
    ("er is iets misgegaan", "(zeg wat er is en wat je kunt doen)"),
    ("eveneens", "ook"),
    ("faciliteren", "helpen"),
    ("geacht", "beste"),
    ("geachte", "beste"),
    ("gebruiker", "je"),
    ("gelieve", "wil je"),
    ("heden", "vandaag"),
    ("i.v.m.", "door"),
    ("implementeren", "invoeren"),
    ("in het kader van", "voor"),
    ("in verband met", "door"),
    ("indien", "als"),
    ("inzake", "over"),
    ("klik hier", "(zeg waar de link heen gaat)"),
    ("m.b.t.", "over"),
    ("met betrekking tot", "over"),
    ("middels", "met"),
    ("mits", "als"),
    ("naar aanleiding van", "door"),
    ("niettegenstaande", "toch"),
    ("o.a.", "onder andere"),
    ("oeps", "(zeg wat er is en wat je kunt doen)"),
    ("omtrent", "over"),
    ("onderhavige", "deze"),
    ("ongeldig", "(zeg wat er wel in moet)"),
    ("ongeldige", "(zeg wat er wel in moet)"),
    ("reeds", "al"),
    ("s.v.p.", "(laat het weg)"),
    ("sorry", "(zeg wat er is en wat je kunt doen)"),
    ("svp", "(laat het weg)"),
    ("ten aanzien van", "over"),
    ("ten behoeve van", "voor"),
    ("teneinde", "om"),
    ("tevens", "ook"),
    ("thans", "nu"),
    ("trachten", "proberen"),
    ("u", "je"),
    ("uw", "je"),
    ("uzelf", "jezelf"),
    ("verplicht veld", "(zeg wat je moet invullen)"),
    ("vigerende", "geldende"),
    ("voornoemde", "deze"),
    ("woonachtig", "woont"),
];

/// Buttons say what they do; going on is "Verder".
const EMPTY_BUTTONS: &[&str] =
    &["ok", "oké", "volgende", "submit", "verzenden", "bevestigen", "lees meer", "hier"];

const LONGEST_SENTENCE: usize = 25;
const LONGEST_AVERAGE: usize = 15;

#[test]
fn every_text_is_plain_dutch() {
    let complaints: Vec<String> = sources()
        .into_iter()
        .flat_map(|(name, source)| {
            complaints_about(&source).into_iter().map(move |found| format!("{name}: {found}"))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_checklist_that_comes_along_is_plain_dutch() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/base/checklists");
    let mut checked = 0;
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        let checklist = wdw::checklists::files::read(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut texts = vec![("explanation".to_owned(), vec![checklist.explanation.clone()])];
        for (_, item) in checklist.items() {
            let answers = item.options.iter().flat_map(|option| [option.label.clone(), option.hint.clone()]);
            let all = [item.question.clone(), item.guidance.clone()].into_iter().chain(answers);
            texts.push((item.key.clone(), all.collect()));
        }
        let complaints = complaints_about_texts(texts);
        assert!(complaints.is_empty(), "{}:\n{}\n", path.display(), complaints.join("\n"));
        checked += 1;
    }
    assert!(checked >= 4);
}

#[test]
fn stiff_words_long_sentences_and_empty_buttons_are_noticed() {
    let stiff = "note = Gelieve uw naam in te vullen. U dient te betalen.";
    assert_eq!(
        complaints_about(stiff),
        [
            "note: not 'dient te' but 'moet'",
            "note: not 'gelieve' but 'wil je'",
            "note: not 'u' but 'je'",
            "note: not 'uw' but 'je'"
        ]
    );
    assert_eq!(complaints_about("next = Volgende"), ["next: a button that does not say what it does"]);

    let long = format!("note = {}woord.", "woord ".repeat(25));
    assert_eq!(complaints_about(&long), ["note: a sentence of 26 words", "26 words in an average sentence"]);
    let variant = "note = { $n ->\n    [one] Eén idee.\n   *[other] { $n } ideeën, conform de regels.\n }";
    assert_eq!(complaints_about(variant), ["note: not 'conform' but 'volgens'"]);
    assert_eq!(complaints_about("send = Verstuur je idee\nnext = Verder"), [""; 0]);
}

#[test]
fn no_text_is_left_behind() {
    let mut code = String::new();
    for folder in ["api/src", "pwa/src", "api/contract/src", "tests/tests"] {
        for path in crate::rooms::rust_files(folder) {
            code.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    let unused: Vec<String> = sources()
        .into_iter()
        .flat_map(|(name, source)| {
            messages(&source).into_iter().map(move |(id, _)| (name.clone(), source.clone(), id))
        })
        .filter(|(_, source, id)| {
            let function = format!("::{}", id.replace('-', "_"));
            let called = code.match_indices(&function).any(|(at, _)| {
                !code[at + function.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
            });
            !called && !source.contains(&format!("{{ {id} }}"))
        })
        .map(|(name, _, id)| format!("{name}: {id}"))
        .collect();
    assert!(unused.is_empty(), "no page and no mail says:\n{}\n", unused.join("\n"));
}

/// The Dutch text files, by name.
fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/contract/texts/nl");
    let files = folder.read_dir().unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap())
    });
    let mut files: Vec<_> = files.collect();
    assert!(!files.is_empty(), "no texts in {}", folder.display());
    files.sort();
    files
}

/// What is wrong with the texts of one Fluent file.
fn complaints_about(source: &str) -> Vec<String> {
    complaints_about_texts(messages(source))
}

/// What is wrong with texts, each with its name and all forms that it can take.
fn complaints_about_texts(all: Vec<(String, Vec<String>)>) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut lengths = Vec::new();
    for (id, texts) in all {
        for text in texts {
            let plain = format!(" {} ", words(&text).join(" "));
            for (stiff, instead) in STIFF {
                if plain.contains(&format!(" {} ", words(stiff).join(" "))) {
                    complaints.push(format!("{id}: not '{stiff}' but '{instead}'"));
                }
            }
            if EMPTY_BUTTONS.contains(&plain.trim()) {
                complaints.push(format!("{id}: a button that does not say what it does"));
            }
            for sentence in sentences(&text) {
                let length =
                    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
                if length > LONGEST_SENTENCE {
                    complaints.push(format!("{id}: a sentence of {length} words"));
                }
                // A label or a heading is no sentence: counting it would hide long ones in the average.
                if sentence.ends_with(['.', '?', '!']) {
                    lengths.push(length);
                }
            }
        }
    }
    complaints.dedup();
    let total: usize = lengths.iter().sum();
    if total > LONGEST_AVERAGE * lengths.len() {
        complaints.push(format!("{} words in an average sentence", total / lengths.len()));
    }
    complaints
}

/// Lower-case words without punctuation at their ends.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        for word in line.split_whitespace() {
            sentence.push_str(word);
            if word.ends_with(['.', '?', '!']) {
                found.push(std::mem::take(&mut sentence));
            } else {
                sentence.push(' ');
            }
        }
        found.push(sentence.trim().to_owned());
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Every message with every form that it can take; what is filled in counts as one word.
fn messages(source: &str) -> Vec<(String, Vec<String>)> {
    let resource = parser::parse(source).expect("a well-formed Fluent file");
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        ast::Entry::Message(message) => {
            message.value.map(|value| (message.id.name.to_owned(), forms(&value)))
        }
        _ => None,
    });
    messages.collect()
}

fn forms(pattern: &ast::Pattern<&str>) -> Vec<String> {
    let mut forms = vec![String::new()];
    for element in &pattern.elements {
        let additions = match element {
            ast::PatternElement::TextElement { value } => vec![(*value).to_owned()],
            ast::PatternElement::Placeable { expression: ast::Expression::Select { variants, .. } } => {
                variants.iter().flat_map(|variant| self::forms(&variant.value)).collect()
            }
            ast::PatternElement::Placeable {
                expression: ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }),
            } => vec![(*value).to_owned()],
            ast::PatternElement::Placeable { .. } => vec!["X".to_owned()],
        };
        forms = forms
            .iter()
            .flat_map(|form| additions.iter().map(move |addition| format!("{form}{addition}")))
            .collect();
    }
    forms
}
