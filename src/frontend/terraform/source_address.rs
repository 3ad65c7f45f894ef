//! Module sources that are no paths, taken apart: registry addresses, git and other URLs; and the
//! version constraints beside them.
//!
//! Must not know: files.

use std::cmp::Ordering;

/// A source such as `terraform-aws-modules/vpc/aws//modules/x` or
/// `git::https://github.com/org/repo.git//dir?ref=v1`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct SourceAddress {
    /// What is fetched, written the same way whatever the protocol: `terraform-aws-modules/vpc/aws`,
    /// `github.com/org/repo`.
    pub package: String,
    /// The folder in it; empty for its root.
    pub inner: String,
    /// `ref` of a git source.
    pub revision: Option<String>,
    /// Whether it is an address of a registry, whose last part is the provider.
    registry: bool,
}

/// Hosts of repositories that a source may name without a protocol.
const REPOSITORIES: &[&str] = &["github.com", "bitbucket.org", "gitlab.com"];
/// The registries that a source without host means.
const REGISTRIES: &[&str] = &["registry.terraform.io/", "registry.opentofu.org/"];

impl SourceAddress {
    /// Takes a source apart.
    pub fn parse(source: &str) -> SourceAddress {
        let (place, query) = source.split_once('?').unwrap_or((source, ""));
        let revision = query
            .split('&')
            .find_map(|q| q.strip_prefix("ref="))
            .filter(|r| !r.is_empty())
            .map(str::to_owned);
        // `git::`, `s3::` force a protocol; then comes the URL's own scheme.
        let place = place.rsplit_once("::").map_or(place, |(_, rest)| rest);
        let place = place.split_once("://").map_or(place, |(_, rest)| rest);
        let (package, inner) = place.split_once("//").unwrap_or((place, ""));
        let package = match package.split_once('@') {
            // `git@github.com:org/repo`, `git@github.com/org/repo`.
            Some((user, rest)) if !user.contains('/') => rest.replacen(':', "/", 1),
            _ => package.to_owned(),
        };
        let mut package = package.trim_matches('/');
        package = package.strip_suffix(".git").unwrap_or(package);
        for registry in REGISTRIES {
            package = package.strip_prefix(registry).unwrap_or(package);
        }
        let host = package.split('/').next().unwrap_or_default();
        let plain = source.starts_with(place) && !source.contains('@');
        let registry = match package.split('/').count() {
            3 => !host.contains('.'),
            4 => host.contains('.') && !REPOSITORIES.contains(&host),
            _ => false,
        };
        SourceAddress {
            package: package.to_owned(),
            inner: inner.trim_matches('/').to_owned(),
            revision,
            registry: plain && registry,
        }
    }

    /// What people call it: the name in a registry address, the repository's own name.
    pub fn name(&self) -> &str {
        let mut parts = self.package.rsplit('/');
        if self.registry {
            parts.next();
        }
        parts.next().unwrap_or_default()
    }
}

/// A version: numbers, and what comes before a release.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Version {
    numbers: Vec<u64>,
    before: Option<String>,
}

impl Version {
    /// `1.2.3`, `v1.2`, `2.0.0-beta1`.
    pub fn parse(text: &str) -> Option<Version> {
        let text = text.strip_prefix('v').unwrap_or(text);
        let text = text.split_once('+').map_or(text, |(core, _)| core);
        let (core, before) = match text.split_once('-') {
            Some((core, before)) => (core, Some(before.to_owned())),
            None => (text, None),
        };
        let numbers: Option<Vec<u64>> = core.split('.').map(|n| n.parse().ok()).collect();
        Some(Version {
            numbers: numbers?,
            before,
        })
    }

    fn number(&self, at: usize) -> u64 {
        self.numbers.get(at).copied().unwrap_or(0)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Version) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Version) -> Ordering {
        let longest = self.numbers.len().max(other.numbers.len());
        let numbers = (0..longest)
            .map(|i| self.number(i).cmp(&other.number(i)))
            .find(|o| o.is_ne());
        numbers
            .unwrap_or(Ordering::Equal)
            .then_with(|| match (&self.before, &other.before) {
                (None, None) => Ordering::Equal,
                (None, Some(_)) => Ordering::Greater,
                (Some(_), None) => Ordering::Less,
                (Some(a), Some(b)) => a.cmp(b),
            })
    }
}

