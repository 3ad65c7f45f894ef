//! `AWS::Serverless::Function`: the function, its role, version, alias and URL, where its
//! asynchronous calls end, and how it is deployed.
//!
//! Must not know: what events become.

use super::blueprint::{self, Env};
use super::make::{At, entries, get, is_null, items, peel};
use super::policies::{Granted, trust};
use super::simple::stored;
use super::{Expansion, Sam, half, ids, tags};
use crate::expr::ir::{Expr, ExprKind};
use crate::frontend::cloudformation::template::{Declared, Properties};
use crate::source::Span;
use crate::value::Str;
use std::sync::Arc;

/// A function that is deployed gradually.
pub(super) struct Deployment {
    header: Span,
    maker: super::Maker,
    condition: Option<Str>,
    own_role: bool,
}

/// The deployment configurations of CodeDeploy that SAM has short names for.
const CONFIGURATIONS: [&str; 9] = [
    "AllAtOnce",
    "Canary10Percent10Minutes",
    "Canary10Percent15Minutes",
    "Canary10Percent30Minutes",
    "Canary10Percent5Minutes",
    "Linear10PercentEvery10Minutes",
    "Linear10PercentEvery1Minute",
    "Linear10PercentEvery2Minutes",
    "Linear10PercentEvery3Minutes",
];

/// What events call, and with which role.
pub(super) struct Called {
    /// Its name, or an alias's ARN.
    pub name: Expr,
    /// Its ARN, or an alias's.
    pub target: Expr,
    pub granted: Granted,
}

impl Expansion {
    pub(super) fn function(&mut self, sam: &Sam) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let (maker, written) = (&sam.maker, &sam.written);
        let (id, at) = (&maker.id, At(maker.header));
        let role = format!("{id}Role");
        let alias = get(written, "AutoPublishAlias").map(|name| {
            let name = text(name).unwrap_or_default();
            let name = name.replace("-", "D").replace("_", "U");
            format!("{id}Alias{name}")
        });
        let version = format!("{id}Version");
        if let Some(alias) = &alias {
            self.refer(id, "Alias", alias);
            self.refer(id, "Version", &version);
        }
        let mut called = Called {
            name: at.reference(alias.as_deref().unwrap_or(id)),
            target: match &alias {
                Some(alias) => at.reference(alias),
                None => at.attribute(id, "Arn"),
            },
            granted: Granted::default(),
        };
        let traced = get(written, "Tracing").filter(|t| text(t).as_deref() != Some("Disabled"));
        self.grants(sam, &mut called.granted, traced.is_some());

        let (role_arn, role_condition) = self.role_of(sam, &role);
        let tag_list = tags(at, &[("lambda:createdBy", "SAM")], get(written, "Tags"));
        let env = Env::new(maker, at, written, &text)
            .name("alias", alias.clone().unwrap_or_default())
            .name("version", version)
            .value("name", Some(called.name.clone()))
            .value("role", Some(role_arn))
            .value("code", code(written))
            .value("tracing", traced.cloned())
            .value("tags", tag_list.clone());
        let mut made = self.make("Function", &env);
        if get(written, "EventInvokeConfig").is_some() {
            made.extend(self.invoke_config(sam, &mut called));
        }
        self.deployment(sam, &mut made, alias.as_deref());
        let events = self.function_events(sam, &mut called);

