//! One's own data: see, change, take along.

use std::rc::Rc;

use wdw_contract::limits;
use wdw_contract::texts::{people, refusals};
use yew::prelude::*;

use super::session::{SessionContext, Viewer};
use super::{Session, sign_in_first};
use crate::api::enums::*;
use crate::api::{Changed, QueryState, Trouble, operation, use_mutation, use_query};
use crate::browser;
use crate::routes::Route;
use crate::submit::{WijkenToChoose, wijken_to_choose};
use crate::ui::{
    Back, Button, ButtonKind, Checkboxes, Choice, ErrorSummary, FieldError, Glyph, Link, Page, Select,
    Skeleton, TextField, use_toaster,
};

operation!(pub(crate) UpdateAccount, "src/people/update_account.graphql");
operation!(pub(crate) ExportMyData, "src/people/export_my_data.graphql");

/// One's own data.
#[component]
pub(super) fn AccountPage() -> Html {
    let session = use_context::<SessionContext>().map_or(Session::Unknown, |context| context.session);
    match session {
        Session::Unknown => html! { <Page back={back()}><Skeleton cards={1} /></Page> },
        Session::SignedOut => sign_in_first(people::account_title()),
        Session::SignedIn(viewer) => html! { <Account {viewer} /> },
    }
}

fn back() -> Back {
    Back { to: Route::Ik, name: people::me_title().into() }
}

#[derive(Properties, PartialEq)]
struct AccountProps {
    viewer: Rc<Viewer>,
}

/// What can be changed, as it is typed.
#[derive(Clone, PartialEq)]
struct Typed {
    name: String,
    shows: bool,
    wijk: AttrValue,
    supported: bool,
    wijkteam: bool,
}

impl Typed {
    fn of(viewer: &Viewer) -> Self {
        let person = &viewer.person;
        Self {
            name: person.name.clone().unwrap_or_default(),
            shows: person.show_first_name,
            wijk: person.wijk.as_ref().map(|wijk| wijk.id.clone()).unwrap_or_default().into(),
            supported: person.notify_supported,
            wijkteam: person.notify_wijkteam,
        }
    }
}

