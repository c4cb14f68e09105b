//! What pages are made of: one file per component, each with when to use it and when not.
//!
//! Not here: anything that knows the server's schema, except its enums and what can go wrong on the way.

pub mod badge;
pub mod button;
pub mod card;
pub mod chips;
pub mod choices;
pub mod date_field;
pub mod empty_state;
pub mod error_state;
pub mod error_summary;
pub mod face;
pub mod field;
pub mod gallery;
pub mod icon;
pub mod kept;
pub mod link;
pub mod money_field;
pub mod navigation;
pub mod notice;
pub mod order_buttons;
pub mod page;
pub mod photo_picker;
pub mod photos;
pub mod scheme_choice;
pub mod score_chart;
pub mod select;
pub mod sign_in_link;
pub mod site_foot;
pub mod skeleton;
pub mod skip_link;
pub mod stacked_bar;
pub mod steps;
pub mod strip;
pub mod summary_list;
pub mod text_area;
pub mod text_field;
pub mod title;
pub mod toast;
pub mod tone;
pub mod when;
pub mod who_has_it;

pub use badge::Badge;
pub use button::{Button, ButtonKind};
pub use card::Card;
pub use chips::{Chip, Chips};
pub use choices::{Checkboxes, Choice, Radios};
pub use date_field::{CalendarField, DateField, TypedDate};
pub use empty_state::EmptyState;
pub use error_state::{ErrorState, Updated};
pub use error_summary::{ErrorSummary, FieldError};
pub use face::Face;
pub use field::Field;
pub use icon::{Glyph, Icon};
pub(crate) use kept::use_last_chance;
pub use kept::{Kept, forget_typed, use_begun, use_kept};
pub use link::{Link, LinkButton};
pub use money_field::MoneyField;
pub use navigation::Navigation;
pub use notice::Notice;
pub use order_buttons::{OrderButtons, reorder, use_dragging};
pub use page::{Back, Foot, Page};
pub use photo_picker::{PhotoPicker, PickedPhoto};
pub use photos::{Photos, ShownPhoto};
pub use scheme_choice::SchemeChoice;
pub use score_chart::{ScoreChart, Scored};
pub use select::Select;
pub use sign_in_link::SignInLink;
pub use site_foot::SiteFoot;
pub use skeleton::Skeleton;
pub use skip_link::SkipLink;
pub use stacked_bar::{Part, StackedBar};
pub use steps::{Progress, Step, StepState, Steps};
pub use strip::Strip;
pub use summary_list::{SummaryList, SummaryRow};
pub use text_area::TextArea;
pub use text_field::TextField;
pub use title::use_title;
pub use toast::{Toaster, Toasts, use_toaster};
pub use tone::Tone;
pub use who_has_it::WhoHasIt;

use wasm_bindgen::JsCast;

/// Moves the focus to the control with this id and brings it into view; nothing when it is not there.
pub fn focus(id: &str) {
    let control = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(control) = control.as_ref().and_then(JsCast::dyn_ref::<web_sys::HtmlElement>) {
        let _ = control.focus();
    }
}

/// The same words with a capital at the start.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