/// Whether a version meets a constraint such as `~> 5.0, != 5.1.0`. One that cannot be read is met
/// by nothing.
pub(super) fn meets(version: &Version, constraint: &str) -> bool {
    constraint.split(',').all(|one| {
        let one = one.trim();
        let operator: String = one.chars().take_while(|c| "=!<>~".contains(*c)).collect();
        let Some(wanted) = Version::parse(one.get(operator.len()..).unwrap_or_default().trim())
        else {
            return false;
        };
        // What comes before a release is taken only when it is named.
        if version.before.is_some() && !(matches!(&*operator, "" | "=") && *version == wanted) {
            return false;
        }
        match &*operator {
            "" | "=" => version.cmp(&wanted).is_eq(),
            "!=" => version.cmp(&wanted).is_ne(),
            ">" => *version > wanted,
            ">=" => *version >= wanted,
            "<" => *version < wanted,
            "<=" => *version <= wanted,
            "~>" => {
                let fixed = wanted.numbers.len().saturating_sub(1).max(1);
                *version >= wanted && (0..fixed).all(|i| version.number(i) == wanted.number(i))
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn one_package_however_it_is_written() {
        let repo = "github.com/org/terraform-aws-vpc";
        for (source, package, inner, revision, name) in [
            (
                "terraform-aws-modules/vpc/aws",
                "terraform-aws-modules/vpc/aws",
                "",
                None,
                "vpc",
            ),
            (
                "registry.terraform.io/terraform-aws-modules/vpc/aws//modules/x",
                "terraform-aws-modules/vpc/aws",
                "modules/x",
                None,
                "vpc",
            ),
            (
                "app.terraform.io/org/vpc/aws",
                "app.terraform.io/org/vpc/aws",
                "",
                None,
                "vpc",
            ),
            (
                "git::https://github.com/org/terraform-aws-vpc.git//m/x?depth=1&ref=v1.2",
                repo,
                "m/x",
                Some("v1.2"),
                "terraform-aws-vpc",
            ),
            (
                "git@github.com:org/terraform-aws-vpc.git",
                repo,
                "",
                None,
                "terraform-aws-vpc",
            ),
            (
                "git::ssh://git@github.com/org/terraform-aws-vpc.git?ref=main",
                repo,
                "",
                Some("main"),
                "terraform-aws-vpc",
            ),
            (
                "git::https://gitlab.example.com/group/sub/repo",
                "gitlab.example.com/group/sub/repo",
                "",
                None,
                "repo",
            ),
            (
                "github.com/org/terraform-aws-vpc",
                repo,
                "",
                None,
                "terraform-aws-vpc",
            ),
        ] {
            let found = SourceAddress::parse(source);
            assert_eq!(found.package, package, "{source}");
            assert_eq!(found.inner, inner, "{source}");
            assert_eq!(found.revision.as_deref(), revision, "{source}");
            assert_eq!(found.name(), name, "{source}");
        }
    }

    #[test]
    fn constraints() {
        for (version, constraint, expected) in [
            ("5.1.0", "~> 5.0", true),
            ("6.0.0", "~> 5.0", false),
            ("5.0.9", "~> 5.0.1", true),
            ("5.1.0", "~> 5.0.1", false),
            ("5.0.0", "~> 5", true),
            ("5.1.0", ">= 5.0, != 5.1.0", false),
            ("5.1.0", ">= 5.0,< 6", true),
            ("v5.1", "5.1.0", true),
            ("5.1.0-beta", ">= 5.0", false),
            ("5.1.0-beta", "5.1.0-beta", true),
            ("5.1.0", "newest", false),
        ] {
            let version = Version::parse(version).unwrap();
            assert_eq!(
                meets(&version, constraint),
                expected,
                "{version:?} {constraint}"
            );
        }
        assert_eq!(Version::parse("main"), None);
    }
}
