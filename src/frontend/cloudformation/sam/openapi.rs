//! The definition of an API: the routes of events, authorizers, CORS and resource policies, as
//! SAM puts them into the body, or adds them to the one that the user wrote.
//!
//! Must not know: resources, logical ids.

use super::make::{At, entries, get, is_null, items, literal, peel};
use crate::expr::ir::{Expr, ExprKind, ObjectItem};
use crate::value::Str;
use std::collections::BTreeMap;

/// A route and what it calls.
pub(super) struct Operation {
    pub path: String,
    /// In small letters.
    pub method: String,
    pub at: At,
    /// The ARN of the function or state machine.
    pub target: Expr,
    pub machine: bool,
    pub condition: Option<Str>,
    /// `Auth` of the event.
    pub auth: Option<Expr>,
    /// `RouteSettings` of the event.
    pub settings: Option<Expr>,
    /// The SAM resource that has the event.
    pub function: Str,
}

const ANY: &str = "x-amazon-apigateway-any-method";

type Text<'t> = &'t dyn Fn(&Expr) -> Option<Str>;

/// The body of a REST API.
pub(super) fn rest(at: At, api: &Expr, operations: &[Operation], text: Text<'_>) -> Expr {
    let auth = get(api, "Auth");
    let default = auth.and_then(|a| get(a, "DefaultAuthorizer"));
    let key = auth.is_some_and(|a| says(a, "ApiKeyRequired", text));
    let security = Security {
        default: default.and_then(text),
        key,
        scopes: false,
    };
    let mut body = Body::of(at, api, ("swagger", "2.0"));
    body.add_paths(at, operations, &security, auth, text);
    if let Some(cors) = get(api, "Cors") {
        body.add_preflight(At(cors.span), cors);
    }
    let mut schemes: Vec<(Str, Expr)> = Vec::new();
    if let Some(auth) = auth {
        for (name, item) in get(auth, "Authorizers")
            .and_then(entries)
            .unwrap_or_default()
        {
            let scheme = rest_authorizer(At(item.key.span), &item.value, text);
            schemes.push((name.into(), scheme));
        }
        if security.default.as_deref() == Some("AWS_IAM") {
            let at = At(auth.span);
            schemes.push((
                "AWS_IAM".into(),
                api_key_scheme(at, "Authorization", Some("awsSigv4")),
            ));
        }
        if key {
            let scheme = api_key_scheme(At(auth.span), "x-api-key", None);
            schemes.push(("api_key".into(), scheme));
        }
        if let Some(policy) = get(auth, "ResourcePolicy") {
            body.add("x-amazon-apigateway-policy", resource_policy(policy));
        }
    }
    if !schemes.is_empty() {
        body.add("securityDefinitions", at.object(schemes));
    }
    if let Some(disabled) = get(api, "DisableExecuteApiEndpoint") {
        let at = At(disabled.span);
        let endpoint = at.map([("disableExecuteApiEndpoint", disabled.clone())]);
        body.add("x-amazon-apigateway-endpoint-configuration", endpoint);
    }
    body.finish(at)
}

/// The body of an HTTP API.
pub(super) fn http(at: At, api: &Expr, operations: &[Operation], text: Text<'_>) -> Expr {
    let auth = get(api, "Auth");
    let default = auth.and_then(|a| get(a, "DefaultAuthorizer"));
    let security = Security {
        default: default.and_then(text),
        key: false,
        scopes: true,
    };
    let mut body = Body::of(at, api, ("openapi", "3.0.1"));
    body.add_paths(at, operations, &security, auth, text);
    if let Some(auth) = auth {
        let mut schemes: Vec<(Str, Expr)> = Vec::new();
        for (name, item) in get(auth, "Authorizers")
            .and_then(entries)
            .unwrap_or_default()
        {
            let scheme = http_authorizer(At(item.key.span), &item.value);
            schemes.push((name.into(), scheme));
        }
        if says(auth, "EnableIamAuthorizer", text) {
            schemes.push((
                "AWS_IAM".into(),
                api_key_scheme(At(auth.span), "Authorization", Some("awsSigv4")),
            ));
        }
        if !schemes.is_empty() {
            let schemes = at.map([("securitySchemes", at.object(schemes))]);
            body.add("components", schemes);
        }
    }
    if let Some(cors) = get(api, "CorsConfiguration") {
        let cors = match text(cors).as_deref() {
            Some("true") => {
                let at = At(cors.span);
                Some(at.map([("allowOrigins", at.list(vec![at.text("*")]))]))
            }
            Some("false") => None,
            _ => Some(lowered_keys(cors)),
        };
        if let Some(cors) = cors {
            body.add("x-amazon-apigateway-cors", cors);
        }
    }
    if let Some(disabled) = get(api, "DisableExecuteApiEndpoint") {
        let at = At(disabled.span);
        let endpoint = at.map([("disableExecuteApiEndpoint", disabled.clone())]);
        body.add("x-amazon-apigateway-endpoint-configuration", endpoint);
    }
    body.finish(at)
}

