use reqwest::{Client, Response, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Scene, operation};

/// Somebody at a client of their own, with their own cookies.
#[derive(Clone)]
pub struct Actor {
    client: Client,
    url: String,
}

/// What a request got back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The body, when it is JSON; else its text.
    pub body: Value,
    /// The headers.
    pub headers: header::HeaderMap,
}

#[expect(clippy::expect_used, reason = "a server that does not answer ends the test")]
impl Actor {
    pub(crate) fn new(url: &str) -> Self {
        let client = Client::builder().cookie_store(true).build().expect("a client");
        Self { client, url: url.to_owned() }
    }

    /// Somebody at a server that is not a scene's.
    #[must_use]
    pub fn at(url: &str) -> Self {
        Self::new(url)
    }

    /// The same person with the same cookies, at another server.
    #[must_use]
    pub fn moved_to(mut self, url: &str) -> Self {
        url.clone_into(&mut self.url);
        self
    }

    /// Sends a GraphQL request to a server that may be gone; answers its body when there is one.
    pub async fn tries(&self, body: &Value) -> Option<Value> {
        let request = self.client.post(format!("{}/graphql", self.url)).json(body);
        request.send().await.ok()?.json().await.ok()
    }

    /// Asks for a code, reads it in the mail and signs in with it.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn sign_in(&self, scene: &Scene, email: &str) {
        self.request_code(email).await;
        let code = code_in(&scene.last_mail(email).await);
        let done = self.try_code(email, &code).await;
        assert_eq!(done["refusals"], json!([]), "{email} signs in");
    }

    /// Asks for a code.
    pub async fn request_code(&self, email: &str) -> Value {
        let mutation = "mutation($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) \
                        { sent refusals { code field message } } }";
        let input = json!({ "operationId": operation(), "email": email });
        self.ask(mutation, json!({ "input": input })).await["requestSignInCode"].clone()
    }

    /// Tries a code.
    pub async fn try_code(&self, email: &str, code: &str) -> Value {
        let mutation = "mutation($input: SignInInput!) { signIn(input: $input) \
                        { viewer { person { email } } refusals { code field message } } }";
        let input = json!({ "operationId": operation(), "email": email, "code": code });
        self.ask(mutation, json!({ "input": input })).await["signIn"].clone()
    }

    /// Asks something; answers its data.
    ///
    /// # Panics
    /// When there is an error: a refusal is data, an error is ours.
    pub async fn ask(&self, query: &str, variables: Value) -> Value {
        let answer = self.send(&json!({ "query": query, "variables": variables })).await;
        assert!(
            answer.status == StatusCode::OK && answer.body.get("errors").is_none(),
            "{} {}",
            answer.status,
            answer.body
        );
        answer.body["data"].clone()
    }

    /// Sends a GraphQL request as it is.
    pub async fn send(&self, body: &Value) -> Answer {
        let request = self
            .client
            .post(format!("{}/graphql", self.url))
            .header(header::ACCEPT, "application/graphql-response+json")
            .json(body);
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// Sends anything: for what a well-behaved client would not do.
    pub async fn raw(&self, request: impl FnOnce(&Client, &str) -> reqwest::RequestBuilder) -> Answer {
        Answer::of(request(&self.client, &self.url).send().await.expect("an answer")).await
    }

    /// A mutation on an initiative, with a new operation id; answers its payload.
    pub async fn act(&self, mutation: &str, mut input: Value) -> Value {
        if input.get("operationId").is_none() {
            input["operationId"] = json!(operation());
        }
        let (first, rest) = mutation.split_at(1);
        let kind = format!("{}{rest}Input", first.to_uppercase());
        let query = format!(
            "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ \
             initiative {{ id reference state owner {{ name function }} answerDue {{ on overdue paused daysLeft extended }} \
             requested title supportCount viewerSupports hiddenReason openQuestion }} \
             refusals {{ code field message }} }} }}"
        );
        self.ask(&query, json!({ "input": input })).await[mutation].clone()
    }

    /// A mutation that must not be refused; answers the initiative.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn does(&self, mutation: &str, input: Value) -> Value {
        let payload = self.act(mutation, input).await;
        assert_eq!(payload["refusals"], json!([]), "{mutation}");
        payload["initiative"].clone()
    }

    /// A mutation that must be refused; answers the codes, with the field where there is one.
    ///
    /// # Panics
    /// When it is not refused.
    pub async fn is_refused(&self, mutation: &str, input: Value) -> Vec<String> {
        let payload = self.act(mutation, input).await;
        assert_eq!(payload["initiative"], Value::Null, "{mutation} is refused");
        refusals(&payload)
    }

    /// Hands an initiative in that nothing is wrong with; answers it.
    pub async fn submits(&self, scene: &Scene, slug: &str) -> Value {
        let wijk_id = scene.wijk(slug).await;
        self.does("submitInitiative", crate::plan(&wijk_id)).await
    }

    /// An initiative as this person sees it; null when it is not there for them.
    pub async fn sees(&self, id: &Value, fields: &str) -> Value {
        let query = format!("query($id: ID!) {{ initiative(id: $id) {{ {fields} }} }}");
        self.ask(&query, json!({ "id": id })).await["initiative"].clone()
    }

    /// What this person may do now with an initiative.
    pub async fn may(&self, id: &Value) -> Vec<String> {
        let seen = self.sees(id, "viewerActions { action allowed }").await;
        let actions = seen["viewerActions"].as_array().cloned().unwrap_or_default();
        actions
            .iter()
            .filter(|action| action["allowed"] == true)
            .filter_map(|action| action["action"].as_str().map(str::to_owned))
            .collect()
    }

    /// Uploads a photo under this id.
    pub async fn uploads(&self, id: Uuid, bytes: &[u8]) -> Answer {
        let bytes = bytes.to_vec();
        self.raw(|client, url| {
            client.put(format!("{url}/photos/{id}")).header(header::CONTENT_TYPE, "image/jpeg").body(bytes)
        })
        .await
    }

    /// Fetches an address of the server; the bytes, when it is there.
    pub async fn fetches(&self, path: &str) -> Option<Vec<u8>> {
        let response = self.client.get(format!("{}{path}", self.url)).send().await.expect("an answer");
        let there = response.status().is_success();
        let bytes = response.bytes().await.expect("a body").to_vec();
        there.then_some(bytes)
    }
}

#[expect(clippy::expect_used, reason = "a server that does not answer ends the test")]
impl Answer {
    async fn of(response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.expect("a body");
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Self { status, body, headers }
    }
}

/// `CODE field` of each refusal in a payload.
#[must_use]
pub fn refusals(payload: &Value) -> Vec<String> {
    let list = payload["refusals"].as_array().cloned().unwrap_or_default();
    list.iter()
        .map(|refusal| {
            let code = refusal["code"].as_str().unwrap_or_default();
            refusal["field"].as_str().map_or(code.to_owned(), |field| format!("{code} {field}"))
        })
        .collect()
}

/// The six digits in a mail.
#[must_use]
pub fn code_in(mail: &str) -> String {
    mail.lines()
        .find(|line| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit()))
        .unwrap_or_default()
        .to_owned()
}
