//! One version of a checklist as it was, also when there is a newer one: what a wijkschouw asked.

use std::rc::Rc;

use wdw_contract::texts::checklists as text;
use yew::prelude::*;

use super::preview::Preview;
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{Back, ErrorState, Glyph, Icon, Link, Notice, Page, Skeleton, when};

operation!(ChecklistVersions, "src/checklists/versions.graphql");

/// Which version of which checklist.
#[derive(Properties, PartialEq)]
pub(super) struct VersionProps {
    pub(super) slug: AttrValue,
    pub(super) number: i64,
}

/// The number in an address such as `?versie=3`.
pub(super) fn asked(query: &str) -> Option<i64> {
    query.trim_start_matches('?').strip_prefix("versie=")?.parse().ok()
}

/// A published version, and the file of it.
#[component]
pub(super) fn Version(props: &VersionProps) -> Html {
    let VersionProps { slug, number } = props;
    let query = use_query::<ChecklistVersions>(checklist_versions::Variables { slug: slug.to_string() });
    let back = Back { to: Route::Checklist { slug: slug.to_string() }, name: text::title().into() };
    let end = html! { <SendState /> };
    let data = match &query.state {
        QueryState::Loading => {
            return html! { <Page {back} {end} class="main--wide"><Skeleton cards=3 /></Page> };
        }
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={slug.clone()} {back} {end}>
                    <h1>{ text::title() }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => &loaded.data,
    };
    let Some(one) = &data.checklist else { return html! { <NotFound /> } };
    let Some(version) = one.versions.iter().find(|version| version.number == *number) else {
        return html! { <NotFound /> };
    };
    let newest = one.published.as_ref().is_none_or(|newest| newest.number == *number);
    let since = version.published_at.as_ref().map(|at| text::version_since(when::day(at), *number));
    html! {
        <Page title={one.title.clone()} {back} {end} class="main--wide">
            <div class="stack">
                <h1>{ &version.document.title }</h1>
                <p class="muted">{ since.unwrap_or_else(|| text::version(*number)) }</p>
            </div>
            if !newest {
                <Notice>
                    <p>{ text::version_older() }</p>
                    <p><Link to={Route::Checklist { slug: slug.to_string() }}>{ text::version_newest() }</Link></p>
                </Notice>
            }
            <Preview document={Rc::new(version.document.clone())} />
            <Files slug={slug.clone()} number={*number} />
        </Page>
    }
}

/// A version as a file, in both forms.
#[component]
pub(super) fn Files(props: &VersionProps) -> Html {
    html! {
        <section class="stack" aria-labelledby="bestand">
            <h2 id="bestand">{ text::download() }</h2>
            <ul class="row">
                { for [("yaml", text::download_yaml()), ("json", text::download_json())].into_iter().map(|(kind, words)| {
                    let name = format!("{}-{}.{kind}", props.slug, props.number);
                    html! {
                        <li><a class="button button--plain" href={format!("/export/checklists/{name}")} download={name}>
                            <Icon glyph={Glyph::Saved} />{ words }
                        </a></li>
                    }
                }) }
            </ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn the_address_says_which_version() {
        assert_eq!(asked("?versie=3"), Some(3));
        assert_eq!(asked("?versie=x"), None);
        assert_eq!(asked(""), None);
    }
}
