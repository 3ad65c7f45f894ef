//! Events of functions and state machines, and what they add to resources that are not SAM's.
//!
//! What an event becomes stands in the blueprints. Must not know: roles' own policies, bodies of
//! APIs.

use super::api::Route;
use super::blueprint::{self, Env};
use super::function::Called;
use super::make::{At, entries, get, is_null, items, peel, referenced};
use super::{Expansion, Sam};
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind, ObjectItem};
use crate::frontend::cloudformation::template::{Declared, Properties};
use crate::source::Span;
use crate::value::Str;
use std::sync::Arc;

/// What an event adds to a resource that is not SAM's.
pub(super) struct Addition {
    /// The resource.
    id: Str,
    what: Added,
}

enum Added {
    /// Notifications of a bucket.
    Notifications(Vec<Expr>),
    /// A tag, which makes it wait for a permission that may not be there.
    Tag(Expr),
    /// Triggers of a user pool.
    Triggers(Vec<(Str, Expr)>),
    /// A resource that it depends on.
    Dependency(Str, Span),
}

/// An event as it is written.
pub(super) struct Event<'e> {
    /// The SAM resource's id and the event's.
    pub id: String,
    name: String,
    /// Where the event's name stands.
    pub at: At,
    pub ty: Str,
    /// Its properties: an object.
    pub written: &'e Expr,
}

/// The key material and network of a self-managed Kafka cluster, by how Lambda reaches it.
const KAFKA_SECRETS: &str = "BASIC_AUTH|CLIENT_CERTIFICATE_TLS_AUTH|OAUTHBEARER_AUTH|\
     SASL_SCRAM_256_AUTH|SASL_SCRAM_512_AUTH|SERVER_ROOT_CA_CERTIFICATE";

/// What Lambda does in a VPC to reach what it polls.
const NETWORK: [&str; 6] = [
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeVpcs",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
];

impl Expansion {
    /// The events of a SAM resource.
    pub(super) fn events<'e>(&self, sam: &'e Sam, nothing: &'e Expr) -> Vec<Event<'e>> {
        let all = get(&sam.written, "Events").and_then(entries);
        let written = all.unwrap_or_default().into_iter();
        let events = written.filter_map(|(name, item)| {
            Some(Event {
                id: format!("{}{name}", sam.maker.id),
                name: name.to_owned(),
                at: At(item.key.span),
                ty: self.texts.of(get(&item.value, "Type")?)?,
                written: get(&item.value, "Properties").unwrap_or(nothing),
            })
        });
        events.collect()
    }

    /// What the events of a function become; its role is given what they need.
    pub(super) fn function_events(&mut self, sam: &Sam, called: &mut Called) -> Vec<Declared> {
        let nothing = At(sam.maker.header).object(Vec::new());
        let mut made = Vec::new();
        let mut events = self.events(sam, &nothing);
        // In order of their paths: the route that takes all others comes first.
        events.sort_by_cached_key(|event| {
            let path = get(event.written, "Path").and_then(|p| self.texts.of(p));
            match path {
                Some(path) => path.to_string(),
                None if event.ty == "HttpApi" => "$default".to_owned(),
                None => event.name.clone(),
            }
        });
        for event in events {
            let resources = match &*event.ty {
                "Api" | "HttpApi" => self.api_event(sam, &event, called),
                _ => self.function_event(sam, &event, called),
            };
            made.extend(resources);
        }
        made
    }

