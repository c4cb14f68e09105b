//! Asking the server, with the last answer kept on the phone so that a page opens without a connection.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use graphql_client::GraphQLQuery;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::transport::{PATIENCE_MS, send_document};
use super::{Trouble, cache, lean};
use crate::browser;

/// A query as a page sees it.
pub struct Query<T> {
    /// What there is to show.
    pub state: QueryState<T>,
    /// Asks the server again.
    pub reload: Callback<()>,
}

/// What there is to show.
pub enum QueryState<T> {
    /// Nothing yet: show a placeholder of the right size.
    Loading,
    /// Something, maybe not the newest.
    Ready(Loaded<T>),
    /// Nothing, and why.
    Failed(Trouble),
}

/// An answer.
pub struct Loaded<T> {
    /// The answer itself.
    pub data: Rc<T>,
    /// When the server gave it, in milliseconds since 1970.
    pub at: u64,
    /// Whether it is the newest.
    pub freshness: Freshness,
}

/// Whether an answer is the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// The server gave it just now.
    Fresh,
    /// It was kept; the server is being asked.
    Updating,
    /// It was kept, and the server could not be asked: show when it was updated (`ui::Updated`).
    Kept(Trouble),
}

impl<T> QueryState<T> {
    /// The answer, if there is one.
    #[must_use]
    pub fn data(&self) -> Option<&Rc<T>> {
        match self {
            Self::Ready(loaded) => Some(&loaded.data),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), reload: self.reload.clone() }
    }
}

impl<T> Clone for QueryState<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(loaded) => Self::Ready(loaded.clone()),
            Self::Failed(trouble) => Self::Failed(trouble.clone()),
        }
    }
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        Self { data: Rc::clone(&self.data), at: self.at, freshness: self.freshness.clone() }
    }
}

/// The data in an answer.
pub(super) fn data_of(text: &str) -> Result<Value, Trouble> {
    let Ok(Value::Object(mut answer)) = lean::parse(text) else { return Err(Trouble::AppTooOld) };
    let whole = answer.get("errors").and_then(Value::as_array).is_none_or(Vec::is_empty);
    // A fault on the server: the answer is not complete.
    answer.remove("data").filter(|data| whole && !data.is_null()).ok_or(Trouble::Server)
}

/// Data as what the app knows.
pub(super) fn read<D: DeserializeOwned>(data: &Value) -> Result<D, Trouble> {
    lean::from_value(data).map_err(|_| Trouble::AppTooOld)
}

/// The document of an operation as it is sent.
pub(super) fn document<V: Serialize>(name: &str, query: &str, variables: &V) -> String {
    // Cannot fail: variables are plain data with text keys.
    let variables = serde_json::to_string(variables).unwrap_or_default();
    assemble(name, query, &variables)
}