/// `RouteSettings` of an HTTP API, with those of its events.
pub(super) fn route_settings(at: At, api: &Expr, operations: &[Operation]) -> Option<Expr> {
    let own = get(api, "RouteSettings");
    let mut routes: Vec<(Str, Expr)> = match own.map(|own| (own, entries(own))) {
        Some((own, None)) => return Some(own.clone()),
        Some((_, Some(all))) => all
            .into_iter()
            .map(|(name, item)| (name.into(), item.value.clone()))
            .collect(),
        None => Vec::new(),
    };
    for operation in operations {
        let Some(settings) = &operation.settings else {
            continue;
        };
        let route = match operation.method.as_str() {
            ANY => operation.path.clone(),
            method => format!("{} {}", method.to_ascii_uppercase(), operation.path),
        };
        if !routes.iter().any(|(name, _)| *name == route) {
            routes.push((route.as_str().into(), settings.clone()));
        }
    }
    (!routes.is_empty()).then(|| at.object(routes))
}

/// How operations are secured where they do not say.
struct Security {
    default: Option<Str>,
    key: bool,
    /// Whether the scopes of the default authorizer stand at each operation.
    scopes: bool,
}

impl Security {
    /// `security` of an operation; `None` where nothing is asked for.
    fn of(&self, at: At, own: Option<&Expr>, auth: Option<&Expr>, text: Text<'_>) -> Option<Expr> {
        let named = own.and_then(|a| get(a, "Authorizer")).and_then(text);
        let name = match named.as_deref() {
            Some("NONE") => None,
            Some(_) => named,
            None => self.default.clone(),
        };
        let mut needs = Vec::new();
        if let Some(name) = name {
            let scopes = own.and_then(|a| get(a, "AuthorizationScopes")).or_else(|| {
                let auth = auth.filter(|_| self.scopes)?;
                get(
                    get(get(auth, "Authorizers")?, &name)?,
                    "AuthorizationScopes",
                )
            });
            let scopes = scopes.cloned().unwrap_or_else(|| at.list(Vec::new()));
            needs.push((name, scopes));
        }
        let key = match own.and_then(|a| get(a, "ApiKeyRequired")).and_then(text) {
            Some(said) => said == "true",
            None => self.key,
        };
        let mut list: Vec<Expr> = needs.into_iter().map(|n| at.object(vec![n])).collect();
        if key {
            list.push(at.map([("api_key", at.list(Vec::new()))]));
        }
        (!list.is_empty()).then(|| at.list(list))
    }
}

/// A definition that is put together.
struct Body {
    /// What the user wrote, which is no object.
    opaque: Option<Expr>,
    entries: Vec<ObjectItem>,
    /// Whether the user wrote it: then events do not add to it.
    written: bool,
}

impl Body {
    fn of(at: At, api: &Expr, version: (&str, &str)) -> Body {
        if let Some(written) = get(api, "DefinitionBody") {
            let (opaque, entries) = match &peel(written).kind {
                ExprKind::Object(items) => (None, items.clone()),
                _ => (Some(written.clone()), Vec::new()),
            };
            return Body {
                opaque,
                entries,
                written: true,
            };
        }
        let version = match get(api, "OpenApiVersion") {
            Some(given) => ("openapi", given.clone()),
            None => (version.0, at.text(version.1)),
        };
        let title = at.reference("AWS::StackName");
        let info = at.map([("version", at.text("1.0")), ("title", title)]);
        let mut body = Body {
            opaque: None,
            entries: Vec::new(),
            written: false,
        };
        body.entries.push(item(at, version.0, version.1));
        body.entries.push(item(at, "info", info));
        body
    }

