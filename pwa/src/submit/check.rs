//! What is not right yet, in the words that the server would use. Only what a person can mend on the page is
//! looked at; the server decides.

use std::borrow::Cow;

use wdw_contract::texts::{asked, decide_server, refusals, submit};
use wdw_contract::{Cents, ParseCentsError, limits};

use super::draft::{Day, Draft, DraftCost};
use super::question::Question;
use crate::people::looks_like_address;

/// Something that is not right yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The page.
    pub(crate) question: Question,
    /// The id of the control.
    pub(crate) field: Cow<'static, str>,
    /// What to do.
    pub(crate) message: String,
}

struct Found {
    question: Question,
    problems: Vec<Problem>,
}

impl Found {
    fn add(&mut self, field: impl Into<Cow<'static, str>>, message: impl Into<String>) {
        self.problems.push(Problem { question: self.question, field: field.into(), message: message.into() });
    }

    fn too_long(&mut self, field: &'static str, text: &str, max: usize, message: String) {
        if text.trim().chars().count() > max {
            self.add(field, message);
        }
    }
}

/// What is not right on one page. `today` is `2026-03-12`.
pub(crate) fn check(question: Question, draft: &Draft, today: &str) -> Vec<Problem> {
    let mut found = Found { question, problems: Vec::new() };
    let none = |text: &str| text.trim().is_empty();
    match question {
        Question::Wijk if draft.wijk.is_none() => found.add("wijk", refusals::wijk_required()),
        Question::Title if none(&draft.title) => found.add("titel", refusals::title_required()),
        Question::Title => {
            found.too_long("titel", &draft.title, limits::TITLE, refusals::title_too_long(limits::TITLE));
        }
        Question::Plan if none(&draft.plan) => found.add("plan", refusals::plan_required()),
        Question::Plan if draft.plan.trim().chars().count() < limits::PLAN_MIN => {
            found.add("plan", refusals::plan_too_short(limits::PLAN_MIN));
        }
        Question::Plan => {
            found.too_long("plan", &draft.plan, limits::PLAN, refusals::plan_too_long(limits::PLAN))
        }
        Question::Theme if draft.theme.is_empty() => found.add("onderwerp", refusals::theme_required()),
        Question::Place => {
            let message = refusals::place_too_long(limits::SHORT_TEXT);
            found.too_long("plek", &draft.place, limits::SHORT_TEXT, message);
        }
        Question::Participants => participants(draft, &mut found),
        Question::Applicant if supporters(&draft.taking_part).is_err() => {
            found.add("mensen", decide_server::facts_range(i64::from(limits::SUPPORTERS)));
        }
        Question::Benefit => {
            let message = refusals::benefit_too_long(limits::PARAGRAPH);
            found.too_long("buren", &draft.benefit, limits::PARAGRAPH, message);
        }
        Question::When => when(draft, today, &mut found),
        Question::Costs => costs(draft, &mut found),
        Question::Cost(index) => {
            if let Some(one) = draft.costs.get(index) {
                cost(one, &mut found);
            }
        }
        Question::OtherMoney => other_money(draft, &mut found),
        Question::AskedOf => asked_of(draft, &mut found),
        Question::Photos if draft.photos.len() > limits::PHOTOS => {
            found.add("fotos", refusals::photos_too_many(limits::PHOTOS));
        }
        Question::Name if none(&draft.name) => found.add("naam", refusals::name_required()),
        Question::Name => {
            found.too_long("naam", &draft.name, limits::NAME, refusals::name_too_long(limits::NAME))
        }
        Question::Email if none(&draft.email) => found.add("e-mail", refusals::email_required()),
        Question::Email if !looks_like_address(&draft.email) || draft.email.trim().len() > limits::EMAIL => {
            found.add("e-mail", refusals::email_format());
        }
        _ => {}
    }
    found.problems
}

/// What is not right on any page that this draft goes through.
pub(crate) fn check_all(draft: &Draft, signed_in: bool, today: &str) -> Vec<Problem> {
    let costs = (0..draft.costs.len()).map(Question::Cost);
    let pages = super::question::sequence(draft, signed_in).into_iter().chain(costs);
    pages.flat_map(|question| check(question, draft, today)).collect()
}

fn participants(draft: &Draft, found: &mut Found) {
    let message = refusals::participants_too_long(limits::PARAGRAPH);
    found.too_long("meedoen", &draft.participants, limits::PARAGRAPH, message);
    if supporters(&draft.supporters).is_err() {
        found.add("steun", refusals::supporters_range(limits::SUPPORTERS));
    }
}

/// The number of people, if one was typed.
pub(crate) fn supporters(typed: &str) -> Result<Option<i64>, ()> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    if bare.is_empty() {
        return Ok(None);
    }
    let count = bare.parse::<i64>().map_err(|_| ())?;
    if (0..=i64::from(limits::SUPPORTERS)).contains(&count) { Ok(Some(count)) } else { Err(()) }
}

