//! Every component in every state, to look at and to test. Only in the demo.

use wdw_contract::{Cents, texts::gallery as text};
use yew::prelude::*;

use super::*;
use crate::about::{NotFound, use_about};
use crate::api::Trouble;
use crate::api::enums::{PartnerKind, Theme};
use crate::routes::Route;

/// The component page.
#[component]
pub fn Gallery() -> Html {
    let about = use_about();
    if about.is_some_and(|about| !about.installation.demo) {
        return html! { <NotFound /> };
    }
    html! {
        <Page title={text::title()} class="main--wide">
            <div class="stack"><h1>{ text::title() }</h1><p>{ text::intro() }</p></div>
            { section(text::buttons(), buttons()) }
            { section(text::badges(), badges()) }
            { section(text::news(), news()) }
            { section(text::people(), people()) }
            <section class="stack stack--l"><h2>{ text::fields() }</h2><Fields /></section>
            { section(text::lists(), lists()) }
            { section(text::filters(), filters()) }
            <section class="stack"><h2>{ text::states() }</h2><States /></section>
            { section(text::icons(), html! { <div class="row">{ for Glyph::ALL.iter().map(|glyph| html! { <Icon glyph={*glyph} /> }) }</div> }) }
        </Page>
    }
}

fn section(title: &'static str, content: Html) -> Html {
    html! { <section class="stack"><h2>{ title }</h2>{ content }</section> }
}

const TONES: [Tone; 4] = [Tone::Info, Tone::Good, Tone::Bad, Tone::Wait];

fn words(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => text::info(),
        Tone::Good => text::good(),
        Tone::Bad => text::bad(),
        Tone::Wait => text::wait(),
    }
}

fn buttons() -> Html {
    let kinds = [
        (ButtonKind::Primary, text::primary()),
        (ButtonKind::Secondary, text::secondary()),
        (ButtonKind::Plain, text::plain()),
        (ButtonKind::Danger, text::danger()),
    ];
    html! {
        <>
            <div class="row">{ for kinds.into_iter().map(|(kind, words)| html! { <Button {kind}>{ words }</Button> }) }</div>
            <div class="row">
                <Button busy=true>{ text::busy() }</Button>
                <Button kind={ButtonKind::Secondary} pressed={true}><Icon glyph={Glyph::Heart} filled=true />{ text::pressed() }</Button>
                <LinkButton to={Route::Indienen} icon={Glyph::Plus}>{ text::primary() }</LinkButton>
                <Link to={Route::Ideeen}>{ text::link() }</Link>
                <SignInLink />
            </div>
            <Button wide=true icon={Glyph::Heart}>{ text::primary() }</Button>
        </>
    }
}

fn badges() -> Html {
    html! {
        <div class="row">
            { for TONES.iter().map(|tone| html! { <Badge tone={*tone}>{ words(*tone) }</Badge> }) }
            { for TONES.iter().map(|tone| html! { <Badge tone={*tone} icon={tone.glyph()}>{ words(*tone) }</Badge> }) }
        </div>
    }
}

fn news() -> Html {
    html! {
        <>
            { for TONES.iter().map(|tone| html! { <Notice tone={*tone}><p>{ text::news_text() }</p></Notice> }) }
            { for TONES.iter().map(|tone| html! { <Strip tone={*tone}>{ text::news_text() }</Strip> }) }
        </>
    }
}

fn people() -> Html {
    let partners = [
        Some(PartnerKind::Municipality),
        Some(PartnerKind::HousingCorporation),
        Some(PartnerKind::Police),
        Some(PartnerKind::Welfare),
        None,
    ];
    html! {
        <>
            <div class="row">{ for partners.into_iter().map(|partner| html! { <Face initials="VP" {partner} /> }) }</div>
            <div class="row">{ for partners.into_iter().map(|partner| html! { <Face initials="VP" {partner} small=true /> }) }</div>
            <WhoHasIt name={text::name()} initials="VP" function="wijkregisseur" partner={Some(PartnerKind::Municipality)}>
                { text::wait() }
            </WhoHasIt>
        </>
    }
}