    fn add(&mut self, key: &str, value: Expr) {
        let at = At(value.span);
        self.entries
            .retain(|i| literal(&i.key).is_none_or(|k| k != key));
        self.entries.push(item(at, key, value));
    }

    fn finish(self, at: At) -> Expr {
        self.opaque.unwrap_or_else(|| Expr {
            span: at.0,
            kind: ExprKind::Object(self.entries),
        })
    }

    /// The paths: those of events, or the user's with what secures them.
    fn add_paths(
        &mut self,
        at: At,
        operations: &[Operation],
        security: &Security,
        auth: Option<&Expr>,
        text: Text<'_>,
    ) {
        if self.written {
            if let Some(needed) = security.of(at, None, auth, text) {
                self.secure(&needed);
            }
            return;
        }
        let mut paths: BTreeMap<&str, Vec<(Str, Expr)>> = BTreeMap::new();
        for operation in operations {
            let at = operation.at;
            let mut made: Vec<(Str, Expr)> = vec![
                (
                    "x-amazon-apigateway-integration".into(),
                    integration(operation),
                ),
                ("responses".into(), at.map([])),
            ];
            let needed = security.of(at, operation.auth.as_ref(), auth, text);
            made.extend(needed.map(|n| ("security".into(), n)));
            let made = at.object(made);
            let made = match &operation.condition {
                Some(condition) => at.choose(condition, made, at.null()),
                None => made,
            };
            let method = match operation.method.as_str() {
                "any" => ANY,
                method => method,
            };
            let methods = paths.entry(operation.path.as_str()).or_default();
            methods.push((method.into(), made));
        }
        let paths = paths.into_iter().map(|(path, methods)| {
            let methods = at.object(methods);
            (Str::from(path), methods)
        });
        let paths = at.object(paths.collect());
        self.entries.push(item(at, "paths", paths));
    }

    /// Adds `security` to the operations that the user wrote without.
    fn secure(&mut self, needed: &Expr) {
        self.each_path(&mut |methods| {
            for method in methods {
                let name = literal(&method.key).map(|k| k.to_ascii_lowercase());
                if !name.is_some_and(|n| METHODS.contains(&n.as_str())) {
                    continue;
                }
                if let ExprKind::Object(entries) = &mut method.value.kind
                    && !entries
                        .iter()
                        .any(|i| literal(&i.key).is_some_and(|k| k == "security"))
                {
                    entries.push(item(At(needed.span), "security", needed.clone()));
                }
            }
        });
    }

    /// Adds the operation that browsers ask first to each path.
    fn add_preflight(&mut self, at: At, cors: &Expr) {
        let origin = get(cors, "AllowOrigin").unwrap_or(cors);
        let header = |name: &str| format!("method.response.header.Access-Control-{name}");
        let mut headers: Vec<(Str, Expr)> = Vec::new();
        let origin = match entries(origin) {
            Some(_) => at.text("'*'"),
            None => origin.clone(),
        };
        headers.push((header("Allow-Origin").as_str().into(), origin));
        let more = [
            ("Allow-Headers", "AllowHeaders"),
            ("Allow-Methods", "AllowMethods"),
            ("Max-Age", "MaxAge"),
            ("Allow-Credentials", "AllowCredentials"),
        ];
        for (name, written) in more {
            let value = get(cors, written).cloned();
            headers.extend(value.map(|v| (header(name).as_str().into(), v)));
        }
        let response = at.map([
            ("statusCode", at.text("200")),
            ("responseParameters", at.object(headers)),
        ]);
        let mock = at.map([
            ("type", at.text("mock")),
            ("responses", at.map([("default", response)])),
        ]);
        let options = at.map([("x-amazon-apigateway-integration", mock)]);
        self.each_path(&mut |methods| {
            let has = |i: &ObjectItem| literal(&i.key).is_some_and(|k| k == "options");
            if !methods.iter().any(has) {
                methods.push(item(at, "options", options.clone()));
            }
        });
    }

