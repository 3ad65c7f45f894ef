//! The arguments, as clap reads them, and what they mean as [`Options`].

use super::Failure;
use crate::analysis::{ConfigFile, Input, Options};
use crate::diagnostic::Severity;
use crate::frontend::plan::Action;
use crate::rules::guide::Guide;
use clap::{ArgMatches, Args as ClapArgs, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Static security analyzer for Terraform and CloudFormation
#[derive(Parser, Debug)]
#[command(name = "bartizan", version, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Judge infrastructure code and report what is wrong
    Scan(Scan),
    /// List the rules
    Rules(Rules),
    /// Explain a rule, by its id or by another tool's id for it
    Explain(Explain),
    /// Print all resources with their evaluated attributes
    Graph(Graph),
    /// Evaluate a Terraform expression in the scope of a root module
    Eval(Eval),
    /// Serve an editor: the language server protocol on standard input and output
    Lsp(Lsp),
}

#[derive(ClapArgs, Debug)]
pub(super) struct Scan {
    /// Files and folders to judge [default: the current folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub inputs: Inputs,
    /// The form of the report
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write another report of the same scan to a file; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = report)]
    pub report: Vec<Report>,
    /// Run only these rules: ids, other tools' ids, patterns such as aws-s3-*, topics, severities
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub select: Vec<String>,
    /// Report a guide as a table, and run its rules: transcribe
    #[arg(long, value_name = "GUIDE", value_parser = guide, help_heading = "Rules")]
    pub guide: Option<Guide>,
    /// Do not run these rules
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub ignore: Vec<String>,
    /// Run no rule below this severity
    #[arg(long, value_name = "SEVERITY", value_parser = severity, help_heading = "Rules")]
    pub min_severity: Option<Severity>,
    /// Exit with 1 when a finding is at least this bad [default: low]
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub fail_on: Option<Severity>,
    /// Exit with 0 whatever was found
    #[arg(long)]
    pub exit_zero: bool,
    /// Exit with 0 when there is nothing to scan
    #[arg(long)]
    pub allow_empty: bool,
    /// Show every finding in full, however many there are
    #[arg(long)]
    pub full: bool,
    /// List the checks that could not be decided, with the inputs that would decide them
    #[arg(long)]
    pub show_undecided: bool,
    /// Whether to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Judge the resources of a plan to which it does one of these: no-op, create, read, update,
    /// replace, delete, forget [default: all but delete and forget]
    #[arg(
        long,
        value_name = "ACTION,…",
        value_parser = action,
        value_delimiter = ',',
        help_heading = "Inputs"
    )]
    pub plan_actions: Vec<Action>,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Rules {
    /// The form of the list
    #[arg(long, short, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// A folder of your own rules; may be repeated
    #[arg(long = "rules", value_name = "DIR")]
    pub rule_dirs: Vec<PathBuf>,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Explain {
    /// A rule's id, or another tool's id for the same check
    #[arg(value_name = "RULE-OR-ALIAS")]
    pub rule: String,
    /// The form of the explanation
    #[arg(long, short, value_enum, default_value_t = PageFormat::Text)]
    pub format: PageFormat,
    /// A folder of your own rules; may be repeated
    #[arg(long = "rules", value_name = "DIR")]
    pub rule_dirs: Vec<PathBuf>,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Graph {
    /// Files and folders to evaluate [default: the current folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub inputs: Inputs,
    /// The form of the graph
    #[arg(long, short, value_enum, default_value_t = GraphFormat::Json)]
    pub format: GraphFormat,
    /// Refuse what Terraform refuses, and required variables without value
    #[arg(long)]
    pub strict: bool,
    /// Print sensitive values
    #[arg(long)]
    pub show_sensitive: bool,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Eval {
    /// The expression [with --batch: none; expressions come from standard input]
    #[arg(
        value_name = "EXPR",
        required_unless_present = "batch",
        conflicts_with = "batch"
    )]
    pub expression: Option<String>,
    /// The folder of the root module [default: the current folder]
    #[arg(value_name = "PATH", conflicts_with = "batch")]
    pub path: Option<PathBuf>,
    /// Read one expression a line from standard input, print one JSON result a line
    #[arg(long)]
    pub batch: bool,
    #[command(flatten)]
    pub inputs: Inputs,
    /// Print sensitive values
    #[arg(long)]
    pub show_sensitive: bool,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Lsp {
    /// Threads to use [default: one for each core]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,
    /// Taken for those clients that give it; there is no other way to speak
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// What all commands that read projects take.
#[derive(ClapArgs, Debug)]
pub(super) struct Inputs {
    #[command(flatten)]
    pub ordered: Ordered,
    /// A CloudFormation parameter; may be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = assignment, help_heading = "Inputs")]
    pub parameter: Vec<(String, String)>,
    /// A file of CloudFormation parameters; with several, each template is judged with each
    #[arg(long, value_name = "FILE", help_heading = "Inputs")]
    pub parameter_file: Vec<PathBuf>,
    /// Leave out what this gitignore pattern names; may be repeated
    #[arg(long, value_name = "PATTERN", help_heading = "Inputs")]
    pub exclude: Vec<String>,
    /// The scan root: nothing outside is read [default: the git work tree around the paths]
    #[arg(long, value_name = "DIR", help_heading = "Inputs")]
    pub root: Option<PathBuf>,
    /// A folder of your own rules; may be repeated
    #[arg(long = "rules", value_name = "DIR", help_heading = "Inputs")]
    pub rule_dirs: Vec<PathBuf>,
    /// The configuration file [default: bartizan.yaml or .bartizan.yaml at the scan root]
    #[arg(long, value_name = "FILE", help_heading = "Inputs")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, conflicts_with = "config", help_heading = "Inputs")]
    pub isolated: bool,
    /// A folder of downloaded modules: a copy of .terraform/modules, or modules by source
    #[arg(long, value_name = "DIR", help_heading = "Inputs")]
    pub modules_dir: Option<PathBuf>,
    /// Make a called module that is not there an error
    #[arg(long, help_heading = "Inputs")]
    pub require_modules: bool,
    /// Largest file read, such as 500000, 10k or 16M [default: 4M of HCL, 8M of a template,
    /// 512M of a plan]
    #[arg(long, value_name = "BYTES", value_parser = size, help_heading = "Inputs")]
    pub max_file_size: Option<u64>,
    /// Threads to use [default: one for each core]
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        help_heading = "Inputs"
    )]
    pub threads: usize,
}

/// `--var` and `--var-file` in the order given, which decides which wins.
#[derive(Debug, Default)]
pub(super) struct Ordered(pub Vec<Input>);

impl FromArgMatches for Ordered {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Ordered, clap::Error> {
        let mut ordered = Ordered::default();
        ordered.update_from_arg_matches(matches)?;
        Ok(ordered)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        let mut found: Vec<(usize, Input)> = Vec::new();
        let places = matches.indices_of("var").into_iter().flatten();
        let vars = matches.get_many::<(String, String)>("var");
        for (at, (name, value)) in places.zip(vars.into_iter().flatten()) {
            let (name, value) = (name.clone(), value.clone());
            found.push((at, Input::Var { name, value }));
        }
        let places = matches.indices_of("var_file").into_iter().flatten();
        let files = matches.get_many::<PathBuf>("var_file");
        for (at, file) in places.zip(files.into_iter().flatten()) {
            found.push((at, Input::VarFile(file.clone())));
        }
        found.sort_by_key(|(at, _)| *at);
        self.0 = found.into_iter().map(|(_, input)| input).collect();
        Ok(())
    }
}

impl ClapArgs for Ordered {
    fn augment_args(command: clap::Command) -> clap::Command {
        command
            .arg(
                clap::Arg::new("var")
                    .long("var")
                    .value_name("NAME=VALUE")
                    .value_parser(assignment)
                    .action(clap::ArgAction::Append)
                    .help_heading("Inputs")
                    .help("A Terraform variable; may be repeated"),
            )
            .arg(
                clap::Arg::new("var_file")
                    .long("var-file")
                    .value_name("FILE")
                    .value_parser(clap::value_parser!(PathBuf))
                    .action(clap::ArgAction::Append)
                    .help_heading("Inputs")
                    .help("A file of Terraform variables; may be repeated"),
            )
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Ordered::augment_args(command)
    }
}

/// The form of a report.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ReportFormat {
    /// For people: findings in their source
    Text,
    /// Bartizan's own contract
    Json,
    /// SARIF 2.1.0, for GitHub code scanning and others
    Sarif,
    /// Annotations of a GitHub pull request, as commands in a job's log
    Github,
    /// A table of all findings, for a job's summary or a comment
    Markdown,
    /// GitLab's Code Quality report
    Gitlab,
    /// Lines for $GITHUB_OUTPUT: findings, coverage
    GithubOutput,
}

