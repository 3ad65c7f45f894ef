//! Damaged files as properties: whatever bytes are cut, doubled or put in, nothing panics, and
//! every place that a problem or finding names is a place of its file.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use bartizan::diagnostic::{Label, Problem};
use bartizan::frontend::{cloudformation, terraform};
use bartizan::resource::Unit;
use bartizan::rules::{self, RuleSet};
use bartizan::source::{MemoryFs, SourceMap, Span};
use proptest::prelude::*;
use std::sync::OnceLock;

const MAIN: &str = include_str!("../testdata/damage/main.tf");
const MODULE: &str = include_str!("../testdata/damage/m/main.tf");
const NATIVE_JSON: &str = include_str!("../testdata/damage/native.tf.json");
const STACK: &str = include_str!("../testdata/damage/stack.yaml");
const STACK_JSON: &str = include_str!("../testdata/damage/stack.json");

/// What is put in at random places: what begins, ends or separates something in one of the
/// languages, and characters of several bytes.
const BITS: [&str; 72] = [
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "'",
    "${",
    "%{",
    "$${",
    "%%{",
    "<<E\n",
    "<<-E\n",
    "\nE\n",
    "\nEOT\n",
    "~}",
    "=",
    "==",
    "=>",
    "->",
    "-",
    "!",
    "?",
    ":",
    ",",
    ".",
    "...",
    "*",
    "/*",
    "*/",
    "#",
    "//",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "\0",
    "\u{feff}",
    "é",
    "😀",
    "e\u{301}",
    "\u{2028}",
    "\\",
    "\\u",
    "\\ud800",
    "\\n",
    "&a ",
    "*a ",
    "*tags",
    "<<: ",
    "!Sub ",
    "!If ",
    "!Ref ",
    "!GetAtt ",
    "|",
    ">-",
    "---\n",
    "...\n",
    "? ",
    "- ",
    "null",
    "true",
    "0",
    "-1",
    "1e400",
    "for",
    "if",
    "each.key",
    "local.text",
];

/// One act of damage; places are fractions of the file in 1/65536.
#[derive(Clone, Debug)]
enum Damage {
    /// Takes bytes out.
    Cut(u16, usize),
    /// Takes out what follows.
    End(u16),
    /// Puts a bit in.
    Insert(u16, usize),
    /// Puts a bit in many times.
    Repeat(u16, usize, usize),
    /// Copies bytes to another place.
    Copy(u16, usize, u16),
    /// Sets a byte, which may break a character.
    Set(u16, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let bit = 0..BITS.len();
    prop_oneof![
        3 => (any::<u16>(), 1..60_usize).prop_map(|(at, n)| Damage::Cut(at, n)),
        1 => any::<u16>().prop_map(Damage::End),
        5 => (any::<u16>(), bit.clone()).prop_map(|(at, b)| Damage::Insert(at, b)),
        1 => (any::<u16>(), bit, 2..400_usize).prop_map(|(at, b, n)| Damage::Repeat(at, b, n)),
        2 => (any::<u16>(), 1..300_usize, any::<u16>()).prop_map(|(a, n, b)| Damage::Copy(a, n, b)),
        1 => (any::<u16>(), any::<u8>()).prop_map(|(at, b)| Damage::Set(at, b)),
    ]
}

fn damages() -> impl Strategy<Value = Vec<Damage>> {
    prop::collection::vec(damage(), 1..6)
}

fn damaged(text: &str, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for d in damages {
        let place = |at: u16| bytes.len() * usize::from(at) / 65_536;
        let bit = |b: usize| BITS.get(b).unwrap().as_bytes();
        match *d {
            Damage::Cut(at, n) => {
                let at = place(at);
                let end = (at + n).min(bytes.len());
                bytes.drain(at..end);
            }
            Damage::End(at) => bytes.truncate(place(at)),
            Damage::Insert(at, b) => {
                let at = place(at);
                bytes.splice(at..at, bit(b).iter().copied());
            }
            Damage::Repeat(at, b, n) => {
                let at = place(at);
                bytes.splice(at..at, bit(b).repeat(n));
            }
            Damage::Copy(from, n, to) => {
                let (from, to) = (place(from), place(to));
                let end = (from + n).min(bytes.len());
                let copy: Vec<u8> = bytes.get(from..end).unwrap().to_vec();
                bytes.splice(to..to, copy);
            }
            Damage::Set(at, b) => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = b;
                }
            }
        }
    }
    bytes
}

/// Runs with a stack as large as the analysis gives its threads.
fn on_large_stack<R: Send>(f: impl FnOnce() -> R + Send) -> R {
    static POOL: OnceLock<rayon::ThreadPool> = OnceLock::new();
    let pool = POOL.get_or_init(|| {
        let builder = rayon::ThreadPoolBuilder::new().num_threads(1);
        builder.stack_size(256 << 20).build().unwrap()
    });
    pool.install(f)
}

fn built_in() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(RuleSet::built_in)
}

/// What a place breaks, if it does.
fn wrong(sources: &SourceMap, span: Span) -> Option<String> {
    if span.is_none() {
        return None;
    }
    let Some(file) = sources.get(span.file) else {
        return Some(format!("{span:?} is in no file"));
    };
    let fits = span.start <= span.end && file.text.get(span.range()).is_some();
    (!fits).then(|| {
        format!(
            "{span:?} is no place of {} ({})",
            file.path,
            file.text.len()
        )
    })
}

