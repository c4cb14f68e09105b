//! Changing a condition as a list of rules, some of which hold lists of their own. Pure.

use wdw_contract::kader::Condition;

/// The way to a list: a rule of the list above, and which of its lists.
pub(super) type Way = Vec<(usize, usize)>;

/// Changes one list.
pub(super) type Change = Box<dyn FnOnce(&mut Vec<Condition>)>;

/// A list within a rule.
pub(super) struct Inner {
    pub(super) list: Vec<Condition>,
    /// Where the server finds it: before the number of a rule, or the rule itself.
    pub(super) at: String,
    /// Whether the number of a rule follows.
    pub(super) numbered: bool,
}

/// A condition as a list of rules that all hold.
pub(super) fn list_of(condition: &Condition, at: &str) -> Inner {
    match condition {
        Condition::All(parts) => Inner { list: parts.clone(), at: format!("{at}.all"), numbered: true },
        other => Inner { list: vec![other.clone()], at: at.to_owned(), numbered: false },
    }
}

/// The lists within a rule.
pub(super) fn lists_in(condition: &Condition, at: &str) -> Vec<Inner> {
    match condition {
        Condition::All(parts) => {
            vec![Inner { list: parts.clone(), at: format!("{at}.all"), numbered: true }]
        }
        Condition::Any(parts) => {
            vec![Inner { list: parts.clone(), at: format!("{at}.any"), numbered: true }]
        }
        Condition::Not(part) => vec![list_of(part, &format!("{at}.not"))],
        Condition::Guideline(part) => vec![list_of(part, &format!("{at}.guideline"))],
        Condition::When { this, then } => {
            vec![list_of(this, &format!("{at}.when.this")), list_of(then, &format!("{at}.when.then"))]
        }
        _ => Vec::new(),
    }
}

/// Changes the list at the end of the way; nothing when there is no such list.
pub(super) fn edit(root: &mut Condition, way: &[(usize, usize)], change: Change) {
    let mut list = match std::mem::replace(root, Condition::All(Vec::new())) {
        Condition::All(parts) => parts,
        other => vec![other],
    };
    edit_list(&mut list, way, change);
    *root = match <[Condition; 1]>::try_from(list) {
        Ok([one]) => one,
        Err(list) => Condition::All(list),
    };
}

fn edit_list(list: &mut Vec<Condition>, way: &[(usize, usize)], change: Change) {
    let Some(((index, slot), rest)) = way.split_first() else { return change(list) };
    match (list.get_mut(*index), slot) {
        (Some(Condition::All(parts) | Condition::Any(parts)), _) => edit_list(parts, rest, change),
        (Some(Condition::Not(part) | Condition::Guideline(part)), _) => edit(part, rest, change),
        (Some(Condition::When { this, .. }), 0) => edit(this, rest, change),
        (Some(Condition::When { then, .. }), _) => edit(then, rest, change),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(question: &str) -> Condition {
        Condition::Judge { question: question.into() }
    }

    fn add(question: &'static str) -> Change {
        Box::new(move |list| list.push(judge(question)))
    }

    #[test]
    fn one_rule_becomes_two_and_one_again() {
        let mut root = judge("a");
        edit(&mut root, &[], add("b"));
        assert_eq!(root, Condition::All(vec![judge("a"), judge("b")]));
        edit(&mut root, &[], Box::new(|list| drop(list.remove(0))));
        assert_eq!(root, judge("b"));
    }

    #[test]
    fn every_list_within_a_rule_can_be_changed() {
        let empty = || Box::new(Condition::All(Vec::new()));
        let mut root = Condition::All(vec![
            Condition::Any(vec![Condition::All(vec![judge("a")])]),
            Condition::When { this: empty(), then: empty() },
            Condition::Not(empty()),
        ]);
        edit(&mut root, &[(0, 0), (0, 0)], add("b"));
        edit(&mut root, &[(1, 0)], add("c"));
        edit(&mut root, &[(1, 1)], add("d"));
        edit(&mut root, &[(2, 0)], add("e"));
        edit(&mut root, &[(9, 0), (1, 1)], add("nowhere"));
        let Condition::All(rules) = &root else { panic!("{root:?}") };
        assert_eq!(rules[0], Condition::Any(vec![Condition::All(vec![judge("a"), judge("b")])]));
        assert_eq!(rules[1], Condition::When { this: Box::new(judge("c")), then: Box::new(judge("d")) });
        assert_eq!(rules[2], Condition::Not(Box::new(judge("e"))));
        let places: Vec<String> =
            lists_in(&rules[1], "condition.all.1").into_iter().map(|one| one.at).collect();
        assert_eq!(places, ["condition.all.1.when.this", "condition.all.1.when.then"]);
    }
}