/// A report and where it goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Report {
    pub format: ReportFormat,
    pub file: PathBuf,
}

/// The form of a list.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ListFormat {
    Text,
    Json,
}

/// The form of a rule's explanation.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PageFormat {
    Text,
    Markdown,
}

/// The form of a graph.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GraphFormat {
    Json,
    Dot,
    Mermaid,
}

/// Whether to use colours.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

fn severity(word: &str) -> Result<Severity, String> {
    Severity::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Severity::ALL.iter().map(|s| s.as_str()).collect();
        format!("one of {}", words.join(", "))
    })
}

fn guide(word: &str) -> Result<Guide, String> {
    Guide::named(word).ok_or_else(|| {
        let words: Vec<&str> = Guide::names().collect();
        format!("one of {}", words.join(", "))
    })
}

fn action(word: &str) -> Result<Action, String> {
    Action::parse(word.trim()).ok_or_else(|| {
        let words: Vec<&str> = Action::ALL.iter().map(|a| a.as_str()).collect();
        format!("one of {}", words.join(", "))
    })
}

fn assignment(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.to_owned()))
        }
        _ => Err("write NAME=VALUE".to_owned()),
    }
}

fn report(text: &str) -> Result<Report, String> {
    let Some((format, file)) = text.split_once('=').filter(|(_, file)| !file.is_empty()) else {
        return Err("write FORMAT=FILE".to_owned());
    };
    let format = ReportFormat::from_str(format, false).map_err(|_| {
        let formats = ReportFormat::value_variants().iter();
        let names: Vec<String> = formats
            .filter_map(|f| Some(f.to_possible_value()?.get_name().to_owned()))
            .collect();
        format!("a format is one of {}", names.join(", "))
    })?;
    Ok(Report {
        format,
        file: file.into(),
    })
}

