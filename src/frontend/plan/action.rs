//! What a plan does to a resource.

/// What a plan does to a resource, as `--plan-actions` names it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Action {
    /// Nothing: it stays as it is.
    NoOp,
    /// It is made.
    Create,
    /// A data source that is read when the plan is applied, or was read for it.
    Read,
    /// It is changed in place.
    Update,
    /// It is destroyed and made again, in whichever order.
    Replace,
    /// It is destroyed.
    Delete,
    /// It stays, but Terraform forgets it.
    Forget,
}

impl Action {
    /// All of them.
    pub const ALL: [Action; 7] = [
        Action::NoOp,
        Action::Create,
        Action::Read,
        Action::Update,
        Action::Replace,
        Action::Delete,
        Action::Forget,
    ];

    /// The word of the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::NoOp => "no-op",
            Action::Create => "create",
            Action::Read => "read",
            Action::Update => "update",
            Action::Replace => "replace",
            Action::Delete => "delete",
            Action::Forget => "forget",
        }
    }

    /// The action of a word.
    pub fn parse(word: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|a| a.as_str() == word)
    }

    /// Whether the resource is gone afterwards, as far as Terraform goes.
    pub fn ends(self) -> bool {
        matches!(self, Action::Delete | Action::Forget)
    }

    /// The action of a plan's list of them: replacing is two steps.
    pub(super) fn of(steps: &[String]) -> Option<Action> {
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps.as_slice() {
            [one] => Action::parse(one),
            ["delete" | "forget", "create"] | ["create", "delete" | "forget"] => {
                Some(Action::Replace)
            }
            _ => None,
        }
    }
}

/// Which actions' resources are judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actions(Vec<Action>);

impl Default for Actions {
    /// All after which the resource is there.
    fn default() -> Actions {
        Actions(Action::ALL.into_iter().filter(|a| !a.ends()).collect())
    }
}

impl FromIterator<Action> for Actions {
    fn from_iter<I: IntoIterator<Item = Action>>(actions: I) -> Actions {
        Actions(actions.into_iter().collect())
    }
}

impl Actions {
    /// Whether an action is among them.
    pub fn has(&self, action: Action) -> bool {
        self.0.contains(&action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_steps_are_one_action() {
        let of = |steps: &[&str]| {
            let steps: Vec<String> = steps.iter().map(|s| (*s).to_owned()).collect();
            Action::of(&steps)
        };
        assert_eq!(of(&["no-op"]), Some(Action::NoOp));
        assert_eq!(of(&["delete", "create"]), Some(Action::Replace));
        assert_eq!(of(&["create", "delete"]), Some(Action::Replace));
        assert_eq!(of(&["create", "forget"]), Some(Action::Replace));
        assert_eq!(of(&["forget"]), Some(Action::Forget));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&["replace", "x"]), None);
        for action in Action::ALL {
            assert_eq!(Action::parse(action.as_str()), Some(action));
            assert_eq!(Actions::default().has(action), !action.ends());
        }
    }
}