fn check_problem(sources: &SourceMap, p: &Problem) -> Result<(), TestCaseError> {
    prop_assert!(p.code != "internal-error", "{}", p.message);
    prop_assert!(
        p.code != "syntax-error" || p.help.is_some(),
        "{}",
        p.message
    );
    let related = p.related.iter().map(|l: &Label| l.span);
    for span in p.span.into_iter().chain(related) {
        prop_assert_eq!(wrong(sources, span), None, "{}: {}", p.code, &p.message);
    }
    Ok(())
}

/// Judges a unit and looks at everything it says.
fn check(sources: &SourceMap, unit: &Unit) -> Result<(), TestCaseError> {
    let verdicts = rules::run(built_in(), unit, sources);
    for p in unit.problems.iter().chain(&verdicts.problems) {
        check_problem(sources, p)?;
    }
    for r in &unit.resources {
        for span in [r.header, r.span]
            .into_iter()
            .chain(r.calls.iter().map(|c| c.header))
        {
            prop_assert_eq!(wrong(sources, span), None, "{}", &r.address);
        }
    }
    for f in &verdicts.findings {
        for label in f.related.iter().chain([&f.primary]) {
            prop_assert_eq!(
                wrong(sources, label.span),
                None,
                "{}: {}",
                f.rule.id,
                &f.message
            );
        }
    }
    for u in &verdicts.undecided {
        prop_assert_eq!(
            wrong(sources, u.location),
            None,
            "{}: {}",
            u.rule.id,
            &u.reason
        );
    }
    Ok(())
}

/// Scans Terraform files.
fn scan_terraform(files: Vec<(&str, Vec<u8>)>) -> Result<Vec<Unit>, TestCaseError> {
    let fs = MemoryFs::new(files);
    let sources = SourceMap::default();
    let inputs = terraform::Inputs::default();
    let project = terraform::Project {
        fs: &fs,
        sources: &sources,
        folders: &["".into(), "m".into()],
        inputs: &inputs,
        modules_dir: None,
        require_modules: false,
        max_file_size: 1 << 20,
        strict: false,
    };
    on_large_stack(|| {
        let all = terraform::analyze(&project);
        for p in &all.problems {
            check_problem(&sources, p)?;
        }
        for unit in &all.units {
            check(&sources, unit)?;
        }
        Ok(all.units)
    })
}

/// Scans a template; bytes that are no text are shown as such.
fn scan_template(path: &str, bytes: &[u8]) -> Result<Unit, TestCaseError> {
    let text = String::from_utf8_lossy(bytes);
    let sources = SourceMap::default();
    let extension = path.rsplit('.').next().unwrap();
    on_large_stack(|| {
        // Whether it is taken for a template does not matter, but it must be able to say.
        let _ = cloudformation::recognize(&text, extension);
        let file = sources.add(path, text.as_ref());
        let unit = cloudformation::analyze(file, path, &text, &cloudformation::Inputs::default());
        check(&sources, &unit)?;
        Ok(unit)
    })
}

/// The samples themselves are in order, so that damage meets all that they show.
#[test]
fn the_samples_are_sound() {
    let files = vec![
        ("main.tf", MAIN.into()),
        ("native.tf.json", NATIVE_JSON.into()),
        ("m/main.tf", MODULE.into()),
    ];
    let units = scan_terraform(files).unwrap();
    let problems = |unit: &Unit| unit.problems.clone();
    assert_eq!(units.iter().flat_map(problems).collect::<Vec<_>>(), []);
    assert!(units.iter().any(|u| u.resources.len() == 13));
    for (path, text, resources) in [("s.yaml", STACK, 4), ("s.json", STACK_JSON, 3)] {
        let unit = scan_template(path, text.as_bytes()).unwrap();
        assert_eq!(unit.problems, [], "{path}");
        assert_eq!(unit.resources.len(), resources, "{path}");
    }
}

/// Damage that was once not survived.
#[test]
fn damage_found_before_is_survived() {
    // A broken resource is kept by its head, which ends within a character of several bytes.
    let d = [
        Damage::Insert(16_384, 8),
        Damage::Insert(16_231, 40),
        Damage::Cut(16_913, 1),
    ];
    let files = vec![("main.tf", MAIN.into()), ("m/main.tf", damaged(MODULE, &d))];
    scan_terraform(files).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn terraform_survives_damage(d in damages()) {
        scan_terraform(vec![("main.tf", damaged(MAIN, &d)), ("m/main.tf", MODULE.into())])?;
    }

    #[test]
    fn modules_survive_damage(d in damages()) {
        scan_terraform(vec![("main.tf", MAIN.into()), ("m/main.tf", damaged(MODULE, &d))])?;
    }

    #[test]
    fn terraform_json_survives_damage(d in damages()) {
        scan_terraform(vec![("native.tf.json", damaged(NATIVE_JSON, &d))])?;
    }

    #[test]
    fn yaml_templates_survive_damage(d in damages()) {
        scan_template("s.yaml", &damaged(STACK, &d))?;
    }

    #[test]
    fn json_templates_survive_damage(d in damages()) {
        scan_template("s.json", &damaged(STACK_JSON, &d))?;
        // YAML reads JSON too, and more of what is broken.
        scan_template("s.template", &damaged(STACK_JSON, &d))?;
    }
}
