//! The report of the wijkbudget: how much it takes to read, and that every file agrees with the ledger to the cent.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};
use wdw_tests::{Actor, Deciding, Scene};

use super::budget::{BUDGETS, asks};
use super::follow_ups::does;

/// Sums of the ledger in the database: by account, what arrived less what left.
async fn ledger(s: &Scene, account: &str) -> i64 {
    let sql = format!(
        "SELECT CAST(coalesce(sum(CASE WHEN to_account = '{account}' THEN amount_cents ELSE 0 END \
         - CASE WHEN from_account = '{account}' THEN amount_cents ELSE 0 END), 0) AS BIGINT) FROM ledger_entry \
         JOIN wijk_budget ON wijk_budget.id = ledger_entry.wijk_budget_id WHERE wijk_budget.year = 2025"
    );
    s.texts(&sql, vec![]).await[0].parse().unwrap()
}

fn cents(text: &str) -> i64 {
    let (euros, cents) = text.split_once(',').unwrap();
    euros.parse::<i64>().unwrap() * 100 + cents.parse::<i64>().unwrap()
}

/// Of a number in a workbook.
fn cents_of(cell: &Data) -> i64 {
    let Data::Float(euros) = cell else { panic!("an amount is a number: {cell:?}") };
    let (euros, cents) =
        format!("{euros:.2}").split_once('.').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    euros.parse::<i64>().unwrap() * 100 + cents.parse::<i64>().unwrap()
}

#[tokio::test]
async fn both_files_agree_with_the_ledger_to_the_cent() {
    let s = Scene::after_ten_years().await;
    let manager = s.signed_in("manager@gemeente.example").await;
    let bytes = manager.fetches("/export/budget/alle-2025.csv").await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.starts_with("\u{feff}\"Wijkbudget 2025, alle wijken\"")
            || text.starts_with("\u{feff}Wijkbudget 2025, alle wijken\r\n")
    );
    let lines: Vec<Vec<String>> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect())
        .collect();
    let total = lines.iter().find(|line| line[0] == "Totaal").unwrap();
    let mut account = HashMap::new();
    for name in ["available", "committed", "paid", "source"] {
        account.insert(name, ledger(&s, name).await);
    }
    assert_eq!(cents(&total[2]), -account["source"]);
    assert_eq!(cents(&total[3]), account["committed"]);
    assert_eq!(cents(&total[4]), account["paid"]);
    assert_eq!(cents(&total[5]), account["available"]);
    assert!(account["committed"] > 0 && account["paid"] > 0, "there is something to add up");
    let bookings = lines.iter().position(|line| line[0] == "Datum").unwrap() + 1;
    let count = "SELECT count(*) FROM ledger_entry JOIN wijk_budget ON wijk_budget.id = wijk_budget_id WHERE year = 2025";
    assert_eq!((lines.len() - bookings).to_string(), s.texts(count, vec![]).await[0]);
    let booked: i64 = lines[bookings..].iter().map(|line| cents(&line[6])).sum();
    let sum = "SELECT CAST(sum(amount_cents) AS BIGINT) FROM ledger_entry JOIN wijk_budget ON wijk_budget.id = wijk_budget_id WHERE year = 2025";
    assert_eq!(booked.to_string(), s.texts(sum, vec![]).await[0]);

    let bytes = manager.fetches("/export/budget/alle-2025.xlsx").await.unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sums = book.worksheet_range("Overzicht").unwrap();
    let total = sums.rows().next_back().unwrap();
    assert_eq!(total[0], Data::String("Totaal".into()));
    assert_eq!(
        total[2..].iter().map(cents_of).collect::<Vec<_>>(),
        [-account["source"], account["committed"], account["paid"], account["available"],]
    );
    let sheet = book.worksheet_range("Boekingen").unwrap();
    assert_eq!(sheet.rows().count(), lines.len() - bookings + 1);
    let in_book: Vec<i64> = sheet.rows().skip(1).map(|row| cents_of(&row[6])).collect();
    let in_text: Vec<i64> = lines[bookings..].iter().map(|line| cents(&line[6])).collect();
    assert_eq!(in_book, in_text, "booking by booking");

    let overview = "{ budgetOverview(year: 2025) { allocated available committed paid rows { allocated } } }";
    let overview = manager.ask(overview, Value::Null).await["budgetOverview"].clone();
    assert_eq!(overview["allocated"], -account["source"]);
    assert_eq!(overview["available"], account["available"]);
    assert_eq!(
        (&overview["committed"], &overview["paid"]),
        (&json!(account["committed"]), &json!(account["paid"]))
    );
    assert_eq!(overview["rows"].as_array().unwrap().len(), 21);
}

