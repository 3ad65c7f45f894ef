//! Functions on files and paths. Files are read through [`Files`](crate::expr::Files) only: what
//! lies outside the scan root, or where there are no files at all, is Unknown.

use super::encoding::encode_base64;
use super::glob::{self, Glob};
use super::support::{
    MAX_STRING, bad, fail, returns_bool, returns_string, string, text, text_param,
};
use super::{ArgError, Context, Function, template};
use crate::expr::eval::Budget;
use crate::source::Span;
use crate::value::{
    Element, Hop, Kind, Notes, Origin, Part, Parts, Reason, Seq, Str, TextForm, Type, Value,
    may_be_document,
};
use std::sync::Arc;

/// File and path functions.
pub static TABLE: &[Function] = &[
    on_path("abspath", abspath),
    on_path("basename", |_, args| {
        Ok(Value::string(base(text(args, 0)?)))
    }),
    on_path("dirname", |cx, args| Ok(string(cx, dir(text(args, 0)?)))),
    on_path("file", file),
    on_path("filebase64", filebase64),
    Function {
        name: "fileexists",
        params: &[text_param("path")],
        variadic: None,
        returns: returns_bool,
        call: fileexists,
    },
    Function {
        name: "fileset",
        params: &[text_param("path"), text_param("pattern")],
        variadic: None,
        returns: |_| Ok(Type::set(Type::String)),
        call: fileset,
    },
    on_path("pathexpand", pathexpand),
    template::TEMPLATEFILE,
];

const fn on_path(
    name: &'static str,
    call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
) -> Function {
    Function {
        name,
        params: const { &[text_param("path")] },
        variadic: None,
        returns: returns_string,
        call,
    }
}

/// What there is at a path.
pub(super) enum Read {
    /// The file's bytes.
    Bytes(Vec<u8>),
    /// No file, though one may look.
    Missing,
    /// A folder.
    Folder,
    /// It cannot or may not be read; the Unknown that stands for it.
    Unknown(Value),
}

fn unreadable(path: &str, ty: Type) -> Value {
    Value::unknown(Reason::File(path.into()), ty)
}

/// Reads a file.
pub(super) fn read(cx: &Context<'_>, path: &str) -> Read {
    let unknown = || Read::Unknown(unreadable(path, Type::String));
    let Some(files) = cx.env.scope.files() else {
        return unknown();
    };
    let Some(path) = expand_home(cx, path) else {
        return unknown();
    };
    if !cx.ev.budget.spend(64) {
        return Read::Unknown(Budget::exceeded("steps"));
    }
    let path = clean(&path);
    match files.exists(&path) {
        Err(_) | Ok(false) if files.is_dir(&path) => Read::Folder,
        Err(_) => unknown(),
        Ok(false) => Read::Missing,
        Ok(true) => match files.read(&path) {
            Ok(bytes) if bytes.len() > MAX_STRING => {
                Read::Unknown(Budget::exceeded("string length"))
            }
            Ok(bytes) => Read::Bytes(bytes),
            Err(_) => unknown(),
        },
    }
}

/// `~` and `~/…` under the home folder; `None` when that is nobody's business.
fn expand_home(cx: &Context<'_>, path: &str) -> Option<String> {
    let Some(rest) = path.strip_prefix('~') else {
        return Some(path.to_owned());
    };
    let home = cx.env.scope.caller()?.home.as_ref()?;
    Some(clean(&format!("{home}/{rest}")))
}

/// The text of a file.
pub(super) struct FileText {
    pub text: String,
    /// Where it stands, if something in it may have to be pointed at.
    pub span: Span,
}

impl FileText {
    fn new(cx: &Context<'_>, path: &str, text: String) -> FileText {
        let files = cx.env.scope.files().filter(|_| may_be_document(&text));
        let kept = files.and_then(|files| files.keep(&clean(path), &text));
        let span = kept.map_or(Span::NONE, |file| Span::new(file, 0, text.len()));
        FileText { text, span }
    }
}

