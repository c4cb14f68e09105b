//! How deep brackets go, before a parser follows them: a million of them would use up its stack.

/// The deepest nesting of brackets of any kind, outside texts and comments.
pub(super) fn depth(query: &str) -> usize {
    let mut rest = query.as_bytes();
    let (mut depth, mut deepest) = (0_usize, 0);
    while let [sign, after @ ..] = rest {
        rest = match sign {
            b'{' | b'(' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
                after
            }
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                after
            }
            b'#' => after_line(after),
            b'"' => match after {
                [b'"', b'"', block @ ..] => after_block(block),
                text => after_text(text),
            },
            _ => after,
        };
    }
    deepest
}

fn after_line(rest: &[u8]) -> &[u8] {
    rest.iter().position(|sign| matches!(sign, b'\n' | b'\r')).map_or(&[], |end| rest.split_at(end).1)
}

/// A text ends at its quote or, if it is broken, at the end of its line.
fn after_text(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b'\\', _, after @ ..] => after,
            [b'"' | b'\n' | b'\r', after @ ..] => return after,
            [_, after @ ..] => after,
            [] => return rest,
        };
    }
}

fn after_block(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b'\\', b'"', b'"', b'"', after @ ..] => after,
            [b'"', b'"', b'"', after @ ..] => return after,
            [_, after @ ..] => after,
            [] => return rest,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn brackets_are_counted_where_they_are_brackets() {
        assert_eq!(depth(""), 0);
        assert_eq!(depth("{ a(b: [{c: 1}]) { d } }"), 4);
        assert_eq!(depth("{ a } # {{{{\n{ b }"), 1);
        assert_eq!(depth(r#"{ a(b: "{{\"{{") }"#), 2);
        assert_eq!(depth(r#"{ a(b: """{{ "" \""" {{""") { c } }"#), 2);
        assert_eq!(depth("{ a(b: \"unfinished\n{{ {"), 5);
        assert_eq!(depth(r#"{ a(b: "") { c } }"#), 2);
        assert_eq!(depth(&"[".repeat(1_000_000)), 1_000_000);
        assert_eq!(depth("}}}}{"), 1);
        assert_eq!(depth("\"\\"), 0);
    }
}
