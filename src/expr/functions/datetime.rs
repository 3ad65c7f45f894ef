//! Functions on RFC 3339 timestamps.
//!
//! The clock is never read: what depends on it is Unknown.

use super::support::{bad, fail, returns_number, returns_string, string, text, text_param};
use super::{ArgError, Context, Function};
use crate::value::{Reason, Value};
use std::fmt::Write as _;

/// Time functions.
pub static TABLE: &[Function] = &[
    Function {
        name: "formatdate",
        params: &[text_param("format"), text_param("time")],
        variadic: None,
        returns: returns_string,
        call: formatdate,
    },
    Function {
        name: "plantimestamp",
        params: &[],
        variadic: None,
        returns: returns_string,
        call: |_, _| Ok(unknown_time("plantimestamp", "2")),
    },
    Function {
        name: "timeadd",
        params: &[text_param("timestamp"), text_param("duration")],
        variadic: None,
        returns: returns_string,
        call: timeadd,
    },
    Function {
        name: "timecmp",
        params: &[text_param("timestamp_a"), text_param("timestamp_b")],
        variadic: None,
        returns: returns_number,
        call: timecmp,
    },
    Function {
        name: "timestamp",
        params: &[],
        variadic: None,
        returns: returns_string,
        call: timestamp,
    },
];

/// A time that is not known; of the plan's own, which is always there, its millennium is.
fn unknown_time(name: &str, prefix: &str) -> Value {
    super::support::unknown_string(Reason::Function(name.into()), prefix.into(), None)
}

fn timestamp(cx: &Context<'_>, _: &[Value]) -> Result<Value, ArgError> {
    Ok(match cx.env.scope.caller() {
        Some(caller) => {
            let now = Time {
                seconds: caller.now,
                nanos: 0,
                offset: 0,
            };
            Value::string(now.show())
        }
        None => unknown_time("timestamp", ""),
    })
}

const DAY: i64 = 86_400;
const NANOS: i128 = 1_000_000_000;

/// A point in time with the offset it is written in.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Time {
    /// Seconds since 1970 in UTC.
    seconds: i64,
    /// Nanoseconds within the second.
    nanos: u32,
    /// Seconds east of UTC.
    offset: i64,
}

/// The fields of a time in its own offset.
struct Fields {
    year: i64,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    /// 0 is Sunday.
    weekday: usize,
}

/// Days since 1970 of a date of the proleptic Gregorian calendar.
fn days_from_civil(year: i64, month: u32, day: u32) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let month = i64::from((month + 9) % 12);
    let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn days_in(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Time {
    fn fields(self) -> Fields {
        let local = self.seconds.saturating_add(self.offset);
        let (days, second) = (local.div_euclid(DAY), local.rem_euclid(DAY));
        let z = days + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let mp = (5 * day_of_year + 2) / 153;
        let small = |n: i64| u32::try_from(n).unwrap_or(0);
        let month = small(if mp < 10 { mp + 3 } else { mp - 9 });
        Fields {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: small(day_of_year - (153 * mp + 2) / 5 + 1),
            hour: small(second / 3600),
            minute: small(second / 60 % 60),
            second: small(second % 60),
            weekday: usize::try_from((days + 4).rem_euclid(7)).unwrap_or(0),
        }
    }

    /// RFC 3339 without fraction, as Go prints it.
    fn show(self) -> String {
        let f = self.fields();
        let year = if f.year < 0 {
            format!("-{:04}", -f.year)
        } else {
            format!("{:04}", f.year)
        };
        format!(
            "{year}-{:02}-{:02}T{:02}:{:02}:{:02}{}",
            f.month,
            f.day,
            f.hour,
            f.minute,
            f.second,
            self.zone(":", "Z")
        )
    }

    /// `+01:00`; `utc` for no offset, unless it is empty.
    fn zone(self, colon: &str, utc: &str) -> String {
        if self.offset == 0 && !utc.is_empty() {
            return utc.to_owned();
        }
        let sign = if self.offset < 0 { '-' } else { '+' };
        let minutes = self.offset.abs() / 60;
        format!("{sign}{:02}{colon}{:02}", minutes / 60, minutes % 60)
    }
}

/// Reads parts of a timestamp off the front of a text.
struct Scanner<'a> {
    rest: &'a str,
    /// Whether fields may have one digit.
    short: bool,
}

