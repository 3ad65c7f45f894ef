//! `AWS::Serverless::StateMachine`: the state machine, its role, version and alias, its events.
//!
//! Must not know: what events become, policy documents.

use super::api::Route;
use super::blueprint::{self, Env};
use super::make::{At, get};
use super::policies::{Granted, trust};
use super::simple::place_of_definition;
use super::{Expansion, Sam, tags};
use crate::expr::ir::Expr;
use crate::frontend::cloudformation::template::Declared;
use std::sync::Arc;

impl Expansion {
    pub(super) fn state_machine(&mut self, sam: &Sam) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let (maker, written) = (&sam.maker, &sam.written);
        let (id, at) = (&maker.id, At(maker.header));
        let role = format!("{id}Role");
        let alias = get(written, "AutoPublishAlias").map(|name| {
            let name = text(name).unwrap_or_default();
            format!("{id}Alias{name}")
        });
        if let Some(alias) = &alias {
            self.refer(id, "Alias", alias);
            self.refer(id, "Version", &format!("{id}Version"));
        }
        let added = [("stateMachine:createdBy", "SAM")];
        let tag_list = tags(at, &added, get(written, "Tags"));
        let role_arn = match get(written, "Role") {
            Some(given) => given.clone(),
            None => at.attribute(&role, "Arn"),
        };
        let definition = get(written, "Definition").map(|definition| {
            At(definition.span).call("Fn::ToJsonString", vec![definition.clone()])
        });
        let location = get(written, "DefinitionUri").filter(|_| definition.is_none());
        let location = location.map(place_of_definition);
        let env = Env::new(maker, at, written, &text)
            .name("alias", alias.clone().unwrap_or_default())
            .value("role", Some(role_arn))
            .value("definition", definition)
            .value("location", location)
            .value("tags", tag_list.clone());
        let mut made = self.make("StateMachine", &env);
        if get(written, "Role").is_none() {
            let mut granted = Granted::default();
            if let Some(policies) = get(written, "Policies") {
                granted.written(policies, &role);
            }
            if let Some(traced) = get(written, "Tracing.Enabled")
                && text(traced).as_deref() == Some("true")
            {
                granted.managed(At(traced.span), "AWSXrayWriteOnlyAccess");
            }
            made.push(granted.role(
                maker,
                &role,
                trust(at, "states.amazonaws.com"),
                vec![
                    ("Path", get(written, "RolePath").cloned()),
                    (
                        "PermissionsBoundary",
                        get(written, "PermissionsBoundary").cloned(),
                    ),
                    ("Tags", tag_list),
                ],
            ));
        }
        let aliased = get(written, "UseAliasAsEventTarget").and_then(&text);
        let target = match alias {
            Some(alias) if aliased.as_deref() == Some("true") => at.reference(&alias),
            _ => at.reference(id),
        };
        made.extend(self.machine_events(sam, &target));
        self.propagate_tags(sam, &mut made);
        made
    }

    fn machine_events(&mut self, sam: &Sam, target: &Expr) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let nothing = At(sam.maker.header).object(Vec::new());
        let mut made = Vec::new();
        for event in self.events(sam, &nothing) {
            let Some(part) = blueprint::blueprint(&format!("StateMachine/{}", event.ty)) else {
                self.unknown_event(&event);
                continue;
            };
            let api = event.ty == "Api";
            let service = match api {
                true => "apigateway.amazonaws.com",
                false => "events.amazonaws.com",
            };
            let env = Env::new(&sam.maker, event.at, event.written, &text)
                .name("event", &event.id)
                .name("principal", service)
                .value("target", Some(target.clone()))
                .value(
                    "boundary",
                    get(&sam.written, "PermissionsBoundary").cloned(),
                );
            let env = self.dead_letters(env, &event);
            made.extend(env.resources(part));
            if api && let Some(route) = Route::of(&event, &text) {
                let role = event.at.attribute(&format!("{}Role", event.id), "Arn");
                self.add_route(sam, &event, route, &role);
            }
        }
        made
    }
}