    fn function_event(
        &mut self,
        sam: &Sam,
        event: &Event<'_>,
        called: &mut Called,
    ) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let Some(part) = blueprint::blueprint(&format!("Function/{}", event.ty)) else {
            self.unknown_event(event);
            return Vec::new();
        };
        let (at, written) = (event.at, event.written);
        let mut env = Env::new(&sam.maker, at, written, &text)
            .name("event", &event.id)
            .value("name", Some(called.name.clone()))
            .value("target", Some(called.target.clone()));
        env = self.dead_letters(env, event);
        match &*event.ty {
            "S3" => self.notifications(sam, event, called),
            "Cognito" => {
                if let Some(pool) = get(written, "UserPool").and_then(referenced) {
                    env = env.value("source", Some(at.attribute(pool, "Arn")));
                    self.triggers(pool.clone(), event, called);
                }
            }
            "SNS" => env = self.subscription(env, event, called),
            "SelfManagedKafka" => env = env.value("kafka", self.kafka(event)),
            "MSK" => {
                let registry = self.statements(event, "CLIENT_CERTIFICATE_TLS_AUTH");
                let registry = (!registry.is_empty()).then(|| at.list(registry));
                env = env.value("registry", registry);
            }
            _ => {}
        }
        for name in &part.managed {
            called.granted.managed(at, name);
        }
        for policy in env.policies(part) {
            called.granted.inline(policy);
        }
        env.resources(part)
    }

    pub(super) fn unknown_event(&mut self, event: &Event<'_>) {
        self.problems.push(
            Problem::warning(
                "sam-not-expanded",
                format!("the event type `{}` is not known", event.ty),
                event.at.0,
            )
            .help("what it becomes was not analysed"),
        );
    }

    /// The queue for what a rule or schedule could not deliver.
    pub(super) fn dead_letters<'e>(&self, env: Env<'e>, event: &Event<'e>) -> Env<'e> {
        let Some(config) = get(event.written, "DeadLetterConfig") else {
            return env;
        };
        let named = get(config, "QueueLogicalId").and_then(|e| self.texts.of(e));
        let queue = named.map_or_else(|| format!("{}Queue", event.id), |n| n.to_string());
        let arn = match get(config, "Arn") {
            Some(arn) => arn.clone(),
            None => event.at.attribute(&queue, "Arn"),
        };
        env.name("queue", queue).value("dead-letters", Some(arn))
    }

    /// An S3 event: the bucket gets notifications, and waits for the permission.
    fn notifications(&mut self, sam: &Sam, event: &Event<'_>, called: &Called) {
        let Some(bucket) = get(event.written, "Bucket").and_then(referenced) else {
            return;
        };
        let kinds = get(event.written, "Events").map_or(&[][..], items);
        let filter = get(event.written, "Filter");
        let notifications = kinds.iter().filter(|k| !is_null(k)).map(|kind| {
            let at = At(kind.span);
            let mut entries: Vec<(Str, Expr)> = vec![
                ("Event".into(), kind.clone()),
                ("Function".into(), called.target.clone()),
            ];
            entries.extend(filter.map(|f| ("Filter".into(), f.clone())));
            let notification = at.object(entries);
            match &sam.maker.condition {
                Some((condition, _)) => at.choose(condition, notification, at.null()),
                None => notification,
            }
        });
        self.additions.push(Addition {
            id: bucket.clone(),
            what: Added::Notifications(notifications.collect()),
        });
        let permission = format!("{}Permission", event.id);
        let what = match &sam.maker.condition {
            None => Added::Dependency(permission.as_str().into(), event.at.0),
            Some((condition, _)) => {
                let at = event.at;
                let key = format!("sam:ConditionalDependsOn:{permission}");
                let waits = at.reference(&permission);
                let value = at.choose(condition, waits, at.text("no dependency"));
                Added::Tag(at.map([("Key", at.text(&key)), ("Value", value)]))
            }
        };
        self.additions.push(Addition {
            id: bucket.clone(),
            what,
        });
    }

    fn triggers(&mut self, pool: Str, event: &Event<'_>, called: &Called) {
        let named = get(event.written, "Trigger").map_or(&[][..], items).iter();
        let triggers = named.filter_map(|t| Some((self.texts.of(t)?, called.target.clone())));
        self.additions.push(Addition {
            id: pool,
            what: Added::Triggers(triggers.collect()),
        });
    }

    /// An SNS event through a queue: one that is named, or one that is made.
    fn subscription<'e>(
        &mut self,
        env: Env<'e>,
        event: &Event<'e>,
        called: &mut Called,
    ) -> Env<'e> {
        let Some(through) = get(event.written, "SqsSubscription") else {
            return env;
        };
        if self.texts.of(through).is_some_and(|t| t == "false") {
            return env;
        }
        let queue = format!("{}Queue", event.id);
        let (arn, url) = match (get(through, "QueueArn"), get(through, "QueueUrl")) {
            (Some(arn), Some(url)) => (arn.clone(), url.clone()),
            _ => (
                event.at.attribute(&queue, "Arn"),
                event.at.reference(&queue),
            ),
        };
        called
            .granted
            .managed(event.at, "service-role/AWSLambdaSQSQueueExecutionRole");
        let topic = get(event.written, "Topic").and_then(referenced);
        let fifo = topic.and_then(|t| self.fifo.get(t)).cloned();
        env.value("queue", Some(arn))
            .value("queue-url", Some(url))
            .value("fifo", fifo)
    }

    /// What the role of a function that polls a self-managed Kafka cluster is allowed.
    fn kafka(&self, event: &Event<'_>) -> Option<Expr> {
        let at = event.at;
        let mut statements = self.statements(event, KAFKA_SECRETS);
        let accesses = get(event.written, "SourceAccessConfigurations").map_or(&[][..], items);
        let has = |ty: &str| {
            let mut types = accesses
                .iter()
                .filter_map(|a| self.texts.of(get(a, "Type")?));
            types.any(|t| t == ty)
        };
        if has("VPC_SUBNET") && has("VPC_SECURITY_GROUP") {
            let actions = NETWORK.iter().map(|a| at.text(a)).collect();
            statements.push(at.map([
                ("Action", at.list(actions)),
                ("Effect", at.text("Allow")),
                ("Resource", at.text("*")),
            ]));
        }
        if let Some(key) = get(event.written, "SecretsManagerKmsKeyId") {
            let arn = "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}";
            let arn = at.sub(arn, &|name| (name == "Key").then(|| key.clone()));
            statements.push(statement(at, "kms:Decrypt", arn));
        }
        (!statements.is_empty()).then(|| at.list(statements))
    }

    /// The secrets that Lambda reads to reach what it polls, and its schema registry.
    fn statements(&self, event: &Event<'_>, secrets: &str) -> Vec<Expr> {
        let secret =
            |at: At, uri: &Expr| statement(at, "secretsmanager:GetSecretValue", uri.clone());
        let mut made = Vec::new();
        let registry = get(event.written, "SchemaRegistryConfig");
        let accesses = get(event.written, "SourceAccessConfigurations").map_or(&[][..], items);
        for access in accesses {
            let ty = get(access, "Type").and_then(|t| self.texts.of(t));
            if ty.is_some_and(|t| secrets.split('|').any(|s| s == t))
                && let Some(uri) = get(access, "URI")
            {
                made.push(secret(At(access.span), uri));
            }
        }
        let Some(registry) = registry else {
            return made;
        };
        for access in get(registry, "AccessConfigs").map_or(&[][..], items) {
            if let Some(uri) = get(access, "URI") {
                made.push(secret(At(access.span), uri));
            }
        }
        // A registry of Glue is named by an ARN.
        if let Some(uri) = get(registry, "SchemaRegistryURI")
            && let Some(arn) = self.texts.of(uri)
            && let Some(name) = arn
                .strip_prefix("arn:")
                .and_then(|rest| rest.split(':').nth(4))
                .and_then(|resource| resource.strip_prefix("registry/"))
        {
            let at = At(uri.span);
            made.push(statement(at, "glue:GetRegistry", uri.clone()));
            let schemas = format!(
                "arn:${{AWS::Partition}}:glue:${{AWS::Region}}:${{AWS::AccountId}}:schema/{name}/*"
            );
            made.push(statement(
                at,
                "glue:GetSchemaVersion",
                at.list(vec![at.sub(&schemas, &|_| None)]),
            ));
        }
        made
    }

    /// The route of an event, and what lets the API call the function.
    fn api_event(&mut self, sam: &Sam, event: &Event<'_>, called: &Called) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let Some(route) = Route::of(event, &text) else {
            return Vec::new();
        };
        let at = event.at;
        let whole = route.http && route.path == "$default";
        let path = if whole {
            String::new()
        } else {
            wildcards(&route.path)
        };
        let method = match route.method.as_str() {
            "any" | "x-amazon-apigateway-any-method" => "*".to_owned(),
            method => method.to_ascii_uppercase(),
        };
        let env = Env::new(&sam.maker, at, event.written, &text)
            .name("event", &event.id)
            .name("path", path)
            .name("method", method)
            .name("suffix", self.stage_suffix(&route))
            .value("name", Some(called.name.clone()))
            .value("api", Some(route.api_reference(at)));
        let covered = !whole && self.has_default_route(&route, sam);
        let made = match (route.http, covered) {
            (true, true) => Vec::new(),
            (true, false) => self.make("Function/HttpApi", &env),
            (false, _) => self.make("Function/Api", &env),
        };
        self.add_route(sam, event, route, &called.target);
        made
    }

    /// Applies what events add to the resources of the template.
    pub(super) fn add_to_others(&mut self, all: &mut [Declared]) {
        let additions = std::mem::take(&mut self.additions);
        let mut index = std::collections::BTreeMap::new();
        for (n, declared) in all.iter().enumerate() {
            index.entry(declared.name.clone()).or_insert(n);
        }
        for Addition { id, what } in additions {
            let Some(declared) = index.get(&id).and_then(|n| all.get_mut(*n)) else {
                continue;
            };
            let at = At(declared.header);
            match what {
                Added::Notifications(list) => {
                    if let Some(entries) = place(declared, "NotificationConfiguration") {
                        extend_list(entries, "LambdaConfigurations", list, at);
                    }
                }
                Added::Tag(tag) => {
                    if let Some(Properties::Each(each)) = &mut declared.properties {
                        match each.iter_mut().find(|(name, _)| name == "Tags") {
                            Some((_, list)) => append(list, vec![tag]),
                            None => each.push(("Tags".into(), at.list(vec![tag]))),
                        }
                    }
                }
                Added::Triggers(triggers) => {
                    if let Some(entries) = place(declared, "LambdaConfig") {
                        for (name, target) in triggers {
                            entries.push(ObjectItem {
                                key: at.text(&name),
                                value: target,
                            });
                        }
                    }
                }
                Added::Dependency(on, span) => {
                    let meta = &mut declared.meta;
                    match meta.iter_mut().find(|(name, _)| name == "DependsOn") {
                        Some((_, depends)) => append(depends, vec![At(span).text(&on)]),
                        None => {
                            let on = At(span).list(vec![At(span).text(&on)]);
                            meta.push(("DependsOn".into(), on));
                            meta.sort_by(|a, b| a.0.cmp(&b.0));
                        }
                    }
                }
            }
        }
    }
}

