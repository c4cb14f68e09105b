//! "Past je idee?": what the kaders would say of the idea so far. Advice in plain words, never a wall: what does not
//! come changes nothing, and what comes moves nothing on the page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::Cents;
use wdw_contract::texts::{asked as text, kaders};
use yew::prelude::*;

use super::check::supporters;
use super::draft::Draft;
use super::form::STRAIGHT_BACK;
use super::question::Question;
use super::sending::{parts, told};
use super::verdict::{Said, Verdict};
use crate::api::enums::*;
use crate::api::{Trouble, operation, run};
use crate::browser::{self, Timer};
use crate::ui::{Glyph, Icon, Link};

operation!(PreviewKaders, "src/submit/preview.graphql");

type Check = preview_kaders::PreviewKadersPreviewKaderChecks;

/// A pause in typing after which it is worth asking.
const PAUSE_MS: u32 = 1_500;
/// A page that was only just opened asks sooner.
const FIRST_MS: u32 = 100;

/// What the kaders say, of which question.
#[derive(Clone, PartialEq)]
enum Advice {
    Asking,
    Said(Rc<Vec<Check>>),
    NotNow(Trouble),
}

/// What is asked; none as long as the wijk is not known or nothing is asked.
fn input(draft: &Draft) -> Option<preview_kaders::PreviewInput> {
    use preview_kaders::{AskedOfInput, BudgetLineInput, PlanFactsInput, PreviewInput};
    let wijk = draft.wijk.as_ref()?;
    let amount = |typed: &str| Cents::parse(typed).ok().filter(|amount| *amount > Cents::ZERO);
    let (applicant_kind, participant_count) = told(draft);
    Some(PreviewInput {
        wijk_id: wijk.id.clone(),
        theme: (!draft.theme.is_empty()).then(|| Theme::of(&draft.theme)),
        place: Some(draft.place.trim().to_owned()).filter(|place| !place.is_empty()),
        budget_lines: draft
            .costs
            .iter()
            .filter_map(|cost| {
                Some(BudgetLineInput {
                    description: cost.description.trim().to_owned(),
                    amount: amount(&cost.amount)?,
                    kind: CostKind::of(&cost.kind),
                })
            })
            .filter(|line| line.kind != CostKind::Unknown)
            .collect(),
        own_contribution: amount(&draft.own),
        other_funding: amount(&draft.other),
        starts_on: draft.starts.typed().iso(),
        ends_on: draft.ends.typed().iso(),
        supporter_estimate: supporters(&draft.supporters).ok().flatten(),
        asked_of: Some(parts(draft))
            // While amounts are being typed they are not yet a division.
            .filter(|parts| parts.iter().map(|(_, amount)| *amount).sum::<Cents>() == draft.requested())
            .map(|parts| {
                let asked =
                    |(partner_id, amount)| AskedOfInput { partner_id, amount: Some(amount), hours: None };
                parts.into_iter().map(asked).collect()
            }),
        facts: Some(PlanFactsInput {
            applicant_kind,
            participant_count,
            volunteer_hours: None,
            other_payers: None,
            opponents: None,
            evidence: (!draft.photos.is_empty()).then(|| vec![Evidence::Photos]),
            tenant_of: None,
            lives_in: None,
            complex: None,
            other_funds: None,
        }),
    })
}

