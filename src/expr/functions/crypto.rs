//! Hash functions, over strings and files, and the little cryptography that Terraform offers.

use super::encoding::{decode_base64, encode_base64};
use super::filesystem::{self, Read};
use super::support::{bad, fail, number, param, returns_string, text, text_param, ty_number};
use super::{ArgError, Context, Function};
use crate::value::{Number, Reason, Str, Value};
use md5::Md5;
use rsa::PrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs8::DecodePrivateKey;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use uuid::Uuid;

/// Hash and cryptography functions.
pub static TABLE: &[Function] = &[
    Function {
        name: "bcrypt",
        params: &[text_param("str")],
        variadic: Some(&param("cost", ty_number)),
        returns: returns_string,
        call: bcrypt,
    },
    of_string("base64sha256", |cx, a| {
        hashed(cx, a, |b| encode_base64(&Sha256::digest(b)))
    }),
    of_string("base64sha512", |cx, a| {
        hashed(cx, a, |b| encode_base64(&Sha512::digest(b)))
    }),
    of_file("filebase64sha256", |cx, a| {
        file(cx, a, |b| encode_base64(&Sha256::digest(b)))
    }),
    of_file("filebase64sha512", |cx, a| {
        file(cx, a, |b| encode_base64(&Sha512::digest(b)))
    }),
    of_file("filemd5", |cx, a| file(cx, a, |b| hex(&Md5::digest(b)))),
    of_file("filesha1", |cx, a| file(cx, a, |b| hex(&Sha1::digest(b)))),
    of_file("filesha256", |cx, a| {
        file(cx, a, |b| hex(&Sha256::digest(b)))
    }),
    of_file("filesha512", |cx, a| {
        file(cx, a, |b| hex(&Sha512::digest(b)))
    }),
    of_string("md5", |cx, a| hashed(cx, a, |b| hex(&Md5::digest(b)))),
    Function {
        name: "rsadecrypt",
        params: &[text_param("ciphertext"), text_param("privatekey")],
        variadic: None,
        returns: returns_string,
        call: rsadecrypt,
    },
    of_string("sha1", |cx, a| hashed(cx, a, |b| hex(&Sha1::digest(b)))),
    of_string("sha256", |cx, a| hashed(cx, a, |b| hex(&Sha256::digest(b)))),
    of_string("sha512", |cx, a| hashed(cx, a, |b| hex(&Sha512::digest(b)))),
    Function {
        name: "uuid",
        params: &[],
        variadic: None,
        returns: returns_string,
        call: uuid,
    },
    Function {
        name: "uuidv5",
        params: &[text_param("namespace"), text_param("name")],
        variadic: None,
        returns: returns_string,
        call: uuidv5,
    },
];

type Call = fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>;

const fn of_string(name: &'static str, call: Call) -> Function {
    Function {
        name,
        params: const { &[text_param("str")] },
        variadic: None,
        returns: returns_string,
        call,
    }
}

const fn of_file(name: &'static str, call: Call) -> Function {
    Function {
        name,
        params: const { &[text_param("path")] },
        variadic: None,
        returns: returns_string,
        call,
    }
}

/// What is different each time it is computed.
fn random(name: &str) -> Value {
    super::support::unknown_string(Reason::Function(name.into()), Str::default(), None)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn hashed(cx: &Context<'_>, args: &[Value], hash: fn(&[u8]) -> String) -> Result<Value, ArgError> {
    let text = text(args, 0)?;
    if !cx.ev.budget.spend(text.len() / 64 + 1) {
        return Ok(crate::expr::eval::Budget::exceeded("steps"));
    }
    Ok(Value::string(hash(text.as_bytes())))
}

fn file(cx: &Context<'_>, args: &[Value], hash: fn(&[u8]) -> String) -> Result<Value, ArgError> {
    let path = text(args, 0)?;
    match filesystem::read(cx, path) {
        Read::Bytes(bytes) => Ok(Value::string(hash(&bytes))),
        Read::Unknown(value) => Ok(value),
        Read::Missing => {
            Err(fail(format!("open {path}: no such file or directory")).missing_file(path))
        }
        Read::Folder => Err(fail(format!("read {path}: is a directory"))),
    }
}

/// The largest cost that is computed: each more doubles the time, and 12 takes a quarter of a second.
const MAX_BCRYPT_COST: u32 = 12;

fn bcrypt(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let text = text(args, 0)?;
    if args.len() > 2 {
        return Err(fail("bcrypt() takes no more than two arguments"));
    }
    if args.len() == 2 {
        let cost = number(args, 1)?;
        if *cost > Number::Int(31) {
            return Err(fail(format!(
                "error occured generating password crypto/bcrypt: cost {cost} is outside allowed range (4,31)"
            )));
        }
    }
    if text.len() > 72 {
        return Err(fail(
            "error occured generating password bcrypt: password length exceeds 72 bytes",
        ));
    }
    // A cost below 4 means the default.
    let cost = number(args, 1).ok().and_then(Number::to_i64);
    let cost = match cost.and_then(|c| u32::try_from(c).ok()) {
        Some(cost) if cost >= 4 => cost,
        _ => 10,
    };
    if cx.env.scope.caller().is_none() {
        return Ok(random("bcrypt"));
    }
    if cost > MAX_BCRYPT_COST {
        return Ok(crate::expr::eval::Budget::exceeded("steps"));
    }
    let hash = bcrypt::hash_with_result(text, cost).map_err(|e| fail(e.to_string()))?;
    Ok(Value::string(
        hash.format_for_version(bcrypt::Version::TwoA),
    ))
}

fn uuid(cx: &Context<'_>, _: &[Value]) -> Result<Value, ArgError> {
    Ok(match cx.env.scope.caller() {
        Some(_) => Value::string(Uuid::new_v4().to_string()),
        None => random("uuid"),
    })
}

fn uuidv5(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (namespace, name) = (text(args, 0)?, text(args, 1)?);
    let id = match namespace {
        "dns" => Uuid::NAMESPACE_DNS,
        "url" => Uuid::NAMESPACE_URL,
        "oid" => Uuid::NAMESPACE_OID,
        "x500" => Uuid::NAMESPACE_X500,
        other => Uuid::parse_str(other).map_err(|_| {
            let why = format!("invalid UUID length: {}", other.len());
            fail(format!(
                "uuidv5() doesn't support namespace {other} ({why})"
            ))
        })?,
    };
    Ok(Value::string(
        Uuid::new_v5(&id, name.as_bytes()).to_string(),
    ))
}

fn rsadecrypt(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (cipher, key) = (text(args, 0)?, text(args, 1)?);
    if !cx.ev.budget.spend(100_000) {
        return Ok(crate::expr::eval::Budget::exceeded("steps"));
    }
    let Some(cipher_bytes) = decode_base64(cipher) else {
        return Err(bad(
            0,
            format!("failed to decode input {cipher:?}: cipher text must be base64-encoded"),
        ));
    };
    let key = PrivateKey::from_pkcs1_pem(key)
        .ok()
        .or_else(|| PrivateKey::from_pkcs8_pem(key).ok())
        .ok_or_else(|| {
            bad(
                1,
                "failed to parse private key: not an RSA private key in PEM form",
            )
        })?;
    let plain = key
        .pkcs1v15_decrypt(&cipher_bytes)
        .map_err(|_| fail("failed to decrypt: crypto/rsa: decryption error"))?;
    let plain = String::from_utf8_lossy(&plain).into_owned();
    Ok(super::support::string(cx, plain))
}
