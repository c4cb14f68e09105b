//! Choosing what is measured, and which values count.

use wdw_contract::kader::{Feature, Per, Quantity, Unit};
use wdw_contract::kader_words as words;
use wdw_contract::texts::kader_editor as text;
use yew::prelude::*;

use super::part::{key_of, of_key};
use crate::ui::{Checkboxes, Choice, Select, TextField};

const KINDS: [&str; 7] = ["material", "hire", "food_and_drink", "labour", "permit", "promotion", "other"];
const PER: [(&str, Per); 3] =
    [("applicant", Per::Applicant), ("address", Per::Address), ("activity", Per::Activity)];
const YEARS: u8 = 10;

fn table() -> Vec<(&'static str, Quantity)> {
    use Quantity as Q;
    vec![
        ("asked", Q::Asked),
        ("askedInAll", Q::AskedInAll),
        ("totalCost", Q::TotalCost),
        ("costOf", Q::CostOf(Vec::new())),
        ("costOtherThan", Q::CostOtherThan(Vec::new())),
        ("ownContribution", Q::OwnContribution),
        ("otherFunding", Q::OtherFunding),
        ("otherPayers", Q::OtherPayers),
        ("volunteerHours", Q::VolunteerHours),
        ("participants", Q::Participants),
        ("supporters", Q::Supporters),
        ("opponents", Q::Opponents),
        ("leadDays", Q::LeadDays),
        ("activityDays", Q::ActivityDays),
        ("earlierGrants", Q::EarlierGrants { per: Per::Applicant, years: 1 }),
        ("grantedInPeriod", Q::GrantedInPeriod { per: Per::Applicant, years: 1 }),
        ("available", Q::Available),
        ("hoursAsked", Q::HoursAsked),
        ("hoursLeft", Q::HoursLeft),
    ]
}

fn label(key: &str, what: &Quantity) -> String {
    match key {
        "costOf" => text::quantity_cost_of().to_owned(),
        "costOtherThan" => text::quantity_cost_other_than().to_owned(),
        "earlierGrants" => text::quantity_earlier_grants().to_owned(),
        "grantedInPeriod" => text::quantity_granted().to_owned(),
        _ => words::quantity(what),
    }
}

fn same_kind(one: &Quantity, other: &Quantity) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

#[derive(Properties, PartialEq)]
pub(super) struct QuantityFormProps {
    pub(super) id: String,
    pub(super) label: &'static str,
    pub(super) what: Quantity,
    /// Only what counts the same: for a limit that is as much as something else.
    #[prop_or_default]
    pub(super) like: Option<Quantity>,
    /// Only what is counted in pieces: nothing is per euro.
    #[prop_or_default]
    pub(super) counted: bool,
    pub(super) on_change: Callback<Quantity>,
}

