//! A new checklist: an empty one with a name, or one from a file.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use wdw_contract::checklist::Checklist;
use wdw_contract::texts::{checklists as text, refusals as told};
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::page::editing;
use crate::api::enums::*;
use crate::api::{Changed, Trouble, operation, use_mutation};
use crate::initiatives::act::{ActPage, Outcome};
use crate::people::use_session;
use crate::routes::Route;
use crate::ui::{Back, Button, EmptyState, Field, FieldError, Page, TextField, use_kept, use_toaster};

operation!(CreateChecklist, "src/checklists/create.graphql");
operation!(ImportChecklist, "src/checklists/import.graphql");

fn back() -> Back {
    Back { to: Route::Checklists, name: text::title().into() }
}

fn only_for_writers(title: &'static str) -> Html {
    html! {
        <Page {title} back={back()}>
            <h1>{ title }</h1>
            <EmptyState title={text::not_yours()} />
        </Page>
    }
}

fn wrong(field: &'static str, message: impl Into<AttrValue>, attempt: u32) -> Outcome {
    let errors = vec![FieldError { field: Some(field.into()), message: message.into() }];
    Outcome { errors, attempt: attempt + 1, ..Outcome::default() }
}

/// What came of sending: the slug of the new checklist, or what is not right.
fn outcome(
    answer: Result<Changed, Trouble>,
    field: &'static str,
    attempt: u32,
    slug: impl Fn(&Changed) -> Option<String>,
) -> Result<Option<String>, Outcome> {
    match answer {
        Err(trouble) => {
            let sign_in = trouble == Trouble::SignedOut;
            Err(Outcome { trouble: Some(trouble), sign_in, attempt: attempt + 1, ..Outcome::default() })
        }
        Ok(changed) if changed.refusals.is_empty() => Ok(slug(&changed)),
        Ok(changed) => {
            let sign_in = changed.refusals.iter().any(|refusal| refusal.code == RefusalCode::SignInRequired);
            let errors = changed
                .refusals
                .into_iter()
                .map(|refusal| FieldError { field: Some(field.into()), message: refusal.message.into() })
                .collect();
            Err(Outcome { errors, sign_in, attempt: attempt + 1, trouble: None })
        }
    }
}

/// Its name first; the rest on the next page.
#[component]
pub(super) fn New() -> Html {
    let session = use_session();
    let navigator = use_navigator();
    let kept = use_kept("checklist.nieuw".to_owned());
    let create = use_mutation::<CreateChecklist>();
    let state = use_state(Outcome::default);
    if !super::may_make(&session) {
        return only_for_writers(text::new_title());
    }
    let on_submit = {
        let (create, state, kept) = (create.clone(), state.clone(), kept.clone());
        Callback::from(move |()| {
            let attempt = state.attempt;
            let title = kept.text.trim().to_owned();
            if title.is_empty() {
                return state.set(wrong("naam", told::checklist_title_required(), attempt));
            }
            let (state, sent, navigator) = (state.clone(), kept.sent.clone(), navigator.clone());
            create.send(
                move |operation_id| create_checklist::Variables {
                    input: create_checklist::CreateChecklistInput {
                        operation_id,
                        document: Checklist { title: title.clone(), ..Checklist::default() },
                    },
                },
                Callback::from(move |answer| {
                    let slug = |changed: &Changed| {
                        Some(changed.read::<CreateChecklist>().ok()?.create_checklist.checklist?.slug)
                    };
                    match outcome(answer, "naam", attempt, slug) {
                        Err(refused) => state.set(refused),
                        Ok(slug) => {
                            sent.emit(());
                            if let Some(navigator) = &navigator {
                                navigator.replace(
                                    &slug.map_or(Route::Checklists, |slug| editing(&slug, "bewerken")),
                                );
                            }
                        }
                    }
                }),
            );
        })
    };
    html! {
        <ActPage title={text::new_title()} back={back()} outcome={(*state).clone()} {on_submit}>
            <h1>{ text::new_title() }</h1>
            <TextField id="naam" label={text::new_name()} hint={text::new_name_hint()} value={kept.text.clone()}
                on_input={kept.on_input.clone()} error={state.error("naam")} autocomplete="off" />
            <div><Button submit=true busy={create.busy}>{ text::new_button() }</Button></div>
        </ActPage>
    }
}

/// From a file that came out of Wijkwerk before.
#[component]
pub(super) fn Import() -> Html {
    let session = use_session();
    let navigator = use_navigator();
    let toaster = use_toaster();
    let import = use_mutation::<ImportChecklist>();
    let state = use_state(Outcome::default);
    let content = use_state(|| None::<Rc<str>>);
    if !super::may_make(&session) {
        return only_for_writers(text::import_title());
    }
    let onchange = {
        let (content, state) = (content.setter(), state.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let (content, state) = (content.clone(), state.clone());
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return content.set(None) };
            spawn_local(async move {
                match JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
                    Some(text) => content.set(Some(text.into())),
                    None => state.set(wrong("bestand", text::import_failed(), state.attempt)),
                }
            });
        })
    };
    let on_submit = {
        let (import, state, content) = (import.clone(), state.clone(), (*content).clone());
        Callback::from(move |()| {
            let attempt = state.attempt;
            let Some(content) = content.clone() else {
                return state.set(wrong("bestand", text::import_required(), attempt));
            };
            let (state, navigator, toaster) = (state.clone(), navigator.clone(), toaster.clone());
            import.send(
                move |operation_id| import_checklist::Variables {
                    input: import_checklist::ImportChecklistInput { operation_id, text: content.to_string() },
                },
                Callback::from(move |answer| {
                    let slug = |changed: &Changed| {
                        Some(changed.read::<ImportChecklist>().ok()?.import_checklist.checklist?.slug)
                    };
                    match outcome(answer, "bestand", attempt, slug) {
                        Err(refused) => state.set(refused),
                        Ok(slug) => {
                            toaster.say(text::imported());
                            if let Some(navigator) = &navigator {
                                navigator.replace(
                                    &slug.map_or(Route::Checklists, |slug| editing(&slug, "bewerken")),
                                );
                            }
                        }
                    }
                }),
            );
        })
    };
    let error = state.error("bestand");
    html! {
        <ActPage title={text::import_title()} back={back()} outcome={(*state).clone()} {on_submit}>
            <h1>{ text::import_title() }</h1>
            <Field id="bestand" label={text::import_file()} hint={text::import_file_hint()} error={error.clone()}>
                <input class="input" type="file" id="bestand" name="bestand" accept=".yaml,.yml,.json,application/json"
                    {onchange} aria-describedby={crate::ui::field::described_by("bestand", true, error.is_some(), None)}
                    aria-invalid={error.is_some().then_some("true")} />
            </Field>
            <div><Button submit=true busy={import.busy}>{ text::import_button() }</Button></div>
        </ActPage>
    }
}