/// The document of an operation of which the variables are JSON already.
pub(crate) fn assemble(name: &str, query: &str, variables: &str) -> String {
    let name = serde_json::to_string(name).unwrap_or_default();
    let query = serde_json::to_string(query).unwrap_or_default();
    format!(r#"{{"operationName":{name},"query":{query},"variables":{variables}}}"#)
}

pub(crate) fn understand<D: DeserializeOwned>(text: &str) -> Result<D, Trouble> {
    read(&data_of(text)?)
}

/// Asks once, without the hook and without the kept answers.
///
/// # Errors
/// [`Trouble`] when the server gave no usable answer.
pub async fn run<Q: GraphQLQuery>(variables: Q::Variables) -> Result<Q::ResponseData, Trouble> {
    let body = Q::build_query(variables);
    let text =
        send_document(&document(body.operation_name, body.query, &body.variables), PATIENCE_MS).await?;
    understand(&text)
}

thread_local! {
    static LISTENERS: RefCell<HashMap<u32, Callback<()>>> = RefCell::new(HashMap::new());
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Something changed on the server: every query on the page is asked again. [`super::mutate`] does this itself.
pub fn refresh_all() {
    let listeners: Vec<_> = LISTENERS.with_borrow(|listeners| listeners.values().cloned().collect());
    for listener in listeners {
        listener.emit(());
    }
}

/// Someone signed in or out: what was kept for the one is not for the other.
pub async fn forget_all() {
    cache::clear().await;
    browser::forget_photos();
    refresh_all();
}

fn listen(listener: Callback<()>) -> impl FnOnce() {
    let id = NEXT.get();
    NEXT.set(id + 1);
    LISTENERS.with_borrow_mut(|listeners| listeners.insert(id, listener));
    move || {
        LISTENERS.with_borrow_mut(|listeners| listeners.remove(&id));
    }
}

/// Asks the server when the page opens and when the variables change, shows what was kept meanwhile, and asks
/// again after a change, on returning to the app and when the connection returns.
#[hook]
pub fn use_query<Q>(variables: Q::Variables) -> Query<Q::ResponseData>
where
    Q: GraphQLQuery + 'static,
    Q::ResponseData: 'static,
{
    let body = Q::build_query(variables);
    let (answer, reload) =
        use_answer(body.operation_name, document(body.operation_name, body.query, &body.variables));
    let data = use_memo(answer.data().cloned(), |data| {
        data.as_deref().map(|data| read::<Q::ResponseData>(data).map(Rc::new))
    });
    let state = match (answer, &*data) {
        (QueryState::Ready(Loaded { at, freshness, .. }), Some(Ok(data))) => {
            QueryState::Ready(Loaded { data: Rc::clone(data), at, freshness })
        }
        // Kept by another version of the app: wait for the new one.
        (QueryState::Ready(Loaded { freshness: Freshness::Updating, .. }), _) => QueryState::Loading,
        (QueryState::Ready(Loaded { freshness: Freshness::Kept(trouble), .. }), _) => {
            QueryState::Failed(trouble)
        }
        (QueryState::Ready(_), _) => QueryState::Failed(Trouble::AppTooOld),
        (QueryState::Failed(trouble), _) => QueryState::Failed(trouble),
        (QueryState::Loading, _) => QueryState::Loading,
    };
    Query { state, reload }
}

/// The same for every operation: the data as JSON. One piece of code instead of one per page.
#[hook]
fn use_answer(name: &'static str, text: String) -> (QueryState<Value>, Callback<()>) {
    let round = use_state(|| 0_u32);
    let key = format!("{name} {}", cache::digest(&text));
    // The answer belongs to the question: after a change of variables the old answer is not shown.
    let answer = use_state(|| (String::new(), QueryState::<Value>::Loading));
    let asked = use_mut_ref(|| 0_u32);
    let reload = {
        let round = round.setter();
        let count = use_mut_ref(|| 0_u32);
        use_callback((), move |(), ()| {
            *count.borrow_mut() += 1;
            round.set(*count.borrow());
        })
    };
    {
        let reload = reload.clone();
        use_effect_with((), move |()| listen(reload));
    }
    {
        let answer = answer.setter();
        use_effect_with((key.clone(), *round), move |(key, _)| {
            let key = key.clone();
            let turn = {
                let mut asked = asked.borrow_mut();
                *asked += 1;
                *asked
            };
            spawn_local(async move {
                let current = || *asked.borrow() == turn;
                let show = |data: &Rc<Value>, at, freshness| {
                    let data = Rc::clone(data);
                    answer.set((key.clone(), QueryState::Ready(Loaded { data, at, freshness })));
                };
                let mut kept = None;
                if let Some(cache::Kept { text, at }) = cache::get(&key).await
                    && let Ok(data) = data_of(&text)
                {
                    kept = Some((Rc::new(data), at));
                }
                if let (Some((data, at)), true) = (&kept, current()) {
                    show(data, *at, Freshness::Updating);
                }
                let sent = send_document(&text, PATIENCE_MS).await;
                let outcome = sent.and_then(|text| data_of(&text).map(|data| (Rc::new(data), text)));
                if !current() {
                    return;
                }
                match outcome {
                    Ok((data, text)) => {
                        let at = browser::now();
                        show(&data, at, Freshness::Fresh);
                        cache::put(&key, text, at).await;
                    }
                    Err(trouble) => match kept {
                        Some((data, at)) => show(&data, at, Freshness::Kept(trouble)),
                        None => answer.set((key.clone(), QueryState::Failed(trouble))),
                    },
                }
            });
        });
    }
    let state = if answer.0 == key { answer.1.clone() } else { QueryState::Loading };
    (state, reload)
}
