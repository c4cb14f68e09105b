//! Filling in one rule: two or three fields.

use std::rc::Rc;

use wdw_contract::kader::{Condition, Day, Evidence, Feature, Limit, Quantity, Relation};
use wdw_contract::texts::kader_editor as text;
use wdw_contract::{kader_words as words, limits};
use yew::prelude::*;

use super::keeping::Desk;
use super::limit::LimitForm;
use super::quantity::{QuantityForm, Values};
use super::rules::changer;
use super::tree::Way;
use crate::ui::{CalendarField, Choice, Radios, Select, TextArea};

#[derive(Properties, PartialEq)]
pub(super) struct PartFormProps {
    pub(super) desk: Desk,
    pub(super) rule: Rc<Condition>,
    pub(super) way: Way,
    pub(super) index: usize,
    pub(super) id: String,
}

const FEATURES: [(&str, Feature); 8] = [
    ("applicantKind", Feature::ApplicantKind),
    ("theme", Feature::Theme),
    ("wijk", Feature::Wijk),
    ("buurt", Feature::Buurt),
    ("livesIn", Feature::LivesIn),
    ("tenantOf", Feature::TenantOf),
    ("complex", Feature::Complex),
    ("otherFund", Feature::OtherFund),
];
const DAYS: [(&str, Day); 3] = [("submitted", Day::Submitted), ("start", Day::Start), ("end", Day::End)];
const EVIDENCE: [(&str, Evidence); 5] = [
    ("quotes", Evidence::Quotes),
    ("permission", Evidence::Permission),
    ("supporterList", Evidence::SupporterList),
    ("plan", Evidence::Plan),
    ("photos", Evidence::Photos),
];

/// The key of what is chosen.
pub(super) fn key_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, known)| known == value).map_or("", |(key, _)| *key)
}

