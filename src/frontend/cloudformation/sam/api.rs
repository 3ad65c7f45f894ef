//! `AWS::Serverless::Api` and `AWS::Serverless::HttpApi`, the implicit ones too: API, deployment,
//! stage, permissions of authorizers, usage plans.
//!
//! Must not know: how a body is put together, custom domains.

use super::blueprint::{Env, Maker};
use super::events::Event;
use super::make::{At, entries, get, literal, referenced};
use super::openapi::{self, Operation};
use super::simple::place_of_definition;
use super::{Expansion, Sam, Source, globals, ids, tags};
use crate::expr::ir::Expr;
use crate::frontend::cloudformation::template::Declared;
use crate::source::Span;
use crate::value::Str;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The APIs that events without one belong to: the logical id, the name in `Globals`, the
/// condition that holds where any of their events does.
const IMPLICIT: [(&str, &str, &str); 2] = [
    ("ServerlessRestApi", "Api", "ServerlessRestApiCondition"),
    ("ServerlessHttpApi", "HttpApi", "ServerlessHttpApiCondition"),
];

/// The APIs of a template.
#[derive(Default)]
pub(super) struct Apis {
    all: BTreeMap<Str, Api>,
    /// Those whose usage plan is shared: id, stage, plan, and who made it.
    shared: Vec<(Str, String, Expr, Maker)>,
}

/// An API and what its events add to it.
struct Api {
    /// The part of logical ids that its stage's name gives.
    stage: String,
    operations: Vec<Operation>,
    /// Of the function that an implicit API is made for first.
    maker: Option<Maker>,
}

/// The route of an event.
pub(super) struct Route {
    /// Of an HTTP API.
    pub http: bool,
    api: Option<Expr>,
    pub path: String,
    /// In small letters.
    pub method: String,
}

impl Route {
    pub(super) fn of(event: &Event<'_>, text: &dyn Fn(&Expr) -> Option<Str>) -> Option<Route> {
        let http = event.ty == "HttpApi";
        let written = |name| get(event.written, name).and_then(text);
        let (path, method) = match (written("Path"), written("Method")) {
            (Some(path), Some(method)) => (path.to_string(), method.as_str().to_ascii_lowercase()),
            (None, None) if http => ("$default".into(), "x-amazon-apigateway-any-method".into()),
            _ => return None,
        };
        let api = get(event.written, if http { "ApiId" } else { "RestApiId" });
        Some(Route {
            http,
            api: api.cloned(),
            path,
            method,
        })
    }

    /// The logical id of the API; `None` where it is not of this template.
    fn api_id(&self) -> Option<Str> {
        let implicit = IMPLICIT.get(usize::from(self.http)).map(|(id, _, _)| *id);
        match &self.api {
            None => implicit.map(Str::from),
            Some(api) => referenced(api)
                .cloned()
                .or_else(|| literal(api).map(|t| t.as_ref().into())),
        }
    }

    pub(super) fn api_reference(&self, at: At) -> Expr {
        match &self.api {
            Some(api) => api.clone(),
            None => at.reference(self.api_id().as_deref().unwrap_or_default()),
        }
    }
}

/// The tags of an HTTP API: a map, with SAM's own.
fn http_tags(at: At, written: Option<&Expr>) -> Option<Expr> {
    let mut all: Vec<(Str, Expr)> = match written.map(|w| (w, entries(w))) {
        Some((given, None)) => return Some(given.clone()),
        Some((_, Some(all))) => all
            .into_iter()
            .map(|(name, item)| (name.into(), item.value.clone()))
            .collect(),
        None => Vec::new(),
    };
    all.push(("httpapi:createdBy".into(), at.text("SAM")));
    Some(at.object(all))
}

impl Expansion {
    /// Notes the APIs that are written, before events name them.
    pub(super) fn declare_apis(&mut self, sources: &[Source]) {
        for source in sources {
            let Source::Sam(sam) = source else {
                continue;
            };
            if !matches!(&*sam.ty, "Api" | "HttpApi") {
                continue;
            }
            // A name that a function gives is not a part of logical ids.
            let stage = match get(&sam.written, "StageName").map(literal) {
                Some(Some(name)) => name.into_owned(),
                _ => "Stage".to_owned(),
            };
            let api = Api {
                stage,
                operations: Vec::new(),
                maker: None,
            };
            self.apis.all.insert(sam.maker.id.clone(), api);
        }
    }

