//! The actions of AWS services: their access levels, and which of them accept narrower resources
//! than `*`.
//!
//! The table is `actions.txt`, packed by the build script and unpacked when it is first asked.
//! What a pattern covers is worked out once for each pattern and thread.

use crate::facts::wildcard;
use crate::value::{Kind, Reason, Truth, Value};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::io::Read;
use std::sync::LazyLock;

/// The table, packed.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/actions.bin"));

/// What an action does, as AWS classes it; each is one bit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::facts) struct Levels(u8);

impl Levels {
    const NONE: Levels = Levels(0);
    /// Of any level.
    pub const ALL: Levels = Levels(0b1_1111);

    /// The level of a letter in the table, or of the word that rules use.
    fn parse(word: &str) -> Option<Levels> {
        let bit = match word {
            "L" | "list" => 0,
            "R" | "read" => 1,
            "W" | "write" => 2,
            "P" | "permissions" => 3,
            "T" | "tagging" => 4,
            _ => return None,
        };
        Some(Levels(1 << bit))
    }

    /// The level of a word, or all.
    pub fn of(word: Option<&str>) -> Option<Levels> {
        word.map_or(Some(Levels::ALL), Levels::parse)
    }

    fn add(&mut self, other: Levels) {
        self.0 |= other.0;
    }

    fn meets(self, other: Levels) -> bool {
        self.0 & other.0 != 0
    }
}

/// What the actions that a pattern covers have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Covered {
    /// Levels of all of them.
    any: Levels,
    /// Levels of those that accept narrower resources than `*`.
    scopable: Levels,
    /// Whether the table has the service; else nothing is known.
    known: bool,
}

/// One line of the table: actions of one level.
struct Group {
    level: Levels,
    scopable: bool,
    names: &'static str,
}

/// Services and their actions.
static TABLE: LazyLock<FxHashMap<&'static str, Vec<Group>>> = LazyLock::new(|| {
    let mut text = String::new();
    let unpacked = flate2::read::DeflateDecoder::new(PACKED).read_to_string(&mut text);
    let text: &'static str = match unpacked {
        // Lives as long as the program, as a constant would.
        Ok(_) => text.leak(),
        Err(_) => "",
    };
    let mut table: FxHashMap<&str, Vec<Group>> = FxHashMap::default();
    let mut service = "";
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let Some((group, names)) = line.split_once(' ') else {
            service = line;
            continue;
        };
        let Some(level) = Levels::parse(group.trim_end_matches('*')) else {
            continue;
        };
        table.entry(service).or_default().push(Group {
            level,
            scopable: !group.ends_with('*'),
            names,
        });
    }
    table
});

/// Patterns that a thread remembers; a project has far fewer.
const MAX_PATTERNS: usize = 4_096;

thread_local! {
    static PATTERNS: RefCell<FxHashMap<String, Covered>> = RefCell::default();
}

fn covered(pattern: &str) -> Covered {
    let pattern = pattern.to_ascii_lowercase();
    PATTERNS.with_borrow_mut(|known| {
        if let Some(found) = known.get(&pattern) {
            return *found;
        }
        let made = work_out(&pattern);
        if known.len() < MAX_PATTERNS {
            known.insert(pattern, made);
        }
        made
    })
}

fn work_out(pattern: &str) -> Covered {
    let everything = Covered {
        any: Levels::ALL,
        scopable: Levels::ALL,
        known: true,
    };
    if pattern.bytes().all(|b| b == b'*') {
        return everything;
    }
    let mut out = Covered {
        any: Levels::NONE,
        scopable: Levels::NONE,
        known: false,
    };
    let Some((service, action)) = pattern.split_once(':') else {
        // A bare name is no action: it covers nothing.
        out.known = true;
        return out;
    };
    let mut add = |groups: &[Group]| {
        out.known = true;
        for group in groups {
            let covers = |name: &str| wildcard::matches(action, name, true);
            if out.any.meets(group.level) && (!group.scopable || out.scopable.meets(group.level)) {
                continue;
            }
            if group.names.split(' ').any(covers) {
                out.any.add(group.level);
                if group.scopable {
                    out.scopable.add(group.level);
                }
            }
        }
    };
    if service.contains(['*', '?']) {
        let mut names: Vec<&&str> = TABLE.keys().collect();
        names.sort_unstable();
        for name in names
            .into_iter()
            .filter(|n| wildcard::matches(service, n, true))
        {
            add(TABLE.get(*name).map_or(&[], Vec::as_slice));
        }
        // The table has not all services.
        if !out.known {
            return out;
        }
    } else if let Some(groups) = TABLE.get(service) {
        add(groups);
    }
    out
}

/// What is asked of a pattern that is not known in full, or of a service that the table lacks.
fn ask(pattern: &Value, f: impl Fn(Covered) -> bool) -> Truth {
    match &pattern.kind {
        Kind::String(text) => {
            let covered = covered(text);
            match covered.known {
                true if f(covered) => Truth::YES,
                true => Truth::NO,
                false => Truth::unknown(Reason::Other(
                    "the table of actions does not have the service".into(),
                )),
            }
        }
        _ => Truth::unknown(crate::facts::why(pattern)),
    }
}

/// Whether a pattern covers an action of some level that accepts narrower resources than `*`.
pub(in crate::facts) fn scopable(pattern: &Value, levels: Levels) -> Truth {
    ask(pattern, |c| c.scopable.meets(levels))
}

/// Whether a pattern covers any action that exists. Of services that the table does not have, any
/// may.
pub(in crate::facts) fn exists(pattern: &Value) -> Truth {
    match pattern.as_str().map(covered) {
        Some(covered) if !covered.known || covered.any != Levels::NONE => Truth::YES,
        Some(_) => Truth::NO,
        None => Truth::unknown(crate::facts::why(pattern)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn is(pattern: &str, level: Option<&str>) -> Truth {
        scopable(&Value::string(pattern), Levels::of(level).unwrap())
    }

    #[test]
    fn the_table_is_there() {
        assert!(TABLE.len() > 100, "{}", TABLE.len());
        assert!(TABLE.contains_key("transcribe"));
    }

    #[test]
    fn which_actions_accept_a_resource() {
        for (pattern, level, expected) in [
            ("*", None, true),
            ("s3:*", Some("write"), true),
            ("s3:GetObject", None, true),
            ("S3:getobject", Some("read"), true),
            ("s3:GetObject", Some("write"), false),
            ("s3:ListAllMyBuckets", None, false),
            ("s3:ListAll*", None, false),
            ("ec2:Describe*", Some("write"), false),
            ("ecr:GetAuthorizationToken", None, false),
            ("transcribe:StartTranscriptionJob", None, false),
            ("transcribe:DeleteTranscriptionJob", Some("write"), true),
            ("iam:Put*Policy", Some("permissions"), true),
            ("s?:GetObject", None, true),
            ("nonsense", None, false),
        ] {
            let expected = if expected { Truth::YES } else { Truth::NO };
            assert_eq!(is(pattern, level), expected, "{pattern} {level:?}");
        }
        assert!(is("nosuchservice:Do", None).why.is_some());
        assert!(Levels::of(Some("lots")).is_none());
    }

    #[test]
    fn which_actions_exist() {
        let there = |p: &str| exists(&Value::string(p));
        assert_eq!(there("s3:GetObject"), Truth::YES);
        assert_eq!(there("s3:GetObjects"), Truth::NO);
        assert_eq!(there("s3:*Object"), Truth::YES);
        assert_eq!(there("transcribe:GetTranscriptionJobs"), Truth::NO);
    }
}
