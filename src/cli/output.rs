//! Where output goes: standard output or a file, with or without colours, how wide.

use super::args::Color;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Width where none can be told.
const WIDTH: usize = 100;

/// How to write for people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Terminal {
    pub color: bool,
    pub width: usize,
    pub unicode: bool,
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
            unicode: !ascii,
        }
    }
}

/// Writes to a file, or to standard output, through one lock and one buffer.
pub(super) fn write(
    file: Option<&Path>,
    f: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    match file {
        Some(path) => {
            let file = std::fs::File::create(path)
                .map_err(|e| io::Error::new(io::ErrorKind::Other, format!("{}: {e}", path.display())))?;
            let mut out = BufWriter::with_capacity(1 << 16, file);
            f(&mut out)?;
            out.flush()
        }
        None => {
            let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
            let written = f(&mut out).and_then(|()| out.flush());
            match written {
                // Whoever read it has seen enough (`| head`); the exit code stays what it is.
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => {
                    // The rest of the buffer must not be tried again.
                    let _ = out.into_parts();
                    Ok(())
                }
                other => other,
            }
        }
    }
}

/// Says on standard error why nothing was done.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "error: {message}");
}