fn when(draft: &Draft, today: &str, found: &mut Found) {
    let read = |day: &Day| {
        let typed = day.typed();
        if typed.is_empty() { Ok(None) } else { typed.iso().map(Some).ok_or(()) }
    };
    let (Ok(starts), Ok(ends)) = (read(&draft.starts), read(&draft.ends)) else {
        if read(&draft.starts).is_err() {
            found.add("begin", submit::date_format());
        }
        if read(&draft.ends).is_err() {
            found.add("einde", submit::date_format());
        }
        return;
    };
    let horizon = today.split_once('-').and_then(|(year, rest)| Some((year.parse::<u32>().ok()? + 5, rest)));
    let horizon = horizon.map(|(year, rest)| format!("{year}-{rest}"));
    // Written like this, days compare as texts.
    match (&starts, &ends) {
        (None, Some(_)) => found.add("begin", refusals::ends_without_start()),
        (Some(starts), _) if starts.as_str() < today => found.add("begin", refusals::starts_past()),
        (Some(starts), _) if horizon.is_some_and(|horizon| *starts > horizon) => {
            found.add("begin", refusals::starts_far());
        }
        (Some(starts), Some(ends)) if ends < starts => found.add("einde", refusals::ends_before_start()),
        _ => {}
    }
}

fn amount(field: impl Into<Cow<'static, str>>, typed: &str, found: &mut Found) -> Option<Cents> {
    match amount_error(typed) {
        None => Some(Cents::parse(typed).unwrap_or_default()),
        Some(message) => {
            found.add(field, message);
            None
        }
    }
}

/// What is not right with an amount. Nothing typed is nothing.
pub(crate) fn amount_error(typed: &str) -> Option<String> {
    match Cents::parse(typed) {
        Ok(amount) if amount <= Cents(limits::AMOUNT) => None,
        Ok(_) | Err(ParseCentsError::TooLarge) => Some(refusals::amount_too_large(Cents(limits::AMOUNT))),
        Err(ParseCentsError::NotAnAmount) => Some(refusals::cost_amount_format().to_owned()),
        Err(ParseCentsError::Empty) => None,
    }
}

fn cost(cost: &DraftCost, found: &mut Found) {
    if cost.description.trim().is_empty() {
        found.add("omschrijving", refusals::cost_description_required());
    }
    let message = refusals::cost_description_too_long(limits::COST);
    found.too_long("omschrijving", &cost.description, limits::COST, message);
    if cost.amount.trim().is_empty() {
        found.add("bedrag", refusals::cost_amount_required());
    } else if amount("bedrag", &cost.amount, found) == Some(Cents::ZERO) {
        found.add("bedrag", refusals::cost_amount_too_small());
    }
    if cost.kind.is_empty() {
        found.add("soort", submit::cost_kind_required());
    }
}

fn costs(draft: &Draft, found: &mut Found) {
    if draft.costs.len() > limits::COSTS {
        found.add("eigen", refusals::costs_too_many(limits::COSTS));
    }
    if amount("eigen", &draft.own, found).is_some_and(|own| own > draft.total()) {
        found.add("eigen", refusals::own_more_than_costs());
    }
}

fn other_money(draft: &Draft, found: &mut Found) {
    let other = amount("ander", &draft.other, found).unwrap_or_default();
    let own = Cents::parse(&draft.own).unwrap_or_default();
    if other > Cents::ZERO && own + other > draft.total() {
        found.add("ander", refusals::own_more_than_costs());
    }
    if other > Cents::ZERO && draft.other_source.trim().is_empty() {
        found.add("ander-van", refusals::other_source_required());
    }
    let message = refusals::other_source_too_long(limits::SHORT_TEXT);
    found.too_long("ander-van", &draft.other_source, limits::SHORT_TEXT, message);
}

/// Amounts that together are not what is asked are told at the first of them.
fn asked_of(draft: &Draft, found: &mut Found) {
    if !draft.knows_payers {
        return;
    }
    let before = found.problems.len();
    for part in &draft.asked {
        amount(part_id(&part.partner_id), &part.amount, found);
    }
    let (sum, requested) = (draft.divided(), draft.requested());
    if found.problems.len() > before || sum == requested {
        return;
    }
    match draft.asked.first() {
        Some(first) if sum > Cents::ZERO => {
            let message = decide_server::division_sum(requested.to_string(), sum.to_string());
            found.add(part_id(&first.partner_id), message);
        }
        _ => found.add("van-wie", asked::nothing()),
    }
}

