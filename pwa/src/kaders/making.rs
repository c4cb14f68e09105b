//! A new kader: an empty one with a number and a title, or one from a file.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use wdw_contract::kader::Condition;
use wdw_contract::texts::{kader_editor as text, kaders as read};
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::one::doing;
use crate::api::enums::*;
use crate::api::{Changed, QueryState, Trouble, operation, use_mutation, use_query};
use crate::initiatives::act::{ActPage, Outcome};
use crate::routes::Route;
use crate::ui::{
    Back, Button, Choice, EmptyState, ErrorState, Field, FieldError, Page, Radios, Select, Skeleton,
    TextField, use_kept, use_toaster,
};

operation!(KaderPartners, "src/kaders/partners.graphql");
operation!(CreateKader, "src/kaders/create.graphql");
operation!(ImportKader, "src/kaders/import.graphql");

fn back() -> Back {
    Back { to: Route::Kaders, name: read::title().into() }
}

fn wrong(field: &'static str, message: &'static str, attempt: u32) -> Outcome {
    let errors = vec![FieldError { field: Some(field.into()), message: message.into() }];
    Outcome { errors, attempt: attempt + 1, ..Outcome::default() }
}

/// What is not right yet; none when it was done.
fn refused(
    answer: &Result<Changed, Trouble>,
    field: impl Fn(Option<&str>) -> &'static str,
    attempt: u32,
) -> Option<Outcome> {
    match answer {
        Err(trouble) => Some(Outcome {
            trouble: Some(trouble.clone()),
            sign_in: *trouble == Trouble::SignedOut,
            attempt: attempt + 1,
            ..Outcome::default()
        }),
        Ok(changed) if changed.refusals.is_empty() => None,
        Ok(changed) => {
            let errors = changed
                .refusals
                .iter()
                .map(|refusal| FieldError {
                    field: Some(field(refusal.field.as_deref()).into()),
                    message: refusal.message.clone().into(),
                })
                .collect();
            let sign_in = changed.refusals.iter().any(|one| one.code == RefusalCode::SignInRequired);
            Some(Outcome { errors, sign_in, attempt: attempt + 1, trouble: None })
        }
    }
}

