//! Signing in: first the e-mail address, then the code.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{people, refusals};
use yew::prelude::*;
use yew_router::prelude::*;

use super::sign_in::{looks_like_address, request_code};
use super::{CodePage, use_session};
use crate::browser;
use crate::routes::Route;
use crate::ui::{Back, Button, ErrorSummary, FieldError, Notice, Page, TextField, Tone};

/// Signs in with an e-mail address and a code.
#[component]
pub(super) fn SignInPage() -> Html {
    let navigator = use_navigator();
    let session = use_session();
    let email = use_state(String::new);
    let asked = use_state(|| false);
    let busy = use_state(|| false);
    let error = use_state(|| None::<AttrValue>);
    let attempt = use_state(|| 0_u32);
    let news = use_state(|| None::<&'static str>);

    // Back to where one came from: most come from a page that asks to sign in.
    let leave = {
        let navigator = navigator.clone();
        Callback::from(move |()| {
            if let Some(navigator) = &navigator {
                navigator.replace(&Route::Ik);
            }
        })
    };
    {
        let (leave, signed_in, asked) = (leave.clone(), session.viewer().is_some(), *asked);
        use_effect_with(signed_in, move |signed_in| {
            if *signed_in && !asked {
                leave.emit(());
            }
        });
    }
    if *asked {
        let back = Back { to: Route::Ik, name: people::me_title().into() };
        return html! {
            <CodePage email={email.trim().to_owned()} asked=true on_done={leave} {back}>
                <p><a href="" onclick={{
                    let asked = asked.setter();
                    Callback::from(move |event: MouseEvent| { event.prevent_default(); asked.set(false); })
                }}>{ people::other_address() }</a></p>
            </CodePage>
        };
    }
    let onsubmit = {
        let (email, asked, busy) = (email.clone(), asked.setter(), busy.clone());
        let (error, attempt, news) = (error.setter(), attempt.clone(), news.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let typed = email.trim().to_owned();
            let fail = {
                let (error, attempt) = (error.clone(), attempt.clone());
                move |words: AttrValue| {
                    error.set(Some(words));
                    attempt.set(*attempt + 1);
                }
            };
            if typed.is_empty() {
                return fail(refusals::email_required().into());
            }
            if !looks_like_address(&typed) {
                return fail(refusals::email_format().into());
            }
            busy.set(true);
            let (asked, busy, error, news) = (asked.clone(), busy.setter(), error.clone(), news.clone());
            news.set(None);
            spawn_local(async move {
                let outcome = request_code(&typed, browser::new_id()).await;
                busy.set(false);
                match outcome.map(|refusals| refusals.into_iter().next()) {
                    Ok(None) => {
                        error.set(None);
                        asked.set(true);
                    }
                    Ok(Some(refusal)) => fail(refusal.message.into()),
                    Err(trouble) => {
                        error.set(None);
                        news.set(Some(trouble.message()));
                    }
                }
            });
        })
    };
    let errors: Vec<FieldError> = error
        .iter()
        .map(|words| FieldError { field: Some("e-mail".into()), message: words.clone() })
        .collect();
    let title = if errors.is_empty() {
        people::sign_in_title().to_owned()
    } else {
        people::with_problem(people::sign_in_title())
    };
    html! {
        <Page {title} class="main--form" back={Back { to: Route::Ik, name: people::me_title().into() }}>
            <ErrorSummary {errors} attempt={*attempt} />
            <form class="stack stack--l" novalidate=true {onsubmit}>
                <div class="stack">
                    <h1>{ people::sign_in_title() }</h1>
                    <p>{ people::sign_in_text() }</p>
                </div>
                <TextField id="e-mail" label={people::email_label()} value={(*email).clone()} kind="email"
                    inputmode="email" autocomplete="email" error={(*error).clone()}
                    on_input={{ let email = email.setter(); Callback::from(move |typed| email.set(typed)) }} />
                if let Some(words) = *news { <Notice tone={Tone::Bad} live=true><p>{ words }</p></Notice> }
                <Button submit=true wide=true busy={*busy}>{ people::sign_in_ask() }</Button>
            </form>
        </Page>
    }
}
