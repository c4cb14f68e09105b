//! Changing something on the server while the person waits for it. What may wait for a connection goes through
//! `sync` instead.
//!
//! Every payload has its refusals in the same place, so they are read here once and not per operation; only who
//! needs more of an answer reads it with [`Changed::read`].

use std::marker::PhantomData;
use std::rc::Rc;

use graphql_client::GraphQLQuery;
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::query::{data_of, document, read};
use super::transport::{PATIENCE_MS, send_document};
use super::{Refusal, Trouble, refresh_all};
use crate::browser;

/// What came of a change.
#[derive(Clone, Debug)]
pub struct Changed {
    /// What was refused; empty: it is done.
    pub refusals: Vec<Refusal>,
    data: Value,
}

impl Changed {
    /// The answer of `Q`.
    ///
    /// # Errors
    /// When this app does not understand it.
    pub fn read<Q: GraphQLQuery>(&self) -> Result<Q::ResponseData, Trouble> {
        read(&self.data)
    }
}

/// Sends a change, without the hook and without asking other queries again. `operationId` in the variables comes from [`browser::new_id`]; after [`Trouble`] send the same id again (`use_mutation` does).
///
/// # Errors
/// [`Trouble`] when the server gave no usable answer: whether the change was made is not known then.
pub async fn mutate<Q: GraphQLQuery>(variables: Q::Variables) -> Result<Changed, Trouble> {
    let body = Q::build_query(variables);
    change(document(body.operation_name, body.query, &body.variables)).await
}

async fn change(document: String) -> Result<Changed, Trouble> {
    let data = data_of(&send_document(&document, PATIENCE_MS).await?)?;
    let refusals = refusals_in(&data)?;
    Ok(Changed { refusals, data })
}

#[derive(Deserialize)]
struct Payload {
    #[serde(default)]
    refusals: Vec<Refusal>,
}

/// The refusals in the payloads of an answer.
fn refusals_in(data: &Value) -> Result<Vec<Refusal>, Trouble> {
    let payloads: std::collections::BTreeMap<String, Payload> = read(data)?;
    Ok(payloads.into_values().flat_map(|payload| payload.refusals).collect())
}

/// A change that a button makes.
pub struct Mutation<Q: GraphQLQuery> {
    /// It is under way: show that, and let a second tap do nothing.
    pub busy: bool,
    send: Callback<Attempt>,
    operation: PhantomData<fn(Q)>,
}

struct Attempt {
    /// The document with this operation id.
    make: Box<dyn Fn(String) -> String>,
    done: Callback<Result<Changed, Trouble>>,
}

impl<Q: GraphQLQuery> Clone for Mutation<Q> {
    fn clone(&self) -> Self {
        Self { busy: self.busy, send: self.send.clone(), operation: PhantomData }
    }
}

impl<Q: GraphQLQuery> Mutation<Q> {
    /// Sends it. `make` puts the operation id into the variables: after [`Trouble`] the same content gets the same
    /// id, so that nothing happens twice.
    pub fn send(
        &self,
        make: impl Fn(String) -> Q::Variables + 'static,
        done: Callback<Result<Changed, Trouble>>,
    ) {
        let make = Box::new(move |id| {
            let body = Q::build_query(make(id));
            document(body.operation_name, body.query, &body.variables)
        });
        self.send.emit(Attempt { make, done });
    }
}

/// A change that a button makes; see [`Mutation`].
#[hook]
pub fn use_mutation<Q: GraphQLQuery>() -> Mutation<Q> {
    let (busy, send) = use_sender();
    Mutation { busy, send, operation: PhantomData }
}

#[hook]
fn use_sender() -> (bool, Callback<Attempt>) {
    let busy = use_state(|| false);
    let under_way = use_mut_ref(|| false);
    // The content and id of an attempt of which the outcome is not known.
    let open = use_mut_ref(|| None::<(String, String)>);
    let send = {
        let busy = busy.setter();
        use_callback((), move |attempt: Attempt, ()| {
            if under_way.replace(true) {
                return;
            }
            busy.set(true);
            let content = (attempt.make)(String::new());
            let id = match open.take() {
                Some((same, id)) if same == content => id,
                _ => browser::new_id(),
            };
            *open.borrow_mut() = Some((content, id.clone()));
            let (busy, under_way, open) = (busy.clone(), Rc::clone(&under_way), Rc::clone(&open));
            spawn_local(async move {
                let outcome = change((attempt.make)(id)).await;
                if outcome.is_ok() {
                    open.take();
                    refresh_all();
                }
                under_way.replace(false);
                busy.set(false);
                attempt.done.emit(outcome);
            });
        })
    };
    (*busy, send)
}
