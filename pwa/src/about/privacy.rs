use wdw_contract::texts::about as text;
use yew::prelude::*;

use super::{contact, listing, page, section, use_about};
use crate::routes::Route;
use crate::ui::{Link, SummaryList, SummaryRow};

/// What is kept about whom, who sees it, and for how long.
#[component]
pub fn Privacy() -> Html {
    let about = use_about();
    let row = |name: &'static str, value: &'static str| SummaryRow {
        name: name.into(),
        value: value.into(),
        change: None,
    };
    page(
        text::privacy_title(),
        text::privacy_intro(),
        html! {
            <>
                { listing(text::privacy_what(), text::privacy_what_intro(), &[
                    text::privacy_what_email(),
                    text::privacy_what_name(),
                    text::privacy_what_idea(),
                    text::privacy_what_messages(),
                    text::privacy_what_sessions(),
                ]) }
                { section(text::privacy_not(), [text::privacy_not_1(), text::privacy_not_2()]) }
                { listing(text::privacy_who(), text::privacy_who_intro(), &[
                    text::privacy_who_everyone(),
                    text::privacy_who_wijkteam(),
                    text::privacy_who_admin(),
                ]) }
                <section class="stack">
                    <h2>{ text::privacy_how_long() }</h2>
                    <p>{ text::privacy_how_long_intro() }</p>
                    <SummaryList rows={vec![
                        row(text::privacy_drafts(), text::privacy_drafts_term()),
                        row(text::privacy_refused(), text::privacy_refused_term()),
                        row(text::privacy_completed(), text::privacy_completed_term()),
                        row(text::privacy_audit(), text::privacy_audit_term()),
                    ]} />
                    <p>{ text::privacy_how_long_then() }</p>
                </section>
                { section(text::privacy_phone(), [text::privacy_phone_1(), text::privacy_phone_2()]) }
                { section(text::privacy_photos(), [text::privacy_photos_1()]) }
                <section class="stack">
                    <h2>{ text::privacy_rights() }</h2>
                    <p>{ text::privacy_rights_1() }{ " " }<Link to={Route::Ik}>{ text::privacy_rights_link() }</Link></p>
                    <p>{ text::privacy_rights_2() }</p>
                    { contact(about.as_deref()) }
                    <p>{ text::privacy_rights_3() }</p>
                </section>
            </>
        },
    )
}