impl<'a> Scanner<'a> {
    fn literal(&mut self, c: char) -> Result<(), String> {
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                Ok(())
            }
            None if c == 'T' => Err("missing required time introducer 'T'".to_owned()),
            None if self.rest.is_empty() => Err(format!("end of string where \"{c}\" is expected")),
            None => Err(format!("found {:?} where \"{c}\" is expected", self.rest)),
        }
    }

    fn number(&mut self, least: usize, most: usize, what: &str) -> Result<u32, String> {
        let least = if self.short { 1 } else { least };
        let digits = self
            .rest
            .bytes()
            .take(most)
            .take_while(u8::is_ascii_digit)
            .count();
        if digits < least {
            return Err(if self.rest.is_empty() {
                format!("end of string before {what}")
            } else {
                format!("cannot use {:?} as {what}", self.rest)
            });
        }
        let (number, rest) = self.rest.split_at_checked(digits).unwrap_or_default();
        self.rest = rest;
        number
            .parse()
            .map_err(|_| format!("cannot use {number:?} as {what}"))
    }

    fn bounded(
        &mut self,
        least: usize,
        range: std::ops::RangeInclusive<u32>,
        what: &str,
    ) -> Result<u32, String> {
        let n = self.number(least, 2, what)?;
        if !range.contains(&n) {
            return Err(format!("cannot use {:?} as {what}", self.rest));
        }
        Ok(n)
    }

    fn date(&mut self) -> Result<(i64, u32, u32), String> {
        let short = std::mem::replace(&mut self.short, false);
        let year = i64::from(self.number(4, 4, "year")?);
        self.short = short;
        self.literal('-')?;
        let month = self.bounded(2, 1..=12, "month")?;
        self.literal('-')?;
        let day = self.number(2, 2, "day of month")?;
        Ok((year, month, day))
    }

    /// Seconds of the day and nanoseconds.
    fn clock(&mut self) -> Result<(i64, u32), String> {
        let hour = self.number(1, 2, "hour")?;
        if hour > 23 {
            return Err("hour must be between 0 and 23 inclusive".to_owned());
        }
        self.literal(':')?;
        let minute = self.bounded(2, 0..=59, "minute")?;
        self.literal(':')?;
        let second = self.bounded(2, 0..=59, "second")?;
        let mut nanos = 0;
        let fraction = self.rest.strip_prefix(['.', ',']);
        if let Some(digits) = fraction.filter(|f| f.starts_with(|c: char| c.is_ascii_digit())) {
            let end = digits
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(digits.len());
            let (fraction, rest) = digits.split_at_checked(end).unwrap_or_default();
            for i in 0..9 {
                let digit = fraction
                    .as_bytes()
                    .get(i)
                    .map_or(0, |b| u32::from(b - b'0'));
                nanos = nanos * 10 + digit;
            }
            self.rest = rest;
        }
        let of_day = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
        Ok((of_day, nanos))
    }

    fn zone(&mut self) -> Result<i64, String> {
        if let Some(rest) = self.rest.strip_prefix('Z') {
            self.rest = rest;
            return Ok(0);
        }
        let bad = |rest: &str| {
            if rest.is_empty() {
                "end of string before UTC offset".to_owned()
            } else {
                format!("cannot use {rest:?} as UTC offset")
            }
        };
        let [sign @ (b'+' | b'-'), a, b, b':', c, d, ..] = self.rest.as_bytes() else {
            return Err(bad(self.rest));
        };
        if ![a, b, c, d].iter().all(|d| d.is_ascii_digit()) {
            return Err(bad(self.rest));
        }
        let digits = |x: u8, y: u8| i64::from(x - b'0') * 10 + i64::from(y - b'0');
        let (hours, minutes) = (digits(*a, *b), digits(*c, *d));
        if hours > 24 || minutes > 60 {
            return Err(bad(self.rest));
        }
        let offset = hours * 3600 + minutes * 60;
        let negative = *sign == b'-';
        self.rest = self.rest.get(6..).unwrap_or_default();
        Ok(if negative { -offset } else { offset })
    }
}

