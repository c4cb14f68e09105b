//! Documents read back: what is in the file, and whether it is all there for who listens.

use std::time::Duration;

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document as Pdf, Object};
use wdw_contract::Cents;

use super::{
    Amounts, Block, BudgetReport, BudgetRow, Cell, Column, Document, Letter, PICTURES, Picture, Section,
    Table,
};
use super::{TEXT, rendered};

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_000_000, 0).unwrap()
}

fn letter() -> Letter {
    Letter {
        sender: vec![
            "Wijkteam Haveltermade".into(),
            "Gemeente Meppel, Woonconcept, politie en welzijn".into(),
        ],
        sent_at: at(),
        reference: "W-7KQ2M9-1".into(),
        recipient: Some("Anna de Wit\nParklaan 12\n7941 AB Meppel".into()),
        subject: "Je idee is deels toegekend: jeu de boules in het park".into(),
        greeting: "Beste Anna,".into(),
        paragraphs: vec!["Je vroeg geld voor een baan in het park. We hebben een besluit genomen.".into()],
        sections: vec![
            Section {
                title: "Wat je krijgt".into(),
                paragraphs: vec!["Twee partners betalen mee.".into()],
                amounts: Some(Amounts {
                    summary: "Bedragen per partner".into(),
                    columns: vec!["Partner".into(), "Gevraagd".into(), "Toegekend".into()],
                    rows: vec![
                        ("Gemeente Meppel".into(), vec![Some(Cents(75_000)), Some(Cents(50_000))]),
                        ("Woonconcept".into(), vec![Some(Cents(50_000)), Some(Cents(50_000))]),
                    ],
                    total: Some("Samen".into()),
                }),
                ..Section::default()
            },
            Section {
                title: "Ben je het er niet mee eens?".into(),
                points: vec!["Bel ons.".into(), "Of maak bezwaar, binnen zes weken.".into()],
                ..Section::default()
            },
        ],
        closing: "Met vriendelijke groet,\nSanne Wolters, wijkregisseur".into(),
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document { blocks, ..letter().document() }
}

fn read(document: Document) -> Pdf {
    let bytes = rendered(document).unwrap();
    Pdf::load_mem(&bytes).unwrap()
}

fn dictionary<'a>(pdf: &'a Pdf, of: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    pdf.dereference(of.get(key).unwrap()).unwrap().1.as_dict().unwrap()
}

/// The tags, in the order in which they are read; the words of alternatives behind them.
fn tags(pdf: &Pdf) -> Vec<String> {
    fn walk(pdf: &Pdf, object: &Object, into: &mut Vec<String>) {
        match pdf.dereference(object).unwrap().1 {
            Object::Array(all) => all.iter().for_each(|one| walk(pdf, one, into)),
            Object::Dictionary(one) => {
                if let Ok(tag) = one.get(b"S").and_then(Object::as_name) {
                    let alt =
                        one.get(b"Alt").map(|alt| format!(" {}", lopdf::decode_text_string(alt).unwrap()));
                    into.push(String::from_utf8_lossy(tag).into_owned() + &alt.unwrap_or_default());
                }
                if let Ok(kids) = one.get(b"K") {
                    walk(pdf, kids, into);
                }
            }
            _ => {}
        }
    }
    let mut tags = Vec::new();
    walk(pdf, dictionary(pdf, pdf.catalog().unwrap(), b"StructTreeRoot").get(b"K").unwrap(), &mut tags);
    tags
}

fn count(tags: &[String], tag: &str) -> usize {
    tags.iter().filter(|one| *one == tag || one.starts_with(&format!("{tag} "))).count()
}

/// The words on paper, without spaces and the places to break: a PDF knows no lines.
fn text(pdf: &Pdf) -> String {
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    bare(&pdf.extract_text(&pages).unwrap())
}

fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{200b}').collect()
}

