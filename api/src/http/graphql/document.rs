//! The document of a request: read within limits, and what its operation asks at the root.

use std::collections::HashSet;

use async_graphql::parser;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet,
};
use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::answer::Problem;
use super::nesting;

/// Bytes of a document: many times the app's longest. Values go in variables.
const QUERY: usize = 32 * 1024;
/// Brackets within brackets, of any kind. The schema has its own, lower limit for fields.
const NESTING: usize = 64;

/// Reads `query` without executing anything.
pub(super) fn parse(query: &str) -> Result<ExecutableDocument, Problem> {
    if query.len() > QUERY {
        return Err(Problem::bad_request(format!(
            "\u{201c}query\u{201d} may be at most {QUERY} bytes long."
        )));
    }
    if nesting::depth(query) > NESTING {
        return Err(Problem::bad_request(format!("Nest at most {NESTING} levels deep.")));
    }
    parser::parse_query(query).map_err(|error| {
        Problem::new(StatusCode::BAD_REQUEST, "GRAPHQL_PARSE_FAILED", error.to_string()).lenient()
    })
}

/// What an operation asks for at the root, every time that it does.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) kind: OperationType,
    pub(super) fields: Vec<String>,
}

impl Asked {
    /// The root fields of the operation called `name`, or of the only one. Every variable that it needs must be
    /// among those `given`.
    pub(super) fn by(
        document: &ExecutableDocument,
        name: Option<&str>,
        given: &Map<String, Value>,
    ) -> Result<Self, Problem> {
        let operation = operation(document, name).ok_or_else(|| {
            Problem::bad_request("\u{201c}operationName\u{201d} must name one of the operations.".to_owned())
                .lenient()
        })?;
        if operation.ty == OperationType::Subscription {
            return Err(Problem::bad_request("There are no subscriptions.".to_owned()).lenient());
        }
        for variable in &operation.variable_definitions {
            let (name, variable) = (&variable.node.name.node, &variable.node);
            let needed = !variable.var_type.node.nullable && variable.default_value.is_none();
            if needed && given.get(name.as_str()).is_none_or(Value::is_null) {
                let message = format!("Variable \u{201c}${name}\u{201d} must have a value.");
                return Err(
                    Problem::new(StatusCode::BAD_REQUEST, "GRAPHQL_VALIDATION_FAILED", message).lenient()
                );
            }
        }
        let mut fields = Vec::new();
        collect(document, &operation.selection_set.node, &mut HashSet::new(), &mut fields);
        Ok(Self { kind: operation.ty, fields })
    }
}

fn operation<'d>(document: &'d ExecutableDocument, name: Option<&str>) -> Option<&'d OperationDefinition> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Some(&operation.node),
        (DocumentOperations::Single(_), Some(_)) => None,
        (DocumentOperations::Multiple(operations), Some(name)) => {
            operations.get(name).map(|operation| &operation.node)
        }
        (DocumentOperations::Multiple(operations), None) => {
            let mut all = operations.values();
            all.next().filter(|_| all.next().is_none()).map(|operation| &operation.node)
        }
    }
}

/// Fields count wherever they stand: directly, in a fragment, with a directive or not. A fragment that is spread
/// twice at the root is one selection (merged by the executor), so it is followed once; that also ends cycles.
fn collect<'d>(
    document: &'d ExecutableDocument,
    set: &'d SelectionSet,
    followed: &mut HashSet<&'d str>,
    fields: &mut Vec<String>,
) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => fields.push(field.node.name.node.to_string()),
            Selection::InlineFragment(fragment) => {
                collect(document, &fragment.node.selection_set.node, followed, fields);
            }
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                if let Some(fragment) = document.fragments.get(name)
                    && followed.insert(name.as_str())
                {
                    collect(document, &fragment.node.selection_set.node, followed, fields);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str, name: Option<&str>) -> Result<Vec<String>, Problem> {
        Ok(Asked::by(&parse(query)?, name, &Map::new())?.fields)
    }

    #[test]
    fn root_fields_are_found_wherever_they_hide() {
        let query = "mutation M { a: signIn { x } b: signIn { x } ...F ... on Mutation { signOut { x } } }
                     fragment F on Mutation { submitInitiative { signIn } ...F }";
        assert_eq!(asked(query, None).unwrap(), ["signIn", "signIn", "submitInitiative", "signOut"]);
    }

    #[test]
    fn the_operation_is_the_named_one_or_the_only_one() {
        let two = "query A { a } query B { b }";
        assert_eq!(asked(two, Some("B")).unwrap(), ["b"]);
        assert!(asked(two, None).is_err());
        assert!(asked(two, Some("C")).is_err());
        assert_eq!(asked("query A { a }", None).unwrap(), ["a"]);
        assert!(asked("{ a }", Some("A")).is_err());
        assert!(asked("subscription { a }", None).is_err());
    }

    #[test]
    fn what_would_exhaust_the_parser_never_reaches_it() {
        for bomb in [
            "{a".repeat(10_000),
            "[".repeat(30_000),
            "{ a(b: ".to_owned() + &"[".repeat(30_000),
            "a".repeat(40_000),
        ] {
            assert!(parse(&bomb).is_err());
        }
        assert!(parse(&("{ a(b: ".to_owned() + &"[".repeat(60) + &"]".repeat(60) + ") }")).is_ok());
    }

    #[test]
    fn what_is_no_document_is_refused() {
        for query in [
            "",
            "{",
            "{ }",
            "query",
            "# nothing",
            "{ a } }",
            "\u{0}",
            "type A { b: Int }",
            "fragment F on Q { a }",
        ] {
            assert!(parse(query).is_err(), "{query}");
        }
    }
}