fn time_of(date: (i64, u32, u32), clock: (i64, u32), offset: i64) -> Result<Time, String> {
    let (year, month, day) = date;
    if day < 1 || day > days_in(year, month) {
        return Err("day out of range".to_owned());
    }
    Ok(Time {
        seconds: days_from_civil(year, month, day) * DAY + clock.0 - offset,
        nanos: clock.1,
        offset,
    })
}

fn parse(text: &str) -> Result<Time, String> {
    let mut s = Scanner {
        rest: text,
        short: false,
    };
    let date = s.date()?;
    s.literal('T')?;
    let clock = s.clock()?;
    let offset = s.zone()?;
    if !s.rest.is_empty() {
        return Err(format!("cannot use {:?} as timestamp segment", s.rest));
    }
    time_of(date, clock, offset)
}

/// A YAML timestamp in RFC 3339: a date, or date and time, with fields of one or two digits.
pub(super) fn yaml_timestamp(text: &str) -> Option<String> {
    let mut s = Scanner {
        rest: text,
        short: true,
    };
    let date = s.date().ok()?;
    let separator = s.rest.chars().next();
    s.rest = s.rest.get(1..).unwrap_or_default();
    let (clock, offset) = match separator {
        None => ((0, 0), 0),
        Some('T' | 't') => (s.clock().ok()?, s.zone().ok()?),
        Some(' ') => (s.clock().ok()?, 0),
        Some(_) => return None,
    };
    if !s.rest.is_empty() {
        return None;
    }
    time_of(date, clock, offset).ok().map(Time::show)
}

fn parsed(args: &[Value], i: usize) -> Result<Time, String> {
    let text = args.get(i).and_then(Value::as_str).unwrap_or_default();
    parse(text).map_err(|e| format!("not a valid RFC3339 timestamp: {e}"))
}

fn timeadd(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let time = parsed(args, 0).map_err(fail)?;
    let nanos = duration(text(args, 1)?).map_err(fail)?;
    let total = i128::from(time.seconds) * NANOS + i128::from(time.nanos) + i128::from(nanos);
    let seconds = i64::try_from(total.div_euclid(NANOS)).map_err(|_| fail("time out of range"))?;
    Ok(Value::string(Time { seconds, ..time }.show()))
}

fn timecmp(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let a = parsed(args, 0).map_err(|e| bad(0, e))?;
    let b = parsed(args, 1).map_err(|e| bad(1, e))?;
    let order = (a.seconds, a.nanos).cmp(&(b.seconds, b.nanos));
    Ok(Value::number(order as i64))
}

/// Nanoseconds of a duration such as `-1h30m`, as Go's `time.ParseDuration`.
fn duration(text: &str) -> Result<i64, String> {
    let invalid = || format!("time: invalid duration {text:?}");
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return Err(invalid());
    }
    let mut total: i128 = 0;
    while !rest.is_empty() {
        let digits = |s: &str| s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len());
        let (whole, after) = rest.split_at_checked(digits(rest)).unwrap_or_default();
        let (fraction, after) = match after.strip_prefix('.') {
            Some(f) => f.split_at_checked(digits(f)).unwrap_or_default(),
            None => ("", after),
        };
        if whole.is_empty() && fraction.is_empty() {
            return Err(invalid());
        }
        let end = after
            .find(|c: char| c == '.' || c.is_ascii_digit())
            .unwrap_or(after.len());
        let (unit, more) = after.split_at_checked(end).unwrap_or_default();
        let scale: i128 = match unit {
            "" => return Err(format!("time: missing unit in duration {text:?}")),
            "ns" => 1,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => NANOS,
            "m" => 60 * NANOS,
            "h" => 3600 * NANOS,
            unit => return Err(format!("time: unknown unit {unit:?} in duration {text:?}")),
        };
        let whole: i128 = if whole.is_empty() {
            0
        } else {
            whole.parse().map_err(|_| invalid())?
        };
        total = whole
            .checked_mul(scale)
            .and_then(|n| total.checked_add(n))
            .ok_or_else(invalid)?;
        // Past 18 digits a fraction tells nothing.
        let fraction = fraction.get(..18).unwrap_or(fraction);
        if let Ok(n) = fraction.parse::<i128>() {
            let power = 10i128.pow(u32::try_from(fraction.len()).unwrap_or(0));
            total += n * scale / power;
        }
        if total > i128::from(i64::MAX) + i128::from(negative) {
            return Err(invalid());
        }
        rest = more;
    }
    let total = if negative { -total } else { total };
    i64::try_from(total).map_err(|_| invalid())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

