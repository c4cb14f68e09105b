use super::*;

#[test]
fn every_part_is_a_sentence() {
    let falls = Condition::Falls { what: Day::Start, from: Some("2027-03-01".into()), until: None };
    assert_eq!(sentence(&falls), "De eerste dag is op of na 1 maart 2027.");
    let odd = Condition::Falls { what: Day::Start, from: Some("2027-13-01".into()), until: None };
    assert_eq!(sentence(&odd), "De eerste dag is op of na 2027-13-01.");
}

/// Every kind of limit, as the people who write and read kaders see it.
#[test]
fn limits_are_read_as_sentences() {
    use Quantity as Q;
    use Relation::{AtLeast, AtMost};
    let fixed = Limit::Fixed;
    let step = |from, limit| Tier { from, limit };
    let share = || Limit::Share { basis_points: 7_550, of: Q::TotalCost };
    let each = |amount, of| Limit::Each { amount, of };
    let steps = || Limit::Tiers { by: Q::Asked, steps: vec![step(0, fixed(1)), step(50_000, fixed(10))] };
    let grants = |per, years| Q::EarlierGrants { per, years };
    let kinds = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
    let by_theme = |limit| Limit::ByFeature {
        what: Feature::Theme,
        cases: vec![
            Case { one_of: kinds(&["meeting", "green"]), limit },
            Case { one_of: Vec::new(), limit: fixed(10_000) },
        ],
    };
    let said: Vec<String> = [
        (Q::Asked, AtMost, fixed(100_000)),
        (Q::Asked, AtMost, Limit::SameAs(Q::Available)),
        (Q::HoursAsked, AtMost, Limit::SameAs(Q::HoursLeft)),
        (Q::Asked, AtMost, Limit::Lowest(vec![fixed(100_000), share()])),
        (Q::Asked, AtMost, Limit::Highest(vec![fixed(100_000), share()])),
        (Q::OwnContribution, AtLeast, Limit::Highest(vec![fixed(5_000), share()])),
        (Q::OwnContribution, AtLeast, Limit::Lowest(vec![fixed(5_000), share()])),
        (Q::CostOf(kinds(&["food_and_drink"])), AtMost, each(750, Q::Participants)),
        (Q::OwnContribution, AtLeast, each(1_500, Q::VolunteerHours)),
        (Q::Participants, AtLeast, each(2, Q::ActivityDays)),
        (Q::Asked, AtMost, each(2, Q::OwnContribution)),
        (Q::CostOf(kinds(&["labour", "hire"])), AtMost, fixed(0)),
        (Q::CostOtherThan(kinds(&["material"])), AtMost, share()),
        (Q::Supporters, AtLeast, fixed(1)),
        (Q::Supporters, AtLeast, steps()),
        (Q::OtherPayers, AtLeast, steps()),
        (Q::LeadDays, AtLeast, fixed(1)),
        (Q::LeadDays, AtLeast, Limit::Tiers { by: Q::Participants, steps: vec![step(0, fixed(21))] }),
        (grants(Per::Applicant, 1), AtMost, fixed(0)),
        (grants(Per::Address, 3), AtMost, fixed(1)),
        (grants(Per::Activity, 1), AtMost, fixed(1)),
        (grants(Per::Applicant, 2), AtLeast, fixed(1)),
        (Q::GrantedInPeriod { per: Per::Address, years: 3 }, AtMost, fixed(200_000)),
        (Q::Asked, AtMost, by_theme(each(500, Q::Participants))),
        (Q::Asked, AtMost, Limit::Lowest(vec![share(), by_theme(fixed(1_000)), steps()])),
    ]
    .into_iter()
    .map(|(what, relation, limit)| sentence(&Condition::Compare { what, relation, limit }))
    .map(|words| words.replace('\u{a0}', " "))
    .collect();
    assert_eq!(
        said,
        [
            "Wat je vraagt is hoogstens € 1.000.",
            "Wat je vraagt is hoogstens wat er nog in de pot zit.",
            "De tijd die je van de organisatie vraagt is hoogstens de tijd die de organisatie nog heeft.",
            "Wat je vraagt is hoogstens € 1.000, en hoogstens 75,5% van wat alles samen kost.",
            "Wat je vraagt is hoogstens € 1.000, of hoogstens 75,5% van wat alles samen kost.",
            "Wat je zelf inlegt is minstens € 50, en minstens 75,5% van wat alles samen kost.",
            "Wat je zelf inlegt is minstens € 50, of minstens 75,5% van wat alles samen kost.",
            "Wat je uitgeeft aan eten en drinken is hoogstens € 7,50 per deelnemer.",
            "Wat je zelf inlegt is minstens € 15 per uur dat bewoners helpen.",
            "Het aantal mensen dat meedoet is minstens 2 per dag dat het duurt.",
            "Wat je vraagt is hoogstens € 0,02 per cent van wat je zelf inlegt.",
            "Je geeft niets uit aan inhuur van mensen of huur.",
            "Wat je uitgeeft aan iets anders dan materiaal is hoogstens 75,5% van wat alles samen kost.",
            "Het aantal mensen dat het steunt is minstens 1.",
            "Het aantal mensen dat het steunt hangt af van wat je vraagt: tot € 500 minstens 1 persoon; vanaf € 500 minstens 10 mensen.",
            "Het aantal anderen dat meebetaalt hangt af van wat je vraagt: tot € 500 minstens 1 ander; vanaf € 500 minstens 10 anderen.",
            "De tijd tussen indienen en beginnen is minstens 1 dag.",
            "De tijd tussen indienen en beginnen hangt af van het aantal mensen dat meedoet: vanaf 0 mensen minstens 21 dagen.",
            "Dezelfde aanvrager krijgt hoogstens 1 keer per jaar geld.",
            "Voor dezelfde plek is er hoogstens 2 keer per 3 jaar geld.",
            "Voor hetzelfde onderwerp in de wijk is er hoogstens 2 keer per jaar geld.",
            "Hoe vaak dezelfde aanvrager al geld kreeg (in 2 jaar) is minstens 1.",
            "Wat dezelfde plek met dit plan erbij krijgt (in 3 jaar) is hoogstens € 2.000.",
            "Wat je vraagt hangt af van het onderwerp: bij Ontmoeten of Groen hoogstens € 5 per deelnemer; bij iets anders hoogstens € 100.",
            "Wat je vraagt is hoogstens 75,5% van wat alles samen kost, en (gekeken naar het onderwerp) bij Ontmoeten of Groen hoogstens € 10; bij iets anders hoogstens € 100, en (gekeken naar wat je vraagt) tot € 500 hoogstens € 0,01; vanaf € 500 hoogstens € 0,10.",
        ]
    );
}

