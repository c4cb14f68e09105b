//! Pages about Wijkwerk itself, and the page for an address that does not exist.

mod not_found;
mod over;
mod privacy;
mod toegankelijkheid;

use std::rc::Rc;

use wdw_contract::texts::about as text;
use yew::prelude::*;

pub use not_found::NotFound;
pub(crate) use not_found::NotFoundBody;
pub use over::Over;
pub use privacy::Privacy;
pub use toegankelijkheid::Toegankelijkheid;

use crate::api::{operation, use_query};
use crate::people::SendState;
use crate::ui::Page;

operation!(pub(crate) About, "src/about/about.graphql");

/// What the server tells about itself, as soon as it is there. The pages can be read without.
#[hook]
pub(crate) fn use_about() -> Option<Rc<about::ResponseData>> {
    use_query::<About>(about::Variables).state.data().cloned()
}

/// A page to read: a title, an introduction, sections.
fn page(title: &'static str, intro: impl Into<AttrValue>, sections: Html) -> Html {
    let intro: AttrValue = intro.into();
    html! {
        <Page {title} end={html! { <SendState /> }}>
            <div class="stack"><h1>{ title }</h1><p class="lead">{ intro }</p></div>
            { sections }
        </Page>
    }
}

/// A heading with paragraphs.
fn section(title: &'static str, paragraphs: impl IntoIterator<Item = impl Into<AttrValue>>) -> Html {
    html! {
        <section class="stack">
            <h2>{ title }</h2>
            { for paragraphs.into_iter().map(|paragraph| { let words: AttrValue = paragraph.into(); html! { <p>{ words }</p> } }) }
        </section>
    }
}

/// A heading with a list.
fn listing(title: &'static str, intro: &'static str, items: &[&'static str]) -> Html {
    html! {
        <section class="stack">
            <h2>{ title }</h2>
            <p>{ intro }</p>
            <ul class="bullets">{ for items.iter().map(|item| html! { <li>{ *item }</li> }) }</ul>
        </section>
    }
}

/// Whom to mail, once that is known.
fn contact(about: Option<&about::ResponseData>) -> Html {
    let Some(about) = about else { return html! { <p>{ text::contact_wijkteam() }</p> } };
    let email = &about.installation.contact_email;
    html! {
        <p>{ text::contact(&about.installation.municipality) }{ " " }<a href={format!("mailto:{email}")}>{ email }</a></p>
    }
}
