//! Comma-separated values as Go's `encoding/csv` reads them.

/// Text that is no CSV.
#[derive(Debug, PartialEq)]
pub(super) struct CsvError {
    /// The line, from 1.
    pub line: usize,
    /// Go's words for it.
    pub what: &'static str,
}

/// Reads records one by one.
pub(super) struct Reader<'a> {
    rest: &'a str,
    /// Lines taken so far.
    taken: usize,
    /// The line on which the last record began.
    start: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Reader<'a> {
        Reader {
            rest: text,
            taken: 0,
            start: 0,
        }
    }

    /// The line, from 1, on which the last record began.
    pub(super) fn line(&self) -> usize {
        self.start
    }

    /// A line without its break, and whether it had one.
    fn take_line(&mut self) -> Option<(&'a str, bool)> {
        if self.rest.is_empty() {
            return None;
        }
        self.taken += 1;
        let (line, ended) = match self.rest.split_once('\n') {
            Some((line, rest)) => {
                self.rest = rest;
                (line, true)
            }
            None => (std::mem::take(&mut self.rest), false),
        };
        Some((line.strip_suffix('\r').unwrap_or(line), ended))
    }

    /// The next record; empty lines are skipped.
    pub(super) fn record(&mut self) -> Option<Result<Vec<String>, CsvError>> {
        let (mut line, mut ended) = self.take_line()?;
        while line.is_empty() {
            (line, ended) = self.take_line()?;
        }
        self.start = self.taken;
        Some(self.fields(line, ended))
    }

    fn fields(&mut self, line: &'a str, ended: bool) -> Result<Vec<String>, CsvError> {
        let mut fields = Vec::new();
        let (mut rest, mut ended) = (line, ended);
        loop {
            let Some(quoted) = rest.strip_prefix('"') else {
                let (field, more) = match rest.split_once(',') {
                    Some((field, more)) => (field, Some(more)),
                    None => (rest, None),
                };
                if field.contains('"') {
                    return Err(self.error("bare \" in non-quoted-field"));
                }
                fields.push(field.to_owned());
                match more {
                    Some(more) => rest = more,
                    None => return Ok(fields),
                }
                continue;
            };
            rest = quoted;
            let mut field = String::new();
            loop {
                match rest.split_once('"') {
                    Some((text, after)) => {
                        field.push_str(text);
                        rest = after;
                        if let Some(after) = rest.strip_prefix('"') {
                            field.push('"');
                            rest = after;
                            continue;
                        }
                        break;
                    }
                    None => {
                        field.push_str(rest);
                        if ended {
                            field.push('\n');
                        }
                        match self.take_line() {
                            Some((next, more)) => (rest, ended) = (next, more),
                            None => {
                                return Err(self.error("extraneous or missing \" in quoted-field"));
                            }
                        }
                    }
                }
            }
            fields.push(field);
            if rest.is_empty() {
                return Ok(fields);
            }
            match rest.strip_prefix(',') {
                Some(more) => rest = more,
                None => return Err(self.error("extraneous or missing \" in quoted-field")),
            }
        }
    }

    fn error(&self, what: &'static str) -> CsvError {
        CsvError {
            line: self.taken,
            what,
        }
    }
}
