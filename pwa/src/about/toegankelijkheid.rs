use wdw_contract::texts::about as text;
use yew::prelude::*;

use super::{contact, listing, page, section, use_about};
use crate::ui::SchemeChoice;

/// The accessibility statement.
#[component]
pub fn Toegankelijkheid() -> Html {
    let about = use_about();
    page(
        text::access_title(),
        text::access_intro(),
        html! {
            <>
                <SchemeChoice />
                { listing(text::access_how(), text::access_how_intro(), &[
                    text::access_keyboard(),
                    text::access_reader(),
                    text::access_zoom(),
                    text::access_colour(),
                    text::access_motion(),
                    text::access_words(),
                    text::access_map(),
                    text::access_offline(),
                ]) }
                { section(text::access_norm(), [text::access_norm_1(), text::access_norm_2()]) }
                <section class="stack">
                    <h2>{ text::access_problem() }</h2>
                    <p>{ text::access_problem_1() }</p>
                    { contact(about.as_deref()) }
                    <p>{ text::access_problem_2() }</p>
                </section>
                { section(text::access_other(), [text::access_other_1()]) }
            </>
        },
    )
}