/// The text of a file, for `file` and `templatefile`.
pub(super) fn read_text(cx: &Context<'_>, path: &str) -> Result<Result<FileText, Value>, ArgError> {
    match read_or_error(cx, path)? {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Ok(FileText::new(cx, path, text))),
            Err(_) => Err(fail(format!(
                "contents of {path:?} are not valid UTF-8; use the filebase64 function to obtain \
                 the Base64 encoded contents or the other file functions (e.g. filemd5, \
                 filesha256) to obtain file hashing results instead"
            ))),
        },
        Err(value) => Ok(Err(value)),
    }
}

fn read_or_error(cx: &Context<'_>, path: &str) -> Result<Result<Vec<u8>, Value>, ArgError> {
    match read(cx, path) {
        Read::Bytes(bytes) => Ok(Ok(bytes)),
        Read::Unknown(value) => Ok(Err(value)),
        Read::Folder => Err(bad(
            0,
            format!("failed to read file: read {path}: is a directory"),
        )),
        Read::Missing => Err(bad(
            0,
            format!(
                "no file exists at {path:?}; this function works only with files that are \
                 distributed as part of the configuration source code, so if this file will be \
                 created by a resource in this configuration you must instead obtain this result \
                 from an attribute of that resource"
            ),
        )
        .missing_file(path)),
    }
}

fn file(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    Ok(match read_text(cx, text(args, 0)?)? {
        Ok(read) => written_in(read.span, string(cx, read.text)),
        Err(value) => value,
    })
}

/// A file's text as a value that tells where it stands.
fn written_in(span: Span, mut value: Value) -> Value {
    if let Some(text) = value.as_str()
        && !span.is_none()
    {
        let part = Part::Text {
            text: text.into(),
            span,
            form: TextForm::Verbatim,
        };
        value.notes = Some(Arc::new(Notes {
            parts: Some(Arc::new(Parts { items: vec![part] })),
            ..Notes::default()
        }));
        value.origin = Origin::hop(span, Hop::File);
    }
    value
}

fn filebase64(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    Ok(match read_or_error(cx, text(args, 0)?)? {
        Ok(bytes) => string(cx, encode_base64(&bytes)),
        Err(value) => value,
    })
}

fn fileexists(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let path = text(args, 0)?;
    let unknown = || Ok(unreadable(path, Type::Bool));
    let Some(files) = cx.env.scope.files() else {
        return unknown();
    };
    let Some(cleaned) = expand_home(cx, path).map(|p| clean(&p)) else {
        return unknown();
    };
    match files.exists(&cleaned) {
        Err(_) | Ok(false) if files.is_dir(&cleaned) => {
            Err(fail(format!("{path:?} is a directory, not a file")))
        }
        Err(_) => unknown(),
        Ok(there) => Ok(Value::bool(there)),
    }
}

fn fileset(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (path, pattern) = (text(args, 0)?, text(args, 1)?);
    let unknown = || Ok(unreadable(path, Type::set(Type::String)));
    let Some(files) = cx.env.scope.files() else {
        return unknown();
    };
    let whole = if path.is_empty() {
        clean(pattern)
    } else {
        clean(&format!("{path}/{pattern}"))
    };
    let base = clean(path);
    let mut fixed = Vec::new();
    let mut parts = whole.split('/').peekable();
    // What comes before the first wildcard is a folder; the last part is a file's.
    while let Some(part) = parts.peek().copied().filter(|p| glob::is_plain(p)) {
        parts.next();
        if parts.peek().is_none() {
            return plain_set(cx, &whole, &base);
        }
        fixed.push(part);
    }
    let rest: Vec<&str> = parts.collect();
    let Ok(glob) = Glob::new(&rest.join("/")) else {
        return Err(fail(format!(
            "failed to glob pattern {whole:?}: syntax error in pattern"
        )));
    };
    let folder = if fixed.is_empty() {
        ".".to_owned()
    } else if fixed == [""] {
        "/".to_owned()
    } else {
        fixed.join("/")
    };
    let paths = match files.walk(&folder) {
        Ok(paths) => paths,
        Err(_) if files.exists(&folder).is_ok() || files.is_dir(&folder) => Vec::new(),
        Err(_) => return unknown(),
    };
    if !cx
        .ev
        .budget
        .spend(paths.len().saturating_mul(2 + rest.len()))
    {
        return Ok(Budget::exceeded("steps"));
    }
    let found = paths.iter().filter(|p| glob.fits(p));
    let mut found: Vec<String> = found
        .map(|p| relative(&base, &clean(&format!("{folder}/{p}"))))
        .collect();
    found.sort();
    found.dedup();
    Ok(set(found))
}

