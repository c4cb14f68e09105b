//! Doing something with an idea: sending it, showing what is not right yet, and what to do about it.

use graphql_client::GraphQLQuery;
use wasm_bindgen::JsCast;
use wdw_contract::texts::ui as words;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::api::enums::RefusalCode;
use crate::api::{Changed, Mutation, Refusal, Trouble, use_mutation};
use crate::ui::{Back, ErrorSummary, FieldError, Notice, Page, SignInLink, Tone};

/// How an act goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    /// What is not right yet.
    pub(crate) errors: Vec<FieldError>,
    /// Why the server gave no answer.
    pub(crate) trouble: Option<Trouble>,
    /// It can go on after signing in.
    pub(crate) sign_in: bool,
    /// How often it was tried.
    pub(crate) attempt: u32,
}

impl Outcome {
    /// What is not right with this field.
    pub(crate) fn error(&self, field: &str) -> Option<AttrValue> {
        self.errors
            .iter()
            .find(|error| error.field.as_deref() == Some(field))
            .map(|error| error.message.clone())
    }

    /// The title of the page: "Fout: " before it when something is not right yet.
    pub(crate) fn title(&self, title: &str) -> AttrValue {
        if self.errors.is_empty() { title.to_owned().into() } else { words::error_title(title).into() }
    }
}

/// An act that a form or a button makes.
pub(crate) struct Act<Q: GraphQLQuery> {
    pub(crate) outcome: Outcome,
    pub(crate) busy: bool,
    mutation: Mutation<Q>,
    set: UseStateSetter<Outcome>,
    done: Callback<()>,
    fields: &'static [&'static str],
}

impl<Q: GraphQLQuery> Clone for Act<Q> {
    fn clone(&self) -> Self {
        Self {
            outcome: self.outcome.clone(),
            busy: self.busy,
            mutation: self.mutation.clone(),
            set: self.set.clone(),
            done: self.done.clone(),
            fields: self.fields,
        }
    }
}

impl<Q: GraphQLQuery + 'static> Act<Q> {
    /// Shows what the form itself sees.
    pub(crate) fn refuse(&self, errors: Vec<FieldError>) {
        self.set.set(Outcome { errors, attempt: self.outcome.attempt + 1, ..Outcome::default() });
    }

    /// Sends it; `make` puts the operation id into the variables.
    pub(crate) fn send(&self, make: impl Fn(String) -> Q::Variables + 'static) {
        let this = self.clone();
        let attempt = self.outcome.attempt + 1;
        self.mutation.send(
            make,
            Callback::from(move |answer: Result<Changed, Trouble>| match answer {
                Err(trouble) => {
                    let sign_in = trouble == Trouble::SignedOut;
                    this.set.set(Outcome { trouble: Some(trouble), sign_in, attempt, ..Outcome::default() });
                }
                Ok(Changed { refusals, .. }) => {
                    if refusals.is_empty() {
                        this.set.set(Outcome::default());
                        this.done.emit(());
                    } else {
                        let sign_in =
                            refusals.iter().any(|refusal| refusal.code == RefusalCode::SignInRequired);
                        let errors =
                            refusals.into_iter().map(|refusal| at_field(refusal, this.fields)).collect();
                        this.set.set(Outcome { errors, sign_in, attempt, trouble: None });
                    }
                }
            }),
        );
    }
}

/// A refusal of a field that is not on the page is about the whole.
fn at_field(refusal: Refusal, fields: &[&str]) -> FieldError {
    let field = refusal.field.filter(|field| fields.iter().any(|known| field.starts_with(known)));
    FieldError { field: field.map(AttrValue::from), message: refusal.message.into() }
}

/// An act: `fields` are those on the page (their controls have the same ids),
/// `done` is called when it was done.
#[hook]
pub(crate) fn use_act<Q>(fields: &'static [&'static str], done: Callback<()>) -> Act<Q>
where
    Q: GraphQLQuery + 'static,
{
    let mutation = use_mutation::<Q>();
    let outcome = use_state(Outcome::default);
    Act { outcome: (*outcome).clone(), busy: mutation.busy, mutation, set: outcome.setter(), done, fields }
}

#[derive(Properties, PartialEq)]
pub(crate) struct OutcomeViewProps {
    pub(crate) outcome: Outcome,
}

/// What is not right yet, or why it did not come through. Above the `h1` of a form, or beside a button.
#[component]
pub(crate) fn OutcomeView(props: &OutcomeViewProps) -> Html {
    let outcome = &props.outcome;
    html! {
        <>
            <ErrorSummary errors={outcome.errors.clone()} attempt={outcome.attempt} />
            if let Some(trouble) = &outcome.trouble {
                <Notice tone={Tone::Bad} live=true>
                    <p class="strong">{ trouble.message() }</p>
                    <p>{ words::typed_stays() }</p>
                </Notice>
            }
            if outcome.sign_in { <p><SignInLink /></p> }
        </>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ActPageProps {
    pub(crate) title: AttrValue,
    pub(crate) back: Back,
    pub(crate) outcome: Outcome,
    /// When the form is sent.
    pub(crate) on_submit: Callback<()>,
    /// The `h1`, the fields and the button.
    pub(crate) children: Html,
}

/// A page with one form on it.
#[component]
pub(crate) fn ActPage(props: &ActPageProps) -> Html {
    let onsubmit = {
        let on_submit = props.on_submit.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_submit.emit(());
        })
    };
    html! {
        <Page title={props.outcome.title(&props.title)} back={props.back.clone()} class="main--form">
            <OutcomeView outcome={props.outcome.clone()} />
            <form class="stack stack--l" novalidate=true {onsubmit}>{ props.children.clone() }</form>
        </Page>
    }
}

/// Moves the focus to an element, when it can have it.
pub(crate) fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
