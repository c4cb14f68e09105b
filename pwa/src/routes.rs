//! Every address of the app. Addresses are Dutch, short, and may be told over the telephone.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::rooms::{self, Later};
use crate::{about, areas, initiatives};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq, Routable)]
pub enum Route {
    /// Home: the chosen wijk, or the choice of one.
    #[at("/")]
    MijnWijk,
    /// Choose a wijk.
    #[at("/wijk-kiezen")]
    WijkKiezen,
    /// A wijk that need not be one's own.
    #[at("/wijken/:slug")]
    Wijk {
        /// As in `Wijk.slug`.
        slug: String,
    },
    /// All ideas, searchable.
    #[at("/ideeen")]
    Ideeen,
    /// One idea.
    #[at("/ideeen/:reference")]
    Initiatief {
        /// As people mention it: `W-7KQ2M9`.
        reference: String,
    },
    /// Something that the submitter does with an idea: `aanvullen`, `intrekken`, `bericht`.
    #[at("/ideeen/:reference/:act")]
    InitiatiefDoen {
        /// As people mention it.
        reference: String,
        /// Which page.
        act: String,
    },
    /// The form, at its start.
    #[at("/idee-indienen")]
    Indienen,
    /// A page of the form.
    #[at("/idee-indienen/:page")]
    IndienenPagina {
        /// Which page.
        page: String,
    },
    /// What the wijkteam has to do.
    #[at("/werklijst")]
    Werklijst,
    /// One idea, as the wijkteam sees it.
    #[at("/werklijst/:reference")]
    WerklijstInitiatief {
        /// As people mention it.
        reference: String,
    },
    /// Something that the wijkteam does with an idea: `vragen`, `toewijzen`, `doorverwijzen`, …
    #[at("/werklijst/:reference/:act")]
    WerklijstDoen {
        /// As people mention it.
        reference: String,
        /// Which page.
        act: String,
    },
    /// Who may decide what in a wijk.
    #[at("/wijken/:slug/mandaten")]
    Mandaten {
        /// As in `Wijk.slug`.
        slug: String,
    },
    /// The money of all wijken, or of the own ones.
    #[at("/budget")]
    Budget,
    /// The money of one wijk; `voorstellen`: what the stuurgroep was asked.
    #[at("/budget/:wijk")]
    BudgetWijk {
        /// As in `Wijk.slug`.
        wijk: String,
    },
    /// Something that is done with a budget: `voorstellen`, `jaar-afsluiten`, `terugboeken-…`.
    #[at("/budget/:wijk/:act")]
    BudgetDoen {
        /// As in `Wijk.slug`.
        wijk: String,
        /// Which page.
        act: String,
    },
    /// What waits for a view or a decision.
    #[at("/besluiten")]
    Besluiten,
    /// One request, to decide on.
    #[at("/besluiten/:reference")]
    Besluit {
        /// As people mention it.
        reference: String,
    },
    /// Something that is done with a request: `standpunt`, `toekennen`, `betalen`, …
    #[at("/besluiten/:reference/:act")]
    BesluitDoen {
        /// As people mention it.
        reference: String,
        /// Which page.
        act: String,
    },
    /// Every wijkschouw.
    #[at("/wijkschouw")]
    Wijkschouw,
    /// One wijkschouw, and what came of it; `plannen`: a new one.
    #[at("/wijkschouw/:reference")]
    WijkschouwEen {
        /// As people mention it: `S-7KQ2M9`.
        reference: String,
    },
    /// Something that is done with a wijkschouw: `lopen`, `wijzigen`, `opvolgen`, …
    #[at("/wijkschouw/:reference/:act")]
    WijkschouwDoen {
        /// As people mention it.
        reference: String,
        /// Which page.
        act: String,
    },
    /// The checklists that a wijkschouw can have.
    #[at("/checklists")]
    Checklists,
    /// One checklist; `nieuw` and `invoeren`: a new one.
    #[at("/checklists/:slug")]
    Checklist {
        /// As in `Checklist.slug`.
        slug: String,
    },
    /// Something that is done with a checklist: `bewerken`, `publiceren`.
    #[at("/checklists/:slug/:act")]
    ChecklistDoen {
        /// As in `Checklist.slug`.
        slug: String,
        /// Which page.
        act: String,
    },
    /// What findings became, and who does it by when; `overdragen` under it: giving all of it to another.
    #[at("/opvolging")]
    Opvolging,
    /// One follow-up.
    #[at("/opvolging/:reference")]
    OpvolgingEen {
        /// As people mention it: `A-7KQ2M9`.
        reference: String,
    },
    /// Something that is done with a follow-up: `bijwerken`, `geven`.
    #[at("/opvolging/:reference/:act")]
    OpvolgingDoen {
        /// As people mention it.
        reference: String,
        /// Which page.
        act: String,
    },
    /// Who is signed in, and what is theirs.
    #[at("/ik")]
    Ik,
    /// A page about oneself.
    #[at("/ik/:page")]
    IkPagina {
        /// Which page.
        page: String,
    },
    /// The accessibility statement.
    #[at("/toegankelijkheid")]
    Toegankelijkheid,
    /// What is kept about whom, and how long.
    #[at("/privacy")]
    Privacy,
    /// What an idea has to fit.
    #[at("/kaders")]
    Kaders,
    /// One kader with its versions; `nieuw` and `invoeren`: a new one.
    #[at("/kaders/:number")]
    Kader {
        /// As in `Kader.number`.
        number: String,
    },
    /// Something that is done with a kader: `bewerken`, `proberen`, `publiceren`.
    #[at("/kaders/:number/:act")]
    KaderDoen {
        /// As in `Kader.number`.
        number: String,
        /// Which page.
        act: String,
    },
    /// What Wijkwerk is.
    #[at("/over")]
    Over,
    /// Every component in every state; only in demo mode.
    #[at("/_ui")]
    Ui,
    /// Any other address.
    #[not_found]
    #[at("/404")]
    NotFound,
}

/// Shows the page that belongs to an address.
pub fn show(route: Route) -> Html {
    if let Some(room) = rooms::of(&route) {
        return html! { <Later {room} route={Some(route)} /> };
    }
    match route {
        Route::MijnWijk => html! { <areas::MijnWijk /> },
        Route::WijkKiezen => html! { <areas::WijkKiezen /> },
        Route::Wijk { slug } => html! { <areas::WijkPage {slug} /> },
        Route::Ideeen => html! { <initiatives::Ideeen /> },
        _ => html! { <about::NotFound /> },
    }
}
