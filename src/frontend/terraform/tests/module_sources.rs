//! Where the text of called modules is found, and what follows where it is not.
use super::*;

#[test]
fn downloaded_modules_come_from_the_manifest_and_missing_ones_are_opaque() {
    let r = run(&[
        (
            "main.tf",
            r#"
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.0.0"
  name    = "x"
}
module "gone" {
  for_each = toset(["k"])
  source   = "git::https://example.test/m.git"
}
resource "aws_x" "x" {
  a = module.vpc.name
  b = module.gone["k"].id
}
"#,
        ),
        (
            ".terraform/modules/modules.json",
            r#"{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"vpc","Source":"registry","Dir":".terraform/modules/vpc"}]}"#,
        ),
        (
            ".terraform/modules/vpc/main.tf",
            "variable \"name\" {}\nmodule \"inner\" { source = \"./modules/i\" }\noutput \"name\" { value = var.name }",
        ),
        (
            ".terraform/modules/vpc/modules/i/main.tf",
            "resource \"aws_i\" \"i\" {}",
        ),
    ]);
    r.clean();
    assert_eq!(r.attr("aws_x.x", "a").as_str(), Some("x"));
    assert_eq!(
        reason(r.attr("aws_x.x", "b")),
        Reason::MissingModule("module.gone".into())
    );
    let opaque: Vec<&str> = r.unit().opaque.iter().map(|o| o.address.as_str()).collect();
    assert_eq!(opaque, ["module.gone[\"k\"]"]);
    let i = r.resource("module.vpc.module.inner.aws_i.i");
    assert!(i.calls.iter().all(|c| c.third_party));
    assert!(r.unit().modules.is_empty());
}

/// A root that calls `source` as `m`, which gives `aws_x.x` the name that the found module has.
fn root(source: &str, more: &str) -> String {
    format!(
        "module \"m\" {{\n  source = \"{source}\"\n  {more}\n}}\nresource \"aws_x\" \"x\" {{\n  name = \
         module.m.name\n}}\n"
    )
}

fn module(name: &str) -> String {
    format!("output \"name\" {{ value = \"{name}\" }}\n")
}

