//! The JSON of a request.

use async_graphql::{Request, Variables};
use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::answer::Problem;

/// A well-formed request: what is asked, which operation of it, and with which values.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) query: String,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Map<String, Value>,
}

impl Question {
    pub(super) fn parse(body: &[u8]) -> Result<Self, Problem> {
        let bad = |message: &str| Problem::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", message.to_owned());
        let mut parameters = match serde_json::from_slice(body) {
            Ok(Value::Object(parameters)) => parameters,
            Ok(Value::Array(_)) => return Err(bad("Send one request at a time, not a list.")),
            Ok(_) => return Err(bad("Send a JSON object.")),
            Err(error) => return Err(bad(&format!("This is not JSON: {error}."))),
        };
        let Some(Value::String(query)) = parameters.remove("query") else {
            return Err(bad("\u{201c}query\u{201d} must be a text."));
        };
        let operation_name = match parameters.remove("operationName") {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name).filter(|name| !name.is_empty()),
            Some(_) => return Err(bad("\u{201c}operationName\u{201d} must be a text.")),
        };
        let variables = match parameters.remove("variables") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(variables)) => variables,
            Some(_) => return Err(bad("\u{201c}variables\u{201d} must be an object.")),
        };
        if !matches!(parameters.get("extensions"), None | Some(Value::Null | Value::Object(_))) {
            return Err(bad("\u{201c}extensions\u{201d} must be an object."));
        }
        Ok(Self { query, operation_name, variables })
    }

    pub(super) fn into_request(self) -> Request {
        let mut request =
            Request::new(self.query).variables(Variables::from_json(Value::Object(self.variables)));
        if let Some(name) = self.operation_name {
            request = request.operation_name(name);
        }
        request
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_has_a_query_and_perhaps_a_name_and_values() {
        let body = br#"{"query": "{ a }", "operationName": null, "variables": {"x": 1}, "extensions": {}}"#;
        let question = Question::parse(body).unwrap();
        assert_eq!((question.query.as_str(), question.operation_name.as_deref()), ("{ a }", None));
        assert_eq!(question.variables["x"], 1);
        assert_eq!(Question::parse(br#"{"query": "{a}", "other": 1}"#).unwrap().query, "{a}");
    }

    #[test]
    fn anything_else_is_a_bad_request() {
        let deep = "[".repeat(100_000);
        for body in [
            "",
            "{",
            "null",
            "1",
            "[]",
            r#"[{"query": "{a}"}]"#,
            "{}",
            r#"{"query": null}"#,
            r#"{"query": {"a": 1}}"#,
            r#"{"query": "{a}", "operationName": 1}"#,
            r#"{"query": "{a}", "variables": []}"#,
            r#"{"query": "{a}", "variables": "{}"}"#,
            r#"{"query": "{a}", "extensions": "no"}"#,
            "{\"query\": \"\u{0}\"}",
            &deep,
        ] {
            assert!(Question::parse(body.as_bytes()).is_err(), "{body:.40}");
        }
        assert!(Question::parse(b"{\"query\": \"\xff\"}").is_err());
    }
}
