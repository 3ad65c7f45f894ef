//! SAM resources that become one resource each: tables, layers, nested applications.
//!
//! Must not know: events, roles.

use super::blueprint::Env;
use super::make::{At, entries, get, literal};
use super::{Expansion, Sam, tags};
use crate::expr::ir::{Expr, ExprKind};
use crate::frontend::cloudformation::template::Declared;
use std::sync::Arc;

impl Expansion {
    pub(super) fn simple_table(&mut self, sam: &Sam) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let at = At(sam.maker.header);
        let env = Env::new(&sam.maker, at, &sam.written, &text)
            .value("tags", tags(at, &[], get(&sam.written, "Tags")));
        self.make("SimpleTable", &env)
    }

    pub(super) fn layer_version(&mut self, sam: &Sam) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let at = At(sam.maker.header);
        let content = get(&sam.written, "ContentUri")
            .map(|uri| stored(uri, ("S3Bucket", "S3Key", "S3ObjectVersion")));
        let env = Env::new(&sam.maker, at, &sam.written, &text).value("content", content);
        self.make("LayerVersion", &env)
    }

    pub(super) fn application(&mut self, sam: &Sam) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let at = At(sam.maker.header);
        let place = get(&sam.written, "Location");
        let member = |name: &str| {
            let value = get(place?, name)?;
            literal(value).map(|t| t.into_owned())
        };
        let (id, version) = (member("ApplicationId"), member("SemanticVersion"));
        let mut added = vec![("lambda:createdBy", "SAM")];
        added.extend(id.as_deref().map(|id| ("serverlessrepo:applicationId", id)));
        added.extend(
            version
                .as_deref()
                .map(|v| ("serverlessrepo:semanticVersion", v)),
        );
        // A path or URL is the template's; an application's is known when it is deployed.
        let location = place.map(|place| match entries(place) {
            Some(_) => Expr {
                span: place.span,
                kind: ExprKind::Opaque("it is an application of the repository".into()),
            },
            None => place.clone(),
        });
        let env = Env::new(&sam.maker, at, &sam.written, &text)
            .value("location", location)
            .value("tags", tags(at, &added, get(&sam.written, "Tags")));
        self.make("Application", &env)
    }
}

/// Where a definition is: a path among the files stays one, and is read from there.
pub(super) fn place_of_definition(uri: &Expr) -> Expr {
    match literal(uri) {
        Some(path) if !path.contains("://") => uri.clone(),
        _ => stored(uri, ("Bucket", "Key", "Version")),
    }
}

/// Something in a bucket: `s3://bucket/key?versionId=v`, or an object of `Bucket`, `Key` and
/// `Version`. What is anywhere else is uploaded when the template is packaged.
pub(super) fn stored(uri: &Expr, names: (&str, &str, &str)) -> Expr {
    let at = At(uri.span);
    if entries(uri).is_some() {
        let members = [(names.0, "Bucket"), (names.1, "Key"), (names.2, "Version")];
        let given = members
            .iter()
            .filter_map(|(to, from)| Some(((*to).into(), get(uri, from)?.clone())));
        return at.object(given.collect());
    }
    let text = literal(uri);
    let place = text.as_deref().and_then(|t| t.strip_prefix("s3://"));
    if let Some((bucket, key)) = place.and_then(|p| p.split_once('/')) {
        let (key, version) = match key.split_once("?versionId=") {
            Some((key, version)) => (key, Some(version)),
            None => (key, None),
        };
        let mut made = vec![
            (names.0.into(), at.text(bucket)),
            (names.1.into(), at.text(key)),
        ];
        made.extend(version.map(|v| (names.2.into(), at.text(v))));
        return at.object(made);
    }
    let packaged = || Expr {
        span: uri.span,
        kind: ExprKind::Opaque("it is uploaded when the template is packaged".into()),
    };
    at.map([(names.0, packaged()), (names.1, packaged())])
}