fn size(text: &str) -> Result<u64, String> {
    let (digits, factor) = match text.to_ascii_lowercase() {
        t if t.ends_with('k') => (t.trim_end_matches('k').to_owned(), 1 << 10),
        t if t.ends_with('m') => (t.trim_end_matches('m').to_owned(), 1 << 20),
        t => (t, 1),
    };
    digits
        .parse::<u64>()
        .ok()
        .and_then(|n| n.checked_mul(factor))
        .filter(|n| *n <= MAX_SIZE)
        .ok_or_else(|| "write a number of bytes up to 1024M, such as 500000, 10k or 16M".to_owned())
}

/// Offsets are 32 bits wide; a gigabyte is far from that limit.
const MAX_SIZE: u64 = 1 << 30;

impl Inputs {
    /// The options of these arguments and of the environment.
    pub fn options(self, paths: Vec<PathBuf>) -> Result<Options, Failure> {
        let environment = environment()?;
        Ok(Options {
            paths,
            root: self.root,
            inputs: self.ordered.0,
            parameters: self.parameter,
            parameter_files: self.parameter_file,
            excludes: self.exclude,
            rule_dirs: self.rule_dirs,
            config: match (self.config, self.isolated) {
                (_, true) => ConfigFile::Isolated,
                (Some(file), _) => ConfigFile::Given(file),
                (None, _) => ConfigFile::AtRoot,
            },
            modules_dir: self.modules_dir,
            require_modules: self.require_modules,
            max_file_size: self.max_file_size,
            threads: self.threads,
            ..environment
        })
    }
}

/// What the environment says of inputs.
pub(super) fn environment() -> Result<Options, Failure> {
    let mut env_vars = std::collections::BTreeMap::new();
    for (name, value) in std::env::vars_os() {
        let Some(name) = name.to_str().and_then(|n| n.strip_prefix("TF_VAR_")) else {
            continue;
        };
        let value = value.into_string().map_err(|_| {
            Failure::Usage(format!("the environment's TF_VAR_{name} is not Unicode"))
        })?;
        env_vars.insert(name.to_owned(), value);
    }
    let workspace = std::env::var("TF_WORKSPACE").ok();
    Ok(Options {
        env_vars,
        workspace: workspace.filter(|w| !w.is_empty()),
        ..Options::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Args::command().debug_assert();
    }

    #[test]
    fn variables_keep_the_order_in_which_they_were_given() {
        let args = Args::try_parse_from([
            "bartizan",
            "scan",
            "--var",
            "a=1",
            "--var-file",
            "x.tfvars",
            "--var=b=c=d",
            "p",
        ]);
        let Command::Scan(scan) = args.unwrap().command else {
            panic!("not scan");
        };
        let var = |name: &str, value: &str| Input::Var {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        assert_eq!(
            scan.inputs.ordered.0,
            [
                var("a", "1"),
                Input::VarFile("x.tfvars".into()),
                var("b", "c=d")
            ]
        );
    }

    #[test]
    fn sizes() {
        assert_eq!(size("10k"), Ok(10 << 10));
        assert_eq!(size("16M"), Ok(16 << 20));
        assert_eq!(size("7"), Ok(7));
        for bad in [
            "",
            "k",
            "-1",
            "1.5M",
            "99999999999999999999",
            "2048M",
            "1kk k",
        ] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn reports() {
        let want = Report {
            format: ReportFormat::GithubOutput,
            file: "a=b".into(),
        };
        assert_eq!(super::report("github-output=a=b"), Ok(want));
        for bad in ["sarif", "sarif=", "xml=a", "=a", ""] {
            assert!(super::report(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn assignments() {
        assert_eq!(assignment("a=b=c"), Ok(("a".to_owned(), "b=c".to_owned())));
        assert_eq!(assignment("a="), Ok(("a".to_owned(), String::new())));
        assert!(assignment("a").is_err() && assignment("=a").is_err());
    }
}
