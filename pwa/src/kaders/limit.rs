//! Filling in up to where: a figure, a share, so much for each, or one that depends on something.

use wdw_contract::Cents;
use wdw_contract::kader::{Case, Feature, Limit, Quantity, Tier, Unit};
use wdw_contract::kader_words as words;
use wdw_contract::texts::{kader_editor as text, refusals};
use yew::prelude::*;

use super::part::{feature_choices, feature_key, feature_of};
use super::quantity::{QuantityForm, Values};
use crate::ui::{Button, ButtonKind, Choice, Glyph, Select, TextField};

#[derive(Properties, PartialEq)]
pub(super) struct LimitFormProps {
    pub(super) id: String,
    pub(super) limit: Limit,
    /// Of what is compared.
    pub(super) unit: Unit,
    pub(super) on_change: Callback<Limit>,
}

fn kind(limit: &Limit) -> &'static str {
    match limit {
        Limit::Fixed(_) => "fixed",
        Limit::Share { .. } => "share",
        Limit::Each { .. } => "each",
        Limit::SameAs(_) => "sameAs",
        Limit::Lowest(_) => "lowest",
        Limit::Highest(_) => "highest",
        Limit::Tiers { .. } => "tiers",
        Limit::ByFeature { .. } => "byFeature",
    }
}

/// Something to begin from.
fn first(unit: Unit) -> Quantity {
    match unit {
        Unit::Cents => Quantity::TotalCost,
        Unit::Hours => Quantity::HoursLeft,
        Unit::Days => Quantity::ActivityDays,
        Unit::Number => Quantity::Participants,
    }
}

/// A limit of another kind; what there was becomes the first of several.
fn turned(limit: &Limit, kind: &str, unit: Unit) -> Option<Limit> {
    Some(match kind {
        "fixed" => Limit::Fixed(0),
        "share" => Limit::Share { basis_points: 5_000, of: first(unit) },
        "each" => Limit::Each { amount: 0, of: Quantity::Participants },
        "sameAs" => Limit::SameAs(first(unit)),
        "lowest" => Limit::Lowest(vec![limit.clone(), Limit::Fixed(0)]),
        "highest" => Limit::Highest(vec![limit.clone(), Limit::Fixed(0)]),
        "tiers" => Limit::Tiers {
            by: Quantity::Participants,
            steps: vec![Tier { from: 0, limit: limit.clone() }, Tier { from: 10, limit: Limit::Fixed(0) }],
        },
        "byFeature" => Limit::ByFeature {
            what: Feature::Theme,
            cases: vec![Case { one_of: Vec::new(), limit: limit.clone() }],
        },
        _ => return None,
    })
}

/// Up to where.
#[component]
pub(super) fn LimitForm(props: &LimitFormProps) -> Html {
    let LimitFormProps { id, limit, unit, on_change } = props;
    let unit = *unit;
    let kinds = vec![
        Choice::new("fixed", text::limit_fixed()),
        Choice::new("share", text::limit_share()),
        Choice::new("each", text::limit_each()),
        Choice::new("sameAs", text::limit_same_as()),
        Choice::new("lowest", text::limit_lowest()),
        Choice::new("highest", text::limit_highest()),
        Choice::new("tiers", text::limit_tiers()),
        Choice::new("byFeature", text::limit_by_feature()),
    ];
    let on_kind = {
        let (on_change, limit) = (on_change.clone(), limit.clone());
        Callback::from(move |kind: AttrValue| {
            if let Some(limit) = turned(&limit, &kind, unit) {
                on_change.emit(limit);
            }
        })
    };
    html! {
        <div class="stack">
            <Select id={id.clone()} label={text::field_limit()} choices={kinds} value={kind(limit)} on_change={on_kind} />
            { fields(id, limit, unit, on_change) }
        </div>
    }
}