/// Asks once something changed and typing paused. The last answer stays in view until there is a newer one.
#[hook]
fn use_advice(draft: &Draft) -> Option<Advice> {
    let advice = use_state_eq(|| Advice::Asking);
    let online = use_online();
    let waiting = use_mut_ref(|| None::<Timer>);
    let turn = use_mut_ref(|| 0_u32);
    let input = input(draft);
    {
        let setter = advice.setter();
        let fresh = *advice == Advice::Asking;
        use_effect_with((input.clone(), online), move |(input, online)| {
            *turn.borrow_mut() += 1;
            let mine = *turn.borrow();
            waiting.take();
            match input.clone() {
                Some(_) if !*online => setter.set(Advice::NotNow(Trouble::NoConnection)),
                Some(input) => {
                    let ask = move || {
                        spawn_local(async move {
                            let answer = run::<PreviewKaders>(preview_kaders::Variables { input }).await;
                            if *turn.borrow() == mine {
                                setter.set(match answer {
                                    Ok(said) => Advice::Said(Rc::new(said.preview_kader_checks)),
                                    Err(trouble) => Advice::NotNow(trouble),
                                });
                            }
                        });
                    };
                    *waiting.borrow_mut() = Timer::after(if fresh { FIRST_MS } else { PAUSE_MS }, ask);
                }
                None => {}
            }
        });
    }
    input.map(|_| (*advice).clone())
}

#[hook]
fn use_online() -> bool {
    let online = use_state_eq(browser::is_online);
    {
        let online = online.setter();
        use_effect_with((), move |()| {
            let watch = browser::on_online_change(move || online.set(browser::is_online()));
            move || drop(watch)
        });
    }
    *online
}

/// The draft so far.
#[derive(Properties, PartialEq)]
pub(super) struct FitsProps {
    pub(super) draft: Rc<Draft>,
}

/// What the kaders would say. Its place is as high before the answer as after it.
#[component]
pub(super) fn Fits(props: &FitsProps) -> Html {
    let draft = &props.draft;
    let Some(advice) = use_advice(draft) else { return Html::default() };
    let (glyph, tone, words, details) = match &advice {
        Advice::Asking => (Glyph::Clock, "", text::fits_asking().to_owned(), Html::default()),
        Advice::NotNow(Trouble::NoConnection) => {
            (Glyph::Question, "", text::fits_no_connection().to_owned(), Html::default())
        }
        Advice::NotNow(_) => (Glyph::Question, "", text::fits_not_now().to_owned(), Html::default()),
        Advice::Said(checks) => {
            // What counts only if somebody pays along is told, and changes nothing of the outcome.
            let sure: Vec<&Check> = checks.iter().filter(|check| !check.if_asked).collect();
            let count = |outcome| {
                let found = sure.iter().filter(|check| check.outcome == outcome).count();
                i64::try_from(found).unwrap_or(i64::MAX)
            };
            let (glyph, tone, words) = match (count(KaderOutcome::Fails), count(KaderOutcome::Open)) {
                (0, _)
                    if checks.iter().any(|check| check.if_asked && check.outcome == KaderOutcome::Fails) =>
                {
                    (Glyph::Question, "verdict--wait", text::fits_if_asked().to_owned())
                }
                (0, 0) if sure.is_empty() => {
                    (Glyph::Check, "verdict--good", text::fits_no_kaders().to_owned())
                }
                (0, 0) => (Glyph::Check, "verdict--good", text::fits_all().to_owned()),
                (0, open) if sure.iter().all(|check| only_judged(check)) => {
                    (Glyph::Check, "verdict--good", text::fits_judges(open))
                }
                (0, open) => (Glyph::Question, "verdict--wait", text::fits_open(open)),
                (fails, _) => (Glyph::Question, "verdict--wait", text::fits_fails(fails)),
            };
            (glyph, tone, words, said(checks))
        }
    };
    html! {
        <section class="card card--tint fits" aria-labelledby="past-het">
            <h2 id="past-het">{ text::fits_title() }</h2>
            <div class={classes!("verdict", tone)} role="status"><Icon {glyph} /><p>{ words }</p></div>
            { details }
        </section>
    }
}

/// Whether nothing has to be told any more: it fits, or a person looks at the rest.
fn only_judged(check: &Check) -> bool {
    let missing = |kind| kind == KaderReasonKind::Missing;
    check.outcome == KaderOutcome::Meets || !check.reasons.iter().any(|reason| missing(reason.kind))
}