/// Every field without and with an error; what is typed or chosen stays.
#[component]
fn Fields() -> Html {
    let typed = use_state(String::new);
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |words| typed.set(words))
    };
    let date = use_state(TypedDate::default);
    let on_date = {
        let date = date.setter();
        Callback::from(move |typed| date.set(typed))
    };
    let chosen = use_state(|| AttrValue::from(Theme::Green.name()));
    let on_change = {
        let chosen = chosen.setter();
        Callback::from(move |value| chosen.set(value))
    };
    let themes: Vec<Choice> =
        Theme::ALL.iter().map(|theme| Choice::new(theme.name(), theme.label())).collect();
    let some = vec![
        Choice::new("1", text::choice_one()).with_hint(text::name_hint()),
        Choice::new("2", text::choice_two()),
    ];
    let errors = [
        ("name-2", text::name_error()),
        ("amount-2", text::amount_error()),
        ("date-2", text::date_error()),
        ("theme-2", text::theme_error()),
    ];
    let errors: Vec<FieldError> = errors
        .map(|(field, message)| FieldError { field: Some(field.into()), message: message.into() })
        .to_vec();
    let error = |wrong: bool, message: &'static str| wrong.then_some(AttrValue::Static(message));
    html! {
        <>
            <ErrorSummary {errors} />
            <Progress step=2 of=6 />
            { for [false, true].into_iter().map(|wrong| {
                let id = |name: &str| format!("{name}-{}", if wrong { 2 } else { 1 });
                html! {
                    <div class="stack stack--l">
                        <TextField id={id("name")} label={text::name_label()} hint={text::name_hint()} value={(*typed).clone()}
                            on_input={on_input.clone()} error={error(wrong, text::name_error())} />
                        <TextArea id={id("plan")} label={text::plan_label()} value={text::plan_text()} optional=true
                            limit={if wrong { 10 } else { 400 }} on_input={Callback::noop()} />
                        <MoneyField id={id("amount")} label={text::amount_label()} value={(*typed).clone()}
                            on_input={on_input.clone()} error={error(wrong, text::amount_error())} />
                        <DateField id={id("date")} legend={text::date_label()} hint={text::date_hint()} value={(*date).clone()}
                            on_input={on_date.clone()} error={error(wrong, text::date_error())} />
                        <CalendarField id={id("day")} label={text::calendar_label()} value="" on_input={Callback::noop()} />
                        <Radios id={id("theme")} legend={text::theme_label()} hint={text::theme_hint()} choices={themes.clone()}
                            value={(!wrong).then(|| (*chosen).clone())} on_change={on_change.clone()}
                            error={error(wrong, text::theme_error())} />
                        <Checkboxes id={id("mails")} legend={text::choices_label()} choices={some.clone()}
                            values={vec![AttrValue::from("1")]} on_change={Callback::noop()} />
                        <Select id={id("wijk")} label={text::select_label()} choices={themes.clone()} value={(*chosen).clone()}
                            on_change={on_change.clone()} />
                    </div>
                }
            }) }
            <PhotoPicker id="photos" legend={text::photos_label()} optional=true on_add={Callback::noop()}
                on_remove={Callback::noop()}
                photos={vec![PickedPhoto { id: "1".into(), src: None, state: text::photos_state().into() }]} />
        </>
    }
}

fn lists() -> Html {
    let step = |state, title: &'static str| Step {
        state,
        title: title.into(),
        detail: html! { <p>{ text::wait() }</p> },
    };
    let part = |label: &'static str, amount| Part { label: label.into(), amount: Cents(amount) };
    html! {
        <>
            <SummaryList rows={vec![
                SummaryRow { name: text::row_name().into(), value: text::row_value().into(), change: Some(Route::Ui) },
                SummaryRow { name: text::amount_label().into(), value: Cents(150_000).long().into(), change: None },
            ]} />
            <h3>{ text::steps() }</h3>
            <Steps steps={vec![
                step(StepState::Done, text::step_one()),
                step(StepState::Now, text::step_two()),
                step(StepState::Later, text::step_three()),
            ]} />
            <StackedBar id="sample" title={text::money()} conclusion={text::money_says()}
                parts={vec![part(text::info(), 120_000), part(text::good(), 20_000), part(text::wait(), 10_000)]} />
        </>
    }
}

fn filters() -> Html {
    let chip =
        |label: &'static str, count, current| Chip { label: label.into(), count, query: "".into(), current };
    html! {
        <Chips label={text::filters()} to={Route::Ui}
            chips={vec![chip(text::info(), Some(5), true), chip(text::good(), Some(2), false), chip(text::wait(), None, false)]} />
    }
}

/// Loading, empty, failed, and what just happened.
#[component]
fn States() -> Html {
    let toaster = use_toaster();
    let onclick = Callback::from(move |_| toaster.say_with_undo(text::toast_text(), || ()));
    html! {
        <>
            <Skeleton cards=1 />
            <EmptyState title={text::empty()}><LinkButton to={Route::Indienen}>{ text::primary() }</LinkButton></EmptyState>
            <ErrorState trouble={Trouble::Server} on_retry={Callback::noop()} />
            <div><Button kind={ButtonKind::Secondary} {onclick}>{ text::toast() }</Button></div>
        </>
    }
}
