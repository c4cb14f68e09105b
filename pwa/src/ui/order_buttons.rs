//! Moving one of a list up and down, by buttons and by dragging.

use std::cell::Cell;
use std::rc::Rc;

use wdw_contract::texts::ui;
use yew::prelude::*;

use super::{Button, ButtonKind, Glyph, Icon};

/// Someone moved one: from this place to that, from zero.
pub type Move = (usize, usize);

/// Dragging within one list.
#[derive(Clone, PartialEq)]
pub struct Dragging {
    /// What is dragged, known at once: a quick hand drops before anything is drawn again.
    held: Rc<Cell<Option<usize>>>,
    /// The same, as it is drawn.
    from: Option<usize>,
    set: UseStateSetter<Option<usize>>,
    on_move: Callback<Move>,
}

/// What the rows of a list share while one of them is dragged.
#[hook]
pub fn use_dragging(on_move: Callback<Move>) -> Dragging {
    let from = use_state(|| None::<usize>);
    let held = use_memo((), |()| Cell::new(None));
    Dragging { held, from: *from, set: from.setter(), on_move }
}

/// What a row needs to be dragged and dropped upon.
pub struct DragRow {
    /// Set on the row.
    pub ondragstart: Callback<DragEvent>,
    /// Set on the row.
    pub ondragover: Callback<DragEvent>,
    /// Set on the row.
    pub ondrop: Callback<DragEvent>,
    /// Set on the row.
    pub ondragend: Callback<DragEvent>,
    /// Whether this row is being dragged.
    pub dragged: bool,
}

impl Dragging {
    /// For the row at this place.
    #[must_use]
    pub fn row(&self, index: usize) -> DragRow {
        let (set, held) = (self.set.clone(), Rc::clone(&self.held));
        let ondragstart = Callback::from(move |event: DragEvent| {
            // Some browsers drag nothing without data.
            if let Some(transfer) = event.data_transfer() {
                let _ = transfer.set_data("text/plain", &index.to_string());
            }
            held.set(Some(index));
            set.set(Some(index));
        });
        let held = Rc::clone(&self.held);
        let ondragover = Callback::from(move |event: DragEvent| {
            if held.get().is_some() {
                event.prevent_default();
            }
        });
        let (set, on_move, held) = (self.set.clone(), self.on_move.clone(), Rc::clone(&self.held));
        let ondrop = Callback::from(move |event: DragEvent| {
            event.prevent_default();
            if let Some(from) = held.take().filter(|from| *from != index) {
                on_move.emit((from, index));
            }
            set.set(None);
        });
        let (set, held) = (self.set.clone(), Rc::clone(&self.held));
        let ondragend = Callback::from(move |_: DragEvent| {
            held.set(None);
            set.set(None);
        });
        DragRow { ondragstart, ondragover, ondrop, ondragend, dragged: self.from == Some(index) }
    }
}

/// Takes one out and puts it back elsewhere. Nothing changes when there is no such place.
pub fn reorder<T>(list: &mut Vec<T>, (from, to): Move) {
    if from < list.len() && to < list.len() {
        let one = list.remove(from);
        list.insert(to, one);
    }
}

/// Which one of how many.
#[derive(Properties, PartialEq)]
pub struct OrderButtonsProps {
    /// What is moved; read aloud.
    pub name: AttrValue,
    /// Its place, from zero.
    pub index: usize,
    /// How many there are.
    pub of: usize,
    /// Someone wants it elsewhere.
    pub on_move: Callback<Move>,
}

/// Buttons that move one of a list up and down. They say so aloud, and dragging can do nothing that they cannot.
///
/// Use when: the order of a list matters. Not when: a list is sorted by itself.
#[component]
pub fn OrderButtons(props: &OrderButtonsProps) -> Html {
    let OrderButtonsProps { name, index, of, on_move } = props;
    let (index, of) = (*index, *of);
    let told = use_state(|| Rc::<str>::from(""));
    let step = |to: Option<usize>| {
        let (on_move, told, name) = (on_move.clone(), told.setter(), name.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(to) = to {
                told.set(ui::moved(&name, to + 1).into());
                on_move.emit((index, to));
            }
        })
    };
    let up = index.checked_sub(1);
    let down = (index + 1 < of).then_some(index + 1);
    html! {
        <span class="order">
            <span class="order__handle" aria-hidden="true" title={ui::drag_hint()}><Icon glyph={Glyph::Drag} /></span>
            <Button kind={ButtonKind::Plain} class="button--icon" icon={Glyph::Up} aria_label={ui::move_up(name)}
                onclick={step(up)} />
            <Button kind={ButtonKind::Plain} class="button--icon" icon={Glyph::Down} aria_label={ui::move_down(name)}
                onclick={step(down)} />
            <span class="visually-hidden" aria-live="polite">{ &**told }</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::reorder;

    #[test]
    fn one_goes_elsewhere_and_the_others_close_up() {
        let mut list = vec!['a', 'b', 'c', 'd'];
        reorder(&mut list, (0, 2));
        assert_eq!(list, ['b', 'c', 'a', 'd']);
        reorder(&mut list, (3, 0));
        assert_eq!(list, ['d', 'b', 'c', 'a']);
        reorder(&mut list, (0, 9));
        assert_eq!(list.len(), 4);
    }
}
