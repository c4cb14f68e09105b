//! A half-filled idea, as it was typed. It lives on the phone for weeks and outlives versions of the app.

use serde::{Deserialize, Serialize};
use wdw_contract::Cents;
use wdw_contract::texts::submit;

use crate::store::Record;
use crate::ui::TypedDate;

/// An idea that is being filled in. Nothing here is checked: what was typed stays as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    /// Also the id of the operation that hands it in.
    pub(crate) id: String,
    /// In milliseconds since 1970.
    pub(crate) changed_at: u64,
    /// The page where it was left.
    pub(crate) page: String,
    /// It waits to be sent: see the outbox.
    pub(crate) queued: bool,
    pub(crate) wijk: Option<WijkChoice>,
    pub(crate) buurt: Option<Area>,
    pub(crate) title: String,
    pub(crate) plan: String,
    /// As in the schema; empty for none.
    pub(crate) theme: String,
    pub(crate) place: String,
    pub(crate) participants: String,
    pub(crate) supporters: String,
    pub(crate) benefit: String,
    pub(crate) starts: Day,
    pub(crate) ends: Day,
    pub(crate) costs: Vec<DraftCost>,
    pub(crate) own: String,
    pub(crate) other: String,
    pub(crate) other_source: String,
    /// Who is asked for money is known. Otherwise the wijkteam chooses, whatever was typed before.
    pub(crate) knows_payers: bool,
    pub(crate) asked: Vec<DraftAsked>,
    /// For whom it is, as in the schema; empty for not told.
    pub(crate) applicant: String,
    /// How many people take part.
    pub(crate) taking_part: String,
    pub(crate) photos: Vec<DraftPhoto>,
    pub(crate) name: String,
    pub(crate) show_first_name: bool,
    pub(crate) email: String,
}

/// A wijk, with what the next page needs to know about it without a connection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct WijkChoice {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) buurten: Vec<Area>,
}

/// A part of a wijk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Area {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// A date as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Day {
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) year: String,
}

/// A cost as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DraftCost {
    pub(crate) description: String,
    pub(crate) amount: String,
    /// As in the schema; empty for none.
    pub(crate) kind: String,
}

/// What is asked of one organisation, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DraftAsked {
    pub(crate) partner_id: String,
    pub(crate) name: String,
    pub(crate) amount: String,
}

/// A photo of which the bytes are on the phone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DraftPhoto {
    pub(crate) uuid: String,
    pub(crate) sha256: String,
    pub(crate) size: u32,
}

impl Record for Draft {
    const VERSION: u32 = 1;
}

impl Draft {
    /// Nothing is filled in yet.
    pub(crate) fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// Nothing was typed or chosen yet.
    pub(crate) fn is_untouched(&self) -> bool {
        let bare = Self {
            id: self.id.clone(),
            changed_at: self.changed_at,
            page: self.page.clone(),
            // These may have been filled in by the app.
            wijk: self.wijk.clone(),
            name: self.name.clone(),
            show_first_name: self.show_first_name,
            ..Self::default()
        };
        *self == bare
    }

    /// What to call it.
    pub(crate) fn name_for_people(&self) -> String {
        let title = self.title.trim();
        if title.is_empty() { submit::untitled().to_owned() } else { title.to_owned() }
    }

    /// The costs together, as far as they can be read.
    pub(crate) fn total(&self) -> Cents {
        self.costs.iter().filter_map(|cost| Cents::parse(&cost.amount).ok()).sum()
    }

    /// What is asked: the costs less what there is already.
    pub(crate) fn requested(&self) -> Cents {
        let have = |typed: &str| Cents::parse(typed).unwrap_or_default();
        (self.total() - have(&self.own) - have(&self.other)).max(Cents::ZERO)
    }

    /// What is asked of organisations, as far as it can be read.
    pub(crate) fn divided(&self) -> Cents {
        self.asked.iter().filter_map(|part| Cents::parse(&part.amount).ok()).sum()
    }

    /// Changes what is asked of an organisation.
    pub(crate) fn ask(&mut self, partner_id: &str, name: &str, amount: String) {
        match self.asked.iter_mut().find(|part| part.partner_id == partner_id) {
            Some(part) => part.amount = amount,
            None => self.asked.push(DraftAsked {
                partner_id: partner_id.to_owned(),
                name: name.to_owned(),
                amount,
            }),
        }
    }

    /// Costs that were begun and left empty are no costs.
    pub(crate) fn drop_empty_costs(&mut self) {
        self.costs.retain(|cost| *cost != DraftCost::default());
    }
}

impl Day {
    /// As the field wants it.
    pub(crate) fn typed(&self) -> TypedDate {
        TypedDate { day: self.day.clone(), month: self.month.clone(), year: self.year.clone() }
    }
}

impl From<TypedDate> for Day {
    fn from(typed: TypedDate) -> Self {
        Self { day: typed.day, month: typed.month, year: typed.year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;

    /// As the first version of the app wrote it. Never change this text: phones keep it.
    const FIRST: &str = r#"{"v":1,"record":{"id":"7c0e","changed_at":1760000000000,"page":"kosten","queued":false,
        "wijk":{"id":"wijk:1","name":"Haveltermade","buurten":[{"id":"buurt:1","name":"Ezinge"}]},"buurt":null,
        "title":"Pluktuin","plan":"Met dertig buren","theme":"GREEN","place":"","participants":"","supporters":"12",
        "benefit":"","starts":{"day":"1","month":"9","year":""},"ends":{"day":"","month":"","year":""},
        "costs":[{"description":"Bomen","amount":"640","kind":"MATERIAL"},{"description":"Grond","amount":"360,-","kind":""}],
        "own":"300","other":"","other_source":"","photos":[{"uuid":"a","sha256":"b","size":3}],"name":"Anna",
        "show_first_name":true,"email":"anna@example.org"}}"#;

    #[test]
    fn a_draft_of_the_first_version_is_read_whole() {
        let draft: Draft = store::read(FIRST).unwrap();
        assert_eq!(draft.wijk.as_ref().unwrap().buurten[0].name, "Ezinge");
        assert_eq!(draft.starts.typed().month, "9");
        assert_eq!((draft.total(), draft.requested()), (Cents(100_000), Cents(70_000)));
        // Pages that came later are as if they were not answered.
        assert!(!draft.knows_payers && draft.asked.is_empty() && draft.applicant.is_empty());
        assert_eq!(store::read::<Draft>(&store::write(&draft)), Some(draft));
    }

    #[test]
    fn what_another_version_left_out_is_empty() {
        let draft: Draft =
            store::read(r#"{"v":1,"record":{"id":"x","title":"Bank","later":{"a":1}}}"#).unwrap();
        assert_eq!(draft, Draft { title: "Bank".into(), ..Draft::new("x".into()) });
    }

    #[test]
    fn nothing_below_zero_is_asked() {
        let mut draft = Draft::new("x".into());
        draft.own = "100".into();
        draft.costs.push(DraftCost { amount: "geen idee".into(), ..DraftCost::default() });
        assert_eq!((draft.total(), draft.requested()), (Cents::ZERO, Cents::ZERO));
        draft.costs.push(DraftCost::default());
        draft.drop_empty_costs();
        assert_eq!(draft.costs.len(), 1);
    }
}