    /// The end of a permission's logical id: the stage that may call, or `AllStages`.
    pub(super) fn stage_suffix(&self, route: &Route) -> String {
        if route.api.is_none() {
            return "Prod".to_owned();
        }
        let api = route.api_id().and_then(|id| self.apis.all.get(&id));
        let stage = match (api, route.api.as_ref().and_then(referenced)) {
            (Some(api), _) => api.stage.as_str(),
            // A `Ref` to something else.
            (None, Some(_)) => "Stage",
            (None, None) => "AllStages",
        };
        ids::suffix(stage)
    }

    /// Whether a function has the route of its HTTP API that takes all others.
    pub(super) fn has_default_route(&self, route: &Route, sam: &Sam) -> bool {
        let api = route.api_id().and_then(|id| self.apis.all.get(&id));
        api.is_some_and(|api| {
            let mut operations = api.operations.iter();
            operations.any(|o| o.path == "$default" && o.function == sam.maker.id)
        })
    }

    /// Adds a route to its API.
    pub(super) fn add_route(&mut self, sam: &Sam, event: &Event<'_>, route: Route, target: &Expr) {
        let Some(id) = route.api_id() else {
            return;
        };
        if route.api.is_none() {
            self.apis.all.entry(id.clone()).or_insert_with(|| Api {
                stage: "Prod".to_owned(),
                operations: Vec::new(),
                maker: Some(sam.maker.clone()),
            });
        }
        if let Some(api) = self.apis.all.get_mut(&id) {
            api.operations.push(Operation {
                path: route.path,
                method: route.method,
                at: event.at,
                target: target.clone(),
                machine: sam.ty == "StateMachine",
                condition: sam.maker.condition.as_ref().map(|(c, _)| c.clone()),
                auth: get(event.written, "Auth").cloned(),
                settings: get(event.written, "RouteSettings").cloned(),
                function: sam.maker.id.clone(),
            });
        }
    }

    /// An API with all that belongs to it.
    pub(super) fn api(&mut self, sam: &Sam) -> Vec<Declared> {
        let http = sam.ty == "HttpApi";
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let (maker, written) = (&sam.maker, &sam.written);
        let (id, at) = (&maker.id, At(maker.header));
        let api = self.apis.all.get_mut(id);
        let operations = api.map_or_else(Vec::new, |api| std::mem::take(&mut api.operations));
        let name = get(written, "StageName").and_then(literal);
        let stage = match name.as_deref() {
            None | Some("$default") if http => match get(written, "StageName") {
                Some(_) if name.is_none() => format!("{id}Stage"),
                _ => format!("{id}ApiGatewayDefaultStage"),
            },
            name => match name.unwrap_or_default() {
                name if !name.is_empty() && name.chars().all(char::is_alphanumeric) => {
                    format!("{id}{name}Stage")
                }
                name => format!("{id}Stage{}", ids::hashed(name)),
            },
        };
        self.refer(id, "Stage", &stage);
        self.refer(id, "Deployment", &format!("{id}Deployment"));
        let uri = get(written, "DefinitionUri");
        let tag_list = match http {
            true => http_tags(at, get(written, "Tags")).filter(|_| uri.is_none()),
            false => tags(at, &[], get(written, "Tags")),
        };
        let body = match uri {
            Some(_) => None,
            None if http => Some(openapi::http(at, written, &operations, &text)),
            None => Some(openapi::rest(at, written, &operations, &text)),
        };
        let env = Env::new(maker, at, written, &text)
            .name("stage", stage.clone())
            .value("body", body)
            .value("location", uri.map(place_of_definition))
            .value("routes", openapi::route_settings(at, written, &operations))
            .value("tags", tag_list.clone());
        let mut made = self.make(&sam.ty, &env);
        made.extend(self.authorizers(sam, &text));
        made.extend(self.domain(sam, &stage, tag_list.as_ref()));
        if !http {
            made.extend(self.usage_plan(sam, &stage));
        }
        self.propagate_tags(sam, &mut made);
        made
    }

    /// What lets an API call its authorizers.
    fn authorizers(&self, sam: &Sam, text: &dyn Fn(&Expr) -> Option<Str>) -> Vec<Declared> {
        let all = get(&sam.written, "Auth.Authorizers").and_then(entries);
        let mut made = Vec::new();
        for (name, item) in all.unwrap_or_default() {
            let says = |name: &str| {
                let said = get(&item.value, name).and_then(text);
                said.is_some_and(|t| t.eq_ignore_ascii_case("true"))
            };
            let permitted = match &*sam.ty {
                "HttpApi" => says("EnableFunctionDefaultPermissions"),
                _ => !says("DisableFunctionDefaultPermissions"),
            };
            if permitted && get(&item.value, "FunctionArn").is_some() {
                let at = At(item.key.span);
                let env = Env::new(&sam.maker, at, &item.value, text).name("authorizer", name);
                made.extend(self.make(&format!("{}/Authorizer", sam.ty), &env));
            }
        }
        made
    }

