//! The options of a run with what the configuration file adds to them.
//!
//! What the command line says wins. The file may be a stranger's: files and folders that it names
//! lie inside the scan root, and it can only leave out, never make anything run.

use super::options::{ConfigFile, Input, Options};
use super::selection::{self, Wanted};
use super::units::Files;
use super::{UsageError, discover};
use crate::config::{self, Config, Entry};
use crate::diagnostic::{Problem, Severity};
use crate::rules::RuleSet;
use crate::source::{FileSystem, SourceMap, normalize, read_named_file};
use std::path::PathBuf;
use std::sync::Arc;

/// Largest configuration file, in bytes.
const MAX_SIZE: u64 = 1 << 20;

/// Options and configuration, as one.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    /// The options, with what the file adds.
    pub options: Options,
    config: Config,
    sources: Arc<SourceMap>,
}

impl Settings {
    /// Reads the configuration file, if there is one.
    ///
    /// # Errors
    /// A file that cannot be read or is wrong.
    pub fn read(options: &Options, files: Files<'_>) -> Result<Settings, UsageError> {
        let fs = files.fs;
        let mut settings = Settings {
            options: options.clone(),
            config: Config::default(),
            sources: Arc::default(),
        };
        let Some((path, text)) = find(&options.config, fs)? else {
            return Ok(settings);
        };
        let file = settings.sources.add(&path, text);
        let text = settings.sources.get(file).map(|f| f.text.clone());
        let parsed = config::parse(file, text.as_deref().unwrap_or_default());
        let config = parsed.map_err(|problems| settings.wrong(problems))?;
        let mut problems = Vec::new();
        let mut inside = |entry: &Entry, is_there: &dyn Fn(&str) -> bool, what: &str| {
            let path = normalize(&entry.text).filter(|p| is_there(p));
            if path.is_none() {
                let message = format!("there is no {what} `{}` below the scan root", entry.text);
                problems.push(Problem::error(config::CODE, message, entry.span));
            }
            path.map(|p| PathBuf::from(discover::join(&files.root.to_string_lossy(), &p)))
        };
        let mut inputs = Vec::new();
        for entry in &config.var_files {
            let path = inside(entry, &|p| fs.is_file(p), "file");
            inputs.extend(path.map(Input::VarFile));
        }
        let mut parameter_files = Vec::new();
        for entry in &config.parameter_files {
            parameter_files.extend(inside(entry, &|p| fs.is_file(p), "file"));
        }
        for entry in &config.rules {
            let dir = inside(entry, &|p| fs.is_dir(p), "folder");
            settings.options.rule_dirs.extend(dir);
        }
        if !problems.is_empty() {
            return Err(settings.wrong(problems));
        }
        // What comes later wins, and that is the command line's.
        inputs.append(&mut settings.options.inputs);
        settings.options.inputs = inputs;
        // Sets stand beside each other: those of the command line stand in the place of others.
        if settings.options.parameter_files.is_empty() {
            settings.options.parameter_files = parameter_files;
        }
        let excludes = config.exclude.iter().cloned();
        settings.options.excludes.extend(excludes);
        settings.config = config;
        Ok(settings)
    }

    fn wrong(&self, problems: Vec<Problem>) -> UsageError {
        UsageError {
            message: "the configuration file is in error".to_owned(),
            problems,
            sources: self.sources.clone(),
        }
    }

    /// The least severity that makes a run fail, where the file says it.
    pub fn fail_on(&self) -> Option<Severity> {
        self.config.fail_on
    }

    /// The rules that are wanted, with the severities that are wanted.
    ///
    /// # Errors
    /// A selector that means no rule.
    pub fn select(&self, mut rules: RuleSet) -> Result<RuleSet, UsageError> {
        let wanted = Wanted {
            given: &self.options.selection,
            config: &self.config,
        };
        match selection::apply(&mut rules, &wanted) {
            Ok(()) => Ok(rules),
            Err(selection::Unmatched::Given(error)) => Err(error),
            Err(selection::Unmatched::Configured(problems)) => Err(self.wrong(problems)),
        }
    }
}

/// The configuration file's path, as shown, and text.
fn find(file: &ConfigFile, fs: &dyn FileSystem) -> Result<Option<(String, String)>, UsageError> {
    let unread = |path: &str, e: &dyn std::fmt::Display| {
        UsageError::new(format!("cannot read the configuration file `{path}`: {e}"))
    };
    match file {
        ConfigFile::Isolated => Ok(None),
        ConfigFile::Given(path) => {
            let shown = path.to_string_lossy().replace('\\', "/");
            let text = read_named_file(path, MAX_SIZE).map_err(|e| unread(&shown, &e))?;
            Ok(Some((shown, text)))
        }
        ConfigFile::AtRoot => {
            let mut there = config::NAMES.into_iter().filter(|name| fs.is_file(name));
            let (Some(name), other) = (there.next(), there.next()) else {
                return Ok(None);
            };
            if let Some(other) = other {
                return Err(UsageError::new(format!(
                    "there are two configuration files, `{name}` and `{other}`: remove one, or \
                     choose with `--config`"
                )));
            }
            let text = fs.read(name, MAX_SIZE).map_err(|e| unread(name, &e))?;
            Ok(Some((name.to_owned(), text)))
        }
    }
}