/// The name of the module that is found in `lib` for a call.
fn found(source: &str, more: &str, modules: &[&str], manifest: Option<&str>) -> Option<String> {
    let mut files: Vec<(String, String)> = vec![("app/main.tf".into(), root(source, more))];
    for folder in modules {
        files.push((format!("lib/{folder}/main.tf"), module(folder)));
    }
    if let Some(text) = manifest {
        files.push(("lib/modules.json".into(), text.into()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (&**p, &**t)).collect();
    let setup = Setup {
        modules_dir: Some("lib"),
        ..Setup::default()
    };
    let r = run_with(&files, &setup);
    assert_eq!(r.roots(), ["app"], "what is downloaded is no root");
    r.clean();
    let name = r.attr("aws_x.x", "name");
    assert_eq!(r.unit().opaque.len(), usize::from(name.is_unknown()));
    name.as_str().map(str::to_owned)
}

#[test]
fn a_folder_of_modules_is_looked_through_by_source_version_and_name() {
    const VPC: &str = "terraform-aws-modules/vpc/aws";
    const GIT: &str = "git::https://github.com/org/terraform-aws-net.git";
    for (source, more, modules, expected) in [
        (VPC, "", &[VPC][..], Some(VPC)),
        (VPC, "", &["vpc"], Some("vpc")),
        (VPC, "", &["m"], Some("m")),
        (VPC, "", &["other"], None),
        (VPC, "", &["vpc", VPC], Some(VPC)),
        (
            VPC,
            "",
            &["registry.terraform.io/terraform-aws-modules/vpc/aws"],
            Some("registry.terraform.io/terraform-aws-modules/vpc/aws"),
        ),
        // The newest that the constraint allows.
        (
            VPC,
            "version = \"~> 5.0\"",
            &[
                "terraform-aws-modules/vpc/aws/5.0.0",
                "terraform-aws-modules/vpc/aws/5.10.0",
                "terraform-aws-modules/vpc/aws/5.9.0",
                "terraform-aws-modules/vpc/aws/6.0.0",
            ],
            Some("terraform-aws-modules/vpc/aws/5.10.0"),
        ),
        (
            VPC,
            "version = \"~> 4.0\"",
            &["terraform-aws-modules/vpc/aws/5.0.0"],
            None,
        ),
        (
            "terraform-aws-modules/iam/aws//modules/iam-role",
            "version = \"5.0.0\"",
            &[
                "terraform-aws-modules/iam/aws/5.0.0/modules/iam-role",
                "terraform-aws-modules/iam/aws/5.0.0",
            ],
            Some("terraform-aws-modules/iam/aws/5.0.0/modules/iam-role"),
        ),
        (
            GIT,
            "",
            &["github.com/org/terraform-aws-net"],
            Some("github.com/org/terraform-aws-net"),
        ),
        (GIT, "", &["terraform-aws-net"], Some("terraform-aws-net")),
        (
            "git@github.com:org/terraform-aws-net.git?ref=v1",
            "",
            &[
                "github.com/org/terraform-aws-net/v1",
                "github.com/org/terraform-aws-net/v2",
            ],
            Some("github.com/org/terraform-aws-net/v1"),
        ),
    ] {
        let name = found(source, more, modules, None);
        assert_eq!(name.as_deref(), expected, "{source} {more} in {modules:?}");
    }
}

#[test]
fn a_folder_of_modules_may_be_a_copy_of_what_terraform_fetched() {
    let manifest = |entries: &str| {
        format!("{{\"Modules\":[{{\"Key\":\"\",\"Source\":\"\",\"Dir\":\".\"}},{entries}]}}")
    };
    let entry = |key: &str, version: &str, dir: &str| {
        format!(
            "{{\"Key\":\"{key}\",\"Source\":\"registry.terraform.io/org/net/aws\",\"Version\":\
             \"{version}\",\"Dir\":\"{dir}\"}}"
        )
    };
    let call = |more: &str, entries: &[String], modules: &[&str]| {
        let manifest = manifest(&entries.join(","));
        found("org/net/aws", more, modules, Some(&manifest))
    };
    let m = entry("m", "1.0.0", ".terraform/modules/m");
    assert_eq!(
        call("", std::slice::from_ref(&m), &["m"]).as_deref(),
        Some("m")
    );
    // By its source it is found for a call of another name too, in a version that fits.
    let a = entry("a", "1.0.0", ".terraform/modules/a");
    let b = entry("b", "2.0.0", "../data/modules/b");
    let both = [a.clone(), b];
    assert_eq!(call("", &both, &["a", "b"]).as_deref(), Some("b"));
    let old = "version = \"~> 1.0\"";
    assert_eq!(call(old, &both, &["a", "b"]).as_deref(), Some("a"));
    assert_eq!(call("version = \"3.0.0\"", &both, &["a", "b"]), None);
    // The folder of a module in a package.
    let inner = entry("m", "1.0.0", ".terraform/modules/m/modules/x");
    assert_eq!(
        call("", &[inner], &["m/modules/x"]).as_deref(),
        Some("m/modules/x")
    );
    // What the manifest names but is not there.
    assert_eq!(call("", &[m], &["z"]), None);
}

#[test]
fn what_terraform_fetched_beside_the_root_comes_first() {
    let manifest = r#"{"Modules":[{"Key":"m","Source":"","Dir":".terraform/modules/m"}]}"#;
    let setup = Setup {
        modules_dir: Some("lib"),
        ..Setup::default()
    };
    let root = root("org/net/aws", "");
    let own = module("own");
    let given = module("given");
    let mut files = vec![
        ("main.tf", &*root),
        (".terraform/modules/modules.json", manifest),
        ("lib/org/net/aws/main.tf", &*given),
        ("lib/org/net/aws/examples/e/main.tf", &*given),
    ];
    let name = |files: &[(&str, &str)]| {
        let r = run_with(files, &setup);
        assert_eq!(r.roots(), [""]);
        r.attr("aws_x.x", "name").as_str().map(str::to_owned)
    };
    assert_eq!(name(&files).as_deref(), Some("given"));
    files.push((".terraform/modules/m/main.tf", &own));
    assert_eq!(name(&files).as_deref(), Some("own"));
}

#[test]
fn manifests_lead_nowhere_outside() {
    for dir in ["/etc", "../outside", "a/../../../outside", "~/x", "", "."] {
        let manifest = format!(r#"{{"Modules":[{{"Key":"m","Source":"x/y/z","Dir":"{dir}"}}]}}"#);
        for place in [".terraform/modules", "lib"] {
            let setup = Setup {
                modules_dir: Some("lib"),
                ..Setup::default()
            };
            let manifest_path = format!("app/{place}/modules.json");
            let files = [
                ("app/main.tf", &*root("x/y/z", "")),
                (&*manifest_path, &*manifest),
                ("lib/modules.json", &*manifest),
                ("outside/main.tf", &*module("outside")),
            ]
            .map(|(p, t)| (p.to_owned(), t.to_owned()));
            let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (&**p, &**t)).collect();
            let r = run_with(&files, &setup);
            let app = r.units.iter().find(|u| u.path == "app").unwrap();
            let x = app.resources.iter().find(|x| x.address == "aws_x.x");
            let name = x.unwrap().body.get("name").unwrap();
            // `../outside` lies in the scan root, so it may be read.
            let inside = dir == "../outside" && place == ".terraform/modules";
            assert_eq!(name.as_str(), inside.then_some("outside"), "{dir} {place}");
        }
    }
}

#[test]
fn a_folder_of_modules_is_not_left() {
    let setup = Setup {
        modules_dir: Some("lib/modules"),
        ..Setup::default()
    };
    let r = run_with(
        &[
            ("main.tf", &root("org/net/aws", "")),
            (
                "lib/modules/org/net/aws/main.tf",
                "module \"up\" { source = \"../../../../own\" }\nmodule \"near\" { source = \
                 \"../../other\" }\noutput \"name\" { value = module.near.name }\n",
            ),
            ("lib/modules/org/other/main.tf", &module("near")),
            ("lib/own/main.tf", &module("own")),
        ],
        &setup,
    );
    assert_eq!(r.roots(), ["", "lib/own"]);
    let unit = &r.units[0];
    let x = &unit.resources[0];
    assert_eq!(x.body.get("name").unwrap().as_str(), Some("near"));
    assert_eq!(unit.problems[0].code, "module-outside-root");
}

/// What is missing is named, hides nothing, and leaves open only what depends on it.
#[test]
fn a_missing_module_costs_only_what_depends_on_it() {
    let files = [
        (
            "main.tf",
            r#"
module "vpc" {
  source  = "org/vpc/aws"
  version = "1.0.0"
  name    = aws_x.own.name
}
module "wrap" {
  source = "./wrap"
  vpc    = module.vpc
  count  = module.vpc.azs
}
resource "aws_x" "own" {
  name = "own"
}
resource "aws_x" "uses" {
  name   = "uses-${module.vpc.name}"
  subnet = element(module.vpc.subnets, 0)
  all    = { for k, s in module.vpc.subnets : k => s.id }
}
resource "aws_x" "each" {
  for_each = module.vpc.subnets
  subnet   = each.value
}
"#,
        ),
        (
            "wrap/main.tf",
            "variable \"vpc\" {}\nresource \"aws_y\" \"y\" {\n  id = var.vpc.id\n}\noutput \"id\" { value \
         = var.vpc.id }\n",
        ),
    ];
    let r = run(&files);
    r.clean();
    let opaque: Vec<(&str, &str)> = r
        .unit()
        .opaque
        .iter()
        .map(|o| (o.address.as_str(), o.source.as_str()))
        .collect();
    assert_eq!(opaque, [("module.vpc", "org/vpc/aws")]);
    assert_eq!(r.attr("aws_x.own", "name").as_str(), Some("own"));
    let missing = Reason::MissingModule("module.vpc".into());
    for (address, name) in [
        ("aws_x.uses", "name"),
        ("aws_x.uses", "subnet"),
        ("aws_x.uses", "all"),
        ("aws_x.each", "subnet"),
        ("module.wrap.aws_y.y", "id"),
    ] {
        let v = r.attr(address, name);
        let v = v.as_obj().and_then(|o| o.rest.as_deref()).unwrap_or(v);
        assert_eq!(reason(v), missing, "{address}.{name}");
    }
    assert!(r.resource("aws_x.each").symbolic);
    let setup = Setup {
        require_modules: true,
        ..Setup::default()
    };
    let r = run_with(&files, &setup);
    assert_eq!(
        r.messages(),
        ["missing-module: The module \"org/vpc/aws\" is not downloaded"]
    );
    assert_eq!(r.attr("aws_x.own", "name").as_str(), Some("own"));
}