        if let Some(condition) = role_condition {
            let trusted = get(written, "AssumeRolePolicyDocument").cloned();
            let copied = |name: &str| get(written, name).cloned();
            let mut declared = called.granted.role(
                maker,
                &role,
                trusted.unwrap_or_else(|| trust(at, "lambda.amazonaws.com")),
                vec![
                    ("Path", copied("RolePath")),
                    ("PermissionsBoundary", copied("PermissionsBoundary")),
                    ("Tags", tag_list),
                ],
            );
            if let Some((name, span)) = condition {
                under(&mut declared, &name, span);
            }
            made.push(declared);
        }
        made.extend(events);
        self.propagate_tags(sam, &mut made);
        made
    }

    /// Notes what a resource's property refers to.
    pub(super) fn refer(&mut self, id: &Str, name: &str, to: &str) {
        let key = (id.clone(), name.into());
        self.references.entry(key).or_insert_with(|| to.into());
    }

    /// What the function's own properties give its role.
    fn grants(&mut self, sam: &Sam, granted: &mut Granted, traced: bool) {
        let (written, at) = (&sam.written, At(sam.maker.header));
        let place = |name: &str| get(written, name).map_or(at, |e| At(e.span));
        match get(written, "DurableConfig") {
            Some(e) => granted.managed(
                At(e.span),
                "service-role/AWSLambdaBasicDurableExecutionRolePolicy",
            ),
            None => granted.managed(at, "service-role/AWSLambdaBasicExecutionRole"),
        }
        if traced {
            granted.managed(place("Tracing"), "AWSXrayWriteOnlyAccess");
        }
        if get(written, "VpcConfig").is_some() {
            granted.managed(
                place("VpcConfig"),
                "service-role/AWSLambdaVPCAccessExecutionRole",
            );
        }
        if let Some(queue) = get(written, "DeadLetterQueue") {
            let action = get(queue, "Type").and_then(|t| match &*self.texts.of(t)? {
                "SQS" => Some("sqs:SendMessage"),
                "SNS" => Some("sns:Publish"),
                _ => None,
            });
            if let (Some(action), Some(arn)) = (action, get(queue, "TargetArn")) {
                let at = At(queue.span);
                granted.inline(allowed(at, "DeadLetterQueuePolicy", action, arn.clone()));
            }
        }
        if let Some(policies) = get(written, "Policies") {
            granted.written(policies, &format!("{}Role", sam.maker.id));
        }
    }

    /// The function's role, and the condition under which SAM makes it; `None` where it makes
    /// none.
    #[allow(
        clippy::option_option,
        reason = "a role may be made under no condition"
    )]
    fn role_of(&mut self, sam: &Sam, id: &str) -> (Expr, Option<Option<(Str, Span)>>) {
        let at = At(sam.maker.header);
        let own = at.attribute(id, "Arn");
        let Some(given) = get(&sam.written, "Role") else {
            return (own, Some(None));
        };
        let ExprKind::Conditional(three) = &peel(given).kind else {
            return (given.clone(), None);
        };
        let (test, yes, no) = &**three;
        if is_null(yes) && is_null(no) {
            return (own, Some(None));
        }
        match half(given) {
            Some((condition, true, other)) => {
                let role = at.choose(&condition, own, other.clone());
                (role, Some(Some((condition, test.span))))
            }
            Some((condition, false, other)) => {
                let not = self.negated(&format!("NOT{condition}"), &condition, test.span);
                let role = at.choose(&condition, other.clone(), own);
                (role, Some(Some((not, test.span))))
            }
            None => (given.clone(), None),
        }
    }

    /// `EventInvokeConfig`: queues and topics are made where a destination is not named.
    fn invoke_config(&mut self, sam: &Sam, called: &mut Called) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let Some(part) = blueprint::blueprint("Function/EventInvokeConfig") else {
            return Vec::new();
        };
        let (id, at) = (&sam.maker.id, At(sam.maker.header));
        let mut env = Env::new(&sam.maker, at, &sam.written, &text);
        let ends = [
            ("OnSuccess", "success", "makes-success"),
            ("OnFailure", "failure", "makes-failure"),
        ];
        for (name, value, makes) in ends {
            let path = format!("EventInvokeConfig.DestinationConfig.{name}");
            let Some(end) = get(&sam.written, &path) else {
                continue;
            };
            let queue = format!("{id}EventInvokeConfig{name}Queue");
            let topic = format!("{id}EventInvokeConfig{name}Topic");
            let own = match get(end, "Type").and_then(&text).as_deref() {
                Some("SQS") => {
                    self.refer(id, "DestinationQueue", &queue);
                    Some(at.attribute(&queue, "Arn"))
                }
                Some("SNS") => {
                    self.refer(id, "DestinationTopic", &topic);
                    Some(at.reference(&topic))
                }
                _ => None,
            };
            let given = get(end, "Destination");
            let (destination, condition) = match (given, given.and_then(half), own) {
                (None, _, Some(own)) => (Some(own), None),
                (Some(given), Some((condition, empty, other)), Some(own)) => {
                    let condition = match empty {
                        true => condition,
                        false => {
                            let digits = ids::hashed(&format!("{id}EventInvokeConfig"));
                            let name = format!("NOT{condition}{digits}");
                            self.negated(&name, &condition, given.span)
                        }
                    };
                    let chosen = at.choose(&condition, own, other.clone());
                    (Some(chosen), Some((condition, given.span)))
                }
                (given, _, _) => {
                    env = env.value(value, given.cloned());
                    continue;
                }
            };
            env = env
                .value(value, destination)
                .value(makes, Some(at.bool(true)));
            let condition = match (condition, &sam.maker.condition) {
                (Some((inner, span)), Some((outer, _))) => {
                    let name = format!("{outer}AND{inner}{}", ids::hashed(id));
                    let both = [outer.clone(), inner];
                    Some((self.combined("Fn::And", &name, &both, span), span))
                }
                (condition, None) => condition,
                (None, outer) => outer.clone(),
            };
            if let Some(condition) = condition {
                env.conditions.insert(value, condition);
            }
        }
        for policy in env.policies(part) {
            called.granted.inline(policy);
        }
        env.resources(part)
    }

    /// `DeploymentPreference`: the deployment group; what all share is made later.
    fn deployment(&mut self, sam: &Sam, made: &mut Vec<Declared>, alias: Option<&str>) {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let Some(preference) = get(&sam.written, "DeploymentPreference") else {
            return;
        };
        let enabled = get(preference, "Enabled").and_then(&text);
        let off = enabled.is_some_and(|e| e.eq_ignore_ascii_case("false"));
        if off || alias.is_none() {
            return;
        }
        let at = At(preference.span);
        let configuration = get(preference, "Type").map(|ty| match text(ty) {
            Some(short) if CONFIGURATIONS.contains(&&*short) => {
                At(ty.span).text(&format!("CodeDeployDefault.Lambda{short}"))
            }
            _ => ty.clone(),
        });
        let alarms = get(preference, "Alarms").map(|alarms| {
            if matches!(peel(alarms).kind, ExprKind::Conditional(_)) {
                return alarms.clone();
            }
            let named = items(alarms).iter().filter(|a| !is_null(a));
            let named = named.map(|a| at.map([("Name", a.clone())]));
            at.map([
                ("Enabled", at.bool(true)),
                ("Alarms", at.list(named.collect())),
            ])
        });
        // It carries the function's condition only where the user asks for it.
        let passes = get(preference, "PassthroughCondition").and_then(&text);
        let passes = passes.is_some_and(|p| p.eq_ignore_ascii_case("true"));
        let mut maker = sam.maker.clone();
        maker.meta.retain(|(name, _)| name == "Condition");
        if !passes {
            maker.condition = None;
            maker.meta.clear();
        }
        let env = Env::new(&maker, at, &sam.written, &text)
            .value("configuration", configuration)
            .value("alarms", alarms);
        made.extend(self.make("Function/DeploymentPreference", &env));
        self.deployments.push(Deployment {
            header: sam.maker.header,
            condition: maker.condition.as_ref().map(|(name, _)| name.clone()),
            own_role: get(preference, "Role").is_some(),
            maker,
        });
    }

    /// What several SAM resources share.
    pub(super) fn shared_resources(&mut self) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let mut made = self.shared_usage_plan();
        made.extend(self.shared_records());
        let deployments = std::mem::take(&mut self.deployments);
        if let Some(first) = deployments.first() {
            let at = At(first.header);
            let mut maker = first.maker.clone();
            maker.condition = None;
            maker.meta.clear();
            let none = at.object(Vec::new());
            let all: Option<std::collections::BTreeSet<Str>> =
                deployments.iter().map(|d| d.condition.clone()).collect();
            let all: Vec<Str> = all.unwrap_or_default().into_iter().collect();
            maker.condition = match all.as_slice() {
                [] => None,
                [one] => Some((one.clone(), first.header)),
                many => {
                    let name = "ServerlessCodeDeployCondition";
                    let name = self.combined("Fn::Or", name, many, first.header);
                    Some((name, first.header))
                }
            };
            let role = deployments.iter().any(|d| !d.own_role);
            let env = Env::new(&maker, at, &none, &text)
                .value("service-role", role.then(|| at.bool(true)));
            made.extend(self.make("DeploymentPreference", &env));
        }
        made
    }

    /// `PropagateTags`: the resources that take tags get those of the SAM resource.
    pub(super) fn propagate_tags(&mut self, sam: &Sam, made: &mut [Declared]) {
        let wanted = get(&sam.written, "PropagateTags").and_then(|e| self.texts.of(e));
        let Some(written) = get(&sam.written, "Tags") else {
            return;
        };
        if !wanted.is_some_and(|w| w.eq_ignore_ascii_case("true")) {
            return;
        }
        for declared in made {
            if !TAGGED.contains(&&*declared.ty) {
                continue;
            }
            let Some(Properties::Each(each)) = &mut declared.properties else {
                continue;
            };
            if !self.fits(written) {
                self.limit(sam.maker.header);
                return;
            }
            // They replace those that SAM adds.
            each.retain(|(name, _)| name != "Tags");
            each.extend(tags(At(written.span), &[], Some(written)).map(|t| ("Tags".into(), t)));
        }
    }
}

