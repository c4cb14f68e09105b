//! Cancelling, inviting, and making the report public.

use wdw_contract::limits;
use wdw_contract::texts::{refusals as told, schouw as text};
use yew::prelude::*;
use yew_router::prelude::*;

use super::one::{Schouw, SchouwProps};
use super::page;
use super::team::{TeamChoice, members};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{ActPage, OutcomeView, use_act};
use crate::initiatives::conversation::text_error;
use crate::routes::Route;
use crate::ui::{Back, Button, ButtonKind, FieldError, Glyph, Notice, TextArea, Tone, use_kept, use_toaster};

operation!(CancelWijkschouw, "src/wijkschouw/cancel.graphql");
operation!(InviteToWijkschouw, "src/wijkschouw/invite.graphql");
operation!(ReportWijkschouw, "src/wijkschouw/publish.graphql");

/// The way back to the wijkschouw.
pub(super) fn back_to(schouw: &Schouw) -> Back {
    Back {
        to: Route::WijkschouwEen { reference: schouw.reference.clone() },
        name: text::the_wijkschouw().into(),
    }
}

/// Back to the wijkschouw, saying what was done.
#[hook]
pub(super) fn use_done(reference: &str, said: &'static str) -> Callback<()> {
    let toaster = use_toaster();
    let navigator = use_navigator();
    let page = Route::WijkschouwEen { reference: reference.to_owned() };
    Callback::from(move |()| {
        toaster.say(said);
        if let Some(navigator) = &navigator {
            navigator.replace(&page);
        }
    })
}

/// It does not take place, and why.
#[component]
pub(super) fn Cancel(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let kept = use_kept(format!("{}.annuleren", schouw.reference));
    let done = use_done(&schouw.reference, text::cancel_done());
    let act = use_act::<CancelWijkschouw>(&["reason"], {
        let sent = kept.sent.clone();
        Callback::from(move |()| {
            sent.emit(());
            done.emit(());
        })
    });
    let on_submit = {
        let (act, reason, id) = (act.clone(), kept.text.clone(), schouw.id.clone());
        Callback::from(move |()| {
            if let Some(message) = text_error(&reason, told::reason_required()) {
                return act.refuse(vec![FieldError { field: Some("reason".into()), message }]);
            }
            let (id, reason) = (id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| cancel_wijkschouw::Variables {
                input: cancel_wijkschouw::CancelWijkschouwInput {
                    operation_id,
                    wijkschouw_id: id.clone(),
                    reason: reason.clone(),
                },
            });
        })
    };
    html! {
        <ActPage title={text::cancel_title()} back={back_to(schouw)} outcome={act.outcome.clone()} {on_submit}>
            <div class="stack stack--s">
                <h1>{ text::cancel_title() }</h1>
                <p class="muted">{ page::name(schouw) }</p>
            </div>
            <Notice tone={Tone::Wait}><p>{ text::cancel_what() }</p></Notice>
            <TextArea id="reason" label={text::cancel_reason()} hint={text::cancel_reason_hint()} limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true kind={ButtonKind::Danger} busy={act.busy}>{ text::cancel_button() }</Button></div>
        </ActPage>
    }
}

/// Who of the wijkteam should come.
#[component]
pub(super) fn Invite(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let chosen = use_state(Vec::<AttrValue>::new);
    let done = use_done(&schouw.reference, text::invite_done());
    let act = use_act::<InviteToWijkschouw>(&["membershipIds"], done);
    let on_submit = {
        let (act, chosen, id) = (act.clone(), chosen.clone(), schouw.id.clone());
        Callback::from(move |()| {
            if chosen.is_empty() {
                let message = text::invite_required().into();
                return act.refuse(vec![FieldError { field: Some("membershipIds".into()), message }]);
            }
            let (id, ids): (String, Vec<String>) =
                (id.clone(), chosen.iter().map(AttrValue::to_string).collect());
            act.send(move |operation_id| invite_to_wijkschouw::Variables {
                input: invite_to_wijkschouw::InviteToWijkschouwInput {
                    operation_id,
                    wijkschouw_id: id.clone(),
                    membership_ids: ids.clone(),
                },
            });
        })
    };
    let there: Vec<AttrValue> = schouw
        .participants
        .iter()
        .flatten()
        .filter(|person| person.state != ParticipantState::Left)
        .map(|person| person.name.clone().into())
        .collect();
    let on_change = members(&chosen);
    html! {
        <ActPage title={text::invite_title()} back={back_to(schouw)} outcome={act.outcome.clone()} {on_submit}>
            <div class="stack stack--s">
                <h1>{ text::invite_title() }</h1>
                <p class="muted">{ page::name(schouw) }</p>
            </div>
            <p>{ text::invite_what() }</p>
            <TeamChoice slug={schouw.wijk.slug.clone()} id="membershipIds" legend={text::invite_who()} {there}
                values={(*chosen).clone()} {on_change} error={act.outcome.error("membershipIds")}
                nobody={text::invite_nobody()}>
                <div><Button submit=true busy={act.busy}>{ text::invite_button() }</Button></div>
            </TeamChoice>
        </ActPage>
    }
}

/// Everybody can read the report, after a word on what that means.
#[component]
pub(super) fn ReportButton(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let toaster = use_toaster();
    let act = use_act::<ReportWijkschouw>(&[], Callback::from(move |()| toaster.say(text::reported())));
    if !schouw.may(WijkschouwAction::Report) {
        return Html::default();
    }
    let onclick = {
        let (act, id) = (act.clone(), schouw.id.clone());
        Callback::from(move |_| {
            let id = id.clone();
            act.send(move |operation_id| report_wijkschouw::Variables {
                input: report_wijkschouw::ReportWijkschouwInput { operation_id, wijkschouw_id: id.clone() },
            });
        })
    };
    // First the findings, then the report; the other way round is possible as well.
    let open = schouw.open_findings().count();
    let differ = schouw.differences.as_ref().map_or(0, Vec::len);
    let number = |count: usize| i64::try_from(count).unwrap_or_default();
    let kind = if open + differ > 0 { ButtonKind::Secondary } else { ButtonKind::Primary };
    html! {
        <div class="stack">
            <OutcomeView outcome={act.outcome.clone()} />
            <p class="small">{ text::report_what() }</p>
            if open > 0 { <p class="small">{ text::report_open(number(open)) }</p> }
            if differ > 0 { <p class="small">{ text::report_differ(number(differ)) }</p> }
            <div><Button {kind} busy={act.busy} icon={Glyph::Check} {onclick}>{ text::report() }</Button></div>
        </div>
    }
}
