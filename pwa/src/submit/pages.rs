//! The questions.

use wdw_contract::limits;
use wdw_contract::texts::submit;
use yew::prelude::*;

use super::applicant::ApplicantPage;
use super::asked::AskedOfPage;
use super::costs::{CostPage, CostsPage};
use super::draft::Draft;
use super::form::Sheet;
use super::photos::PhotosPage;
use super::question::Question;
use super::similar::{Similar, SimilarPage};
use super::wijk::{BuurtPage, WijkPage};
use crate::api::enums::Theme;
use crate::ui::{Checkboxes, Choice, DateField, MoneyField, Radios, TextArea, TextField};

/// The question of a page.
pub(super) fn show(question: Question, sheet: &Sheet, similar: &Similar) -> Html {
    let sheet = sheet.clone();
    match question {
        Question::Wijk => html! { <WijkPage {sheet} /> },
        Question::Buurt => html! { <BuurtPage {sheet} /> },
        Question::Title => html! {
            <TextField id="titel" label={submit::title_question()} heading=true hint={submit::title_hint()}
                value={sheet.draft.title.clone()} on_input={sheet.typed(|draft| &mut draft.title)}
                error={sheet.error("titel")} autocomplete="off" />
        },
        Question::Plan => area(
            &sheet,
            "plan",
            submit::plan_question(),
            Some(submit::plan_hint()),
            (&sheet.draft.plan, |draft| &mut draft.plan, limits::PLAN),
            false,
        ),
        Question::Similar => html! { <SimilarPage {sheet} similar={similar.clone()} /> },
        Question::Theme => theme(&sheet),
        Question::Place => html! {
            <TextField id="plek" label={submit::place_question()} heading=true optional=true
                hint={submit::place_hint()} value={sheet.draft.place.clone()}
                on_input={sheet.typed(|draft| &mut draft.place)} error={sheet.error("plek")} autocomplete="off" />
        },
        Question::Participants => participants(&sheet),
        Question::Applicant => html! { <ApplicantPage {sheet} /> },
        Question::Benefit => area(
            &sheet,
            "buren",
            submit::benefit_question(),
            None,
            (&sheet.draft.benefit, |draft| &mut draft.benefit, limits::PARAGRAPH),
            true,
        ),
        Question::When => when(&sheet),
        Question::Costs => html! { <CostsPage {sheet} /> },
        Question::Cost(index) => html! { <CostPage {sheet} {index} /> },
        Question::OtherMoney => other_money(&sheet),
        Question::AskedOf => html! { <AskedOfPage {sheet} /> },
        Question::Photos => html! { <PhotosPage {sheet} /> },
        Question::Name => name(&sheet),
        Question::Email => html! {
            <TextField id="e-mail" label={submit::email_question()} heading=true hint={submit::email_hint()}
                value={sheet.draft.email.clone()} on_input={sheet.typed(|draft| &mut draft.email)}
                error={sheet.error("e-mail")} kind="email" inputmode="email" autocomplete="email" />
        },
        Question::Check => Html::default(),
    }
}

type Place<'d> = (&'d String, fn(&mut Draft) -> &mut String, usize);

fn area(
    sheet: &Sheet,
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    (value, place, limit): Place<'_>,
    optional: bool,
) -> Html {
    html! {
        <TextArea {id} {label} heading=true {optional} hint={hint.map(AttrValue::Static)} value={value.clone()}
            on_input={sheet.typed(place)} error={sheet.error(id)} {limit} />
    }
}

fn theme(sheet: &Sheet) -> Html {
    let choices: Vec<Choice> =
        Theme::ALL.iter().map(|theme| Choice::new(theme.name(), theme.label())).collect();
    html! {
        <Radios id="onderwerp" legend={submit::theme_question()} heading=true {choices}
            value={chosen(&sheet.draft.theme)} error={sheet.error("onderwerp")}
            on_change={sheet.chosen(|draft, theme| draft.theme = theme.to_owned())} />
    }
}

/// Nothing is chosen as long as the text is empty.
pub(super) fn chosen(value: &str) -> Option<AttrValue> {
    (!value.is_empty()).then(|| value.to_owned().into())
}

fn participants(sheet: &Sheet) -> Html {
    html! {
        <>
            { area(
                sheet,
                "meedoen",
                submit::participants_question(),
                Some(submit::participants_hint()),
                (&sheet.draft.participants, |draft| &mut draft.participants, limits::PARAGRAPH),
                true,
            ) }
            <TextField id="steun" label={submit::supporters_label()} optional=true width={Some(8)}
                inputmode="numeric" value={sheet.draft.supporters.clone()} error={sheet.error("steun")}
                on_input={sheet.typed(|draft| &mut draft.supporters)} autocomplete="off" />
        </>
    }
}

fn when(sheet: &Sheet) -> Html {
    let date = |place: fn(&mut Draft, crate::ui::TypedDate)| {
        let editor = sheet.desk.editor();
        Callback::from(move |typed| editor.emit(Box::new(move |draft: &mut Draft| place(draft, typed))))
    };
    html! {
        <>
            <div class="stack">
                <h1>{ submit::when_question() }</h1>
                <p class="muted">{ submit::when_hint() }</p>
            </div>
            <DateField id="begin" legend={submit::starts_legend()} optional=true hint={submit::starts_hint()}
                value={sheet.draft.starts.typed()} error={sheet.error("begin")}
                on_input={date(|draft, typed| draft.starts = typed.into())} />
            <DateField id="einde" legend={submit::ends_legend()} optional=true hint={submit::ends_hint()}
                value={sheet.draft.ends.typed()} error={sheet.error("einde")}
                on_input={date(|draft, typed| draft.ends = typed.into())} />
        </>
    }
}

fn other_money(sheet: &Sheet) -> Html {
    html! {
        <>
            <div class="stack">
                <h1>{ submit::other_question() }</h1>
                <p class="muted">{ submit::other_hint() }</p>
            </div>
            <MoneyField id="ander" label={submit::other_amount()} optional=true value={sheet.draft.other.clone()}
                on_input={sheet.typed(|draft| &mut draft.other)} error={sheet.error("ander")} />
            <TextField id="ander-van" label={submit::other_source()} optional=true
                value={sheet.draft.other_source.clone()} error={sheet.error("ander-van")}
                on_input={sheet.typed(|draft| &mut draft.other_source)} autocomplete="off" />
        </>
    }
}

fn name(sheet: &Sheet) -> Html {
    let values = if sheet.draft.show_first_name { vec![AttrValue::Static("toon")] } else { Vec::new() };
    let editor = sheet.desk.editor();
    let on_change = Callback::from(move |(_, shown): (AttrValue, bool)| {
        editor.emit(Box::new(move |draft: &mut Draft| draft.show_first_name = shown));
    });
    html! {
        <>
            <TextField id="naam" label={submit::name_question()} heading=true hint={submit::name_hint()}
                value={sheet.draft.name.clone()} on_input={sheet.typed(|draft| &mut draft.name)}
                error={sheet.error("naam")} autocomplete="name" />
            <Checkboxes id="voornaam" legend={submit::name_show_legend()} {values} {on_change}
                choices={vec![Choice::new("toon", submit::name_show()).with_hint(submit::name_show_hint())]} />
        </>
    }
}