/// The id of the field with what is asked of an organisation.
pub(crate) fn part_id(partner_id: &str) -> String {
    format!("van-{}", partner_id.replace(':', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-03-12";

    fn fields(question: Question, change: impl Fn(&mut Draft)) -> Vec<Cow<'static, str>> {
        let mut draft = Draft::new("x".into());
        change(&mut draft);
        check(question, &draft, TODAY).into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn what_must_be_filled_in_is_asked_for_and_the_rest_is_not() {
        let asked: Vec<_> =
            check_all(&Draft::new("x".into()), false, TODAY).into_iter().map(|p| p.field).collect();
        assert_eq!(asked, ["wijk", "titel", "plan", "onderwerp", "naam", "e-mail"]);
    }

    #[test]
    fn what_is_asked_of_organisations_is_together_what_is_asked() {
        let asking = |amounts: &[&str]| {
            fields(Question::AskedOf, |draft| {
                draft.costs.push(DraftCost { amount: "1200".into(), ..DraftCost::default() });
                draft.knows_payers = true;
                for (index, amount) in amounts.iter().enumerate() {
                    draft.ask(&format!("partner:{index}"), "een", (*amount).to_owned());
                }
            })
        };
        assert!(asking(&["700", "500", ""]).is_empty());
        assert_eq!(asking(&["", "700"]), ["van-partner-0"]);
        assert_eq!(asking(&["veel", "700"]), ["van-partner-0"]);
        assert_eq!(asking(&["", ""]), ["van-wie"]);
        assert_eq!(asking(&[]), ["van-wie"]);
        assert!(fields(Question::AskedOf, |draft| draft.ask("partner:0", "een", "5".into())).is_empty());
    }

    #[test]
    fn texts_may_be_as_long_as_the_server_takes_and_no_longer() {
        for (question, max, set) in [
            (Question::Title, limits::TITLE, (|d, t| d.title = t) as fn(&mut Draft, String)),
            (Question::Plan, limits::PLAN, |d, t| d.plan = t),
            (Question::Place, limits::SHORT_TEXT, |d, t| d.place = t),
            (Question::Participants, limits::PARAGRAPH, |d, t| d.participants = t),
            (Question::Benefit, limits::PARAGRAPH, |d, t| d.benefit = t),
            (Question::Name, limits::NAME, |d, t| d.name = t),
        ] {
            assert!(fields(question, |draft| set(draft, format!(" {} ", "é".repeat(max)))).is_empty());
            assert_eq!(fields(question, |draft| set(draft, "é".repeat(max + 1))).len(), 1);
        }
        assert_eq!(fields(Question::Plan, |draft| draft.plan = "kort".into()), ["plan"]);
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let typed = |amount: &str| {
            let cost = DraftCost { description: "Bomen".into(), amount: amount.into(), kind: "HIRE".into() };
            fields(Question::Cost(0), |draft| draft.costs = vec![cost.clone()])
        };
        for good in ["640", "€ 1.500,00", "1500,5", "12,-", "1.000.000"] {
            assert!(typed(good).is_empty(), "{good}");
        }
        for bad in ["", "0", "veel", "1.000.000,01", "-5"] {
            assert_eq!(typed(bad), ["bedrag"], "{bad}");
        }
        assert_eq!(
            fields(Question::Cost(0), |draft| draft.costs = vec![DraftCost::default()]),
            ["omschrijving", "bedrag", "soort"]
        );
    }

    #[test]
    fn own_and_other_money_fit_in_the_costs() {
        fn with(own: &str, other: &str, source: &str) -> impl Fn(&mut Draft) {
            let (own, other, source) = (own.to_owned(), other.to_owned(), source.to_owned());
            move |draft| {
                draft.costs = vec![DraftCost { amount: "100".into(), ..DraftCost::default() }];
                draft.own = own.clone();
                draft.other = other.clone();
                draft.other_source = source.clone();
            }
        }
        assert!(fields(Question::Costs, with("100", "", "")).is_empty());
        assert_eq!(fields(Question::Costs, with("100,01", "", "")), ["eigen"]);
        assert!(fields(Question::OtherMoney, with("60", "40", "Fonds")).is_empty());
        assert_eq!(fields(Question::OtherMoney, with("60", "41", "Fonds")), ["ander"]);
        assert_eq!(fields(Question::OtherMoney, with("", "40", " ")), ["ander-van"]);
    }

    #[test]
    fn days_are_in_order_and_not_in_the_past() {
        let day = |text: &str| {
            let typed = TypedParts(text);
            Day { day: typed.part(0), month: typed.part(1), year: typed.part(2) }
        };
        let with = |starts: &str, ends: &str| {
            let (starts, ends) = (day(starts), day(ends));
            fields(Question::When, |draft| {
                draft.starts = starts.clone();
                draft.ends = ends.clone();
            })
        };
        assert!(with("", "").is_empty());
        assert!(with("12 3 2026", "12 3 2026").is_empty());
        assert_eq!(with("11 3 2026", ""), ["begin"]);
        assert_eq!(with("13 3 2031", ""), ["begin"]);
        assert_eq!(with("", "1 4 2026"), ["begin"]);
        assert_eq!(with("2 4 2026", "1 4 2026"), ["einde"]);
        assert_eq!(with("31 4 2026", "1 x 2026"), ["begin", "einde"]);
    }

    struct TypedParts<'t>(&'t str);

    impl TypedParts<'_> {
        fn part(&self, index: usize) -> String {
            self.0.split(' ').nth(index).unwrap_or_default().to_owned()
        }
    }

    #[test]
    fn a_number_of_people_may_have_points() {
        assert_eq!(supporters(" 1.200 "), Ok(Some(1_200)));
        assert_eq!(supporters(""), Ok(None));
        for bad in ["-1", "100001", "dertig"] {
            assert_eq!(supporters(bad), Err(()), "{bad}");
        }
    }
}
