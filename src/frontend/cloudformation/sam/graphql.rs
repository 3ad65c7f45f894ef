//! `AWS::Serverless::GraphQLApi`: API, schema, data sources with their roles and what those may do,
//! functions and resolvers.
//!
//! Must not know: the policies of connectors.

use super::blueprint::Env;
use super::connectors::End;
use super::make::{At, entries, get, items};
use super::{Expansion, Sam, tags};
use crate::expr::ir::{Expr, ObjectItem};
use crate::frontend::cloudformation::template::Declared;
use crate::value::Str;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Expansion {
    pub(super) fn graphql_api(&mut self, sam: &Sam) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let (maker, written) = (&sam.maker, &sam.written);
        let (id, at) = (&maker.id, At(maker.header));
        let env = Env::new(maker, at, written, &text)
            .value("additional", additional(written))
            .value(
                "tags",
                tags(at, &[("graphqlapi:createdBy", "SAM")], get(written, "Tags")),
            );
        let mut made = self.make("GraphQLApi", &env);
        made.extend(self.lambda_authorizers(sam));
        for (name, item) in named(written, "ApiKeys") {
            let env = Env::new(maker, At(item.key.span), &item.value, &text).name("name", name);
            made.extend(self.make("GraphQLApi/ApiKey", &env));
        }
        // The name of each data source, as functions know it.
        let mut sources: BTreeMap<String, Expr> = BTreeMap::new();
        for (kind, part) in [("DynamoDb", "DynamoDB"), ("Lambda", "Lambda")] {
            for (name, item) in named(written, &format!("DataSources.{kind}")) {
                let at = At(item.key.span);
                let source = format!("{id}{name}{part}DataSource");
                sources.insert(name.to_owned(), at.attribute(&source, "Name"));
                let env = Env::new(maker, at, &item.value, &text)
                    .name("name", name)
                    .name("source", source.clone());
                made.extend(self.make(&format!("GraphQLApi/{kind}"), &env));
                made.extend(self.source_access(sam, &source, kind, item));
            }
        }
        let mut functions: BTreeMap<String, Expr> = BTreeMap::new();
        let mut none = false;
        for (name, item) in named(written, "Functions") {
            let at = At(item.key.span);
            let source = get(&item.value, "DataSource").map(|s| (s, text(s)));
            let source = match source {
                Some((_, Some(name))) if name.eq_ignore_ascii_case("none") => {
                    none = true;
                    Some(at.attribute(&format!("{id}NoneDataSource"), "Name"))
                }
                Some((written, Some(name))) => {
                    let known = sources.get(name.as_str()).cloned();
                    known.or_else(|| Some(written.clone()))
                }
                Some((written, None)) => Some(written.clone()),
                None => None,
            };
            let function = format!("{id}{name}");
            functions.insert(name.to_owned(), at.attribute(&function, "FunctionId"));
            if let Some(existing) = get(&item.value, "Id") {
                functions.insert(name.to_owned(), existing.clone());
                continue;
            }
            let env = Env::new(maker, at, &item.value, &text)
                .name("name", name)
                .value("source", source);
            made.extend(self.make("GraphQLApi/Function", &env));
        }
        for (on, resolvers) in named(written, "Resolvers") {
            for (name, item) in entries(&resolvers.value).unwrap_or_default() {
                let at = At(item.key.span);
                let pipeline = get(&item.value, "Pipeline").map_or(&[][..], items).iter();
                let pipeline = pipeline.map(|f| {
                    let known = text(f).and_then(|name| functions.get(name.as_str()).cloned());
                    known.unwrap_or_else(|| f.clone())
                });
                let pipeline = at.list(pipeline.collect());
                let env = Env::new(maker, at, &item.value, &text)
                    .name("on", on)
                    .name("name", name)
                    .value("functions", Some(pipeline));
                made.extend(self.make("GraphQLApi/Resolver", &env));
            }
        }
        if none {
            made.extend(self.make("GraphQLApi/None", &env));
        }
        made
    }

    /// What lets the API call its authorizers.
    fn lambda_authorizers(&self, sam: &Sam) -> Vec<Declared> {
        let id = &sam.maker.id;
        let auth = get(&sam.written, "Auth");
        let more = auth.and_then(|a| get(a, "Additional"));
        let all = auth.into_iter().chain(more.map_or(&[][..], items));
        let functions = all.filter_map(|a| get(a, "LambdaAuthorizer.AuthorizerUri"));
        let mut made = Vec::new();
        for (n, function) in functions.enumerate() {
            let at = At(function.span);
            let api = End {
                ty: "AWS::AppSync::GraphQLApi".into(),
                arn: Some(at.reference(id)),
                resource: Some(at.attribute(id, "ApiId")),
                ..End::default()
            };
            let function = End {
                ty: "AWS::Lambda::Function".into(),
                arn: Some(function.clone()),
                ..End::default()
            };
            let name = format!("{id}ToLambdaAuthConnector{}", n + 1);
            made.extend(super::connectors::between(
                &sam.maker,
                at,
                (&name, ""),
                &api,
                &function,
                &["Write".into()],
            ));
        }
        made
    }

    /// What the role of a data source may do.
    fn source_access(
        &self,
        sam: &Sam,
        source: &str,
        kind: &str,
        item: &ObjectItem,
    ) -> Vec<Declared> {
        if get(&item.value, "ServiceRoleArn").is_some() {
            return Vec::new();
        }
        let at = At(item.key.span);
        let (ty, arn, access, name) = match kind {
            "DynamoDb" => {
                let table = get(&item.value, "TableName").cloned();
                let region = get(&item.value, "Region").cloned();
                let region = region.unwrap_or_else(|| at.reference("AWS::Region"));
                let given = get(&item.value, "TableArn").cloned();
                let arn = given.or_else(|| {
                    let table = table?;
                    let arn = "arn:${AWS::Partition}:dynamodb:${Region}:${AWS::AccountId}:\
                               table/${Table}";
                    Some(at.sub(arn, &|name| match name {
                        "Region" => Some(region.clone()),
                        "Table" => Some(table.clone()),
                        _ => None,
                    }))
                });
                let wanted = get(&item.value, "Permissions")
                    .map_or(&[][..], items)
                    .iter();
                let wanted: Vec<Str> = wanted.filter_map(|p| self.texts.of(p)).collect();
                let access = match wanted.is_empty() {
                    true => vec!["Read".into(), "Write".into()],
                    false => wanted,
                };
                ("AWS::DynamoDB::Table", arn, access, "Table")
            }
            _ => {
                let arn = get(&item.value, "FunctionArn").cloned();
                ("AWS::Lambda::Function", arn, vec!["Write".into()], "Lambda")
            }
        };
        let from = End {
            ty: "AWS::AppSync::DataSource".into(),
            arn: Some(at.attribute(source, "DataSourceArn")),
            role: Some(at.reference(&format!("{source}Role"))),
            ..End::default()
        };
        let to = End {
            ty: ty.into(),
            arn,
            ..End::default()
        };
        let name = format!("{source}To{name}Connector");
        super::connectors::between(&sam.maker, at, (&name, ""), &from, &to, &access)
    }
}

/// The entries of an object.
fn named<'e>(written: &'e Expr, path: &str) -> Vec<(&'e str, &'e ObjectItem)> {
    get(written, path).and_then(entries).unwrap_or_default()
}

/// `Auth.Additional`, as AppSync takes it.
fn additional(written: &Expr) -> Option<Expr> {
    let list = get(written, "Auth.Additional")?;
    let providers = items(list).iter().map(|provider| {
        let names = [
            ("AuthenticationType", "Type"),
            ("LambdaAuthorizerConfig", "LambdaAuthorizer"),
            ("OpenIDConnectConfig", "OpenIDConnect"),
            ("UserPoolConfig", "UserPool"),
        ];
        let given = names
            .into_iter()
            .filter_map(|(to, from)| Some((to.into(), get(provider, from)?.clone())));
        At(provider.span).object(given.collect())
    });
    Some(At(list.span).list(providers.collect()))
}
