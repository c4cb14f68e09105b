//! Before the first question: what this is for and what not, and what was begun already.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::submit;
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::Draft;
use super::keeping::{self, Desk, use_keeps};
use super::question::Question;
use crate::browser;
use crate::people::use_session;
use crate::routes::Route;
use crate::ui::{Button, ButtonKind, Card, Foot, Glyph, Link, Notice, Page, Tone, use_toaster, when};

/// Puts an empty draft on the desk.
pub(super) fn begin(desk: &Desk) {
    desk.take(Draft::new(browser::new_id()));
}

/// The desk.
#[derive(Properties, PartialEq)]
pub(super) struct StartProps {
    pub(super) desk: Desk,
}

/// The first page of the form.
#[component]
pub(super) fn Start(props: &StartProps) -> Html {
    let desk = &props.desk;
    let navigator = use_navigator();
    let keeps = use_keeps();
    let session = use_session();
    let drafts = use_state(|| Rc::new(Vec::<Draft>::new()));
    let round = use_state(|| 0_u32);
    {
        let drafts = drafts.setter();
        use_effect_with(*round, move |_| {
            spawn_local(async move { drafts.set(Rc::new(keeping::begun().await)) });
        });
    }
    let again = {
        let round = round.clone();
        Callback::from(move |()| round.set(*round + 1))
    };
    let open = {
        let (desk, navigator) = (desk.clone(), navigator.clone());
        Callback::from(move |draft: Draft| {
            let question = Question::of(&draft.page).unwrap_or(Question::Wijk);
            desk.take(draft);
            if let Some(navigator) = &navigator {
                navigator.push(&question.route());
            }
        })
    };
    let fresh = {
        let (open, viewer) = (open.clone(), session.viewer().cloned());
        Callback::from(move |_: MouseEvent| {
            let mut draft = Draft::new(browser::new_id());
            if let Some(viewer) = &viewer {
                draft.name = viewer.person.name.clone().unwrap_or_default();
                draft.show_first_name = viewer.person.show_first_name;
            }
            open.emit(draft);
        })
    };
    let nothing_begun = drafts.iter().all(Draft::is_untouched);
    let foot = if nothing_begun {
        html! { <Foot><Button wide=true onclick={fresh.clone()}>{ submit::start_begin() }</Button></Foot> }
    } else {
        Html::default()
    };
    html! {
        <Page title={submit::start_title()} {foot}>
            <div class="stack">
                <h1>{ submit::start_title() }</h1>
                <p>{ submit::start_lead() }</p>
            </div>
            if !keeps { <Notice tone={Tone::Bad}><p>{ submit::keeps_nothing() }</p></Notice> }
            if !nothing_begun {
                <section class="stack" aria-labelledby="begonnen">
                    <h2 id="begonnen">{ submit::start_begun() }</h2>
                    { for drafts.iter().filter(|draft| !draft.is_untouched()).map(|draft| html! {
                        <Begun key={draft.id.clone()} draft={draft.clone()} open={open.clone()} again={again.clone()}
                            desk={desk.clone()} />
                    }) }
                </section>
            }
            <section class="stack">
                <h2>{ submit::start_handy() }</h2>
                <ul class="bullets">
                    <li>{ submit::start_handy_plan() }</li>
                    <li>{ submit::start_handy_costs() }</li>
                    <li>{ submit::start_handy_photos() }</li>
                </ul>
                if keeps { <p class="muted">{ submit::start_kept() }</p> }
            </section>
            <section class="stack" aria-labelledby="persoonlijk">
                <h2 id="persoonlijk">{ submit::start_personal() }</h2>
                <p>{ submit::start_personal_text() }</p>
                <ul class="bullets">
                    <li>{ submit::start_personal_care() }</li>
                    <li>{ submit::start_personal_neighbours() }</li>
                    <li>{ submit::start_personal_danger() }</li>
                </ul>
                <p><Link to={Route::MijnWijk}>{ submit::start_team() }</Link></p>
            </section>
            if !nothing_begun {
                <div>
                    <Button kind={ButtonKind::Secondary} onclick={fresh}>{ submit::start_another() }</Button>
                </div>
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct BegunProps {
    draft: Draft,
    open: Callback<Draft>,
    again: Callback<()>,
    desk: Desk,
}

/// An idea that was begun.
#[component]
fn Begun(props: &BegunProps) -> Html {
    let BegunProps { draft, open, again, desk } = props;
    let toaster = use_toaster();
    let discard = {
        let (draft, again, desk) = (draft.clone(), again.clone(), desk.clone());
        Callback::from(move |_| {
            let (draft, again, desk, toaster) = (draft.clone(), again.clone(), desk.clone(), toaster.clone());
            spawn_local(async move {
                if keeping::discard(&draft.id).await.is_ok() {
                    desk.clear();
                    again.emit(());
                    toaster.say_with_undo(submit::start_discarded(), move || {
                        desk.take(draft.clone());
                        let again = again.clone();
                        spawn_local(async move {
                            browser::sleep(300).await;
                            again.emit(());
                        });
                    });
                }
            });
        })
    };
    let name = draft.name_for_people();
    html! {
        <Card>
            <div class="stack stack--s">
                <p class="strong">{ &name }</p>
                <p class="small muted">{ submit::start_begun_at(when::moment(draft.changed_at)) }</p>
            </div>
            <div class="row">
                <Button onclick={{
                    let (open, draft) = (open.clone(), draft.clone());
                    Callback::from(move |_| open.emit(draft.clone()))
                }}>{ submit::start_continue() }<span class="visually-hidden">{ ": " }{ &name }</span></Button>
                <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={discard}>
                    { submit::start_discard() }<span class="visually-hidden">{ ": " }{ &name }</span>
                </Button>
            </div>
        </Card>
    }
}