/// What is measured.
#[component]
pub(super) fn QuantityForm(props: &QuantityFormProps) -> Html {
    let QuantityFormProps { id, label: legend, what, like, counted, on_change } = props;
    let table: Vec<(&'static str, Quantity)> = table()
        .into_iter()
        .filter(|(_, known)| like.as_ref().is_none_or(|like| like.unit() == known.unit()))
        .filter(|(_, known)| !counted || known.unit() != Unit::Cents)
        .collect();
    let choices = table.iter().map(|(key, known)| Choice::new(*key, label(key, known))).collect::<Vec<_>>();
    let key = table.iter().find(|(_, known)| same_kind(known, what)).map_or("", |(key, _)| *key);
    let on_kind = {
        let on_change = on_change.clone();
        Callback::from(move |key: AttrValue| {
            if let Some((_, new)) = table.iter().find(|(known, _)| key.as_str() == *known) {
                on_change.emit(new.clone());
            }
        })
    };
    html! {
        <>
            <Select id={id.clone()} label={*legend} {choices} value={key} on_change={on_kind} />
            { more(id, what, on_change) }
        </>
    }
}

fn more(id: &str, what: &Quantity, on_change: &Callback<Quantity>) -> Html {
    match what {
        Quantity::CostOf(kinds) | Quantity::CostOtherThan(kinds) => {
            let other = matches!(what, Quantity::CostOtherThan(_));
            let (on_change, kinds) = (on_change.clone(), kinds.clone());
            let values = kinds.iter().map(|kind| AttrValue::from(kind.clone())).collect::<Vec<_>>();
            let choices = KINDS.iter().map(|kind| Choice::new(*kind, words::cost(kind))).collect::<Vec<_>>();
            let on_tick = Callback::from(move |ticked: (AttrValue, bool)| {
                let kinds = ticked_in(&kinds, ticked);
                on_change.emit(if other { Quantity::CostOtherThan(kinds) } else { Quantity::CostOf(kinds) });
            });
            html! { <Checkboxes id={format!("{id}-soorten")} legend={text::field_kinds()} {choices} {values} on_change={on_tick} /> }
        }
        Quantity::EarlierGrants { per, years } | Quantity::GrantedInPeriod { per, years } => {
            let counted = matches!(what, Quantity::EarlierGrants { .. });
            let (per, years) = (*per, *years);
            let make = move |per: Per, years: u8| {
                if counted {
                    Quantity::EarlierGrants { per, years }
                } else {
                    Quantity::GrantedInPeriod { per, years }
                }
            };
            let on_per = {
                let on_change = on_change.clone();
                Callback::from(move |key: AttrValue| {
                    if let Some(per) = of_key(&PER, &key) {
                        on_change.emit(make(per, years));
                    }
                })
            };
            let on_years = {
                let on_change = on_change.clone();
                Callback::from(move |key: AttrValue| {
                    if let Ok(years) = key.parse() {
                        on_change.emit(make(per, years));
                    }
                })
            };
            let pers = vec![
                Choice::new("applicant", text::per_applicant()),
                Choice::new("address", text::per_address()),
                Choice::new("activity", text::per_activity()),
            ];
            let spans = (1..=YEARS)
                .map(|years| Choice::new(years.to_string(), text::years(i64::from(years))))
                .collect::<Vec<_>>();
            html! {
                <>
                    <Select id={format!("{id}-per")} label={text::field_per()} choices={pers} value={key_of(&PER, &per)} on_change={on_per} />
                    <Select id={format!("{id}-jaren")} label={text::field_years()} choices={spans} value={years.to_string()} on_change={on_years} />
                </>
            }
        }
        _ => Html::default(),
    }
}

/// The list after ticking or unticking one.
fn ticked_in(list: &[String], (value, ticked): (AttrValue, bool)) -> Vec<String> {
    let mut list: Vec<String> = list.iter().filter(|one| value.as_str() != one.as_str()).cloned().collect();
    if ticked {
        list.push(value.to_string());
    }
    list
}

#[derive(Properties, PartialEq)]
pub(super) struct ValuesProps {
    pub(super) id: String,
    pub(super) what: Feature,
    pub(super) values: Vec<String>,
    pub(super) on_change: Callback<Vec<String>>,
}

/// Which values of a feature count: ticked where there are few, typed where there are many.
#[component]
pub(super) fn Values(props: &ValuesProps) -> Html {
    let ValuesProps { id, what, values, on_change } = props;
    let typed = use_state(|| values.join(", "));
    let known: &[&str] = match what {
        Feature::ApplicantKind => &["resident", "group", "association", "foundation", "school", "company"],
        Feature::Theme => &["meeting", "green", "play", "safe", "clean", "traffic", "culture", "other"],
        _ => &[],
    };
    if !known.is_empty() {
        let choices =
            known.iter().map(|value| Choice::new(*value, words::value(*what, value))).collect::<Vec<_>>();
        let on_tick = {
            let (on_change, values) = (on_change.clone(), values.clone());
            Callback::from(move |ticked| on_change.emit(ticked_in(&values, ticked)))
        };
        let values = values.iter().map(|value| AttrValue::from(value.clone())).collect::<Vec<_>>();
        return html! { <Checkboxes id={id.clone()} legend={text::field_values()} {choices} {values} on_change={on_tick} /> };
    }
    let on_input = {
        let (on_change, state) = (on_change.clone(), typed.setter());
        Callback::from(move |typed: String| {
            let values = typed.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty());
            on_change.emit(values.collect());
            state.set(typed);
        })
    };
    let hint = match what {
        Feature::Wijk | Feature::LivesIn => text::values_wijk_hint(),
        Feature::TenantOf => text::values_partner_hint(),
        _ => text::values_hint(),
    };
    html! {
        <TextField id={id.clone()} label={text::field_values()} {hint} value={(*typed).clone()} {on_input} autocomplete="off" />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantity_can_be_chosen_and_ticking_twice_is_nothing() {
        assert_eq!(table().len(), 19);
        let list = ticked_in(&["hire".into()], ("labour".into(), true));
        assert_eq!(list, ["hire", "labour"]);
        assert_eq!(ticked_in(&list, ("labour".into(), false)), ["hire"]);
        assert_eq!(ticked_in(&list, ("hire".into(), true)), ["labour", "hire"]);
    }
}