    fn usage_plan(&mut self, sam: &Sam, stage: &str) -> Vec<Declared> {
        let Some(plan) = get(&sam.written, "Auth.UsagePlan") else {
            return Vec::new();
        };
        let id = sam.maker.id.clone();
        match get(plan, "CreateUsagePlan")
            .and_then(|e| self.texts.of(e))
            .as_deref()
        {
            Some("PER_API") => {
                for name in ["UsagePlan", "ApiKey", "UsagePlanKey"] {
                    self.refer(&id, name, &format!("{id}{name}"));
                }
                let stages = [(id.clone(), stage.to_owned())];
                self.plan(&sam.maker, &id, plan, &stages)
            }
            Some("SHARED") => {
                for name in ["UsagePlan", "ApiKey", "UsagePlanKey"] {
                    self.refer(&id, name, &format!("Serverless{name}"));
                }
                let shared = (id, stage.to_owned(), plan.clone(), sam.maker.clone());
                self.apis.shared.push(shared);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The usage plan of all APIs that share it.
    pub(super) fn shared_usage_plan(&mut self) -> Vec<Declared> {
        let shared = std::mem::take(&mut self.apis.shared);
        // What the last API says of it counts.
        let Some((_, _, plan, _)) = shared.last() else {
            return Vec::new();
        };
        let Some((_, _, _, first)) = shared.first() else {
            return Vec::new();
        };
        let mut maker = first.clone();
        let conditions: Option<BTreeSet<Str>> = shared
            .iter()
            .map(|(_, _, _, m)| m.condition.as_ref().map(|(c, _)| c.clone()))
            .collect();
        maker.condition = conditions.and_then(|c| {
            let c: Vec<Str> = c.into_iter().collect();
            let name = "SharedUsagePlanCondition";
            self.any_of(name, &c, first.header)
        });
        let stages: Vec<_> = shared
            .iter()
            .map(|(id, stage, _, _)| (id.clone(), stage.clone()))
            .collect();
        self.plan(&maker, "Serverless", plan, &stages)
    }

    fn plan(
        &self,
        maker: &Maker,
        name: &str,
        plan: &Expr,
        stages: &[(Str, String)],
    ) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let at = At(plan.span);
        let of = |api: &str, stage: &str| {
            let pairs = stages.iter().map(|(id, stage_id)| {
                at.map([(api, at.reference(id)), (stage, at.reference(stage_id))])
            });
            at.list(pairs.collect())
        };
        let env = Env::new(maker, at, plan, &text)
            .name("plan", name)
            .value("stages", Some(of("ApiId", "Stage")))
            .value("keys", Some(of("RestApiId", "StageName")));
        self.make("Api/UsagePlan", &env)
    }

    /// A condition that holds where any of these does; `None` for none.
    fn any_of(&mut self, name: &str, conditions: &[Str], span: Span) -> Option<(Str, Span)> {
        match conditions {
            [] => None,
            [one] => Some((one.clone(), span)),
            many => Some((self.combined("Fn::Or", name, many, span), span)),
        }
    }

    /// The APIs of events that name none.
    pub(super) fn implicit_apis(&mut self) -> Vec<Declared> {
        let mut made = Vec::new();
        for (id, ty, condition) in IMPLICIT {
            let Some(api) = self.apis.all.get(id) else {
                continue;
            };
            let Some(first) = api.maker.clone() else {
                continue;
            };
            let conditions: Option<BTreeSet<Str>> =
                api.operations.iter().map(|o| o.condition.clone()).collect();
            let conditions: Vec<Str> = conditions.unwrap_or_default().into_iter().collect();
            let header = first.header;
            let condition = self.any_of(condition, &conditions, header);
            let at = At(header);
            let own = match ty {
                "Api" => at.map([("StageName", at.text("Prod"))]),
                _ => at.map([]),
            };
            let global = self.globals.as_ref().and_then(|g| get(g, ty)).cloned();
            let written = match global {
                Some(global) => globals::merged(ty, &global, own, None),
                None => own,
            };
            let of = first.id.clone();
            let sam = Sam {
                ty: ty.into(),
                maker: Maker {
                    id: id.into(),
                    condition,
                    meta: Vec::new(),
                    ..first
                },
                written,
                connectors: None,
            };
            let mut resources = self.api(&sam);
            for declared in &mut resources {
                declared.made_of = Some(of.clone());
            }
            made.extend(resources);
        }
        made
    }
}
