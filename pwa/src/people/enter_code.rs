//! The code from the mail.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::limits;
use wdw_contract::texts::{people, refusals};
use yew::prelude::*;

use super::session::SessionContext;
use super::sign_in::{code_in, request_code, sign_in};
use crate::api::{operation, use_query};
use crate::browser::{self, Timer};
use crate::ui::{Back, Button, ButtonKind, ErrorSummary, FieldError, Glyph, Notice, Page, TextField, Tone};

operation!(pub(crate) DemoMail, "src/people/demo_mail.graphql");

/// Before another code can be asked for: a mail takes a moment.
const PAUSE_MS: u32 = 30_000;

/// For whom the code is.
#[derive(Properties, PartialEq)]
pub(crate) struct CodePageProps {
    /// Where the code was mailed to.
    pub(crate) email: AttrValue,
    /// In the bar.
    #[prop_or_default]
    pub(crate) bar: Option<Html>,
    /// The way back.
    #[prop_or_default]
    pub(crate) back: Option<Back>,
    /// A code was mailed already.
    pub(crate) asked: bool,
    /// Someone is signed in now.
    pub(crate) on_done: Callback<()>,
    /// Under the form.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Busy {
    No,
    Asking,
    SigningIn,
}

/// Asks for the code and signs in with it.
#[component]
pub(crate) fn CodePage(props: &CodePageProps) -> Html {
    let email = props.email.clone();
    let session = use_context::<SessionContext>();
    let code = use_state(String::new);
    let error = use_state(|| None::<AttrValue>);
    let attempt = use_state(|| 0_u32);
    let busy = use_state(|| Busy::No);
    let asked = use_state(|| false);
    let asked = (*asked || props.asked, asked.setter());
    let news = use_state(|| None::<(Tone, &'static str)>);
    // Another code can be asked for after a while; counted from the last one.
    let may_ask = use_state(|| false);
    let asked_times = use_state(|| 0_u32);
    {
        let may_ask = may_ask.setter();
        use_effect_with((*asked_times, asked.0), move |_| {
            may_ask.set(false);
            let timer = Timer::after(PAUSE_MS, move || may_ask.set(true));
            move || drop(timer)
        });
    }
    let operation_id = use_mut_ref(|| None::<(String, String)>);

    let fail = {
        let (error, attempt) = (error.setter(), attempt.clone());
        Callback::from(move |words: AttrValue| {
            error.set(Some(words));
            attempt.set(*attempt + 1);
        })
    };
    let ask = {
        let (email, busy, fail, news, error) =
            (email.clone(), busy.clone(), fail.clone(), news.setter(), error.setter());
        let (asked, asked_times) = (asked.1.clone(), asked_times.clone());
        Callback::from(move |_: MouseEvent| {
            if *busy != Busy::No {
                return;
            }
            busy.set(Busy::Asking);
            let (email, busy, fail, news, error) =
                (email.clone(), busy.setter(), fail.clone(), news.clone(), error.clone());
            let (asked, asked_times) = (asked.clone(), asked_times.clone());
            spawn_local(async move {
                let outcome = request_code(&email, browser::new_id()).await;
                busy.set(Busy::No);
                match outcome {
                    Ok(refusals) => match refusals.into_iter().next() {
                        None => {
                            error.set(None);
                            asked.set(true);
                            asked_times.set(*asked_times + 1);
                            news.set(Some((Tone::Good, people::code_sent_again())));
                        }
                        Some(refusal) => fail.emit(refusal.message.into()),
                    },
                    Err(trouble) => news.set(Some((Tone::Bad, trouble.message()))),
                }
            });
        })
    };
    let onsubmit = {
        let (email, code, busy, fail) = (email.clone(), code.clone(), busy.clone(), fail);
        let (on_done, error, news) = (props.on_done.clone(), error.setter(), news.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            news.set(None);
            let typed = code_in(&code);
            if *busy != Busy::No {
                return;
            }
            if typed.is_empty() {
                return fail.emit(refusals::code_required().into());
            }
            if typed.chars().count() != limits::CODE_DIGITS || !typed.bytes().all(|b| b.is_ascii_digit()) {
                return fail.emit(refusals::code_format(limits::CODE_DIGITS).into());
            }
            busy.set(Busy::SigningIn);
            // The same code once more after a lost answer is the same attempt.
            let id = match operation_id.take() {
                Some((same, id)) if same == typed => id,
                _ => browser::new_id(),
            };
            *operation_id.borrow_mut() = Some((typed.clone(), id.clone()));
            let (email, busy, fail, on_done) = (email.clone(), busy.setter(), fail.clone(), on_done.clone());
            let reload = session.as_ref().map(|session| session.reload.clone());
            let (error, news) = (error.clone(), news.clone());
            let operation_id = std::rc::Rc::clone(&operation_id);
            spawn_local(async move {
                let outcome = sign_in(&email, &typed, id).await;
                busy.set(Busy::No);
                match outcome {
                    Ok(refusals) => {
                        operation_id.take();
                        match refusals.into_iter().next() {
                            None => {
                                error.set(None);
                                if let Some(reload) = reload {
                                    reload.emit(());
                                }
                                on_done.emit(());
                            }
                            Some(refusal) => fail.emit(refusal.message.into()),
                        }
                    }
                    Err(trouble) => {
                        error.set(None);
                        news.set(Some((Tone::Bad, trouble.message())));
                    }
                }
            });
        })
    };
    let errors: Vec<FieldError> =
        error.iter().map(|words| FieldError { field: Some("code".into()), message: words.clone() }).collect();
    let title = if errors.is_empty() {
        people::code_title().to_owned()
    } else {
        people::with_problem(people::code_title())
    };
    html! {
        <Page {title} bar={props.bar.clone()} back={props.back.clone()} class="main--form">
            <ErrorSummary {errors} attempt={*attempt} />
            <form class="stack stack--l" novalidate=true {onsubmit}>
                if asked.0 {
                    <TextField id="code" label={people::code_title()} heading=true hint={people::code_hint(&*email)}
                        value={(*code).clone()} on_input={{ let code = code.setter(); Callback::from(move |typed| code.set(typed)) }}
                        error={(*error).clone()} inputmode="numeric" autocomplete="one-time-code" width={Some(8)} />
                    <Button submit=true wide=true busy={*busy == Busy::SigningIn}>{ people::code_confirm() }</Button>
                } else {
                    <div class="stack">
                        <h1>{ people::code_title() }</h1>
                        <p>{ people::code_not_yet(&*email) }</p>
                    </div>
                    <Button wide=true icon={Glyph::Mail} busy={*busy == Busy::Asking} onclick={ask.clone()}>
                        { people::code_ask() }
                    </Button>
                }
            </form>
            if let Some((tone, words)) = *news { <Notice {tone} live=true><p>{ words }</p></Notice> }
            if asked.0 {
                <div class="stack">
                    <p class="small muted">{ people::code_wait() }</p>
                    if *may_ask {
                        <div>
                            <Button kind={ButtonKind::Secondary} icon={Glyph::Mail} busy={*busy == Busy::Asking} onclick={ask}>
                                { people::code_again() }
                            </Button>
                        </div>
                    }
                    <DemoMailLink />
                </div>
            }
            <div class="stack">{ props.children.clone() }</div>
        </Page>
    }
}

/// In a demonstration nothing is really mailed: here it can be read.
#[component]
fn DemoMailLink() -> Html {
    let demo = use_query::<DemoMail>(demo_mail::Variables);
    let Some(url) = demo.state.data().and_then(|data| data.installation.demo_mail_url.clone()) else {
        return Html::default();
    };
    html! { <p><a href={url} target="_blank" rel="noopener">{ people::code_demo_mail() }</a></p> }
}
