//! Who may decide what: the mandates of a wijkteam and of the managers, for everyone to read; giving and ending them.
//!
//! Not here: whether a decision is within them; the server says so with each request.

use wdw_contract::Cents;
use wdw_contract::texts::mandates_app as text;
use yew::prelude::*;

use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::initiatives::act::{OutcomeView, use_act};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Button, ButtonKind, CalendarField, Choice, ErrorState, FieldError, MoneyField, Page, Radios,
    Select, Skeleton, TextField, use_kept, use_toaster, when,
};

operation!(MandatesOfWijk, "src/mandates/mandates.graphql");
operation!(GiveMandate, "src/mandates/give.graphql");
operation!(EndMandate, "src/mandates/end.graphql");

/// What is shown of a mandate, wherever it stands.
#[derive(Clone, PartialEq)]
struct Shown {
    id: String,
    holder: String,
    what: AttrValue,
    partner: String,
    words: String,
    since: String,
    given_by: Option<String>,
    may_end: bool,
}

macro_rules! shown {
    ($mandate:expr) => {{
        let one = $mandate;
        let words = match one.kind {
            MandateKind::Hours => text::hours(one.hours.unwrap_or_default()),
            MandateKind::Money | MandateKind::Unknown => text::money(one.amount.unwrap_or_default()),
        };
        let what = match (one.function, one.level) {
            (Some(function), _) => function.label(),
            (None, DecisionLevel::Stuurgroep) => text::stuurgroep(),
            (None, _) => text::manager(),
        };
        let until = one.valid_until.as_ref().map(|day| format!(" {}", text::until(when::day(day))));
        Shown {
            id: one.id.clone(),
            holder: one.holder.clone(),
            what: what.into(),
            partner: one.partner.short_name.clone(),
            words,
            since: format!("{}{}", text::since(when::day(&one.valid_from)), until.unwrap_or_default()),
            given_by: one.given_by.clone(),
            may_end: one.viewer_may_end,
        }
    }};
}

/// Which wijk.
#[derive(Properties, PartialEq)]
pub struct MandatenProps {
    /// Its name in an address.
    pub slug: AttrValue,
}

