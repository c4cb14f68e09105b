//! Writing a checklist: all of it on one page, and each question on a page of its own.

use std::rc::Rc;

use wdw_contract::texts::checklists as text;
use yew::prelude::*;

use super::item::ItemPage;
use super::keeping::{Desk, Keeping, use_desk};
use super::overview::Overview;
use super::page::{One, OneChecklist, editing, one_checklist};
use super::publish::Publish;
use crate::about::NotFound;
use crate::api::{QueryState, use_query};
use crate::routes::Route;
use crate::ui::{Back, Button, ButtonKind, ErrorState, Glyph, Notice, Page, Skeleton, Tone};

/// Which checklist, and what to do with it.
#[derive(Properties, PartialEq)]
pub struct DoenProps {
    /// As in `Checklist.slug`.
    pub slug: AttrValue,
    /// The last part of the address: `bewerken`, `vraag-1-2`, `publiceren`.
    pub act: AttrValue,
}

/// What is done with a checklist.
#[component]
pub fn Doen(props: &DoenProps) -> Html {
    let query = use_query::<OneChecklist>(one_checklist::Variables { slug: props.slug.to_string() });
    let back = Back { to: Route::Checklist { slug: props.slug.to_string() }, name: text::title().into() };
    match &query.state {
        QueryState::Loading => html! { <Page {back} class="main--form"><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => html! {
            <Page title={props.slug.clone()} {back} class="main--form">
                <h1>{ text::title() }</h1>
                <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
            </Page>
        },
        QueryState::Ready(loaded) => match &loaded.data.checklist {
            Some(one) if one.viewer_may_edit && one.draft.is_some() => {
                html! { <Writing one={Rc::new(one.clone())} act={props.act.clone()} /> }
            }
            _ => html! { <NotFound /> },
        },
    }
}

#[derive(Properties, PartialEq)]
struct WritingProps {
    one: Rc<One>,
    act: AttrValue,
}

/// The draft stays on the desk from page to page.
#[component]
fn Writing(props: &WritingProps) -> Html {
    let WritingProps { one, act } = props;
    let desk = use_desk(one);
    if let Some((theme, item)) = item_of(act) {
        let known = desk.document.themes.get(theme).is_some_and(|theme| item < theme.items.len());
        if !known {
            return html! { <NotFound /> };
        }
        let back = Back { to: editing(&one.slug, "bewerken"), name: text::item_back().into() };
        return html! {
            <Page title={text::item_title(item + 1, theme_name(&desk, theme))} {back} end={standing(&desk.keeping)} class="main--wide">
                <Trouble desk={desk.clone()} />
                <ItemPage slug={one.slug.clone()} {desk} {theme} {item} />
            </Page>
        };
    }
    let back = Back { to: Route::Checklist { slug: one.slug.clone() }, name: text::item_back().into() };
    match act.as_str() {
        "bewerken" => html! {
            <Page title={text::edit()} {back} end={standing(&desk.keeping)}>
                <div class="stack">
                    <h1>{ text::edit() }</h1>
                    <p>{ text::edit_what() }</p>
                </div>
                <Trouble desk={desk.clone()} />
                <Overview one={one.clone()} {desk} />
            </Page>
        },
        "publiceren" => html! {
            <Page title={text::publish_title()} {back} class="main--form">
                <Publish one={one.clone()} {desk} />
            </Page>
        },
        _ => html! { <NotFound /> },
    }
}

/// Theme and question, from zero, in `vraag-1-2`.
pub(super) fn item_of(act: &str) -> Option<(usize, usize)> {
    let (theme, item) = act.strip_prefix("vraag-")?.split_once('-')?;
    Some((theme.parse::<usize>().ok()?.checked_sub(1)?, item.parse::<usize>().ok()?.checked_sub(1)?))
}

/// The address of a question.
pub(super) fn item_act(theme: usize, item: usize) -> String {
    format!("vraag-{}-{}", theme + 1, item + 1)
}

/// What a theme is called.
pub(super) fn theme_name(desk: &Desk, theme: usize) -> String {
    let title =
        desk.document.themes.get(theme).map(|theme| theme.title.trim().to_owned()).unwrap_or_default();
    if title.is_empty() { text::theme_unnamed().to_owned() } else { title }
}

/// In the bar: whether it is kept.
fn standing(keeping: &Keeping) -> Html {
    let words = match keeping {
        Keeping::Saved => text::saved(),
        Keeping::Busy => text::saving(),
        Keeping::Refused(_) | Keeping::Trouble(_) => text::not_saved(),
    };
    html! { <span role="status">{ words }</span> }
}

#[derive(Properties, PartialEq)]
struct TroubleProps {
    desk: Desk,
}

/// Why it is not kept, and what to do.
#[component]
fn Trouble(props: &TroubleProps) -> Html {
    match &props.desk.keeping {
        Keeping::Saved | Keeping::Busy => Html::default(),
        Keeping::Trouble(trouble) => {
            let onclick = {
                let desk = props.desk.clone();
                Callback::from(move |_: MouseEvent| desk.save())
            };
            html! {
                <Notice tone={Tone::Bad} live=true>
                    <p class="strong">{ trouble.message() }</p>
                    <p>{ text::save_trouble() }</p>
                    <div><Button kind={ButtonKind::Secondary} icon={Glyph::Refresh} {onclick}>{ text::save_again() }</Button></div>
                </Notice>
            }
        }
        Keeping::Refused(refusals) => html! {
            <Notice tone={Tone::Bad} live=true>
                <p class="strong">{ text::problems(i64::try_from(refusals.len()).unwrap_or_default()) }</p>
                <ul class="bullets">{ for refusals.iter().map(|refusal| html! { <li>{ &refusal.message }</li> }) }</ul>
            </Notice>
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{item_act, item_of};

    #[test]
    fn every_question_has_an_address() {
        assert_eq!(item_of(&item_act(0, 2)), Some((0, 2)));
        for other in ["vraag-0-1", "vraag-1", "bewerken", "vraag-x-1"] {
            assert_eq!(item_of(other), None, "{other}");
        }
    }
}
