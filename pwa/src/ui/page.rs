//! The parts that every page has: bar, content, foot.

use wdw_contract::texts::{common, shell};
use yew::prelude::*;

use super::icon::{Glyph, Icon};
use super::link::Link;
use super::title::use_title;
use crate::routes::Route;

/// The way back, to a page with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Back {
    /// The page.
    pub to: Route,
    /// Its name: "Ideeën".
    pub name: AttrValue,
}

/// What stands where on a page.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// In the browser's title. None while the page has no `h1` yet.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// In the bar; the product's name when none.
    #[prop_or_default]
    pub bar: Option<Html>,
    /// In the bar, before its title.
    #[prop_or_default]
    pub back: Option<Back>,
    /// At the end of the bar.
    #[prop_or_default]
    pub end: Html,
    /// Between bar and content, as wide as the page.
    #[prop_or_default]
    pub strip: Html,
    /// After the content: a [`Foot`] with the one thing to do here.
    #[prop_or_default]
    pub foot: Html,
    /// More classes for the content: `main--wide`, `main--form`.
    #[prop_or_default]
    pub class: Classes,
    /// The content, with exactly one `h1`.
    #[prop_or_default]
    pub children: Html,
}

/// A page: its title in the browser, the bar, the content.
///
/// Use when: for each address of the app, once.
#[component]
pub fn Page(props: &PageProps) -> Html {
    use_title(props.title.clone());
    html! {
        <>
            <header class="bar">
                <div class="bar__inner">
                    if let Some(back) = &props.back {
                        <Link class="bar__back" to={back.to.clone()}>
                            <Icon glyph={Glyph::Back} />
                            <span><span class="visually-hidden">{ shell::back_to() }{ " " }</span>{ &back.name }</span>
                        </Link>
                    }
                    if let Some(bar) = &props.bar {
                        <div class="bar__title">{ bar.clone() }</div>
                    } else if props.back.is_none() {
                        <p class="bar__title bar__title--product">{ common::product() }</p>
                    }
                    <div class="bar__end">{ props.end.clone() }</div>
                </div>
            </header>
            { props.strip.clone() }
            <main id="main" tabindex="-1" class={classes!("main", props.class.clone())}>
                { props.children.clone() }
                { props.foot.clone() }
            </main>
        </>
    }
}

/// What stays in view at the bottom.
#[derive(Properties, PartialEq)]
pub struct FootProps {
    /// One button, maybe two.
    pub children: Html,
}

/// Stays in view at the bottom, at the thumb. On a phone it takes the place of the tabs.
///
/// Use when: a page has one thing to do. Not when: in a form, there the button follows the last field.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    html! { <div class="foot">{ props.children.clone() }</div> }
}