fn fields(id: &str, limit: &Limit, unit: Unit, on_change: &Callback<Limit>) -> Html {
    match limit {
        Limit::Fixed(figure) => {
            let on_change = on_change.reform(Limit::Fixed);
            html! { <Figure key="fixed" id={format!("{id}-getal")} label={text::field_figure()} figure={*figure} {unit} {on_change} /> }
        }
        Limit::SameAs(of) => {
            let on_change = on_change.reform(Limit::SameAs);
            html! { <QuantityForm id={format!("{id}-van")} label={text::field_same_as()} what={of.clone()} like={first(unit)} {on_change} /> }
        }
        Limit::Share { basis_points, of } => {
            let on_points = {
                let (on_change, of) = (on_change.clone(), of.clone());
                Callback::from(move |basis_points: u32| {
                    on_change.emit(Limit::Share { basis_points, of: of.clone() })
                })
            };
            let on_of = {
                let (on_change, basis_points) = (on_change.clone(), *basis_points);
                Callback::from(move |of: Quantity| on_change.emit(Limit::Share { basis_points, of }))
            };
            html! {
                <>
                    <Percent id={format!("{id}-deel")} basis_points={*basis_points} on_change={on_points} />
                    <QuantityForm id={format!("{id}-van")} label={text::field_of()} what={of.clone()} like={first(unit)} on_change={on_of} />
                </>
            }
        }
        Limit::Each { amount, of } => {
            let on_amount = {
                let (on_change, of) = (on_change.clone(), of.clone());
                Callback::from(move |amount: i64| on_change.emit(Limit::Each { amount, of: of.clone() }))
            };
            let on_of = {
                let (on_change, amount) = (on_change.clone(), *amount);
                Callback::from(move |of: Quantity| on_change.emit(Limit::Each { amount, of }))
            };
            html! {
                <>
                    <Figure key="each" id={format!("{id}-getal")} label={text::field_figure()} figure={*amount} {unit} on_change={on_amount} />
                    <QuantityForm id={format!("{id}-van")} label={text::field_each()} what={of.clone()} counted=true on_change={on_of} />
                </>
            }
        }
        Limit::Lowest(limits) | Limit::Highest(limits) => {
            let lowest = matches!(limit, Limit::Lowest(_));
            let on_list =
                on_change.reform(
                    move |limits: Vec<Limit>| {
                        if lowest { Limit::Lowest(limits) } else { Limit::Highest(limits) }
                    },
                );
            several(limits, &on_list, Limit::Fixed(0), |(index, limit), set| {
                html! { <LimitForm id={format!("{id}-{index}")} limit={limit.clone()} {unit} on_change={set} /> }
            })
        }
        Limit::Tiers { by, steps } => {
            let on_by = {
                let (on_change, steps) = (on_change.clone(), steps.clone());
                Callback::from(move |by: Quantity| on_change.emit(Limit::Tiers { by, steps: steps.clone() }))
            };
            let on_list = {
                let by = by.clone();
                on_change.reform(move |steps: Vec<Tier>| Limit::Tiers { by: by.clone(), steps })
            };
            let size = by.unit();
            let last = steps.last().map_or(0, |step| step.from.saturating_add(1));
            let new = Tier { from: last, limit: Limit::Fixed(0) };
            html! {
                <>
                    <QuantityForm id={format!("{id}-naar")} label={text::field_by()} what={by.clone()} on_change={on_by} />
                    { several(steps, &on_list, new, |(index, step), set| {
                        let (on_from, limit) = (set.clone(), step.limit.clone());
                        let on_from = Callback::from(move |from: i64| on_from.emit(Tier { from, limit: limit.clone() }));
                        let from = step.from;
                        let on_limit = set.reform(move |limit: Limit| Tier { from, limit });
                        html! {
                            <>
                                <Figure key={format!("{size:?}")} id={format!("{id}-{index}-vanaf")} label={text::field_step()} figure={from} unit={size} on_change={on_from} />
                                <LimitForm id={format!("{id}-{index}")} limit={step.limit.clone()} {unit} on_change={on_limit} />
                            </>
                        }
                    }) }
                </>
            }
        }
        Limit::ByFeature { what, cases } => {
            let what = *what;
            let on_what = {
                let (on_change, cases) = (on_change.clone(), cases.clone());
                Callback::from(move |key: AttrValue| {
                    if let Some(what) = feature_of(&key) {
                        let cases = cases.iter().map(|case| Case { one_of: Vec::new(), ..case.clone() });
                        on_change.emit(Limit::ByFeature { what, cases: cases.collect() });
                    }
                })
            };
            let on_list = on_change.reform(move |cases: Vec<Case>| Limit::ByFeature { what, cases });
            html! {
                <>
                    <Select id={format!("{id}-naar")} label={text::field_by()} choices={feature_choices()} value={feature_key(what)} on_change={on_what} />
                    <p class="small muted">{ text::cases_what() }</p>
                    { several(cases, &on_list, Case { one_of: Vec::new(), limit: Limit::Fixed(0) }, |(index, case), set| {
                        let (on_values, limit) = (set.clone(), case.limit.clone());
                        let on_values = Callback::from(move |one_of: Vec<String>| on_values.emit(Case { one_of, limit: limit.clone() }));
                        let one_of = case.one_of.clone();
                        let on_limit = set.reform(move |limit: Limit| Case { one_of: one_of.clone(), limit });
                        html! {
                            <>
                                <Values key={feature_key(what)} id={format!("{id}-{index}-waarden")} {what} values={case.one_of.clone()} on_change={on_values} />
                                <LimitForm id={format!("{id}-{index}")} limit={case.limit.clone()} {unit} on_change={on_limit} />
                            </>
                        }
                    }) }
                </>
            }
        }
    }
}

/// A change of a list.
type Step<T> = Box<dyn Fn(&mut Vec<T>)>;