/// What belongs to a key.
pub(super) fn of_key<T: Clone>(table: &[(&'static str, T)], key: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
}

pub(super) fn choices<T: Clone>(
    table: &[(&'static str, T)],
    words: impl Fn(T) -> &'static str,
) -> Vec<Choice> {
    table.iter().map(|(key, value)| Choice::new(*key, words(value.clone()))).collect()
}

/// The features to choose from.
pub(super) fn feature_choices() -> Vec<Choice> {
    choices(&FEATURES, words::feature)
}

/// The feature with a key.
pub(super) fn feature_of(key: &str) -> Option<Feature> {
    of_key(&FEATURES, key)
}

/// The key of a feature.
pub(super) fn feature_key(what: Feature) -> &'static str {
    key_of(&FEATURES, &what)
}

/// The fields of a rule.
#[component]
pub(super) fn PartForm(props: &PartFormProps) -> Html {
    let PartFormProps { desk, rule, way, index, id } = props;
    let index = *index;
    let change = changer(desk, way);
    let set = Callback::from(move |new: Condition| {
        change.emit(Box::new(move |list| {
            if let Some(rule) = list.get_mut(index) {
                *rule = new;
            }
        }));
    });
    match &**rule {
        Condition::Compare { what, relation, limit } => compare(id, what, *relation, limit, &set),
        Condition::Is { what, one_of } => is(id, *what, one_of, &set),
        Condition::Falls { what, from, until } => falls(id, *what, from, until, &set),
        Condition::Has(what) => {
            let on_change = Callback::from(move |key: AttrValue| {
                if let Some(what) = of_key(&EVIDENCE, &key) {
                    set.emit(Condition::Has(what));
                }
            });
            html! {
                <Select id={format!("{id}-wat")} label={text::field_evidence()} choices={choices(&EVIDENCE, words::evidence)}
                    value={key_of(&EVIDENCE, what)} {on_change} />
            }
        }
        Condition::Judge { question } => {
            let on_input = Callback::from(move |question: String| set.emit(Condition::Judge { question }));
            html! {
                <TextArea id={format!("{id}-vraag")} label={text::field_question()} hint={text::field_question_hint()}
                    limit={limits::PARAGRAPH} value={question.clone()} {on_input} />
            }
        }
        _ => Html::default(),
    }
}

fn compare(id: &str, what: &Quantity, relation: Relation, limit: &Limit, set: &Callback<Condition>) -> Html {
    let on_what = {
        let (set, limit, unit) = (set.clone(), limit.clone(), what.unit());
        Callback::from(move |what: Quantity| {
            // Euros are no people: a limit in another unit begins anew.
            let limit = if what.unit() == unit { limit.clone() } else { Limit::Fixed(0) };
            set.emit(Condition::Compare { what, relation, limit });
        })
    };
    let on_relation = {
        let (set, what, limit) = (set.clone(), what.clone(), limit.clone());
        Callback::from(move |key: AttrValue| {
            let relation = if key.as_str() == "atLeast" { Relation::AtLeast } else { Relation::AtMost };
            set.emit(Condition::Compare { what: what.clone(), relation, limit: limit.clone() });
        })
    };
    let on_limit = {
        let (set, what) = (set.clone(), what.clone());
        Callback::from(move |limit: Limit| {
            set.emit(Condition::Compare { what: what.clone(), relation, limit });
        })
    };
    let relations = vec![
        Choice::new("atMost", text::relation_at_most()),
        Choice::new("atLeast", text::relation_at_least()),
    ];
    let chosen = if relation == Relation::AtLeast { "atLeast" } else { "atMost" };
    html! {
        <>
            <QuantityForm id={format!("{id}-wat")} label={text::field_what()} what={what.clone()} on_change={on_what} />
            <Radios id={format!("{id}-hoe")} legend={text::field_relation()} choices={relations}
                value={AttrValue::from(chosen)} on_change={on_relation} />
            <LimitForm key={format!("{:?}", what.unit())} id={format!("{id}-grens")} limit={limit.clone()} unit={what.unit()} on_change={on_limit} />
        </>
    }
}

fn is(id: &str, what: Feature, one_of: &[String], set: &Callback<Condition>) -> Html {
    let on_what = {
        let set = set.clone();
        Callback::from(move |key: AttrValue| {
            if let Some(what) = feature_of(&key) {
                set.emit(Condition::Is { what, one_of: Vec::new() });
            }
        })
    };
    let on_values = {
        let set = set.clone();
        Callback::from(move |one_of: Vec<String>| set.emit(Condition::Is { what, one_of }))
    };
    html! {
        <>
            <Select id={format!("{id}-wat")} label={text::field_feature()} choices={feature_choices()}
                value={feature_key(what)} on_change={on_what} />
            <Values id={format!("{id}-waarden")} {what} values={one_of.to_vec()} on_change={on_values} />
        </>
    }
}

fn falls(
    id: &str,
    what: Day,
    from: &Option<String>,
    until: &Option<String>,
    set: &Callback<Condition>,
) -> Html {
    let make = |change: fn(Condition, String) -> Condition| {
        let (set, from, until) = (set.clone(), from.clone(), until.clone());
        Callback::from(move |typed: String| {
            let now = Condition::Falls { what, from: from.clone(), until: until.clone() };
            set.emit(change(now, typed));
        })
    };
    let on_what = {
        let (set, from, until) = (set.clone(), from.clone(), until.clone());
        Callback::from(move |key: AttrValue| {
            if let Some(what) = of_key(&DAYS, &key) {
                set.emit(Condition::Falls { what, from: from.clone(), until: until.clone() });
            }
        })
    };
    html! {
        <>
            <Select id={format!("{id}-wat")} label={text::field_day()} choices={choices(&DAYS, words::day)}
                value={key_of(&DAYS, &what)} on_change={on_what} />
            <CalendarField id={format!("{id}-van")} label={text::field_from()} optional=true value={from.clone().unwrap_or_default()}
                on_input={make(|now, typed| match now {
                    Condition::Falls { what, until, .. } => Condition::Falls { what, from: (!typed.is_empty()).then_some(typed), until },
                    other => other,
                })} />
            <CalendarField id={format!("{id}-tot")} label={text::field_to()} optional=true value={until.clone().unwrap_or_default()}
                on_input={make(|now, typed| match now {
                    Condition::Falls { what, from, .. } => Condition::Falls { what, from, until: (!typed.is_empty()).then_some(typed) },
                    other => other,
                })} />
        </>
    }
}