#[tokio::test]
async fn a_text_in_the_report_never_becomes_a_formula() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let mut asked = asks(&s, "haveltermade", "gemeente", 2026, 1_001).await;
    asked["reason"] = json!("=HYPERLINK(\"http://boos.example\";\"klik\")");
    let proposal =
        does(&regisseur, "proposeBudget", "proposal { id }", asked).await["proposal"]["id"].clone();
    let stuurgroep = s.signed_in("stuurgroep@gemeente.example").await;
    does(&stuurgroep, "settleBudgetProposal", "", json!({ "proposalId": proposal, "approve": true })).await;
    let bytes = regisseur.fetches("/export/budget/haveltermade-2026.csv").await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.contains("'=HYPERLINK") && !text.contains(";=HYPERLINK") && !text.contains(";\"=HYPERLINK"),
        "{text}"
    );
    let bytes = regisseur.fetches("/export/budget/haveltermade-2026.xlsx").await.unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert!(book.worksheet_formula("Boekingen").unwrap().is_empty());
    let sheet = book.worksheet_range("Boekingen").unwrap();
    assert!(
        sheet.rows().any(|row| row[9].to_string().starts_with("=HYPERLINK") && cents_of(&row[6]) == 1_001)
    );
    for path in
        ["haveltermade-1999.csv", "haveltermade-2026.exe", "nergens-2026.csv", "alle-2026.csv", "2026.csv"]
    {
        assert!(regisseur.fetches(&format!("/export/budget/{path}")).await.is_none(), "{path}");
    }
}

async fn taken(s: &Scene, who: &Actor, query: &str, variables: Value) -> u64 {
    s.statements(who.ask(query, variables)).await.0
}

#[tokio::test]
async fn reading_the_wijkbudget_takes_as_many_statements_for_one_booking_as_for_hundreds() {
    let s = Scene::after_ten_years().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let manager = s.signed_in("manager@gemeente.example").await;
    let wijk = s.wijk("haveltermade").await;
    let of = |year: i32| json!({ "wijk": wijk, "year": year });
    let full = taken(&s, &regisseur, BUDGETS, of(2025)).await;
    let quiet = taken(&s, &regisseur, BUDGETS, of(2031)).await;
    println!("a wijk with bookings {full}, without {quiet}");
    assert!(full <= 12, "{full}");
    assert!(quiet <= 3, "{quiet}");
    let overview = "query($year: Int!) { budgetOverview(year: $year) { allocated rows { wijk { name } partner { shortName } available \
                    entries(first: 5) { nodes { amount bookedBy initiative { title } } } } } }";
    let all = taken(&s, &manager, overview, json!({ "year": 2025 })).await;
    println!("all wijken {all}");
    assert!(all <= 11, "{all}");
    let proposals =
        "{ budgetProposals(year: 2025) { amount viewerMaySettle wijk { name } partner { name } } }";
    let asked = taken(&s, &manager, proposals, Value::Null).await;
    assert!(asked <= 6, "{asked}");
    let mandates = "{ wijken { wijkteam { mandates { holder amount partner { name } viewerMayEnd } members { name viewerMayGiveMandate } } } \
                    partners { mandates { holder } managers { name } } }";
    let all = taken(&s, &manager, mandates, Value::Null).await;
    println!("all mandates {all}");
    assert!(all <= 11, "{all}");
}

#[tokio::test]
async fn pages_of_bookings_follow_each_other_without_a_gap() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    case.all_agree().await;
    case.grant("GRANTED", 120_000).await;
    for number in 1..=7 {
        let input = json!({ "partnerId": case.partners["gemeente"], "amount": number, "note": "Bon" });
        case.wijkregisseur.does("recordPayment", case.on(input)).await;
    }
    let query = "query($wijk: ID!, $after: String) { wijkBudgets(wijkId: $wijk, year: 2026) { partner { key } \
                 entries(first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor } nodes { kind amount } } } }";
    let (mut after, mut seen) = (Value::Null, Vec::new());
    loop {
        let answer = case
            .wijkregisseur
            .ask(query, json!({ "wijk": s.wijk("haveltermade").await, "after": after }))
            .await;
        let pots = answer["wijkBudgets"].as_array().unwrap().clone();
        let page =
            pots.into_iter().find(|pot| pot["partner"]["key"] == "gemeente").unwrap()["entries"].clone();
        seen.extend(page["nodes"].as_array().unwrap().iter().map(|node| node["amount"].as_i64().unwrap()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, [1, 2, 3, 4, 5, 6, 7, 70_000, 1_000_000]);
}