/// Several of something, each with a button that takes it away, and one more.
fn several<T: Clone + 'static>(
    list: &[T],
    on_list: &Callback<Vec<T>>,
    new: T,
    show: impl Fn((usize, &T), Callback<T>) -> Html,
) -> Html {
    let with = |change: Step<T>| {
        let (on_list, list) = (on_list.clone(), list.to_vec());
        Callback::from(move |_: MouseEvent| {
            let mut list = list.clone();
            change(&mut list);
            on_list.emit(list);
        })
    };
    let add = with(Box::new(move |list: &mut Vec<T>| list.push(new.clone())));
    html! {
        <div class="rule__inside stack">
            { for list.iter().enumerate().map(|(index, one)| {
                let set = {
                    let (on_list, list) = (on_list.clone(), list.to_vec());
                    Callback::from(move |one: T| {
                        let mut list = list.clone();
                        if let Some(place) = list.get_mut(index) {
                            *place = one;
                        }
                        on_list.emit(list);
                    })
                };
                let remove = with(Box::new(move |list: &mut Vec<T>| { list.remove(index); }));
                html! {
                    <div class="stack" key={format!("{index}-{}", list.len())}>
                        { show((index, one), set) }
                        if list.len() > 1 {
                            <div><Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove}
                                aria_label={text::limit_remove_numbered(index + 1)}>{ text::limit_remove() }</Button></div>
                        }
                    </div>
                }
            }) }
            <div><Button kind={ButtonKind::Secondary} icon={Glyph::Plus} onclick={add}>{ text::limit_add() }</Button></div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FigureProps {
    id: String,
    label: &'static str,
    figure: i64,
    unit: Unit,
    on_change: Callback<i64>,
}

fn figure_of(typed: &str, unit: Unit) -> Option<i64> {
    match unit {
        Unit::Cents => Cents::parse(typed).ok().map(|cents| cents.0),
        _ => typed.trim().parse().ok().filter(|figure| *figure >= 0),
    }
}

/// An amount or a number; what is typed stays as it is typed.
#[component]
fn Figure(props: &FigureProps) -> Html {
    let FigureProps { id, label, figure, unit, on_change } = props;
    let unit = *unit;
    let shown = match unit {
        Unit::Cents => words::figure(*figure, unit).trim_start_matches(['€', ' ', '\u{a0}']).to_owned(),
        _ => figure.to_string(),
    };
    let typed = use_state(move || shown);
    let on_input = {
        let (on_change, state) = (on_change.clone(), typed.setter());
        Callback::from(move |typed: String| {
            if let Some(figure) = figure_of(&typed, unit) {
                on_change.emit(figure);
            }
            state.set(typed);
        })
    };
    let error = figure_of(&typed, unit).is_none().then(|| match unit {
        Unit::Cents => AttrValue::from(refusals::cost_amount_format()),
        _ => AttrValue::from(text::figure_format()),
    });
    let hint = match unit {
        Unit::Cents => None,
        Unit::Days => Some(text::in_days()),
        Unit::Hours => Some(text::in_hours()),
        Unit::Number => Some(text::in_number()),
    };
    html! {
        <TextField id={id.clone()} label={*label} hint={hint.map(AttrValue::from)} value={(*typed).clone()} {on_input} {error} width={Some(8)}
            inputmode={if unit == Unit::Cents { "decimal" } else { "numeric" }} autocomplete="off"
            prefix={(unit == Unit::Cents).then_some(AttrValue::from("€"))} />
    }
}

#[derive(Properties, PartialEq)]
struct PercentProps {
    id: String,
    basis_points: u32,
    on_change: Callback<u32>,
}

/// What people write as a percentage, in hundredths of a percent.
fn points_of(typed: &str) -> Option<u32> {
    let cents = Cents::parse(typed.trim().trim_end_matches('%')).ok()?;
    u32::try_from(cents.0).ok().filter(|points| *points > 0)
}

#[component]
fn Percent(props: &PercentProps) -> Html {
    let PercentProps { id, basis_points, on_change } = props;
    let shown = words::percent(*basis_points);
    let typed = use_state(move || shown);
    let on_input = {
        let (on_change, state) = (on_change.clone(), typed.setter());
        Callback::from(move |typed: String| {
            if let Some(points) = points_of(&typed) {
                on_change.emit(points);
            }
            state.set(typed);
        })
    };
    let error = points_of(&typed).is_none().then(|| AttrValue::from(text::percent_format()));
    html! {
        <TextField id={id.clone()} label={text::field_percent()} value={(*typed).clone()} {on_input} {error} width={Some(8)}
            inputmode="decimal" autocomplete="off" />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_a_figure_or_it_is_not() {
        assert_eq!(figure_of("1.000", Unit::Cents), Some(100_000));
        assert_eq!(figure_of("7,50", Unit::Cents), Some(750));
        assert_eq!(figure_of(" 21 ", Unit::Days), Some(21));
        for wrong in ["", "-1", "veel"] {
            assert_eq!(figure_of(wrong, Unit::Number), None, "{wrong}");
        }
        assert_eq!((points_of("75"), points_of("12,5%"), points_of("0")), (Some(7_500), Some(1_250), None));
    }

    #[test]
    fn another_kind_of_limit_keeps_what_there_was() {
        let lowest = turned(&Limit::Fixed(5), "lowest", Unit::Cents);
        assert_eq!(lowest, Some(Limit::Lowest(vec![Limit::Fixed(5), Limit::Fixed(0)])));
        for kind in ["fixed", "share", "each", "sameAs", "highest", "tiers", "byFeature"] {
            let limit = turned(&Limit::Fixed(5), kind, Unit::Number);
            assert_eq!(limit.as_ref().map(super::kind), Some(kind));
        }
    }
}