#[test]
fn a_letter_is_tagged_and_says_what_it_is() {
    let pdf = read(letter().document());
    let catalog = pdf.catalog().unwrap();
    assert_eq!(dictionary(&pdf, catalog, b"MarkInfo").get(b"Marked").unwrap(), &Object::Boolean(true));
    assert_eq!(lopdf::decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(), "nl");
    let window = dictionary(&pdf, catalog, b"ViewerPreferences");
    assert_eq!(window.get(b"DisplayDocTitle").unwrap(), &Object::Boolean(true));
    let info = dictionary(&pdf, &pdf.trailer, b"Info");
    let said = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(said(b"Title"), "Je idee is deels toegekend: jeu de boules in het park");
    assert_eq!(said(b"Author"), "Wijkteam Haveltermade");
    assert!(said(b"CreationDate").starts_with("D:20260225061320"), "{}", said(b"CreationDate"));
    let xmp = pdf.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
    let xmp = String::from_utf8_lossy(&xmp.get_plain_content().unwrap()).into_owned();
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert_eq!(pdf.get_pages().len(), 1);

    let tags = tags(&pdf);
    assert_eq!((count(&tags, "H1"), count(&tags, "H2")), (1, 2), "{tags:?}");
    assert_eq!((count(&tags, "Table"), count(&tags, "TR")), (1, 4), "{tags:?}");
    assert_eq!(
        (count(&tags, "TH"), count(&tags, "TD")),
        (6, 6),
        "a heading per column and per row: {tags:?}"
    );
    assert_eq!(count(&tags, "L"), 2, "what stands above the title, and the points: {tags:?}");
    assert!(count(&tags, "P") >= 4, "{tags:?}");
    let text = text(&pdf);
    for said in [
        "Beste Anna,",
        "Parklaan 12",
        "25 februari 2026",
        "W-7KQ2M9-1",
        "€ 1.250,00",
        "Pagina 1 van 1",
        "Met vriendelijke groet,",
        "Of maak bezwaar, binnen zes weken.",
    ] {
        assert!(text.contains(&bare(said)), "{said} in {text}");
    }
}

#[test]
fn what_people_type_is_text_and_nothing_else() {
    let hostile = [
        "#import \"/etc/passwd\": *",
        "#read(\"/document.json\")",
        "#panic(\"x\")",
        "$ x^2 $ *vet* _schuin_ `code`",
        "= Kop",
        "- punt",
        "/ Term: iets",
        "<label> @label // weg /* weg */ \\ ~",
        "\\u{0} ' \" -- --- ...",
        "#include \"page.typ\"",
        "https://wijkwerk.example",
        "]#set text(1pt)[",
    ];
    let plain = read(document(hostile.iter().map(|words| Block::Paragraph((*words).to_owned())).collect()));
    let said = text(&plain);
    for words in hostile {
        assert!(said.contains(&bare(words)), "{words} in {said}");
    }
    assert_eq!(count(&tags(&plain), "H1"), 1);
    let everywhere = |words: &str| {
        let one = || words.to_owned();
        let table = Table {
            summary: one(),
            columns: vec![Column::words(one(), 1), Column::amounts(one(), 0)],
            rows: vec![vec![Cell::text(one()), Cell::bar(400, one())]],
            totals: vec![vec![Cell::text(one()), Cell::text(one())]],
        };
        Document {
            title: one(),
            author: one(),
            sender: vec![one(), one()],
            recipient: vec![one()],
            facts: vec![(one(), one())],
            footer: one(),
            blocks: vec![
                Block::Section(one()),
                Block::Part(one()),
                Block::Paragraph(one()),
                Block::List(vec![one()]),
                Block::Facts(vec![(one(), one())]),
                Block::Table(table),
            ],
            made_at: at(),
        }
    };
    for words in hostile.into_iter().chain([
        "\u{0}\u{1}",
        "\u{202e}omgekeerd\u{2066}",
        "🎉👩‍👩‍👧 سلام 你好",
        "\n\n\n",
        "",
        " ",
        "e\u{301}\u{fe0f}",
    ]) {
        let set = rendered(everywhere(words));
        assert!(set.is_ok(), "{words:?}: {:?}", set.err());
    }
}

