//! Answering the question of the wijkteam, and changing the idea along with it.

use wdw_contract::texts::{initiatives as text, refusals as told};
use wdw_contract::{Cents, limits};
use yew::prelude::*;
use yew_router::prelude::*;

use super::act::{ActPage, use_act};
use super::beside::{Beside, BesideFields, Facts, use_facts};
use super::conversation::text_error;
use super::costs::{Costs, TypedCost, amount, read};
use super::one::{IdeaProps, OneInitiative};
use super::sent_photos::use_sent_photos;
use crate::api::enums::*;
use crate::api::operation;
use crate::routes::Route;
use crate::ui::{
    Back, Button, FieldError, MoneyField, Notice, PhotoPicker, TextArea, TextField, Tone, use_kept,
    use_toaster,
};

operation!(pub(super) CompleteInitiative, "src/initiatives/complete.graphql");

const FIELDS: &[&str] =
    &["answer", "photoIds", "title", "plan", "budgetLines", "ownContribution", "askedOf", "facts"];

/// The idea as it is changed here.
#[derive(Clone, PartialEq)]
struct Changed {
    title: String,
    plan: String,
    costs: Vec<TypedCost>,
    own: String,
    beside: Beside,
}

impl Changed {
    fn of(idea: &OneInitiative) -> Self {
        Self {
            title: idea.title.clone(),
            plan: idea.plan.clone(),
            costs: TypedCost::of(idea),
            own: if idea.own_contribution == Cents::ZERO {
                String::new()
            } else {
                idea.own_contribution.long()
            },
            beside: Beside::of(idea),
        }
    }

    /// What is asked, with the costs as far as they can be read.
    fn requested(&self, idea: &OneInitiative) -> Cents {
        let total: Cents = self.costs.iter().filter_map(|cost| Cents::parse(&cost.amount).ok()).sum();
        (total - Cents::parse(&self.own).unwrap_or_default() - idea.other_funding).max(Cents::ZERO)
    }

    /// What differs from the idea, for the server.
    fn read(
        &self,
        idea: &OneInitiative,
        known: Option<&Facts>,
    ) -> Result<complete_initiative::InitiativeChangesInput, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field: &'static str, message: AttrValue| {
            errors.push(FieldError { field: Some(field.into()), message });
        };
        if self.title.trim().is_empty() {
            wrong("title", told::title_required().into());
        } else if self.title.trim().chars().count() > limits::TITLE {
            wrong("title", told::title_too_long(limits::TITLE).into());
        }
        let length = self.plan.trim().chars().count();
        if length < limits::PLAN_MIN {
            wrong("plan", told::plan_too_short(limits::PLAN_MIN).into());
        } else if length > limits::PLAN {
            wrong("plan", told::plan_too_long(limits::PLAN).into());
        }
        let own = match self.own.trim() {
            "" => Some(Cents::ZERO),
            typed => amount(typed).map_err(|message| wrong("ownContribution", message)).ok(),
        };
        let costs = read(&self.costs).unwrap_or_else(|more| {
            errors.extend(more);
            Vec::new()
        });
        let asked_of = self.beside.asked(idea, self.requested(idea)).unwrap_or_else(|more| {
            errors.extend(more);
            None
        });
        let facts = self.beside.facts(known).unwrap_or_else(|wrong| {
            errors.push(wrong);
            None
        });
        if !errors.is_empty() {
            return Err(errors);
        }
        let same = costs.len() == idea.budget_lines.len()
            && costs.iter().zip(&idea.budget_lines).all(|((description, amount, kind), line)| {
                *description == line.description && *amount == line.amount && *kind == line.kind
            });
        let lines = costs.into_iter().map(|(description, amount, kind)| {
            complete_initiative::BudgetLineInput { description, amount, kind }
        });
        let text = |now: &str, before: &str| Some(now.trim().to_owned()).filter(|now| now != before);
        Ok(complete_initiative::InitiativeChangesInput {
            title: text(&self.title, &idea.title),
            plan: text(&self.plan, &idea.plan),
            starts_on: None,
            ends_on: None,
            budget_lines: (!same).then(|| lines.collect()),
            own_contribution: own.filter(|own| *own != idea.own_contribution),
            other_funding: None,
            other_funding_source: None,
            asked_of,
            facts,
        })
    }
}

