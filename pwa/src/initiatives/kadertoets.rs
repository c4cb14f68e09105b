//! What the kaders say of an idea, for its submitter: why, who said so, and what would help.

use wdw_contract::texts::{account, asked, decision as text, initiatives};
use yew::prelude::*;

use super::one::IdeaProps;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::routes::Route;
use crate::submit::verdict::{Said, Verdict, said};
use crate::ui::{Back, ErrorState, Link, LinkButton, Page, Skeleton, when};

operation!(KadersOfIdea, "src/initiatives/kadertoets.graphql");

type Check = kaders_of_idea::KadersOfIdeaInitiativeKaderChecks;
type IfAsked = kaders_of_idea::KadersOfIdeaInitiativeKadersIfAsked;

/// Every kader that counts for this idea.
#[component]
pub(super) fn Kadertoets(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let query = use_query::<KadersOfIdea>(kaders_of_idea::Variables { reference: idea.reference.clone() });
    let back = Back {
        to: Route::Initiatief { reference: idea.reference.clone() },
        name: initiatives::the_idea().into(),
    };
    let content = match &query.state {
        QueryState::Loading => html! { <Skeleton cards={2} /> },
        QueryState::Failed(trouble) => html! {
            <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
        },
        QueryState::Ready(loaded) => {
            let checks = loaded.data.initiative.as_ref().and_then(|idea| idea.kader_checks.as_deref());
            let checks = checks.unwrap_or_default();
            let may_count = loaded.data.initiative.as_ref().and_then(|idea| idea.kaders_if_asked.as_deref());
            let may_count = may_count.unwrap_or_default();
            let open = checks.iter().any(|check| check.outcome != KaderOutcome::Meets);
            let of = |outcome: KaderOutcome| checks.iter().filter(move |check| check.outcome == outcome);
            html! {
                <>
                    if checks.is_empty() {
                        <p>{ text::kaders_none() }</p>
                    } else {
                        <ul class="list verdicts">
                            { for of(KaderOutcome::Fails).chain(of(KaderOutcome::Open)).chain(of(KaderOutcome::Meets)).map(row) }
                        </ul>
                    }
                    if !may_count.is_empty() {
                        <section class="stack">
                            <h2>{ asked::if_asked_title() }</h2>
                            <p>{ asked::if_asked_what() }</p>
                            <ul class="list verdicts">{ for may_count.iter().map(if_asked) }</ul>
                        </section>
                    }
                    if open {
                        <section class="stack">
                            <h2>{ text::kaders_help() }</h2>
                            <p>{ text::kaders_help_text() }</p>
                            if idea.may(InitiativeAction::Complete) {
                                <div><LinkButton to={Route::InitiatiefDoen { reference: idea.reference.clone(), act: "aanvullen".to_owned() }}>
                                    { initiatives::question_answer() }
                                </LinkButton></div>
                            } else {
                                <p><Link to={Route::Initiatief { reference: idea.reference.clone() }}>{ account::to_idea() }</Link></p>
                            }
                        </section>
                    }
                </>
            }
        }
    };
    html! {
        <Page title={text::kaders_title()} {back}>
            <div class="stack"><h1>{ text::kaders_title() }</h1><p>{ text::kaders_intro() }</p></div>
            { content }
        </Page>
    }
}

/// A kader that counts if its partner pays along.
fn if_asked(check: &IfAsked) -> Html {
    let partner = check.kader.partner.as_ref().map(|partner| partner.short_name.clone()).unwrap_or_default();
    let reasons = said!(check.reasons);
    html! {
        <Verdict key={check.kader.number.clone()} title={check.version.title.clone()} {partner}
            outcome={check.outcome} {reasons} if_asked=true>
            <details class="small">
                <summary>{ text::kader_means() }<span class="visually-hidden">{ ": " }{ &check.version.title }</span></summary>
                <p>{ &check.version.explanation }</p>
            </details>
        </Verdict>
    }
}

fn row(check: &Check) -> Html {
    let partner = check.kader.partner.as_ref().map(|partner| partner.short_name.clone()).unwrap_or_default();
    // A person's words take the place of what was open.
    let reasons: Vec<Said> = match check.judgement {
        Some(_) => Vec::new(),
        None => said!(check.reasons),
    };
    html! {
        <Verdict key={check.kader.number.clone()} heading="h2" title={check.version.title.clone()} {partner}
            outcome={check.outcome} {reasons}>
            if let Some(judged) = &check.judgement {
                <p class="prose">{ &judged.reason }</p>
                <p class="small muted">{ text::judged_by(&judged.by, when::day(&judged.at)) }</p>
            }
            <details class="small">
                <summary>{ text::kader_means() }<span class="visually-hidden">{ ": " }{ &check.version.title }</span></summary>
                <p>{ &check.version.explanation }</p>
            </details>
        </Verdict>
    }
}