/// A pattern without wildcards: that one file, if it is there.
fn plain_set(cx: &Context<'_>, path: &str, base: &str) -> Result<Value, ArgError> {
    match cx.env.scope.files().map(|f| f.exists(path)) {
        Some(Ok(true)) => Ok(set(vec![relative(base, path)])),
        Some(Ok(false)) => Ok(set(Vec::new())),
        Some(Err(_)) if cx.env.scope.files().is_some_and(|f| f.is_dir(path)) => Ok(set(Vec::new())),
        _ => Ok(unreadable(path, Type::set(Type::String))),
    }
}

fn set(items: Vec<String>) -> Value {
    let items = items
        .into_iter()
        .map(|s| Element::always(Value::string(super::support::nfc(s))));
    Kind::Set(Arc::new(Seq {
        ty: Type::String,
        items: items.collect(),
        rest: None,
    }))
    .into()
}

/// The way from a folder to a path, both clean: Go's `filepath.Rel`.
fn relative(base: &str, path: &str) -> String {
    let parts = |p: &'_ str| -> Vec<String> {
        let parts = p.split('/').filter(|p| !p.is_empty() && *p != ".");
        parts.map(str::to_owned).collect()
    };
    let (base, path) = (parts(base), parts(path));
    let common = base.iter().zip(&path).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", base.len() - common).map(str::to_owned);
    let down = path.iter().skip(common).cloned();
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Go's `filepath.Clean`.
pub(super) fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => match parts.last() {
                Some(&"..") => parts.push(part),
                Some(_) => {
                    parts.pop();
                }
                None if rooted => {}
                None => parts.push(part),
            },
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// Go's `filepath.Base`.
fn base(path: &str) -> Str {
    let trimmed = path.trim_end_matches('/');
    if path.is_empty() {
        return ".".into();
    }
    if trimmed.is_empty() {
        return "/".into();
    }
    trimmed.rsplit('/').next().unwrap_or(trimmed).into()
}

/// Go's `filepath.Dir`.
fn dir(path: &str) -> String {
    let end = path.rfind('/').map_or(0, |i| i + 1);
    clean(path.get(..end).unwrap_or_default())
}

fn abspath(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let path = text(args, 0)?;
    if path.starts_with('/') {
        return Ok(string(cx, clean(path)));
    }
    match cx.env.scope.caller() {
        Some(caller) => {
            let whole = format!("{}/{path}", caller.working_dir);
            Ok(string(cx, clean(&whole)))
        }
        None => Ok(unreadable(path, Type::String)),
    }
}

fn pathexpand(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let path = text(args, 0)?;
    let Some(rest) = path.strip_prefix('~') else {
        return Ok(string(cx, path.to_owned()));
    };
    if !rest.is_empty() && !rest.starts_with(['/', '\\']) {
        return Err(fail("cannot expand user-specific home dir"));
    }
    Ok(match expand_home(cx, path) {
        Some(path) => string(cx, path),
        None => unreadable(path, Type::String),
    })
}
