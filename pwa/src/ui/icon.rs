//! The icons: lines of two units in a square of 24, one path each.

use yew::prelude::*;

/// Which icon. In the manner of Tabler (MIT); drawn for this app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say what is drawn")]
pub enum Glyph {
    Home,
    Bulb,
    List,
    Person,
    Plus,
    Down,
    Back,
    Next,
    Phone,
    Mail,
    Check,
    Cross,
    Question,
    Attention,
    Camera,
    Photo,
    Message,
    Undo,
    Saved,
    Offline,
    Clock,
    Heart,
    Calendar,
    Euro,
    Pin,
    Search,
    Hidden,
    Forward,
    Trash,
    Pencil,
    Refresh,
    Pause,
    Sun,
    Checklist,
    Flag,
    Up,
    Drag,
}

impl Glyph {
    /// All of them, for the component page.
    pub const ALL: &[Self] = &[
        Self::Home,
        Self::Bulb,
        Self::List,
        Self::Person,
        Self::Plus,
        Self::Down,
        Self::Back,
        Self::Next,
        Self::Phone,
        Self::Mail,
        Self::Check,
        Self::Cross,
        Self::Question,
        Self::Attention,
        Self::Camera,
        Self::Photo,
        Self::Message,
        Self::Undo,
        Self::Saved,
        Self::Offline,
        Self::Clock,
        Self::Heart,
        Self::Calendar,
        Self::Euro,
        Self::Pin,
        Self::Search,
        Self::Hidden,
        Self::Forward,
        Self::Trash,
        Self::Pencil,
        Self::Refresh,
        Self::Pause,
        Self::Sun,
        Self::Checklist,
        Self::Flag,
        Self::Up,
        Self::Drag,
    ];

    fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
            Self::Bulb => {
                "M9 18h6M10 21h4M12 3a6 6 0 0 0-4 10.5c.7.7 1 1.5 1 2.5h6c0-1 .3-1.8 1-2.5A6 6 0 0 0 12 3z"
            }
            Self::List => "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
            Self::Person => "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 21c1-4 4-6 8-6s7 2 8 6",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Down => "M6 9l6 6 6-6",
            Self::Back => "M15 5l-7 7 7 7",
            Self::Next => "M9 5l7 7-7 7",
            Self::Phone => {
                "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2z"
            }
            Self::Mail => "M3 6h18v12H3zM3 7l9 6 9-6",
            Self::Check => "M5 13l4 4L19 7",
            Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Question => {
                "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 17v.01"
            }
            Self::Attention => "M12 3.5L2.5 20h19zM12 10v4M12 17v.01",
            Self::Camera => "M4 8h3l2-3h6l2 3h3v11H4zM8.5 13a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
            Self::Photo => "M4 5h16v14H4zM4 16l5-5 5 5M13 14l2.5-2.5L20 16M15 9v.01",
            Self::Message => "M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12h5",
            Self::Undo => "M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
            Self::Saved => "M12 4v11M7 11l5 5 5-5M5 20h14",
            Self::Offline => {
                "M9.5 5.5A6 6 0 0 1 18 9a4.5 4.5 0 0 1 2.5 7.5M17 18H7a4 4 0 0 1-.5-7.95M3 3l18 18"
            }
            Self::Clock => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3 2",
            Self::Heart => "M12 20s-7-4.5-7-10a4 4 0 0 1 7-2.5A4 4 0 0 1 19 10c0 5.5-7 10-7 10z",
            Self::Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
            Self::Euro => "M17 7a6.5 6.5 0 1 0 0 10M4 10.5h8M4 13.5h8",
            Self::Pin => {
                "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM9.5 10a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0"
            }
            Self::Search => "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5L21 21",
            Self::Hidden => {
                "M3 3l18 18M10 6.2A9.5 9.5 0 0 1 12 6c4 0 7 2.5 9 6-.7 1.2-1.5 2.3-2.5 3.2M6 8c-1.2 1-2.2 2.4-3 4 2 3.5 5 6 9 6a9 9 0 0 0 4-1M10 10a2.8 2.8 0 0 0 4 4"
            }
            Self::Forward => "M15 14l5-5-5-5M20 9H10a6 6 0 0 0-6 6v5",
            Self::Trash => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Self::Pencil => "M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4",
            Self::Refresh => "M20 11a8 8 0 0 0-15-3M4 4v4h4M4 13a8 8 0 0 0 15 3M20 20v-4h-4",
            Self::Pause => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M10 9v6M14 9v6",
            Self::Checklist => "M6 5h12v16H6zM9 3h6v4H9zM9 14l2 2 4-4",
            Self::Flag => "M5 21V4h13l-3 4.5 3 4.5H5",
            Self::Up => "M6 15l6-6 6 6",
            Self::Drag => "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
            Self::Sun => {
                "M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19"
            }
        }
    }
}

/// Which icon.
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// What is drawn.
    pub glyph: Glyph,
    /// Filled instead of only lines, as a heart that was given.
    #[prop_or_default]
    pub filled: bool,
}

/// An icon, hidden from screen readers.
///
/// Use when: beside words that say the same. Not when: alone, except in a button with a label of its own.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class={classes!("icon", props.filled.then_some("icon--filled"))} viewBox="0 0 24 24" aria-hidden="true">
            <path d={props.glyph.path()} />
        </svg>
    }
}
