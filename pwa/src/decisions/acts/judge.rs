use std::rc::Rc;

use wdw_contract::limits;
use wdw_contract::texts::{decide as text, decide_server as told};
use yew::prelude::*;

use super::super::one::One;
use super::{Sheet, at, use_done};
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::conversation::text_error;
use crate::ui::{Back, Button, Card, Choice, Radios, TextArea, use_kept};

operation!(JudgeKader, "src/decisions/acts/judge.graphql");

#[derive(Properties, PartialEq)]
pub(super) struct JudgeProps {
    pub(super) one: Rc<One>,
    pub(super) back: Back,
    /// As people mention the kader.
    pub(super) number: String,
}

/// Judging a kader of the own partner, with the reason.
#[component]
pub(super) fn Judge(props: &JudgeProps) -> Html {
    let one = &props.one;
    let kept = use_kept(format!("{}.kader-{}", one.reference, props.number));
    let chosen = use_state(|| None::<bool>);
    let done = use_done(&one.reference, text::judge_done(), kept.sent.clone());
    let act = use_act::<JudgeKader>(&["reason"], done);
    let checks = one.kader_checks.as_deref().unwrap_or_default();
    let Some(check) =
        checks.iter().find(|check| check.kader.number == props.number && check.viewer_may_judge)
    else {
        return html! { <NotFound /> };
    };
    let on_submit = {
        let (act, reason, chosen) = (act.clone(), kept.text.clone(), *chosen);
        let (id, kader_id) = (one.id.clone(), check.kader.id.clone());
        Callback::from(move |()| {
            let mut errors = Vec::new();
            if chosen.is_none() {
                errors.push(at("meets", text::judge_required()));
            }
            if let Some(message) = text_error(&reason, told::judgement_required()) {
                errors.push(at("reason", message));
            }
            let Some(meets) = chosen.filter(|_| errors.is_empty()) else { return act.refuse(errors) };
            let (id, kader_id, reason) = (id.clone(), kader_id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| judge_kader::Variables {
                input: judge_kader::JudgeKaderInput {
                    operation_id,
                    initiative_id: id.clone(),
                    kader_id: kader_id.clone(),
                    meets,
                    reason: reason.clone(),
                },
            });
        })
    };
    html! {
        <Sheet title={text::judge_title(&props.number)} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            <Card tint=true>
                <p class="strong">{ &check.version.title }</p>
                <p class="small muted">{ text::judge_asks() }</p>
                { for check.reasons.iter().map(|reason| html! { <p>{ &reason.text }</p> }) }
            </Card>
            <Radios id="meets" legend={text::judge_choice()}
                choices={vec![Choice::new("ja", text::judge_yes()), Choice::new("nee", text::judge_no())]}
                value={chosen.map(|meets| AttrValue::from(if meets { "ja" } else { "nee" }))}
                error={act.outcome.error("meets")}
                on_change={let chosen = chosen.setter(); Callback::from(move |value: AttrValue| chosen.set(Some(value == "ja")))} />
            <TextArea id="reason" label={text::judge_why()} hint={text::judge_why_hint()} limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true busy={act.busy}>{ text::judge_button() }</Button></div>
        </Sheet>
    }
}