/// Who may decide what in a wijk.
#[component]
pub fn Mandaten(props: &MandatenProps) -> Html {
    let query = use_query::<MandatesOfWijk>(mandates_of_wijk::Variables { slug: props.slug.to_string() });
    let back = Back { to: Route::Wijk { slug: props.slug.to_string() }, name: text::back().into() };
    let data = match &query.state {
        QueryState::Loading => return html! { <Page {back}><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={text::title()} {back}>
                    <h1>{ text::title() }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => &loaded.data,
    };
    let Some(wijk) = &data.wijk else { return html! { <NotFound /> } };
    let team: Vec<Shown> = wijk.wijkteam.mandates.iter().map(|one| shown!(one)).collect();
    let managers: Vec<Shown> =
        data.partners.iter().flat_map(|partner| &partner.mandates).map(|one| shown!(one)).collect();
    let mut people: Vec<Choice> = wijk
        .wijkteam
        .members
        .iter()
        .filter(|member| member.viewer_may_give_mandate)
        .map(|member| Choice::new(member.id.clone(), format!("{}, {}", member.name, member.function.label())))
        .collect();
    people.extend(data.partners.iter().flat_map(|partner| {
        partner.managers.iter().map(|one| {
            Choice::new(one.id.clone(), format!("{}, {} {}", one.name, text::manager(), partner.short_name))
        })
    }));
    let title = text::title_wijk(&wijk.name);
    html! {
        <Page title={title.clone()} {back} end={html! { <SendState /> }}>
            <div class="stack"><h1>{ title }</h1><p class="lead">{ text::intro() }</p></div>
            if team.is_empty() { <p>{ text::none() }</p> } else { <ul class="list">{ for team.into_iter().map(row) }</ul> }
            if !managers.is_empty() {
                <section class="stack" aria-labelledby="managers">
                    <h2 id="managers">{ text::managers() }</h2>
                    <ul class="list">{ for managers.into_iter().map(row) }</ul>
                </section>
            }
            if wijk.viewer_may_give_mandates && !people.is_empty() { <Give {people} /> }
        </Page>
    }
}

fn row(one: Shown) -> Html {
    html! {
        <li key={one.id.clone()} class="stack stack--s">
            <p><span class="strong">{ &one.holder }</span>{ ", " }{ &one.what }{ "\u{a0}· " }{ &one.partner }</p>
            <p>{ &one.words }</p>
            <p class="small muted">
                { &one.since }
                if let Some(by) = &one.given_by { { ". " }{ text::given_by(by) } }
            </p>
            if one.may_end { <End id={one.id.clone()} holder={one.holder.clone()} /> }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct EndProps {
    id: String,
    holder: String,
}

#[component]
fn End(props: &EndProps) -> Html {
    let toaster = use_toaster();
    let act = use_act::<EndMandate>(&[], Callback::from(move |()| toaster.say(text::ended())));
    let asking = use_state(|| false);
    let ask = |shown: bool| {
        let asking = asking.setter();
        Callback::from(move |_: MouseEvent| asking.set(shown))
    };
    let onclick = {
        let (act, id) = (act.clone(), props.id.clone());
        Callback::from(move |_: MouseEvent| {
            let id = id.clone();
            act.send(move |operation_id| end_mandate::Variables {
                input: end_mandate::EndMandateInput {
                    operation_id,
                    mandate_id: id.clone(),
                    on: when::today(),
                },
            });
        })
    };
    html! {
        <>
            <OutcomeView outcome={act.outcome.clone()} />
            if *asking {
                <p role="status">{ text::end_what() }</p>
                <div class="row">
                    <Button kind={ButtonKind::Danger} busy={act.busy} {onclick}>
                        { text::end_button() }<span class="visually-hidden">{ ": " }{ text::end_of(&props.holder) }</span>
                    </Button>
                    <Button kind={ButtonKind::Secondary} onclick={ask(false)}>{ text::end_not() }</Button>
                </div>
            } else {
                <div>
                    <Button kind={ButtonKind::Secondary} onclick={ask(true)}>
                        { text::end() }<span class="visually-hidden">{ " " }{ text::end_of(&props.holder) }</span>
                    </Button>
                </div>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct GiveProps {
    people: Vec<Choice>,
}

/// Giving a mandate to somebody of the own partner.
#[component]
fn Give(props: &GiveProps) -> Html {
    let toaster = use_toaster();
    let who = use_kept("mandaat.wie".to_owned());
    let kind = use_state(|| MandateKind::Money);
    let typed = use_kept("mandaat.hoeveel".to_owned());
    let from = use_state(when::today);
    let until = use_state(String::new);
    let done = {
        let (typed, who, until) = (typed.sent.clone(), who.sent.clone(), until.setter());
        Callback::from(move |()| {
            typed.emit(());
            who.emit(());
            until.set(String::new());
            toaster.say(text::given());
        })
    };
    let act = use_act::<GiveMandate>(
        &["membershipId", "managerId", "amount", "hours", "validFrom", "validUntil"],
        done,
    );
    let onsubmit = {
        let (act, who, kind, typed, from) =
            (act.clone(), who.text.clone(), *kind, typed.text.clone(), (*from).clone());
        let until = Some((*until).clone()).filter(|day| !day.is_empty());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut errors = Vec::new();
            let mut wrong = |field: &'static str, message: &'static str| {
                errors.push(FieldError { field: Some(field.into()), message: message.into() });
            };
            if who.is_empty() {
                wrong("membershipId", text::give_who_required());
            }
            let amount = Cents::parse(&typed).ok().filter(|amount| *amount > Cents::ZERO);
            let hours = typed.trim().parse::<i64>().ok().filter(|hours| *hours > 0);
            let money = kind == MandateKind::Money;
            if money && amount.is_none() {
                wrong("amount", wdw_contract::texts::budget::amount_format());
            }
            if !money && hours.is_none() {
                wrong("hours", wdw_contract::texts::decide::number_format());
            }
            if !errors.is_empty() {
                return act.refuse(errors);
            }
            let (who, from, until) = (who.to_string(), from.clone(), until.clone());
            let member = who.starts_with("membership:");
            act.send(move |operation_id| give_mandate::Variables {
                input: give_mandate::GiveMandateInput {
                    operation_id,
                    membership_id: Some(who.clone()).filter(|_| member),
                    manager_id: Some(who.clone()).filter(|_| !member),
                    kind,
                    amount: amount.filter(|_| money),
                    hours: hours.filter(|_| !money),
                    valid_from: from.clone(),
                    valid_until: until.clone(),
                },
            });
        })
    };
    let mut people = vec![Choice::new("", text::give_who_required())];
    people.extend(props.people.iter().cloned());
    html! {
        <section class="stack" aria-labelledby="geven">
            <h2 id="geven">{ text::give() }</h2>
            <OutcomeView outcome={act.outcome.clone()} />
            <form class="stack stack--l" novalidate=true {onsubmit}>
                <Select id="membershipId" label={text::give_who()} choices={people} value={who.text.clone()}
                    error={act.outcome.error("membershipId").or_else(|| act.outcome.error("managerId"))}
                    on_change={who.on_input.reform(|id: AttrValue| id.to_string())} />
                <Radios id="kind" legend={text::give_kind()} value={Some(AttrValue::from(kind.name()))}
                    choices={vec![Choice::new(MandateKind::Money.name(), text::give_money()), Choice::new(MandateKind::Hours.name(), text::give_hours())]}
                    on_change={let kind = kind.setter(); Callback::from(move |name: AttrValue| kind.set(MandateKind::of(&name)))} />
                if *kind == MandateKind::Money {
                    <MoneyField id="amount" label={text::give_amount()} value={typed.text.clone()} error={act.outcome.error("amount")}
                        on_input={typed.on_input.clone()} />
                } else {
                    <TextField id="hours" label={text::give_hours_most()} inputmode="numeric" autocomplete="off" value={typed.text.clone()}
                        error={act.outcome.error("hours")}
                        on_input={typed.on_input.clone()} />
                }
                <CalendarField id="validFrom" label={text::give_from()} value={(*from).clone()} error={act.outcome.error("validFrom")}
                    on_input={let from = from.setter(); Callback::from(move |day| from.set(day))} />
                <CalendarField id="validUntil" label={text::give_until()} optional=true value={(*until).clone()} error={act.outcome.error("validUntil")}
                    on_input={let until = until.setter(); Callback::from(move |day| until.set(day))} />
                <div><Button submit=true busy={act.busy}>{ text::give_button() }</Button></div>
            </form>
        </section>
    }
}