#[component]
fn Account(props: &AccountProps) -> Html {
    let viewer = Rc::clone(&props.viewer);
    let typed = use_state(|| Typed::of(&viewer));
    let errors = use_state(Vec::<FieldError>::new);
    let attempt = use_state(|| 0_u32);
    let wijken = use_query::<WijkenToChoose>(wijken_to_choose::Variables);
    let update = use_mutation::<UpdateAccount>();
    let toaster = use_toaster();

    let onsubmit = {
        let (typed, errors, attempt) = (typed.clone(), errors.setter(), attempt.clone());
        let (update, toaster) = (update.clone(), toaster.clone());
        let had_name = viewer.person.name.is_some();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let fail = {
                let (errors, attempt) = (errors.clone(), attempt.clone());
                move |found: Vec<FieldError>| {
                    errors.set(found);
                    attempt.set(*attempt + 1);
                }
            };
            let name = typed.name.trim();
            if name.is_empty() && had_name {
                return fail(vec![at("naam", refusals::name_required())]);
            }
            if name.chars().count() > limits::NAME {
                return fail(vec![at("naam", &refusals::name_too_long(limits::NAME))]);
            }
            let (typed, toaster, errors) = (typed.clone(), toaster.clone(), errors.clone());
            let make = move |operation_id| update_account::Variables {
                input: update_account::UpdateAccountInput {
                    operation_id,
                    name: Some(typed.name.trim().to_owned()).filter(|name| !name.is_empty()),
                    show_first_name: Some(typed.shows),
                    wijk_id: Some(typed.wijk.to_string()).filter(|wijk| !wijk.is_empty()),
                    notify_supported: Some(typed.supported),
                    notify_wijkteam: Some(typed.wijkteam),
                },
            };
            let done = Callback::from(move |answer: Result<Changed, Trouble>| match answer {
                Ok(answer) => {
                    let refused = answer.refusals;
                    if refused.is_empty() {
                        errors.set(Vec::new());
                        toaster.say(people::account_saved());
                    } else {
                        fail(refused.iter().map(|r| at(control(r.field.as_deref()), &r.message)).collect());
                    }
                }
                Err(trouble) => toaster.say(trouble.message()),
            });
            update.send(make, done);
        })
    };
    let error = |field: &str| {
        errors.iter().find(|e| e.field.as_deref() == Some(field)).map(|error| error.message.clone())
    };
    let set = |change: fn(&mut Typed, bool)| {
        let typed = typed.clone();
        Callback::from(move |(_, on): (AttrValue, bool)| {
            let mut now = (*typed).clone();
            change(&mut now, on);
            typed.set(now);
        })
    };
    let notify = {
        let typed = typed.clone();
        Callback::from(move |(which, on): (AttrValue, bool)| {
            let mut now = (*typed).clone();
            if which == "steun" {
                now.supported = on
            } else {
                now.wijkteam = on
            }
            typed.set(now);
        })
    };
    let mut choices = vec![Choice::new("", people::account_wijk_none())];
    if let QueryState::Ready(loaded) = &wijken.state {
        choices.extend(loaded.data.wijken.iter().map(|wijk| Choice::new(wijk.id.clone(), wijk.name.clone())));
    }
    let on = |on: bool, value: &'static str| on.then_some(AttrValue::Static(value));
    let title = if errors.is_empty() {
        people::account_title().to_owned()
    } else {
        people::with_problem(people::account_title())
    };
    html! {
        <Page {title} back={back()}>
            <ErrorSummary errors={(*errors).clone()} attempt={*attempt} />
            <h1>{ people::account_title() }</h1>
            <p>{ people::signed_in_as(&viewer.person.email) }</p>
            <form class="stack stack--l" novalidate=true {onsubmit}>
                <TextField id="naam" label={people::account_name()} value={typed.name.clone()} error={error("naam")}
                    autocomplete="name" on_input={{
                        let typed = typed.clone();
                        Callback::from(move |name| typed.set(Typed { name, ..(*typed).clone() }))
                    }} />
                <Checkboxes id="voornaam" legend={people::account_public()} on_change={set(|typed, on| typed.shows = on)}
                    values={on(typed.shows, "toon").into_iter().collect::<Vec<_>>()}
                    choices={vec![Choice::new("toon", people::account_show_name())]} />
                <Select id="wijk" label={people::account_wijk()} optional=true {choices} value={typed.wijk.clone()}
                    error={error("wijk")} on_change={{
                        let typed = typed.clone();
                        Callback::from(move |wijk| typed.set(Typed { wijk, ..(*typed).clone() }))
                    }} />
                <Checkboxes id="mail" legend={people::account_mail()} on_change={notify}
                    values={[on(typed.supported, "steun"), on(typed.wijkteam, "wijkteam")].into_iter().flatten().collect::<Vec<_>>()}
                    choices={vec![
                        Choice::new("steun", people::account_mail_supported()),
                        Choice::new("wijkteam", people::account_mail_wijkteam()),
                    ]} />
                <div><Button submit=true busy={update.busy}>{ people::account_save() }</Button></div>
            </form>
            <Export />
            <section class="stack">
                <h2>{ people::delete_title() }</h2>
                <p>{ people::delete_teaser() }</p>
                <p><Link to={Route::IkPagina { page: "verwijderen".to_owned() }}>{ people::delete_link() }</Link></p>
            </section>
        </Page>
    }
}

fn at(field: &'static str, message: &str) -> FieldError {
    FieldError { field: Some(field.into()), message: message.to_owned().into() }
}

fn control(field: Option<&str>) -> &'static str {
    match field {
        Some("wijkId") => "wijk",
        _ => "naam",
    }
}

/// Everything that is stored about the person, as a file.
#[component]
fn Export() -> Html {
    let export = use_mutation::<ExportMyData>();
    let toaster = use_toaster();
    let onclick = {
        let export = export.clone();
        Callback::from(move |_| {
            let toaster = toaster.clone();
            let make = |operation_id| export_my_data::Variables {
                input: export_my_data::ExportMyDataInput { operation_id },
            };
            let done = Callback::from(move |answer: Result<Changed, Trouble>| {
                let words = match answer.and_then(|answer| answer.read::<ExportMyData>()) {
                    Ok(answer) => match answer.export_my_data.document {
                        Some(document) => {
                            let text = serde_json::to_string_pretty(&document).unwrap_or_default();
                            browser::save_file(people::export_file(), "application/json", &text)
                                .map_or(people::export_failed(), |()| people::export_done())
                        }
                        None => people::export_failed(),
                    },
                    Err(trouble) => trouble.message(),
                };
                toaster.say(words);
            });
            export.send(make, done);
        })
    };
    html! {
        <section class="stack">
            <h2>{ people::export_title() }</h2>
            <p>{ people::export_text() }</p>
            <div>
                <Button kind={ButtonKind::Secondary} icon={Glyph::Saved} busy={export.busy} {onclick}>
                    { people::export_button() }
                </Button>
            </div>
        </section>
    }
}