/// Of whom, its number, and what it is called; the rest on the next page.
#[component]
pub(super) fn New() -> Html {
    let query = use_query::<KaderPartners>(kader_partners::Variables);
    let navigator = use_navigator();
    let title = use_kept("kader.nieuw".to_owned());
    let number = use_state(String::new);
    let partner = use_state(|| None::<AttrValue>);
    let applies = use_state(|| KaderApplies::Money);
    let create = use_mutation::<CreateKader>();
    let state = use_state(Outcome::default);
    let partners = match &query.state {
        QueryState::Loading => return html! { <Page back={back()} class="main--form"><Skeleton /></Page> },
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={text::new_title()} back={back()}>
                    <h1>{ text::new_title() }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => &loaded.data.viewer_kader_partners,
    };
    let Some(first) = partners.first() else {
        return html! {
            <Page title={text::new_title()} back={back()}>
                <h1>{ text::new_title() }</h1>
                <EmptyState title={text::not_yours()} />
            </Page>
        };
    };
    let chosen = (*partner).clone().unwrap_or_else(|| AttrValue::from(first.id.clone()));
    let choices =
        partners.iter().map(|one| Choice::new(one.id.clone(), one.name.clone())).collect::<Vec<_>>();
    let on_submit = {
        let (create, state, title) = (create.clone(), state.clone(), title.clone());
        let (partner_id, number, applies) = (chosen.to_string(), (*number).clone(), *applies);
        Callback::from(move |()| {
            let attempt = state.attempt;
            let (partner_id, number, title_text) =
                (partner_id.clone(), number.trim().to_owned(), title.text.trim().to_owned());
            let (state, sent, navigator) = (state.clone(), title.sent.clone(), navigator.clone());
            let to = doing(&number, "bewerken");
            create.send(
                move |operation_id| create_kader::Variables {
                    input: create_kader::CreateKaderInput {
                        operation_id,
                        partner_id: partner_id.clone(),
                        number: number.clone(),
                        applies,
                        title: title_text.clone(),
                        explanation: String::new(),
                        condition: Condition::All(Vec::new()),
                    },
                },
                Callback::from(move |answer| {
                    let field = |field: Option<&str>| match field {
                        Some("number") => "nummer",
                        Some("partnerId") => "organisatie",
                        _ => "naam",
                    };
                    match refused(&answer, field, attempt) {
                        Some(outcome) => state.set(outcome),
                        None => {
                            sent.emit(());
                            if let Some(navigator) = &navigator {
                                navigator.replace(&to);
                            }
                        }
                    }
                }),
            );
        })
    };
    let on_partner = {
        let partner = partner.setter();
        Callback::from(move |key: AttrValue| partner.set(Some(key)))
    };
    let on_number = {
        let number = number.setter();
        Callback::from(move |typed: String| number.set(typed))
    };
    let on_applies = {
        let applies = applies.setter();
        Callback::from(move |key: AttrValue| applies.set(KaderApplies::of(&key)))
    };
    let moments =
        KaderApplies::ALL.iter().map(|one| Choice::new(one.name(), super::applies(*one))).collect::<Vec<_>>();
    html! {
        <ActPage title={text::new_title()} back={back()} outcome={(*state).clone()} {on_submit}>
            <h1>{ text::new_title() }</h1>
            <Select id="organisatie" label={text::new_partner()} {choices} value={chosen} on_change={on_partner} error={state.error("organisatie")} />
            <TextField id="nummer" label={text::new_number()} hint={text::new_number_hint()} value={(*number).clone()}
                on_input={on_number} error={state.error("nummer")} autocomplete="off" width={Some(8)} />
            <TextField id="naam" label={text::field_title()} value={title.text.clone()} on_input={title.on_input.clone()}
                error={state.error("naam")} autocomplete="off" />
            <Radios id="wanneer" legend={text::new_applies()} choices={moments} value={AttrValue::from(applies.name())} on_change={on_applies} />
            <div><Button submit=true busy={create.busy}>{ text::new_button() }</Button></div>
        </ActPage>
    }
}

/// From a file that came out of Wijkwerk before.
#[component]
pub(super) fn Import() -> Html {
    let navigator = use_navigator();
    let toaster = use_toaster();
    let import = use_mutation::<ImportKader>();
    let state = use_state(Outcome::default);
    let content = use_state(|| None::<Rc<str>>);
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
                move |operation_id| import_kader::Variables {
                    input: import_kader::ImportKaderInput { operation_id, text: content.to_string() },
                },
                Callback::from(move |answer: Result<Changed, Trouble>| {
                    if let Some(outcome) = refused(&answer, |_| "bestand", attempt) {
                        return state.set(outcome);
                    }
                    toaster.say(text::imported());
                    let kader = answer.ok().and_then(|changed| changed.read::<ImportKader>().ok());
                    let kader = kader.and_then(|answer| answer.import_kader.kader);
                    if let Some(navigator) = &navigator {
                        navigator
                            .replace(&kader.map_or(Route::Kaders, |kader| doing(&kader.number, "bewerken")));
                    }
                }),
            );
        })
    };
    let error = state.error("bestand");
    html! {
        <ActPage title={text::import_title()} back={back()} outcome={(*state).clone()} {on_submit}>
            <h1>{ text::import_title() }</h1>
            <p>{ text::import_what() }</p>
            <Field id="bestand" label={text::import_file()} hint={text::import_file_hint()} error={error.clone()}>
                <input class="input" type="file" id="bestand" name="bestand" accept=".yaml,.yml,.json,application/json"
                    {onchange} aria-describedby={crate::ui::field::described_by("bestand", true, error.is_some(), None)}
                    aria-invalid={error.is_some().then_some("true")} />
            </Field>
            <div><Button submit=true busy={import.busy}>{ text::import_button() }</Button></div>
        </ActPage>
    }
}