/// Per kader what it says, what does not fit first.
fn said(checks: &[Check]) -> Html {
    if checks.is_empty() {
        return Html::default();
    }
    let of = |if_asked: bool| {
        let of = move |outcome: KaderOutcome| {
            checks.iter().filter(move |check| check.outcome == outcome && check.if_asked == if_asked)
        };
        of(KaderOutcome::Fails).chain(of(KaderOutcome::Open)).chain(of(KaderOutcome::Meets)).map(row)
    };
    let may_count = checks.iter().any(|check| check.if_asked);
    html! {
        <details>
            <summary>{ text::fits_look() }</summary>
            <div class="stack">
                <ul class="list verdicts">{ for of(false) }</ul>
                if may_count {
                    <h3>{ text::if_asked_title() }</h3>
                    <p class="small">{ text::if_asked_what() }</p>
                    <ul class="list verdicts">{ for of(true) }</ul>
                }
                <p class="small muted">{ text::fits_advice() }</p>
            </div>
        </details>
    }
}

fn row(check: &Check) -> Html {
    let partner = check.kader.partner.as_ref().map(|partner| partner.short_name.clone()).unwrap_or_default();
    let tell = |text: &str| match told_at(text) {
        Some(question) => html! {
            <Link to={question.route()} query={STRAIGHT_BACK}>
                { text::fits_tell() }<span class="visually-hidden">{ ": " }{ question.title() }</span>
            </Link>
        },
        None => Html::default(),
    };
    let reasons: Vec<Said> = check
        .reasons
        .iter()
        .map(|reason| Said {
            kind: reason.kind,
            met: reason.met,
            text: reason.text.clone(),
            tell: tell(&reason.text),
        })
        .collect();
    html! {
        <Verdict key={check.kader.number.clone()} title={check.version.title.clone()} {partner}
            outcome={check.outcome} {reasons} if_asked={check.if_asked}
            heading={if check.if_asked { "h4" } else { "h3" }} />
    }
}

/// Where what is missing can be told: the server and the app have the same words for it.
fn told_at(reason: &str) -> Option<Question> {
    let places = [
        (kaders::missing_asked(), Question::AskedOf),
        (kaders::missing_hours_asked(), Question::AskedOf),
        (kaders::missing_costs(), Question::Costs),
        (kaders::missing_own(), Question::Costs),
        (kaders::missing_other(), Question::OtherMoney),
        (kaders::missing_participants(), Question::Applicant),
        (kaders::feature_applicant_kind(), Question::Applicant),
        (kaders::missing_supporters(), Question::Participants),
        (kaders::missing_start(), Question::When),
        (kaders::missing_end(), Question::When),
        (kaders::missing_place(), Question::Place),
        (kaders::missing_evidence(), Question::Photos),
        (kaders::feature_theme(), Question::Theme),
    ];
    places.into_iter().find_map(|(what, question)| (kaders::missing(what) == reason).then_some(question))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submit::draft::{DraftCost, WijkChoice};

    #[test]
    fn what_is_missing_can_be_told_on_its_page() {
        let missing = kaders::missing(kaders::missing_participants());
        assert_eq!(told_at(&missing), Some(Question::Applicant));
        assert_eq!(told_at(&kaders::missing(kaders::missing_limit())), None);
    }

    #[test]
    fn half_a_division_is_no_division() {
        let mut draft = Draft::new("x".into());
        assert_eq!(input(&draft), None);
        draft.wijk = Some(WijkChoice { id: "wijk:1".into(), ..WijkChoice::default() });
        draft.costs.push(DraftCost { description: "Boom".into(), amount: "12".into(), kind: "HIRE".into() });
        draft.knows_payers = true;
        draft.ask("partner:1", "gemeente", "7".into());
        assert_eq!(input(&draft).unwrap().asked_of, None);
        draft.ask("partner:2", "politie", "5".into());
        assert_eq!(input(&draft).unwrap().asked_of.unwrap().len(), 2);
    }
}
