//! `Domain` of an API: the custom domain, its mappings and DNS records.
//!
//! Must not know: the API's other parts.

use super::blueprint::{Env, Maker};
use super::make::{At, entries, get, items, literal};
use super::{Expansion, Sam, ids};
use crate::expr::ir::Expr;
use crate::frontend::cloudformation::template::{Declared, Properties};
use crate::value::Str;
use std::sync::Arc;

/// The hosted zone of CloudFront's domains.
/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html>
const CLOUDFRONT_ZONE: &str = "Z2FDTNDATAQYW2";

/// Record sets that APIs of one hosted zone share.
pub(super) struct Records {
    pub id: String,
    maker: Maker,
    zone: Vec<(Str, Expr)>,
    sets: Vec<Expr>,
}

impl Expansion {
    /// What `Domain` of an API becomes.
    pub(super) fn domain(&mut self, sam: &Sam, stage: &str, tags: Option<&Expr>) -> Vec<Declared> {
        let texts = Arc::clone(&self.texts);
        let text = |e: &Expr| texts.of(e);
        let Some(domain) = get(&sam.written, "Domain").filter(|d| entries(d).is_some()) else {
            return Vec::new();
        };
        let http = sam.ty == "HttpApi";
        let at = At(domain.span);
        let endpoint = get(domain, "EndpointConfiguration").and_then(&text);
        let private = endpoint.as_deref() == Some("PRIVATE");
        let name = get(domain, "DomainName");
        let digits = name.map_or_else(String::new, |n| ids::hashed_value(&texts, n));
        let id = match (http, private) {
            (true, _) => format!("ApiGatewayDomainNameV2{digits}"),
            (false, true) => format!("ApiGatewayDomainNameV2{digits}"),
            (false, false) => format!("ApiGatewayDomainName{digits}"),
        };
        self.refer(&sam.maker.id, "DomainName", &id);
        let access = format!("DomainNameAccessAssociation{}", {
            let endpoint = get(domain, "AccessAssociation.VpcEndpointId");
            let id = at.text(&id);
            ids::hashed_list(&texts, &[endpoint, Some(&id)])
        });
        let env = Env::new(&sam.maker, at, domain, &text)
            .name("domain", id.clone())
            .name("stage", stage)
            .name("access", access)
            .value("tags", tags.cloned());
        let mut made = self.make(&format!("{}/Domain", sam.ty), &env);
        made.extend(self.base_paths(sam, domain, env));
        let target = if private { None } else { Some(id.as_str()) };
        made.extend(self.records(sam, domain, target, endpoint.as_deref()));
        made
    }

    fn base_paths(&self, sam: &Sam, domain: &Expr, env: Env<'_>) -> Vec<Declared> {
        let part = format!("{}/BasePath", sam.ty);
        let http = sam.ty == "HttpApi";
        let normal = get(domain, "NormalizeBasePath").and_then(|n| self.texts.of(n));
        let normal = normal.is_none_or(|n| n != "false");
        let paths = get(domain, "BasePath").map_or(&[][..], items);
        if paths.is_empty() {
            return self.make(&part, &env.name("path", ""));
        }
        let mut env = env;
        let mut made = Vec::new();
        for path in paths {
            let Some(text) = self.texts.of(path) else {
                continue;
            };
            let plain: String = match http {
                true => text.chars().filter(|c| !"-_/".contains(*c)).collect(),
                false => text.chars().filter(|c| c.is_alphanumeric()).collect(),
            };
            let at = At(path.span);
            let base = match (http, normal) {
                (true, _) => at.text(text.trim_matches('/')),
                (false, true) => at.text(&plain),
                (false, false) => path.clone(),
            };
            env = env.name("path", plain).value("base", Some(base));
            made.extend(self.make(&part, &env));
        }
        made
    }

    /// DNS records of the domain; those of one hosted zone are one resource, which the first API
    /// of it brings.
    fn records(
        &mut self,
        sam: &Sam,
        domain: &Expr,
        id: Option<&str>,
        endpoint: Option<&str>,
    ) -> Option<Declared> {
        let route53 = get(domain, "Route53")?;
        let at = At(route53.span);
        let zone = get(route53, "HostedZoneId").or_else(|| get(route53, "HostedZoneName"))?;
        let mut target: Vec<(Str, Expr)> = Vec::new();
        let health = get(route53, "EvaluateTargetHealth").cloned();
        target.extend(health.map(|h| ("EvaluateTargetHealth".into(), h)));
        let (zone_id, name) = match (id, endpoint) {
            (Some(id), Some("EDGE")) => {
                let given = get(route53, "DistributionDomainName").cloned();
                let name = given.unwrap_or_else(|| at.attribute(id, "DistributionDomainName"));
                (Some(at.text(CLOUDFRONT_ZONE)), Some(name))
            }
            (Some(id), _) => (
                Some(at.attribute(id, "RegionalHostedZoneId")),
                Some(at.attribute(id, "RegionalDomainName")),
            ),
            (None, _) => (
                get(route53, "VpcEndpointHostedZoneId").cloned(),
                get(route53, "VpcEndpointDomainName").cloned(),
            ),
        };
        target.extend(zone_id.map(|z| ("HostedZoneId".into(), z)));
        target.extend(name.map(|n| ("DNSName".into(), n)));
        let mut types = vec!["A"];
        if get(route53, "IpV6").and_then(literal).as_deref() == Some("true") {
            types.push("AAAA");
        }
        let record = |ty: &str| {
            let mut entries: Vec<(Str, Expr)> = vec![
                ("Type".into(), at.text(ty)),
                ("AliasTarget".into(), at.object(target.clone())),
            ];
            let name = get(domain, "DomainName").cloned();
            entries.extend(name.map(|n| ("Name".into(), n)));
            for copied in ["Region", "SetIdentifier"] {
                let value = get(route53, copied).cloned();
                entries.extend(value.map(|v| (copied.into(), v)));
            }
            at.object(entries)
        };
        let sets: Vec<Expr> = types.into_iter().map(record).collect();
        let apart = get(route53, "SeparateRecordSetGroup").and_then(literal);
        let zones = ["HostedZoneId", "HostedZoneName"].into_iter();
        let zones = zones.filter_map(|name| Some((name.into(), get(route53, name)?.clone())));
        let records = |id: String| Records {
            id,
            maker: sam.maker.clone(),
            zone: zones.collect(),
            sets: sets.clone(),
        };
        if apart.as_deref() == Some("true") && sam.ty == "Api" {
            let digits = ids::hashed_list(&self.texts, &[Some(zone), get(domain, "DomainName")]);
            return Some(records(format!("RecordSetGroup{digits}")).declared());
        }
        let id = format!("RecordSetGroup{}", ids::hashed_value(&self.texts, zone));
        match self.records.iter_mut().find(|r| r.id == id) {
            Some(shared) => shared.sets.extend(sets),
            None => {
                let made = records(id);
                self.records.push(made);
            }
        }
        None
    }

    /// The record sets that APIs share.
    pub(super) fn shared_records(&mut self) -> Vec<Declared> {
        let records = std::mem::take(&mut self.records).into_iter();
        records.map(Records::declared).collect()
    }
}

impl Records {
    fn declared(self) -> Declared {
        let ty = "AWS::Route53::RecordSetGroup";
        let mut declared = self.maker.declare(&self.id, ty, false);
        let mut properties = self.zone;
        properties.push(("RecordSets".into(), At(self.maker.header).list(self.sets)));
        declared.properties = Some(Properties::Each(properties));
        declared
    }
}
