//! What kind of news something is. Never by colour alone: the words and the icon say it too.

use super::Glyph;

/// The kind of news.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// How things are.
    #[default]
    Info,
    /// Done, granted, sent.
    Good,
    /// Too late, refused, failed.
    Bad,
    /// Waiting, or something to look at.
    Wait,
}

impl Tone {
    /// The class that colours it.
    #[must_use]
    pub fn class(self) -> Option<&'static str> {
        match self {
            Self::Info => None,
            Self::Good => Some("good"),
            Self::Bad => Some("bad"),
            Self::Wait => Some("wait"),
        }
    }

    /// The icon that says the same.
    #[must_use]
    pub fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::Question,
            Self::Good => Glyph::Check,
            Self::Bad => Glyph::Attention,
            Self::Wait => Glyph::Clock,
        }
    }
}
