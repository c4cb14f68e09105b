use wdw_contract::texts::{about as text, kaders};
use yew::prelude::*;

use super::{contact, page, section, use_about};
use crate::routes::Route;
use crate::ui::{Link, LinkButton, Step, StepState, Steps};

/// What Wijkwerk is, how it goes, who makes it.
#[component]
pub fn Over() -> Html {
    let about = use_about();
    let weeks = about.as_ref().map_or(6, |about| about.installation.answer_term_days / 7);
    let step = |title: &'static str, detail: AttrValue| Step {
        state: StepState::Later,
        title: title.into(),
        detail: html! { <p>{ detail }</p> },
    };
    page(
        text::over_title(),
        text::over_intro(),
        html! {
            <>
                <section class="stack">
                    <h2>{ text::over_how() }</h2>
                    <Steps steps={vec![
                        step(text::over_step_1(), text::over_step_1_more().into()),
                        step(text::over_step_2(), text::over_step_2_more().into()),
                        step(text::over_step_3(), text::over_step_3_more().into()),
                        step(text::over_step_4(), text::over_step_4_more(weeks).into()),
                    ]} />
                    <div><LinkButton to={Route::Indienen}>{ wdw_contract::texts::common::submit_idea() }</LinkButton></div>
                </section>
                <section class="stack">
                    <h2>{ kaders::over_title() }</h2>
                    <p>{ kaders::over_more() }</p>
                    <p><Link to={Route::Kaders}>{ kaders::over_link() }</Link></p>
                </section>
                { section(text::over_not(), [text::over_not_1(), text::over_not_2()]) }
                if let Some(about) = &about {
                    <section class="stack">
                        <h2>{ text::over_partners() }</h2>
                        <p>{ text::over_partners_1() }</p>
                        <ul class="bullets">{ for about.partners.iter().map(|partner| html! { <li>{ &partner.name }</li> }) }</ul>
                    </section>
                }
                <section class="stack">
                    <h2>{ text::over_contact() }</h2>
                    { contact(about.as_deref()) }
                </section>
                { section(text::over_source(), [text::over_source_1().to_owned(), text::over_version(env!("CARGO_PKG_VERSION"))]) }
            </>
        },
    )
}
