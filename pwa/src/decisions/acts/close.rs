use std::rc::Rc;

use wdw_contract::texts::{decide as text, decide_server as told};
use wdw_contract::{Cents, limits};
use yew::prelude::*;

use super::super::one::One;
use super::super::page::missing;
use super::{Sheet, at, forget, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::conversation::text_error;
use crate::ui::{
    Back, Button, ButtonKind, CalendarField, Choice, Notice, Radios, SummaryList, SummaryRow, TextArea, Tone,
    use_begun, when,
};

operation!(CloseDecision, "src/decisions/acts/close.graphql");

#[derive(Properties, PartialEq)]
pub(super) struct CloseProps {
    pub(super) one: Rc<One>,
    pub(super) back: Back,
    /// Refusing; else granting, all or a part.
    pub(super) refuse: bool,
}

/// Closing the decision: the words first, then a page that repeats amounts and consequences.
#[component]
pub(super) fn Close(props: &CloseProps) -> Html {
    let one = &props.one;
    let name = |field: &str| format!("{}.besluit.{}.{field}", one.reference, props.refuse);
    // The words to begin with, where words are needed.
    let drafts =
        one.readiness.as_ref().filter(|ready| props.refuse || ready.outcome != DecisionOutcome::Granted);
    let why_draft =
        drafts.map(|ready| if props.refuse { &ready.refusal_motivation } else { &ready.partial_motivation });
    let motivation = use_begun(name("motivation"), why_draft.map_or("", String::as_str));
    let asked_in_return = one.readiness.as_ref().map_or("", |ready| ready.conditions.as_str());
    let conditions = use_begun(name("conditions"), if props.refuse { "" } else { asked_in_return });
    let way = use_begun(name("way"), drafts.map_or("", |ready| ready.way_forward.as_str()));
    let in_meeting = use_state(|| false);
    let meeting = use_state(when::today);
    let checking = use_state(|| false);
    let turned = use_state(|| false);
    let done = use_done(&one.reference, text::close_done(), forget([&motivation, &conditions, &way]));
    let act = use_act::<CloseDecision>(&["motivation", "conditions", "wayForward", "meetingOn"], done);
    let Some(ready) = one.readiness.as_ref() else { return Html::default() };
    if !props.refuse && !ready.can_grant {
        return html! {
            <Sheet title={text::nothing_to_grant()} back={props.back.clone()} outcome={act.outcome.clone()}
                about={one.title.clone()} on_submit={Callback::noop()}>{ missing(ready) }</Sheet>
        };
    }
    if props.refuse && !ready.can_refuse {
        return html! {
            <Sheet title={text::nothing_to_refuse()} back={props.back.clone()} outcome={act.outcome.clone()}
                about={one.title.clone()} on_submit={Callback::noop()}>
                if let Some(reason) = &ready.not_refused { <Notice tone={Tone::Wait}><p>{ reason }</p></Notice> }
            </Sheet>
        };
    }
    let outcome = if props.refuse { DecisionOutcome::Refused } else { ready.outcome };
    let total = if props.refuse { Cents::ZERO } else { ready.total };
    let needs = outcome != DecisionOutcome::Granted;
    let (why, forward) = (motivation.text.clone(), way.text.clone());
    let title = match outcome {
        DecisionOutcome::Refused | DecisionOutcome::Unknown => text::refuse_title().to_owned(),
        _ if total == Cents::ZERO => text::grant_title_no_money().to_owned(),
        _ => text::grant_title(total),
    };
    let on_submit = {
        let (act, checking, turned) = (act.clone(), checking.clone(), turned.setter());
        let (why, forward) = (why.clone(), forward.clone());
        let (agreed, id) = (conditions.text.clone(), one.id.clone());
        let day = (*meeting).clone();
        let meeting_on = in_meeting.then_some(day);
        Callback::from(move |()| {
            let mut errors = Vec::new();
            let mut check = |field: &'static str, typed: &str, required: Option<&'static str>| {
                if (required.is_some() || !typed.trim().is_empty())
                    && let Some(message) = text_error(typed, required.unwrap_or_default())
                {
                    errors.push(at(field, message));
                }
            };
            check("motivation", &why, needs.then(told::motivation_required));
            check("conditions", &agreed, None);
            check("wayForward", &forward, needs.then(told::way_forward_required));
            if meeting_on.as_deref().is_some_and(|day| day > when::today().as_str()) {
                errors.push(at("meetingOn", told::meeting_future()));
            }
            if !errors.is_empty() {
                checking.set(false);
                return act.refuse(errors);
            }
            if !*checking {
                act.refuse(Vec::new());
                turned.set(true);
                return checking.set(true);
            }
            let filled = |typed: &AttrValue| Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
            let (id, meeting_on) = (id.clone(), meeting_on.clone());
            let (why, agreed, forward) = (filled(&why), filled(&agreed), filled(&forward));
            act.send(move |operation_id| close_decision::Variables {
                input: close_decision::CloseDecisionInput {
                    operation_id,
                    initiative_id: id.clone(),
                    outcome,
                    total,
                    motivation: why.clone(),
                    conditions: agreed.clone(),
                    way_forward: forward.clone(),
                    meeting_on: meeting_on.clone(),
                },
            });
        })
    };
    if *checking {
        let row = |name: String, value: String| SummaryRow {
            name: name.into(),
            value: html! { <span class="prose">{ value }</span> },
            change: None,
        };
        let mut rows = vec![row(text::check_outcome().to_owned(), title.clone())];
        if !props.refuse {
            rows.extend(ready.budgets.iter().filter_map(|pot| {
                Some(row(text::check_partner(&pot.partner.short_name), pot.given?.to_string()))
            }));
            rows.extend(
                ready
                    .budgets
                    .iter()
                    .filter(|pot| pot.paid > Cents::ZERO)
                    .map(|pot| row(text::check_paid(&pot.partner.short_name), pot.paid.to_string())),
            );
        }
        for (name, value) in [
            (text::close_why(), &why),
            (text::close_conditions(), &conditions.text),
            (text::close_way(), &forward),
        ] {
            if !value.trim().is_empty() {
                rows.push(row(name.to_owned(), value.to_string()));
            }
        }
        let when_words = if *in_meeting { when::day(&meeting) } else { text::close_between().to_owned() };
        rows.push(row(text::check_when().to_owned(), when_words));
        let (button, kind) = match outcome {
            DecisionOutcome::Refused | DecisionOutcome::Unknown => {
                (text::check_button_refuse().to_owned(), ButtonKind::Danger)
            }
            _ if total == Cents::ZERO => (text::check_button_no_money().to_owned(), ButtonKind::Primary),
            _ => (text::check_button_grant(total), ButtonKind::Primary),
        };
        let change = {
            let checking = checking.setter();
            Callback::from(move |_: MouseEvent| checking.set(false))
        };
        return html! {
            <Sheet key="check" turned=true title={text::check_title()} back={props.back.clone()} outcome={act.outcome.clone()}
                about={one.title.clone()} {on_submit}>
                <SummaryList {rows} />
                <p>{ if props.refuse { text::check_what_refuse() } else { text::check_what_grant() } }</p>
                <div class="row">
                    <Button submit=true {kind} busy={act.busy}>{ button }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={change}>{ text::check_change() }</Button>
                </div>
            </Sheet>
        };
    }
    html! {
        <Sheet key="words" turned={*turned} title={title} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            <TextArea id="motivation" label={text::close_why()} hint={text::close_why_hint()} optional={!needs}
                limit={limits::MESSAGE} value={why} on_input={motivation.on_input.clone()} error={act.outcome.error("motivation")} />
            if !props.refuse {
                <TextArea id="conditions" label={text::close_conditions()} hint={text::close_conditions_hint()} optional=true
                    limit={limits::MESSAGE} value={conditions.text.clone()} on_input={conditions.on_input.clone()}
                    error={act.outcome.error("conditions")} />
            }
            <TextArea id="wayForward" label={text::close_way()} optional={!needs} limit={limits::MESSAGE} value={forward}
                on_input={way.on_input.clone()} error={act.outcome.error("wayForward")} />
            <Radios id="when" legend={text::close_when()}
                choices={vec![Choice::new("tussendoor", text::close_between()), Choice::new("overleg", text::close_meeting())]}
                value={Some(AttrValue::from(if *in_meeting { "overleg" } else { "tussendoor" }))}
                on_change={let in_meeting = in_meeting.setter(); Callback::from(move |value: AttrValue| in_meeting.set(value == "overleg"))} />
            if *in_meeting {
                <CalendarField id="meetingOn" label={text::close_meeting_day()} value={(*meeting).clone()}
                    error={act.outcome.error("meetingOn")}
                    on_input={let meeting = meeting.setter(); Callback::from(move |day| meeting.set(day))} />
            }
            <div><Button submit=true>{ text::close_on() }</Button></div>
        </Sheet>
    }
}
