//! Where output goes: standard output or a file, with or without colours, how wide.

use super::Failure;
use super::args::Color;
use crate::report::text::Style;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

/// Bytes gathered before they are written.
const BUFFER: usize = 64 << 10;

/// Width where none can be told.
const WIDTH: usize = 100;

/// How to write for people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Terminal {
    pub color: bool,
    pub width: usize,
    pub ascii: bool,
}

impl Terminal {
    /// What standard output can show; plain when it goes elsewhere.
    pub fn detect(color: Color, to_file: bool) -> Terminal {
        let is_terminal = !to_file && io::stdout().is_terminal();
        let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
        let dumb = set("TERM").is_some_and(|t| t == "dumb");
        let forced = set("CLICOLOR_FORCE").is_some_and(|v| v != "0");
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR").is_some() => false,
            Color::Auto => (is_terminal && !dumb) || (forced && !to_file),
        };
        let columns = set("COLUMNS").and_then(|c| c.to_str()?.parse::<usize>().ok());
        let measured = || {
            let size = is_terminal.then(terminal_size::terminal_size).flatten();
            size.map(|(width, _)| usize::from(width.0))
        };
        let width = columns.or_else(measured).unwrap_or(WIDTH);
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|n| set(n));
        let ascii = is_terminal && locale.is_some_and(|l| l == "C" || l == "POSIX");
        Terminal {
            color,
            width: width.clamp(40, 160),
            ascii,
        }
    }

    /// The style of a text report on it.
    pub fn style(self) -> Style {
        Style {
            color: self.color,
            width: self.width,
            ascii: self.ascii,
        }
    }
}

/// Writes text to a file, or to standard output through one lock.
pub(super) fn write(file: Option<&Path>, text: &str) -> Result<(), Failure> {
    write_with(file, |out| out.write_all(text.as_bytes()))
}

/// Writes piece by piece to a file, or to standard output through one lock.
pub(super) fn write_with(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let buffered = |to: &mut dyn Write| {
        let mut out = BufWriter::with_capacity(BUFFER, to);
        write(&mut out)?;
        out.flush()
    };
    if let Some(path) = file {
        return std::fs::File::create(path)
            .and_then(|mut file| buffered(&mut file))
            .map_err(|e| Failure::Usage(format!("cannot write `{}`: {e}", path.display())));
    }
    match buffered(&mut io::stdout().lock()) {
        // Whoever read it has seen enough (`| head`); the exit code stays what it is.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Failure::Usage(format!("cannot write the output: {e}"))),
        Ok(()) => Ok(()),
    }
}

/// Says on standard error why nothing was done.
pub(super) fn complain(message: &str) {
    remark(&format!("error: {message}\n"));
}

/// Writes on standard error, if anybody listens.
pub(super) fn remark(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
