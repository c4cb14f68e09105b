//! The pages of the form: their addresses, their order, their names.

use wdw_contract::texts::{asked, submit};

use super::draft::Draft;
use crate::routes::Route;

/// A page of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Wijk,
    Buurt,
    Title,
    Plan,
    /// Ideas that resemble it: shown when there are any, and not counted.
    Similar,
    Theme,
    Place,
    Participants,
    /// For whom it is, and how many take part.
    Applicant,
    Benefit,
    When,
    Costs,
    /// One cost, from nought. Not counted.
    Cost(usize),
    OtherMoney,
    /// Of whom the money is asked.
    AskedOf,
    Photos,
    Name,
    Email,
    Check,
}

impl Question {
    /// The last part of its address.
    pub(crate) fn slug(self) -> String {
        let fixed = match self {
            Self::Wijk => "wijk",
            Self::Buurt => "buurt",
            Self::Title => "titel",
            Self::Plan => "plan",
            Self::Similar => "lijkt-op",
            Self::Theme => "onderwerp",
            Self::Place => "plek",
            Self::Participants => "meedoen",
            Self::Applicant => "voor-wie",
            Self::Benefit => "buren",
            Self::When => "wanneer",
            Self::Costs => "kosten",
            Self::Cost(index) => return format!("kosten-{}", index + 1),
            Self::OtherMoney => "ander-geld",
            Self::AskedOf => "van-wie",
            Self::Photos => "fotos",
            Self::Name => "naam",
            Self::Email => "e-mail",
            Self::Check => "nakijken",
        };
        fixed.to_owned()
    }

    /// From the last part of an address.
    pub(crate) fn of(slug: &str) -> Option<Self> {
        const FIXED: [Question; 18] = [
            Question::Wijk,
            Question::Buurt,
            Question::Title,
            Question::Plan,
            Question::Similar,
            Question::Theme,
            Question::Place,
            Question::Participants,
            Question::Applicant,
            Question::Benefit,
            Question::When,
            Question::Costs,
            Question::OtherMoney,
            Question::AskedOf,
            Question::Photos,
            Question::Name,
            Question::Email,
            Question::Check,
        ];
        if let Some(number) = slug.strip_prefix("kosten-") {
            return number.parse::<usize>().ok()?.checked_sub(1).map(Self::Cost);
        }
        FIXED.into_iter().find(|question| question.slug() == slug)
    }

    /// Its address.
    pub(crate) fn route(self) -> Route {
        Route::IndienenPagina { page: self.slug() }
    }

    /// What is asked: the `h1` of its page.
    pub(crate) fn title(self) -> String {
        match self {
            Self::Wijk => submit::wijk_question().to_owned(),
            Self::Buurt => submit::buurt_question().to_owned(),
            Self::Title => submit::title_question().to_owned(),
            Self::Plan => submit::plan_question().to_owned(),
            Self::Similar => submit::similar_title().to_owned(),
            Self::Theme => submit::theme_question().to_owned(),
            Self::Place => submit::place_question().to_owned(),
            Self::Participants => submit::participants_question().to_owned(),
            Self::Applicant => asked::applicant_question().to_owned(),
            Self::Benefit => submit::benefit_question().to_owned(),
            Self::When => submit::when_question().to_owned(),
            Self::Costs => submit::costs_question().to_owned(),
            Self::Cost(index) => submit::cost_question(index + 1),
            Self::OtherMoney => submit::other_question().to_owned(),
            Self::AskedOf => asked::question().to_owned(),
            Self::Photos => submit::photos_question().to_owned(),
            Self::Name => submit::name_question().to_owned(),
            Self::Email => submit::email_question().to_owned(),
            Self::Check => submit::check_title().to_owned(),
        }
    }

    /// The page whose number it shows.
    fn counted(self) -> Self {
        match self {
            Self::Similar => Self::Plan,
            Self::Cost(_) => Self::Costs,
            other => other,
        }
    }
}

/// The pages that this draft goes through. Who is signed in need not give an address.
pub(crate) fn sequence(draft: &Draft, signed_in: bool) -> Vec<Question> {
    let mut all = vec![Question::Wijk];
    if draft.wijk.as_ref().is_some_and(|wijk| wijk.buurten.len() > 1) {
        all.push(Question::Buurt);
    }
    all.extend([
        Question::Title,
        Question::Plan,
        Question::Theme,
        Question::Place,
        Question::Participants,
        Question::Applicant,
        Question::Benefit,
        Question::When,
        Question::Costs,
    ]);
    if draft.total() > wdw_contract::Cents::ZERO {
        all.push(Question::OtherMoney);
    }
    if draft.requested() > wdw_contract::Cents::ZERO {
        all.push(Question::AskedOf);
    }
    all.extend([Question::Photos, Question::Name]);
    if !signed_in {
        all.push(Question::Email);
    }
    all.push(Question::Check);
    all
}

/// The number of a page, from one, and how many there are.
pub(crate) fn number(question: Question, draft: &Draft, signed_in: bool) -> (u32, u32) {
    let all = sequence(draft, signed_in);
    let place =
        all.iter().position(|other| *other == question.counted()).map_or(all.len(), |index| index + 1);
    (u32::try_from(place).unwrap_or(1), u32::try_from(all.len()).unwrap_or(1))
}