#[test]
fn features_and_clauses_are_read_as_sentences() {
    let is = |what, one_of: &[&str]| Condition::Is {
        what,
        one_of: one_of.iter().map(|one| (*one).to_owned()).collect(),
    };
    for (condition, words) in [
        (is(Feature::Theme, &["meeting", "x"]), "Het onderwerp is Ontmoeten of x."),
        (is(Feature::ApplicantKind, &["group"]), "Wie het vraagt is een groep bewoners."),
        (is(Feature::TenantOf, &["woonconcept"]), "Je huurt van woonconcept."),
        (is(Feature::LivesIn, &["nijeveen"]), "Je woont in nijeveen."),
        (is(Feature::OtherFund, &["a", "b", "c"]), "Er betaalt een ander fonds mee: a, b of c."),
        (is(Feature::Wijk, &[]), "De wijk is: nog niets gekozen."),
    ] {
        assert_eq!(sentence(&condition), words);
    }
    let meeting = || is(Feature::Theme, &["meeting"]);
    let when = Condition::When { this: Box::new(meeting()), then: Box::new(Condition::Has(Evidence::Plan)) };
    let whole = Condition::All(vec![Condition::Not(Box::new(meeting())), when, Condition::Any(Vec::new())]);
    assert_eq!(
        clause(&whole),
        "niet: het onderwerp is Ontmoeten en als het onderwerp is Ontmoeten, dan er zit bij: een tekening of plan \
         en nog niet ingevuld"
    );
}

#[test]
fn parts_of_a_part_are_indented() {
    let judge = |question: &str| Condition::Judge { question: question.into() };
    let when = Condition::When { this: Box::new(judge("A?")), then: Box::new(judge("B?")) };
    assert_eq!(
        lines(&Condition::All(vec![when, judge("")])),
        [
            "Alleen als:",
            "  Iemand van de organisatie beoordeelt: A?",
            "Dan geldt:",
            "  Iemand van de organisatie beoordeelt: B?",
            "Iemand van de organisatie beoordeelt: nog geen vraag."
        ]
    );
}