    fn each_path(&mut self, f: &mut dyn FnMut(&mut Vec<ObjectItem>)) {
        let paths = self
            .entries
            .iter_mut()
            .find(|i| literal(&i.key).is_some_and(|k| k == "paths"));
        if let Some(paths) = paths
            && let ExprKind::Object(paths) = &mut paths.value.kind
        {
            for path in paths {
                if let ExprKind::Object(methods) = &mut path.value.kind {
                    f(methods);
                }
            }
        }
    }
}

const METHODS: [&str; 8] = [
    "delete", "get", "head", "patch", "post", "put", "trace", ANY,
];

fn item(at: At, key: &str, value: Expr) -> ObjectItem {
    ObjectItem {
        key: at.text(key),
        value,
    }
}

fn says(of: &Expr, name: &str, text: Text<'_>) -> bool {
    let said = get(of, name).and_then(text);
    said.is_some_and(|t| t.eq_ignore_ascii_case("true"))
}

/// What a route calls.
fn integration(operation: &Operation) -> Expr {
    let at = operation.at;
    if operation.machine {
        let uri = "arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution";
        return at.map([
            ("type", at.text("aws")),
            ("httpMethod", at.text("POST")),
            ("uri", at.sub(uri, &|_| None)),
            ("credentials", operation.target.clone()),
        ]);
    }
    at.map([
        ("type", at.text("aws_proxy")),
        ("httpMethod", at.text("POST")),
        ("uri", invocation(at, &operation.target)),
    ])
}

/// The address at which API Gateway calls a function.
fn invocation(at: At, function: &Expr) -> Expr {
    let uri = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/\
               ${Function}/invocations";
    at.sub(uri, &|name| (name == "Function").then(|| function.clone()))
}

fn api_key_scheme(at: At, header: &str, kind: Option<&str>) -> Expr {
    let mut entries: Vec<(Str, Expr)> = vec![
        ("type".into(), at.text("apiKey")),
        ("name".into(), at.text(header)),
        ("in".into(), at.text("header")),
    ];
    entries.extend(kind.map(|k| ("x-amazon-apigateway-authtype".into(), at.text(k))));
    at.object(entries)
}

fn rest_authorizer(at: At, written: &Expr, text: Text<'_>) -> Expr {
    let identity = get(written, "Identity.Header").and_then(text);
    let header = identity.as_deref().unwrap_or("Authorization");
    let (kind, authorizer) = if let Some(pools) = get(written, "UserPoolArn") {
        let authorizer = at.map([
            ("type", at.text("cognito_user_pools")),
            ("providerARNs", at.list(items(pools).to_vec())),
        ]);
        ("cognito_user_pools", authorizer)
    } else if let Some(function) = get(written, "FunctionArn") {
        let ty = match get(written, "FunctionPayloadType")
            .and_then(text)
            .as_deref()
        {
            Some("REQUEST") => "request",
            _ => "token",
        };
        let mut entries: Vec<(Str, Expr)> = vec![
            ("type".into(), at.text(ty)),
            ("authorizerUri".into(), invocation(at, function)),
        ];
        let role = get(written, "FunctionInvokeRole").cloned();
        entries.extend(role.map(|r| ("authorizerCredentials".into(), r)));
        let caching = get(written, "Identity.ReauthorizeEvery").cloned();
        entries.extend(caching.map(|t| ("authorizerResultTtlInSeconds".into(), t)));
        ("custom", at.object(entries))
    } else {
        return api_key_scheme(at, header, Some("awsSigv4"));
    };
    let mut scheme = api_key_scheme(at, header, Some(kind));
    if let ExprKind::Object(entries) = &mut scheme.kind {
        entries.push(item(at, "x-amazon-apigateway-authorizer", authorizer));
    }
    scheme
}