/// The entries of the object that a property of a resource is, which is made where it is not
/// there; `None` where something else stands there.
fn place<'d>(declared: &'d mut Declared, name: &str) -> Option<&'d mut Vec<ObjectItem>> {
    let at = At(declared.header);
    if declared.properties.is_none() {
        declared.properties = Some(Properties::Each(Vec::new()));
    }
    let Some(Properties::Each(each)) = &mut declared.properties else {
        return None;
    };
    if !each.iter().any(|(n, value)| n == name && !is_null(value)) {
        each.retain(|(n, _)| n != name);
        each.push((name.into(), at.object(Vec::new())));
    }
    let (_, value) = each.iter_mut().find(|(n, _)| n == name)?;
    // Behind an alias stands what others share: this one gets its own.
    if let ExprKind::Paren(_) = value.kind {
        *value = peel(value).clone();
    }
    match &mut value.kind {
        ExprKind::Object(items) => Some(items),
        _ => None,
    }
}

/// Adds to the list of a name.
fn extend_list(entries: &mut Vec<ObjectItem>, name: &str, more: Vec<Expr>, at: At) {
    let found = entries.iter_mut().find(|item| {
        super::make::literal(&item.key).is_some_and(|key| key == name) && !is_null(&item.value)
    });
    match found {
        Some(item) => append(&mut item.value, more),
        None => entries.push(ObjectItem {
            key: at.text(name),
            value: at.list(more),
        }),
    }
}