fn formatdate(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let time = parsed(args, 1).map_err(|e| bad(1, e))?;
    let fields = time.fields();
    let mut rest = text(args, 0)?;
    let mut out = String::new();
    while let Some(c) = rest.chars().next() {
        if c == '\'' {
            rest = quoted(rest, &mut out)?;
            continue;
        }
        let end = if c.is_ascii_alphabetic() {
            rest.find(|d: char| d != c)
        } else {
            rest.find(|d: char| d == '\'' || d.is_ascii_alphabetic())
        };
        let (token, more) = rest
            .split_at_checked(end.unwrap_or(rest.len()))
            .unwrap_or_default();
        rest = more;
        if c.is_ascii_alphabetic() {
            verb(c, token, time, &fields, &mut out)
                .map_err(|why| bad(0, format!("invalid date format verb {token:?}{why}")))?;
        } else {
            out.push_str(token);
        }
    }
    Ok(string(cx, out))
}

/// A literal in quotes, or a doubled quote; gives what follows.
fn quoted<'a>(text: &'a str, out: &mut String) -> Result<&'a str, ArgError> {
    if let Some(rest) = text.strip_prefix("''") {
        out.push('\'');
        return Ok(rest);
    }
    let mut rest = text.get(1..).unwrap_or_default();
    loop {
        let Some((literal, after)) = rest.split_once('\'') else {
            return Err(bad(0, "unterminated literal '"));
        };
        out.push_str(literal);
        match after.strip_prefix('\'') {
            Some(more) => {
                out.push('\'');
                rest = more;
            }
            None => return Ok(after),
        }
    }
}

fn verb(
    letter: char,
    token: &str,
    time: Time,
    f: &Fields,
    out: &mut String,
) -> Result<(), &'static str> {
    let name = |names: &[&str], i: usize, short: bool| -> String {
        let name = names.get(i).copied().unwrap_or_default();
        let end = if short { 3 } else { name.len() };
        name.get(..end).unwrap_or(name).to_owned()
    };
    let number = |n: u32, why: &'static str| match token.len() {
        1 => Ok(n.to_string()),
        2 => Ok(format!("{n:02}")),
        _ => Err(why),
    };
    let text = match (letter, token.len()) {
        ('Y', 2) => format!("{:02}", f.year % 100),
        ('Y', 4) => format!("{:04}", f.year),
        ('Y', _) => return Err(": year must either be \"YY\" or \"YYYY\""),
        ('M', n @ (3 | 4)) => name(&MONTHS, f.month as usize - 1, n == 3),
        ('M', _) => number(
            f.month,
            ": month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"",
        )?,
        ('D', _) => number(f.day, ": day of month must either be \"D\" or \"DD\"")?,
        ('E', n @ (3 | 4)) => name(&DAYS, f.weekday, n == 3),
        ('E', _) => return Err(": day of week must either be \"EEE\" or \"EEEE\""),
        ('h', _) => number(f.hour, ": 24-hour must either be \"h\" or \"hh\"")?,
        ('H', _) => number(
            (f.hour + 11) % 12 + 1,
            ": 12-hour must either be \"H\" or \"HH\"",
        )?,
        ('A', 2) => if f.hour < 12 { "AM" } else { "PM" }.to_owned(),
        ('a', 2) => if f.hour < 12 { "am" } else { "pm" }.to_owned(),
        ('A', _) => return Err(": must be \"AA\""),
        ('a', _) => return Err(": must be \"aa\""),
        ('m', _) => number(f.minute, ": minute must either be \"m\" or \"mm\"")?,
        ('s', _) => number(f.second, ": second must either be \"s\" or \"ss\"")?,
        ('Z', 1) => time.zone(":", "Z"),
        ('Z', 3) => time.zone("", "UTC"),
        ('Z', 4) => time.zone("", ""),
        ('Z', 5) => time.zone(":", ""),
        ('Z', _) => return Err(": timezone must be Z, ZZZZ, or ZZZZZ"),
        _ => return Err(""),
    };
    // Writing to a string cannot fail.
    let _ = write!(out, "{text}");
    Ok(())
}
