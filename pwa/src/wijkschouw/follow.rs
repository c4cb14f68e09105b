//! The findings of a wijkschouw one by one: what becomes of each, with one tap.

use std::rc::Rc;

use wdw_contract::limits;
use wdw_contract::texts::{follow_ups as text, refusals as told, schouw};
use yew::prelude::*;

use super::acts::back_to;
use super::findings::FindingView;
use super::one::{Finding, Schouw, SchouwProps};
use super::page;
use super::team::{members_in, use_team};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{OutcomeView, use_act};
use crate::initiatives::conversation::text_error;
use crate::people::use_session;
use crate::routes::Route;
use crate::ui::{
    Button, ButtonKind, CalendarField, Card, Choice, EmptyState, FieldError, Glyph, Icon, LinkButton, Page,
    Radios, Select, TextArea, TextField, use_kept, use_toaster, when,
};

operation!(FollowUpFinding, "src/wijkschouw/follow.graphql");
operation!(DismissFinding, "src/wijkschouw/dismiss.graphql");

/// The usual time to do something about a finding.
const DAYS: u32 = 28;

/// Each finding that has no follow-up yet.
#[component]
pub(super) fn FollowUp(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let later = use_state(Vec::<String>::new);
    let open: Vec<&Finding> = schouw.open_findings().collect();
    let present = open.iter().find(|finding| !later.contains(&finding.id)).or(open.first());
    let left = i64::try_from(open.len()).unwrap_or_default();
    let skip = {
        let (later, id) = (later.clone(), present.map(|finding| finding.id.clone()));
        // After the last one, those that were skipped come again.
        let again = open.iter().filter(|finding| !later.contains(&finding.id)).count() <= 1;
        Callback::from(move |()| {
            let mut all = if again { Vec::new() } else { (*later).clone() };
            all.extend(id.clone());
            later.set(all);
        })
    };
    html! {
        <Page title={text::each_title()} back={back_to(schouw)} class="main--form">
            <div class="stack stack--s">
                <h1>{ text::each_title() }</h1>
                <p class="muted">{ page::name(schouw) }</p>
            </div>
            if let Some(finding) = present {
                <p role="status">{ text::each_left(left) }</p>
                <One key={finding.id.clone()} schouw={schouw.clone()} finding={Rc::new((*finding).clone())}
                    on_later={(left > 1).then_some(skip)} />
            } else {
                <EmptyState title={if schouw.findings.is_empty() { text::each_none() } else { text::each_done() }}>
                    if schouw.may(WijkschouwAction::Report) { <p>{ text::each_done_more() }</p> }
                    <LinkButton to={Route::WijkschouwEen { reference: schouw.reference.clone() }}>{ text::each_back() }</LinkButton>
                </EmptyState>
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    schouw: Rc<Schouw>,
    finding: Rc<Finding>,
    /// To the next one; none when this is the only one.
    on_later: Option<Callback<()>>,
}

/// The first words of a note, as a title.
fn title_of(note: &str) -> String {
    let line = note.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= limits::TITLE {
        return line.to_owned();
    }
    let cut: String = line.chars().take(limits::TITLE - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

/// One finding, and what can become of it.
#[component]
fn One(props: &OneProps) -> Html {
    let OneProps { schouw, finding, on_later } = props;
    let session = use_session();
    let toaster = use_toaster();
    let team = use_team(&schouw.wijk.slug);
    let mine = session.viewer().and_then(|viewer| {
        viewer
            .memberships
            .iter()
            .find(|membership| membership.wijk.id == schouw.wijk.id)
            .map(|m| m.id.clone())
    });
    let title = use_state(|| title_of(&finding.note));
    let owner = use_state(|| None::<AttrValue>);
    let due = use_state(|| when::days_from_today(DAYS));
    let class = use_state(|| finding.class);
    let dismissing = use_state(|| false);
    let chosen: AttrValue =
        (*owner).clone().or_else(|| mine.clone().map(AttrValue::from)).unwrap_or_default();
    let act = {
        let toaster = toaster.clone();
        use_act::<FollowUpFinding>(
            &["title", "ownerMembershipId", "dueOn"],
            Callback::from(move |()| {
                toaster.say(text::each_done_one());
            }),
        )
    };
    let make = |kind: FollowUpKind| {
        let (act, title, due, id, chosen, class) =
            (act.clone(), (*title).clone(), (*due).clone(), finding.id.clone(), chosen.clone(), *class);
        Callback::from(move |_: MouseEvent| {
            let wrong = |message: AttrValue| vec![FieldError { field: Some("title".into()), message }];
            if title.trim().is_empty() {
                return act.refuse(wrong(text::title_required().into()));
            }
            if title.trim().chars().count() > limits::TITLE {
                return act.refuse(wrong(text::title_too_long(limits::TITLE).into()));
            }
            let owned = kind != FollowUpKind::Compliment;
            let (title, due, id, chosen) = (title.clone(), due.clone(), id.clone(), chosen.clone());
            act.send(move |operation_id| follow_up_finding::Variables {
                input: follow_up_finding::FollowUpFindingInput {
                    operation_id,
                    finding_id: id.clone(),
                    kind,
                    title: title.trim().to_owned(),
                    body: None,
                    owner_membership_id: Some(chosen.to_string()).filter(|id| owned && !id.is_empty()),
                    due_on: Some(due.clone()).filter(|due| owned && !due.is_empty()),
                    class,
                },
            });
        })
    };
    let people: Vec<Choice> = members_in(&team.state)
        .iter()
        .filter(|member| member.assignable)
        .map(|member| {
            let name = if Some(&member.id) == mine.as_ref() {
                text::each_who_me(&member.name)
            } else {
                member.name.clone()
            };
            Choice::new(member.id.clone(), format!("{name}, {}", member.function.label()))
        })
        .collect();
    let mut classes = vec![Choice::new("", text::each_class_unknown())];
    classes.extend(
        [FindingClass::AtOnce, FindingClass::Maintenance, FindingClass::Project]
            .map(|class| Choice::new(class.name(), class.label())),
    );
    let choices = [
        (FollowUpKind::Action, Glyph::Check, text::each_action_hint()),
        (FollowUpKind::Signal, Glyph::Flag, text::each_signal_hint()),
        (FollowUpKind::Report, Glyph::Forward, text::each_report_hint()),
        (FollowUpKind::Compliment, Glyph::Heart, text::each_compliment_hint()),
    ];
    html! {
        <>
            <Card><FindingView finding={(**finding).clone()} /></Card>
            if *dismissing {
                <Dismiss finding={finding.clone()} on_back={let dismissing = dismissing.setter(); Callback::from(move |()| dismissing.set(false))} />
            } else {
                <div class="stack stack--l">
                    <OutcomeView outcome={act.outcome.clone()} />
                    <TextField id="title" label={text::each_what()} value={(*title).clone()} error={act.outcome.error("title")}
                        on_input={let title = title.setter(); Callback::from(move |typed| title.set(typed))} autocomplete="off" />
                    <div class="filters filters--open">
                        <Select id="ownerMembershipId" label={text::each_who()} choices={people} value={chosen.clone()}
                            error={act.outcome.error("ownerMembershipId")}
                            on_change={let owner = owner.setter(); Callback::from(move |id| owner.set(Some(id)))} />
                        <CalendarField id="dueOn" label={text::each_by()} value={(*due).clone()} min={when::today()}
                            error={act.outcome.error("dueOn")}
                            on_input={let due = due.setter(); Callback::from(move |day| due.set(day))} />
                    </div>
                    <Select id="class" label={text::each_class()} choices={classes} value={class.map_or("", FindingClass::name)}
                        on_change={let class = class.setter(); Callback::from(move |name: AttrValue| {
                            class.set(FindingClass::ALL.iter().copied().find(|class| class.name() == name.as_str()));
                        })} />
                    <section class="stack" aria-labelledby="keuze">
                        <h2 id="keuze">{ text::each_choose() }</h2>
                        <div class="taps">
                            { for choices.into_iter().map(|(kind, glyph, hint)| html! {
                                <button type="button" class="tap" onclick={make(kind)} aria-disabled={act.busy.then_some("true")}>
                                    <Icon {glyph} />
                                    <span><span class="strong">{ kind.label() }</span><span class="tap__hint">{ hint }</span></span>
                                </button>
                            }) }
                            <button type="button" class="tap" onclick={let dismissing = dismissing.setter(); Callback::from(move |_: MouseEvent| dismissing.set(true))}>
                                <Icon glyph={Glyph::Cross} />
                                <span><span class="strong">{ text::each_nothing() }</span><span class="tap__hint">{ text::each_nothing_hint() }</span></span>
                            </button>
                        </div>
                    </section>
                    if let Some(on_later) = on_later {
                        <div><Button kind={ButtonKind::Plain} icon={Glyph::Next} onclick={on_later.reform(|_| ())}>{ text::each_later() }</Button></div>
                    }
                </div>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DismissProps {
    finding: Rc<Finding>,
    on_back: Callback<()>,
}

/// Nothing is done about it, and why.
#[component]
fn Dismiss(props: &DismissProps) -> Html {
    let DismissProps { finding, on_back } = props;
    let kept = use_kept(format!("{}.niets", finding.id));
    let toaster = use_toaster();
    let class = use_state(|| match finding.class {
        Some(FindingClass::PrivateGround) => FindingClass::PrivateGround,
        _ => FindingClass::Nothing,
    });
    let act = {
        let sent = kept.sent.clone();
        use_act::<DismissFinding>(
            &["reason", "class"],
            Callback::from(move |()| {
                sent.emit(());
                toaster.say(text::each_dismissed());
            }),
        )
    };
    let onsubmit = {
        let (act, reason, id, class) = (act.clone(), kept.text.clone(), finding.id.clone(), *class);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(message) = text_error(&reason, told::reason_required()) {
                return act.refuse(vec![FieldError { field: Some("reason".into()), message }]);
            }
            let (id, reason) = (id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| dismiss_finding::Variables {
                input: dismiss_finding::DismissFindingInput {
                    operation_id,
                    finding_id: id.clone(),
                    class,
                    reason: reason.clone(),
                },
            });
        })
    };
    let choices: Vec<Choice> = [FindingClass::Nothing, FindingClass::PrivateGround]
        .map(|class| Choice::new(class.name(), class.label()))
        .to_vec();
    html! {
        <form class="stack stack--l" novalidate=true {onsubmit}>
            <OutcomeView outcome={act.outcome.clone()} />
            <Radios id="class" legend={text::each_nothing_why()} {choices} value={Some(AttrValue::from(class.name()))}
                on_change={let class = class.setter(); Callback::from(move |name: AttrValue| {
                    if let Some(chosen) = FindingClass::ALL.iter().copied().find(|class| class.name() == name.as_str()) {
                        class.set(chosen);
                    }
                })} />
            <TextArea id="reason" label={text::each_reason()} hint={text::each_reason_hint()} limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div class="row">
                <Button submit=true busy={act.busy}>{ text::each_nothing_button() }</Button>
                <Button kind={ButtonKind::Plain} onclick={on_back.reform(|_| ())}>{ schouw::back_to_choice() }</Button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::title_of;

    #[test]
    fn a_title_is_the_first_line_cut_between_words() {
        assert_eq!(title_of("Lamp kapot\nbij de bank"), "Lamp kapot");
        let long = title_of(&"de stoep ligt los ".repeat(8));
        assert!(long.chars().count() <= 80 && long.ends_with('…') && !long.contains(" …"), "{long}");
    }
}
