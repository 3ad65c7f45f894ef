//! `bartizan eval`: Terraform expressions in the scope of a root module.

use super::args::{Color, Eval};
use super::output::{self, Terminal};
use super::{Exit, Failure};
use crate::analysis::{self, Answer};
use crate::expr::Caller;
use crate::report::text;
use crate::report::value_json::{Json, Printer};
use std::io::Read;
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) fn run(args: Eval) -> Result<Exit, Failure> {
    let paths = args.path.into_iter().collect();
    let mut options = args.inputs.options(paths)?;
    // What Terraform refuses is an error here, an expression being all there is.
    options.strict = true;
    options.caller = Some(caller());
    let show = args.show_sensitive;
    let Some(expression) = args.expression else {
        return batch(&options, show);
    };
    let answers = analysis::eval(&options, &[expression.as_str()], |answer| match answer {
        Answer::Value(value, table) => Ok(line(&json(value, table, show))),
        Answer::Error(problem, sources) => {
            let style = Terminal::detect(Color::Auto, true).style();
            Err(text::problems(
                sources,
                std::slice::from_ref(problem),
                style,
            ))
        }
    })?;
    match answers.into_iter().next() {
        Some(Ok(text)) => output::write(None, &text).map(|()| Exit::Clean),
        Some(Err(text)) => {
            output::remark(&text);
            Ok(Exit::Usage)
        }
        None => Ok(Exit::Clean),
    }
}

/// What Terraform's console would know of where and when it runs.
fn caller() -> Caller {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    Caller {
        home: std::env::home_dir().map(|h| h.to_string_lossy().into_owned()),
        working_dir: String::new(),
        now: now
            .and_then(|d| i64::try_from(d.as_secs()).ok())
            .unwrap_or_default(),
    }
}

/// One expression a line of standard input, one JSON value a line.
fn batch(options: &analysis::Options, show: bool) -> Result<Exit, Failure> {
    let mut text = String::new();
    std::io::stdin()
        .lock()
        .read_to_string(&mut text)
        .map_err(|e| Failure::Usage(format!("cannot read standard input: {e}")))?;
    let expressions: Vec<&str> = text.lines().collect();
    let answers = analysis::eval(options, &expressions, |answer| match answer {
        Answer::Value(value, table) => line(&json(value, table, show)),
        Answer::Error(problem, _) => line(&Json::Object(vec![(
            "error".to_owned(),
            Json::string(problem.message.as_str()),
        )])),
    })?;
    output::write(None, &answers.concat())?;
    Ok(Exit::Clean)
}

fn json(
    value: &crate::value::Value,
    table: &crate::value::Conditions,
    show_sensitive: bool,
) -> Json {
    let printer = Printer {
        table,
        show_sensitive,
    };
    printer.json(value)
}

fn line(json: &Json) -> String {
    // Plain data always has a JSON form.
    let mut text = serde_json::to_string(json).unwrap_or_default();
    text.push('\n');
    text
}