/// Adds to a list, or makes one of what is there and what comes.
fn append(list: &mut Expr, more: Vec<Expr>) {
    if let ExprKind::Tuple(items) = &mut list.kind {
        items.extend(more);
        return;
    }
    let mut all = items(list).to_vec();
    all.extend(more);
    *list = At(list.span).list(all);
}

fn statement(at: At, action: &str, resource: Expr) -> Expr {
    at.map([
        ("Action", at.list(vec![at.text(action)])),
        ("Effect", at.text("Allow")),
        ("Resource", resource),
    ])
}

/// A path as it stands in an ARN: without a slash at its end, `*` for parameters.
fn wildcards(path: &str) -> String {
    let path = match path.strip_suffix('/') {
        Some(before) if !before.is_empty() => before,
        _ => path,
    };
    let mut made = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        made.push_str(before);
        match after.split_once('}') {
            Some((_, after)) => {
                made.push('*');
                rest = after;
            }
            None => {
                made.push('{');
                rest = after;
            }
        }
    }
    made.push_str(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::wildcards;

    #[test]
    fn paths_in_arns_have_wildcards_for_parameters() {
        assert_eq!(wildcards("/a/{id}/{proxy+}"), "/a/*/*");
        assert_eq!(wildcards("/a/"), "/a");
        assert_eq!(wildcards("/"), "/");
        assert_eq!(wildcards("/{a"), "/{a");
    }
}