fn http_authorizer(at: At, written: &Expr) -> Expr {
    if let Some(jwt) = get(written, "JwtConfiguration") {
        let mut authorizer: Vec<(Str, Expr)> = vec![
            ("type".into(), at.text("jwt")),
            ("jwtConfiguration".into(), lowered_keys(jwt)),
        ];
        let source = get(written, "IdentitySource").cloned();
        authorizer.extend(source.map(|s| ("identitySource".into(), s)));
        return at.map([
            ("type", at.text("oauth2")),
            ("x-amazon-apigateway-authorizer", at.object(authorizer)),
        ]);
    }
    let mut authorizer: Vec<(Str, Expr)> = vec![("type".into(), at.text("request"))];
    let function = get(written, "FunctionArn");
    authorizer.extend(function.map(|f| ("authorizerUri".into(), invocation(at, f))));
    let copied = [
        (
            "AuthorizerPayloadFormatVersion",
            "authorizerPayloadFormatVersion",
        ),
        ("EnableSimpleResponses", "enableSimpleResponses"),
        ("FunctionInvokeRole", "authorizerCredentials"),
    ];
    for (from, to) in copied {
        let value = get(written, from).cloned();
        authorizer.extend(value.map(|v| (to.into(), v)));
    }
    let mut scheme = api_key_scheme(at, "Unused", None);
    if let ExprKind::Object(entries) = &mut scheme.kind {
        let authorizer = at.object(authorizer);
        entries.push(item(at, "x-amazon-apigateway-authorizer", authorizer));
    }
    scheme
}

/// An object with its keys as API Gateway's extensions write them.
fn lowered_keys(written: &Expr) -> Expr {
    let Some(all) = entries(written) else {
        return written.clone();
    };
    let made = all.into_iter().map(|(name, item)| {
        let mut letters = name.chars();
        let first = letters.next().map(|c| c.to_ascii_lowercase());
        let name: String = first.into_iter().chain(letters).collect();
        (name.as_str().into(), item.value.clone())
    });
    At(written.span).object(made.collect())
}

/// `ResourcePolicy`: lists of who may or may not call, and the user's own statements.
fn resource_policy(written: &Expr) -> Expr {
    let at = At(written.span);
    let statement = |at: At, effect: &str, principal: Expr, condition: Option<Expr>| {
        let mut entries: Vec<(Str, Expr)> = vec![
            ("Effect".into(), at.text(effect)),
            ("Principal".into(), principal),
            ("Action".into(), at.text("execute-api:Invoke")),
            ("Resource".into(), at.list(vec![at.text("execute-api:/*")])),
        ];
        entries.extend(condition.map(|c| ("Condition".into(), c)));
        at.object(entries)
    };
    let mut statements = Vec::new();
    for (name, effect) in [
        ("AwsAccountWhitelist", "Allow"),
        ("AwsAccountBlacklist", "Deny"),
    ] {
        if let Some(accounts) = get(written, name) {
            let at = At(accounts.span);
            let principal = at.map([("AWS", at.list(items(accounts).to_vec()))]);
            statements.push(statement(at, effect, principal, None));
        }
    }
    let sources = [
        ("IpRangeWhitelist", "NotIpAddress", "aws:SourceIp"),
        ("IpRangeBlacklist", "IpAddress", "aws:SourceIp"),
        ("SourceVpcWhitelist", "StringNotEquals", "aws:SourceVpc"),
        ("SourceVpcBlacklist", "StringEquals", "aws:SourceVpc"),
        ("IntrinsicVpcWhitelist", "StringNotEquals", "aws:SourceVpc"),
        ("IntrinsicVpcBlacklist", "StringEquals", "aws:SourceVpc"),
        (
            "IntrinsicVpceWhitelist",
            "StringNotEquals",
            "aws:SourceVpce",
        ),
        ("IntrinsicVpceBlacklist", "StringEquals", "aws:SourceVpce"),
    ];
    // Everybody is let in first, and others than these kept out then.
    let mut open = false;
    for (name, operator, key) in sources {
        if let Some(list) = get(written, name) {
            let at = At(list.span);
            if !open {
                statements.push(statement(at, "Allow", at.text("*"), None));
                open = true;
            }
            let values = at.list(items(list).to_vec());
            let condition = at.map([(operator, at.map([(key, values)]))]);
            statements.push(statement(at, "Deny", at.text("*"), Some(condition)));
        }
    }
    if let Some(own) = get(written, "CustomStatements") {
        statements.extend(items(own).iter().filter(|s| !is_null(s)).cloned());
    }
    at.map([
        ("Version", at.text("2012-10-17")),
        ("Statement", at.list(statements)),
    ])
}
