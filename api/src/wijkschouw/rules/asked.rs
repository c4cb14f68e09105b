use wdw_contract::checklist::{Checklist, Item, Theme};

/// What a wijkschouw asks: the checklist that it holds to, and those that an earlier plan named. A phone that was
/// prepared before the plan changed still asks one of those; what it brings is taken in, and does not count in the
/// scores.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What it holds to.
    pub pinned: Checklist,
    /// What an earlier plan named, the latest first.
    pub earlier: Vec<Checklist>,
}

impl Asked {
    fn all(&self) -> impl Iterator<Item = &Checklist> {
        std::iter::once(&self.pinned).chain(&self.earlier)
    }

    /// The item with this key that `fits`, in the pinned checklist when it does; else the first with this key.
    #[must_use]
    pub fn item(&self, key: &str, fits: impl Fn(&Item) -> bool) -> Option<(&Theme, &Item)> {
        let found = || self.all().filter_map(|checklist| checklist.item(key));
        found().find(|(_, item)| fits(item)).or_else(|| found().next())
    }

    /// The item that somebody answered with this value.
    #[must_use]
    pub fn answered(&self, key: &str, value: Option<&str>) -> Option<(&Theme, &Item)> {
        self.item(key, |item| value.is_none_or(|value| item.read(value).is_some()))
    }

    /// What a theme is called.
    #[must_use]
    pub fn theme(&self, key: &str) -> Option<&str> {
        let mut themes = self.all().flat_map(|checklist| &checklist.themes);
        themes.find(|theme| theme.key == key).map(|theme| theme.title.as_str())
    }
}