/// The page with the question, the answer, and the parts of the idea that may change.
#[component]
pub(super) fn Complete(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let kept = use_kept(format!("{}.antwoord", idea.reference));
    let changed = use_state(|| Changed::of(idea));
    let facts = use_facts(&idea.reference);
    let photos = use_sent_photos();
    let toaster = use_toaster();
    let navigator = use_navigator();
    let page = Route::Initiatief { reference: idea.reference.clone() };
    let act = use_act::<CompleteInitiative>(FIELDS, {
        let (kept, page) = (kept.clone(), page.clone());
        Callback::from(move |()| {
            kept.sent.emit(());
            toaster.say(text::completed());
            if let Some(navigator) = &navigator {
                navigator.replace(&page);
            }
        })
    });
    let on_submit = {
        let (act, answer, changed, idea) = (act.clone(), kept.text.clone(), changed.clone(), idea.clone());
        let (photo_ids, facts) = (photos.ids(), facts.clone());
        Callback::from(move |()| {
            let mut errors: Vec<FieldError> = text_error(&answer, told::answer_required())
                .map(|message| FieldError { field: Some("answer".into()), message })
                .into_iter()
                .collect();
            match changed.read(&idea, facts.as_ref()) {
                Ok(changes) if errors.is_empty() => {
                    let (id, answer, photo_ids) =
                        (idea.id.clone(), answer.trim().to_owned(), photo_ids.clone());
                    act.send(move |operation_id| complete_initiative::Variables {
                        input: complete_initiative::CompleteInitiativeInput {
                            operation_id,
                            initiative_id: id.clone(),
                            answer: answer.clone(),
                            changes: Some(changes.clone()),
                            photo_ids: photo_ids.clone(),
                        },
                    });
                }
                Ok(_) => act.refuse(errors),
                Err(more) => {
                    errors.extend(more);
                    act.refuse(errors);
                }
            }
        })
    };
    let change = |set: fn(&mut Changed, String)| {
        let changed = changed.clone();
        Callback::from(move |typed: String| {
            let mut next = (*changed).clone();
            set(&mut next, typed);
            changed.set(next);
        })
    };
    let on_costs = {
        let changed = changed.clone();
        Callback::from(move |costs| changed.set(Changed { costs, ..(*changed).clone() }))
    };
    let on_beside = {
        let changed = changed.clone();
        Callback::from(move |beside| changed.set(Changed { beside, ..(*changed).clone() }))
    };
    // A field that is not right must be seen.
    let open =
        act.outcome.errors.iter().any(|error| !matches!(error.field.as_deref(), Some("answer" | "photoIds")));
    let back = Back { to: page, name: text::the_idea().into() };
    let error = |field: &str| act.outcome.error(field);
    html! {
        <ActPage title={text::complete_title()} {back} outcome={act.outcome.clone()} {on_submit}>
            <h1>{ text::complete_title() }</h1>
            if let Some(question) = &idea.open_question {
                <Notice tone={Tone::Wait}>
                    <p class="strong">{ text::question_asked() }</p>
                    <p class="prose">{ question }</p>
                </Notice>
            }
            <TextArea id="answer" label={text::complete_answer()} limit={limits::MESSAGE} value={kept.text.clone()}
                on_input={kept.on_input.clone()} error={error("answer")} />
            <PhotoPicker id="photoIds" legend={text::complete_photos()} optional=true hint={text::complete_photos_hint()}
                photos={photos.photos.clone()} room={photos.room()} on_add={photos.on_add.clone()}
                on_remove={photos.on_remove.clone()} error={error("photoIds").or_else(|| photos.error.clone())} />
            <details {open}>
                <summary>{ text::complete_change() }</summary>
                <div class="stack stack--l">
                    <TextField id="title" label={text::complete_idea_title()} value={changed.title.clone()}
                        on_input={change(|changed, typed| changed.title = typed)} error={error("title")} />
                    <TextArea id="plan" label={text::complete_plan()} limit={limits::PLAN} value={changed.plan.clone()}
                        on_input={change(|changed, typed| changed.plan = typed)} error={error("plan")} />
                    <Costs costs={changed.costs.clone()} outcome={act.outcome.clone()} on_change={on_costs} />
                    <MoneyField id="ownContribution" label={text::complete_own()} optional=true value={changed.own.clone()}
                        on_input={change(|changed, typed| changed.own = typed)} error={error("ownContribution")} />
                    <BesideFields beside={changed.beside.clone()} requested={changed.requested(idea)} {facts}
                        outcome={act.outcome.clone()} on_change={on_beside} />
                </div>
            </details>
            <div><Button submit=true busy={act.busy}>{ text::complete_button() }</Button></div>
        </ActPage>
    }
}
