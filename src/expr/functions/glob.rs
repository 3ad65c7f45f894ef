//! Path patterns of `fileset`: `*`, `?`, `[…]`, `{a,b}` within a name, `**` for any folders.

/// Patterns that braces may stand for.
const MAX_ALTERNATIVES: usize = 256;

/// A compiled pattern over `/`-separated paths.
#[derive(Debug)]
pub(super) struct Glob {
    components: Vec<Component>,
}

#[derive(Debug)]
enum Component {
    /// `**`: any number of names.
    Any,
    /// One name, which fits one of these.
    Name(Vec<Vec<Token>>),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Char(char),
    /// `?`.
    One,
    /// `*`.
    Star,
    /// `[…]`: whether it is negated, and ranges.
    Class(bool, Vec<(char, char)>),
}

/// A pattern with an unclosed bracket, brace or escape, or with too many alternatives.
#[derive(Debug, PartialEq)]
pub(super) struct BadPattern;

impl Glob {
    /// Compiles a pattern.
    pub(super) fn new(pattern: &str) -> Result<Glob, BadPattern> {
        let component = |part: &str| {
            if part == "**" {
                return Ok(Component::Any);
            }
            let mut names = Vec::new();
            for name in expand(part)? {
                names.push(tokens(&name)?);
            }
            Ok(Component::Name(names))
        };
        let components = pattern.split('/').map(component);
        Ok(Glob {
            components: components.collect::<Result<_, _>>()?,
        })
    }

    /// Whether a path fits. Steps grow with names times components.
    pub(super) fn fits(&self, path: &str) -> bool {
        // `open[i]`: the names so far fit the first `i` components.
        let mut open = vec![false; self.components.len() + 1];
        if let Some(first) = open.first_mut() {
            *first = true;
        }
        self.skip_any(&mut open);
        for name in path.split('/') {
            let mut next = vec![false; open.len()];
            for (i, component) in self.components.iter().enumerate() {
                if open.get(i) != Some(&true) {
                    continue;
                }
                let to = match component {
                    Component::Any => i,
                    Component::Name(names) if names.iter().any(|n| name_fits(n, name)) => i + 1,
                    Component::Name(_) => continue,
                };
                if let Some(slot) = next.get_mut(to) {
                    *slot = true;
                }
            }
            open = next;
            self.skip_any(&mut open);
        }
        open.last() == Some(&true)
    }

    /// `**` may stand for nothing.
    fn skip_any(&self, open: &mut [bool]) {
        for (i, component) in self.components.iter().enumerate() {
            if matches!(component, Component::Any)
                && open.get(i) == Some(&true)
                && let Some(slot) = open.get_mut(i + 1)
            {
                *slot = true;
            }
        }
    }
}

/// Whether a part of a pattern is plain text.
pub(super) fn is_plain(part: &str) -> bool {
    !part.contains(['*', '?', '[', '{', '\\'])
}

/// What `{a,b}` stands for, written out.
fn expand(part: &str) -> Result<Vec<String>, BadPattern> {
    let mut done = Vec::new();
    let mut open = vec![part.to_owned()];
    while let Some(next) = open.pop() {
        match first_brace(&next)? {
            None => done.push(next),
            Some((before, choices, after)) => {
                for choice in choices.into_iter().rev() {
                    open.push(format!("{before}{choice}{after}"));
                }
            }
        }
        if open.len() + done.len() > MAX_ALTERNATIVES {
            return Err(BadPattern);
        }
    }
    Ok(done)
}

type Brace<'a> = (&'a str, Vec<&'a str>, &'a str);

/// The first brace group: what stands before, its choices, what stands after.
fn first_brace(text: &str) -> Result<Option<Brace<'_>>, BadPattern> {
    let (mut depth, mut start, mut from) = (0usize, 0usize, 0usize);
    let mut choices = Vec::new();
    let mut escaped = false;
    let mut class = false;
    for (i, c) in text.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '\\' => escaped = true,
            '[' if depth == 0 => class = true,
            ']' => class = false,
            '{' if !class => {
                if depth == 0 {
                    (start, from) = (i, i + 1);
                }
                depth += 1;
            }
            ',' if depth == 1 => {
                choices.push(text.get(from..i).unwrap_or_default());
                from = i + 1;
            }
            '}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    choices.push(text.get(from..i).unwrap_or_default());
                    let before = text.get(..start).unwrap_or_default();
                    let after = text.get(i + 1..).unwrap_or_default();
                    return Ok(Some((before, choices, after)));
                }
            }
            _ => {}
        }
    }
    if depth > 0 { Err(BadPattern) } else { Ok(None) }
}

fn tokens(name: &str) -> Result<Vec<Token>, BadPattern> {
    let mut tokens = Vec::new();
    let mut chars = name.chars();
    while let Some(c) = chars.next() {
        tokens.push(match c {
            '*' => Token::Star,
            '?' => Token::One,
            '\\' => Token::Char(chars.next().ok_or(BadPattern)?),
            '[' => class(&mut chars)?,
            c => Token::Char(c),
        });
    }
    tokens.dedup_by(|a, b| *a == Token::Star && *b == Token::Star);
    Ok(tokens)
}

fn class(chars: &mut std::str::Chars<'_>) -> Result<Token, BadPattern> {
    let negated = chars.as_str().starts_with(['^', '!']);
    if negated {
        chars.next();
    }
    let mut ranges = Vec::new();
    let one = |chars: &mut std::str::Chars<'_>| match chars.next() {
        Some('\\') => chars.next().ok_or(BadPattern),
        Some(c) => Ok(c),
        None => Err(BadPattern),
    };
    loop {
        if chars.as_str().starts_with(']') && !ranges.is_empty() {
            chars.next();
            return Ok(Token::Class(negated, ranges));
        }
        let low = one(chars)?;
        let range = chars.as_str().strip_prefix('-');
        let high = if range.is_some_and(|r| !r.starts_with(']')) {
            chars.next();
            one(chars)?
        } else {
            low
        };
        ranges.push((low, high));
    }
}

/// Greedy with one point to come back to: at most length times length steps.
fn name_fits(tokens: &[Token], name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let (mut t, mut n) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    loop {
        let fits = match (tokens.get(t), name.get(n)) {
            (None, None) => return true,
            (Some(Token::Star), _) => {
                back = Some((t, n));
                t += 1;
                continue;
            }
            (Some(Token::Char(c)), Some(have)) => c == have,
            (Some(Token::One), Some(_)) => true,
            (Some(Token::Class(negated, ranges)), Some(have)) => {
                ranges.iter().any(|(l, h)| l <= have && have <= h) != *negated
            }
            _ => false,
        };
        if fits {
            t += 1;
            n += 1;
            continue;
        }
        match back {
            Some((star, at)) if at < name.len() => {
                back = Some((star, at + 1));
                t = star + 1;
                n = at + 1;
            }
            _ => return false,
        }
    }
}