/// Types that SAM hands tags down to.
const TAGGED: [&str; 14] = [
    "AWS::ApiGateway::ApiKey",
    "AWS::ApiGateway::DomainName",
    "AWS::ApiGateway::DomainNameAccessAssociation",
    "AWS::ApiGateway::DomainNameV2",
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGateway::Stage",
    "AWS::ApiGateway::UsagePlan",
    "AWS::CodeDeploy::DeploymentGroup",
    "AWS::IAM::Role",
    "AWS::IoT::TopicRule",
    "AWS::Lambda::Function",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::StepFunctions::StateMachine",
];

/// Puts a resource under another condition than that of its maker.
fn under(declared: &mut Declared, name: &Str, span: Span) {
    declared.meta.retain(|(n, _)| n != "Condition");
    declared
        .meta
        .insert(0, ("Condition".into(), At(span).text(name)));
    declared.condition = Some((name.clone(), span));
}

/// An inline policy that allows one action.
pub(super) fn allowed(at: At, name: &str, action: &str, resource: Expr) -> Expr {
    let statement = at.map([
        ("Action", at.text(action)),
        ("Effect", at.text("Allow")),
        ("Resource", resource),
    ]);
    let document = at.map([
        ("Version", at.text("2012-10-17")),
        ("Statement", at.list(vec![statement])),
    ]);
    at.map([("PolicyName", at.text(name)), ("PolicyDocument", document)])
}

/// The function's code.
fn code(written: &Expr) -> Option<Expr> {
    if let Some(inline) = get(written, "InlineCode") {
        return Some(At(inline.span).map([("ZipFile", inline.clone())]));
    }
    if let Some(image) = get(written, "ImageUri") {
        return Some(At(image.span).map([("ImageUri", image.clone())]));
    }
    let uri = get(written, "CodeUri")?;
    if entries(uri).is_some_and(|all| all.iter().any(|(name, _)| *name == "ImageUri")) {
        return Some(uri.clone());
    }
    Some(stored(uri, ("S3Bucket", "S3Key", "S3ObjectVersion")))
}