/// The page after this one.
pub(crate) fn after(question: Question, draft: &Draft, signed_in: bool) -> Question {
    if let Question::Cost(_) = question {
        return Question::Costs;
    }
    let mut all = sequence(draft, signed_in).into_iter().skip_while(|other| *other != question.counted());
    all.nth(1).unwrap_or(Question::Check)
}

/// The page before this one; none before the first.
pub(crate) fn before(question: Question, draft: &Draft, signed_in: bool) -> Option<Question> {
    match question {
        Question::Cost(_) => Some(Question::Costs),
        Question::Similar => Some(Question::Plan),
        _ => sequence(draft, signed_in).into_iter().take_while(|other| *other != question).last(),
    }
}

/// Where the server's field is asked, and the id of its control.
pub(crate) fn place_of(field: &str) -> Option<(Question, &'static str)> {
    if let Some(rest) = field.strip_prefix("budgetLines.") {
        let (index, part) = rest.split_once('.').unwrap_or((rest, ""));
        let id = match part {
            "amount" => "bedrag",
            "kind" => "soort",
            _ => "omschrijving",
        };
        return Some((Question::Cost(index.parse().ok()?), id));
    }
    let first = field.split('.').next().unwrap_or_default();
    Some(match first {
        "wijkId" => (Question::Wijk, "wijk"),
        "buurtId" => (Question::Buurt, "buurt"),
        "title" => (Question::Title, "titel"),
        "plan" => (Question::Plan, "plan"),
        "theme" => (Question::Theme, "onderwerp"),
        "place" => (Question::Place, "plek"),
        "participants" => (Question::Participants, "meedoen"),
        "supporterEstimate" => (Question::Participants, "steun"),
        "benefit" => (Question::Benefit, "buren"),
        "startsOn" => (Question::When, "begin"),
        "endsOn" => (Question::When, "einde"),
        "budgetLines" => (Question::Costs, "eigen"),
        "ownContribution" => (Question::Costs, "eigen"),
        "otherFunding" => (Question::OtherMoney, "ander"),
        "otherFundingSource" => (Question::OtherMoney, "ander-van"),
        "askedOf" => (Question::AskedOf, "van-wie"),
        "facts" => (Question::Applicant, "mensen"),
        "photoIds" => (Question::Photos, "fotos"),
        "submitterName" | "showFirstName" => (Question::Name, "naam"),
        "email" => (Question::Email, "e-mail"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submit::draft::{Area, DraftCost, WijkChoice};

    fn draft() -> Draft {
        let area = |name: &str| Area { id: name.into(), name: name.into() };
        let mut draft = Draft::new("x".into());
        draft.wijk = Some(WijkChoice { buurten: vec![area("a"), area("b")], ..WijkChoice::default() });
        draft.costs.push(DraftCost { amount: "10".into(), ..DraftCost::default() });
        draft
    }

    #[test]
    fn every_page_has_an_address_of_its_own() {
        for question in sequence(&draft(), false).into_iter().chain([Question::Similar, Question::Cost(4)]) {
            assert_eq!(Question::of(&question.slug()), Some(question));
        }
        for unknown in ["", "kosten-", "kosten-0", "kosten-x", "iets"] {
            assert_eq!(Question::of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn no_two_pages_ask_the_same() {
        let all = sequence(&draft(), false);
        let titles: std::collections::BTreeSet<_> = all.iter().map(|question| question.title()).collect();
        assert_eq!(titles.len(), all.len());
    }

    #[test]
    fn going_on_and_back_visits_the_same_pages() {
        let draft = draft();
        let mut question = Question::Wijk;
        let mut visited = vec![question];
        while question != Question::Check {
            question = after(question, &draft, false);
            visited.push(question);
        }
        assert_eq!(visited, sequence(&draft, false));
        while let Some(earlier) = before(question, &draft, false) {
            assert_eq!(after(earlier, &draft, false), question);
            question = earlier;
        }
        assert_eq!(question, Question::Wijk);
    }

    #[test]
    fn pages_without_a_question_are_left_out() {
        let empty = Draft::new("x".into());
        let all = sequence(&empty, true);
        for absent in [Question::Buurt, Question::OtherMoney, Question::AskedOf, Question::Email] {
            assert!(!all.contains(&absent));
        }
        assert_eq!(number(Question::Cost(3), &empty, true), number(Question::Costs, &empty, true));
        assert_eq!(after(Question::Cost(3), &empty, true), Question::Costs);
        assert_eq!(before(Question::Wijk, &empty, true), None);
    }

    #[test]
    fn a_refusal_of_the_server_finds_its_question() {
        assert_eq!(place_of("budgetLines.2.amount"), Some((Question::Cost(2), "bedrag")));
        assert_eq!(place_of("place.description"), Some((Question::Place, "plek")));
        assert_eq!(place_of("photoIds.1"), Some((Question::Photos, "fotos")));
        assert_eq!(place_of("askedOf.1.amount"), Some((Question::AskedOf, "van-wie")));
        assert_eq!(place_of("facts.participantCount"), Some((Question::Applicant, "mensen")));
        assert_eq!(place_of("operationId"), None);
    }
}
