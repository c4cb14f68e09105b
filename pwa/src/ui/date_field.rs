//! A date in three numbers, or from a calendar.

use wdw_contract::texts::ui;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Field, described_by, hint_and_error, optional_mark};

/// A date as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedDate {
    /// The day of the month.
    pub day: String,
    /// The number of the month.
    pub month: String,
    /// The year in four digits.
    pub year: String,
}

impl TypedDate {
    /// From `2026-03-12`; empty from anything else.
    #[must_use]
    pub fn of(iso: &str) -> Self {
        let mut parts = iso.splitn(3, '-');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(year), Some(month), Some(day)) => Self {
                day: day.trim_start_matches('0').to_owned(),
                month: month.trim_start_matches('0').to_owned(),
                year: year.to_owned(),
            },
            _ => Self::default(),
        }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year].iter().all(|part| part.trim().is_empty())
    }

    /// `2026-03-12`, when it is a day that exists. A year of two digits is one of this century.
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let (day, month, mut year) = (number(&self.day)?, number(&self.month)?, number(&self.year)?);
        if self.year.trim().len() == 2 {
            year += 2_000;
        }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=days).contains(&day) && (1_900..=2_200).contains(&year))
            .then(|| format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// Three numbers and what surrounds them.
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// The id of the day, where the error summary leads; month and year get `-month` and `-year` behind it.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// The legend is the page's `h1`.
    #[prop_or_default]
    pub heading: bool,
    /// Adds "(niet verplicht)".
    #[prop_or_default]
    pub optional: bool,
    /// What helps to answer: "Bijvoorbeeld 12 3 2026".
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is not right yet.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What is typed so far.
    pub value: TypedDate,
    /// With every change.
    pub on_input: Callback<TypedDate>,
}

/// A date in three numbers.
///
/// Use when: a date that someone knows by heart or that is far away. Not when: a date in the next weeks, then the
/// weekday matters (`CalendarField`).
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let part = |suffix: &str,
                label: &'static str,
                value: &str,
                wide: bool,
                set: fn(&mut TypedDate, String)| {
        let id = if suffix.is_empty() { props.id.to_string() } else { format!("{}-{suffix}", props.id) };
        let oninput = {
            let (on_input, date) = (props.on_input.clone(), props.value.clone());
            Callback::from(move |event: InputEvent| {
                let mut date = date.clone();
                set(&mut date, event.target_unchecked_into::<HtmlInputElement>().value());
                on_input.emit(date);
            })
        };
        html! {
            <div>
                <label class="small" for={id.clone()}>{ label }</label>
                <input class={classes!("utrecht-textbox", "input", if wide { "input--8" } else { "input--4" })}
                    name={id.clone()} {id} type="text" inputmode="numeric" autocomplete="off"
                    value={value.to_owned()} {oninput} aria-invalid={props.error.is_some().then_some("true")} />
            </div>
        }
    };
    let legend = html! { <>{ &props.legend }{ optional_mark(props.optional) }</> };
    html! {
        <fieldset class={classes!("utrecht-form-fieldset", "field", props.error.as_ref().map(|_| "field--error"))}
            aria-describedby={described_by(&props.id, props.hint.is_some(), props.error.is_some(), None)}>
            if props.heading {
                <legend><h1 class="field__heading">{ legend }</h1></legend>
            } else {
                <legend class="field__label">{ legend }</legend>
            }
            { hint_and_error(&props.id, props.hint.as_ref(), props.error.as_ref()) }
            <div class="date">
                { part("", ui::day(), &props.value.day, false, |date, text| date.day = text) }
                { part("month", ui::month(), &props.value.month, false, |date, text| date.month = text) }
                { part("year", ui::year(), &props.value.year, true, |date, text| date.year = text) }
            </div>
        </fieldset>
    }
}

/// A calendar and what surrounds it.
#[derive(Properties, PartialEq)]
pub struct CalendarFieldProps {
    /// Also the name of the control, and where the error summary leads.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// Adds "(niet verplicht)".
    #[prop_or_default]
    pub optional: bool,
    /// What helps to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is not right yet.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// `2026-03-12`, or empty.
    pub value: AttrValue,
    /// The first day that makes sense.
    #[prop_or_default]
    pub min: Option<AttrValue>,
    /// The last day that makes sense.
    #[prop_or_default]
    pub max: Option<AttrValue>,
    /// `2026-03-12`, or empty, with every change.
    pub on_input: Callback<String>,
}

/// The browser's own calendar.
///
/// Use when: a day in the next weeks. Not when: a day far away or long ago (`DateField`).
#[component]
pub fn CalendarField(props: &CalendarFieldProps) -> Html {
    let oninput = {
        let on_input = props.on_input.clone();
        Callback::from(move |event: InputEvent| {
            on_input.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <Field id={&props.id} label={&props.label} optional={props.optional} hint={props.hint.clone()}
            error={props.error.clone()}>
            <input class="utrecht-textbox input input--16" type="date" id={&props.id} name={&props.id}
                value={&props.value} min={props.min.clone()} max={props.max.clone()} {oninput}
                aria-describedby={described_by(&props.id, props.hint.is_some(), props.error.is_some(), None)}
                aria-invalid={props.error.is_some().then_some("true")} />
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> TypedDate {
        TypedDate { day: day.into(), month: month.into(), year: year.into() }
    }

    #[test]
    fn a_day_that_exists_is_understood() {
        assert_eq!(typed("12", "3", "2026").iso().as_deref(), Some("2026-03-12"));
        assert_eq!(typed(" 1", "09 ", "26").iso().as_deref(), Some("2026-09-01"));
        assert_eq!(typed("29", "2", "2028").iso().as_deref(), Some("2028-02-29"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        for (day, month, year) in [
            ("29", "2", "2026"),
            ("31", "4", "2026"),
            ("0", "1", "2026"),
            ("1", "13", "2026"),
            ("x", "1", "2026"),
            ("1", "1", ""),
        ] {
            assert_eq!(typed(day, month, year).iso(), None, "{day} {month} {year}");
        }
    }

    #[test]
    fn what_was_stored_reads_back() {
        assert_eq!(TypedDate::of("2026-03-02"), typed("2", "3", "2026"));
        assert!(TypedDate::of("").is_empty());
    }
}
