//! What is not right yet, above the form.

use wdw_contract::texts::ui;
use web_sys::HtmlElement;
use yew::prelude::*;

/// One thing that is not right yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field, of the first control of a group; none when it is about the whole.
    pub field: Option<AttrValue>,
    /// What to do, in the same words as at the field.
    pub message: AttrValue,
}

/// What is not right yet.
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// In the order of the page. With none, nothing is shown.
    pub errors: Vec<FieldError>,
    /// Goes up with every try to send, so that the summary takes the focus again.
    #[prop_or_default]
    pub attempt: u32,
}

/// Everything that is not right yet, with links to the fields. It takes the focus.
///
/// Use when: a form was sent and something must be changed; before the `h1`, and with "Fout: " before the title
/// of the page. Not when: while someone is still typing.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with((props.attempt, props.errors.is_empty()), move |(_, nothing)| {
            if !nothing && let Some(summary) = place.cast::<HtmlElement>() {
                let _ = summary.focus();
            }
        });
    }
    if props.errors.is_empty() {
        return Html::default();
    }
    html! {
        <div class="error-summary" role="alert" tabindex="-1" ref={place}>
            <p class="error-summary__title">{ ui::error_summary_title() }</p>
            <ul class="error-summary__list">
                { for props.errors.iter().map(item) }
            </ul>
        </div>
    }
}

fn item(error: &FieldError) -> Html {
    let Some(field) = error.field.clone() else {
        return html! { <li>{ &error.message }</li> };
    };
    let href = format!("#{field}");
    // The focus goes to the control itself; the address stays as it is.
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        super::focus(&field);
    });
    html! { <li><a {href} {onclick}>{ &error.message }</a></li> }
}
