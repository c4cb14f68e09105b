//! Deleting one's account, with the e-mail address typed once more.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{people, refusals};
use yew::prelude::*;

use super::session::SessionContext;
use super::sign_in::session_changed;
use super::{Session, sign_in_first};
use crate::api::enums::*;
use crate::api::{Changed, Trouble, operation, use_mutation};
use crate::routes::Route;
use crate::ui::{
    Back, Button, ButtonKind, ErrorSummary, FieldError, Glyph, Link, Page, Skeleton, TextField, use_toaster,
};

operation!(pub(crate) DeleteAccount, "src/people/delete_account.graphql");

/// Deletes the account.
#[component]
pub(super) fn DeleteAccountPage() -> Html {
    let context = use_context::<SessionContext>();
    let typed = use_state(String::new);
    let error = use_state(|| None::<AttrValue>);
    let attempt = use_state(|| 0_u32);
    let done = use_state(|| false);
    let toaster = use_toaster();
    let delete = use_mutation::<DeleteAccount>();
    if *done {
        return html! {
            <Page title={people::deleted_title()}>
                <h1>{ people::deleted_title() }</h1>
                <p>{ people::deleted_text() }</p>
                <p><Link to={Route::MijnWijk}>{ people::deleted_home() }</Link></p>
            </Page>
        };
    }
    let back =
        Back { to: Route::IkPagina { page: "gegevens".to_owned() }, name: people::account_title().into() };
    let viewer = match context.as_ref().map(|context| &context.session) {
        Some(Session::SignedIn(viewer)) => Rc::clone(viewer),
        Some(Session::SignedOut) => return sign_in_first(people::delete_title()),
        _ => return html! { <Page {back}><Skeleton cards={1} /></Page> },
    };
    let onsubmit = {
        let (typed, error, attempt) = (typed.clone(), error.setter(), attempt.clone());
        let (done, delete) = (done.setter(), delete.clone());
        let reload = context.map(|context| context.reload);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let fail = {
                let (error, attempt) = (error.clone(), attempt.clone());
                move |words: AttrValue| {
                    error.set(Some(words));
                    attempt.set(*attempt + 1);
                }
            };
            let email = typed.trim().to_owned();
            if email.is_empty() {
                return fail(refusals::email_required().into());
            }
            if email.to_lowercase() != viewer.person.email.to_lowercase() {
                return fail(refusals::email_other().into());
            }
            let make = move |operation_id| delete_account::Variables {
                input: delete_account::DeleteAccountInput { operation_id, email: email.clone() },
            };
            let (done, reload, toaster) = (done.clone(), reload.clone(), toaster.clone());
            let answered = Callback::from(move |answer: Result<Changed, Trouble>| match answer {
                Ok(answer) => match answer.refusals.into_iter().next() {
                    Some(refusal) => fail(refusal.message.into()),
                    None => {
                        let reload = reload.clone();
                        done.set(true);
                        spawn_local(async move {
                            session_changed().await;
                            if let Some(reload) = reload {
                                reload.emit(());
                            }
                        });
                    }
                },
                Err(trouble) => toaster.say(trouble.message()),
            });
            delete.send(make, answered);
        })
    };
    let errors: Vec<FieldError> = error
        .iter()
        .map(|words| FieldError { field: Some("e-mail".into()), message: words.clone() })
        .collect();
    let title = if errors.is_empty() {
        people::delete_title().to_owned()
    } else {
        people::with_problem(people::delete_title())
    };
    html! {
        <Page {title} {back} class="main--form">
            <ErrorSummary {errors} attempt={*attempt} />
            <div class="stack">
                <h1>{ people::delete_title() }</h1>
                <p>{ people::delete_what() }</p>
                <ul class="bullets">
                    <li>{ people::delete_ideas() }</li>
                    <li>{ people::delete_sessions() }</li>
                    <li>{ people::delete_phone() }</li>
                </ul>
            </div>
            <form class="stack stack--l" novalidate=true {onsubmit}>
                <TextField id="e-mail" label={people::delete_email()} value={(*typed).clone()} kind="email"
                    inputmode="email" autocomplete="off" error={(*error).clone()}
                    on_input={{ let typed = typed.setter(); Callback::from(move |text| typed.set(text)) }} />
                <div>
                    <Button submit=true kind={ButtonKind::Danger} icon={Glyph::Trash} busy={delete.busy}>
                        { people::delete_button() }
                    </Button>
                </div>
            </form>
        </Page>
    }
}