#[test]
fn a_lot_of_text_takes_pages_and_too_much_is_refused() {
    let begun = std::time::Instant::now();
    let long =
        read(document(vec![Block::Paragraph("lang ".repeat(20_000)), Block::Paragraph("x".repeat(100_000))]));
    assert!((30..=80).contains(&long.get_pages().len()), "{} pages", long.get_pages().len());
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    assert!(rendered(document(vec![Block::Paragraph("x".repeat(TEXT))])).is_err());
    let picture = Picture::new(vec![0; PICTURES + 1], "Foto");
    assert!(rendered(document(vec![Block::Pictures(vec![picture])])).is_err());
}

#[test]
fn marks_and_pictures_have_words() {
    let mut jpeg = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(64, 48, image::Rgb([90, 120, 60]))
        .write_to(&mut jpeg, image::ImageFormat::Jpeg)
        .unwrap();
    let jpeg = jpeg.into_inner();
    let table = Table {
        summary: "Cijfers".into(),
        columns: vec![Column::words("Thema", 3), Column::amounts("Cijfer", 1), Column::words("In beeld", 3)],
        rows: vec![
            vec![Cell::text("Schoon"), Cell::text("6,8"), Cell::bar(68, "Cijfer 6,8 van 10")],
            vec![Cell::text("Veilig"), Cell::text("–"), Cell::text("Geen cijfer")],
        ],
        totals: vec![],
    };
    let pictures = ["Foto 1 bij de bank", "Foto 2 bij de bank"].map(|alt| Picture::new(jpeg.clone(), alt));
    let pdf = read(document(vec![Block::Table(table), Block::Pictures(pictures.into())]));
    let tags = tags(&pdf);
    for figure in ["Figure Cijfer 6,8 van 10", "Figure Foto 1 bij de bank", "Figure Foto 2 bij de bank"] {
        assert!(tags.contains(&figure.to_owned()), "{figure}: {tags:?}");
    }
    assert_eq!(count(&tags, "Figure"), 3);
}

#[test]
fn a_budget_is_a_table_that_goes_on_over_pages() {
    let row = |wijk: &str, partner: &str, amount: i64| BudgetRow {
        words: vec![wijk.into(), partner.into()],
        amounts: vec![Cents(amount), Cents(amount / 2), Cents(amount / 4)],
    };
    let report = BudgetReport {
        title: "Wijkbudget van alle wijken, 2026".into(),
        sender: vec!["Gemeente Meppel".into()],
        paragraphs: vec!["Zo staat het ervoor.".into()],
        words: vec!["Wijk".into(), "Partner".into()],
        amounts: vec!["Begroot".into(), "Toegezegd".into(), "Betaald".into()],
        rows: (0..60).map(|at| row(&format!("Wijk {at}"), "Woonconcept", 123_456 * at)).collect(),
        totals: vec![row("Alle wijken", "Woonconcept", 7_000_000), row("Alle wijken", "Samen", 9_000_000)],
        made_at: at(),
    };
    let pdf = read(report.document());
    assert_eq!(pdf.get_pages().len(), 2);
    let tags = tags(&pdf);
    assert_eq!(
        (count(&tags, "Table"), count(&tags, "TR"), count(&tags, "TH")),
        (1, 63, 5 + 62),
        "one table for who listens"
    );
    let text = text(&pdf);
    assert!(text.contains(&bare("€ 72.839,04")) && text.contains(&bare("Pagina 2 van 2")), "{text}");
}

#[tokio::test]
async fn a_letter_takes_a_moment() {
    let first = super::render(letter().document()).await.unwrap();
    let begun = std::time::Instant::now();
    let again = super::render(letter().document()).await.unwrap();
    assert!(first == again, "the same letter is the same file");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}
