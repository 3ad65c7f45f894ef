//! Trees of modules and resources in any size, to see how time and memory grow.

use std::fmt::Write as _;
use std::path::Path;

/// A tree's name, its full size, and what writes it in a size.
pub type Tree = (&'static str, usize, fn(&Path, usize));

/// All trees.
pub const TREES: [Tree; 4] = [
    ("calls, depth 5", 2_000, calls),
    ("resources", 20_000, resources),
    ("module instances", 5_000, instances),
    ("for_each keys", 10_000, keys),
];

const BUCKET: &str = "variable \"name\" { type = string }\nvariable \"tags\" {\n  type    = \
                      map(string)\n  default = {}\n}\nresource \"aws_s3_bucket\" \"this\" {\n  \
                      bucket = var.name\n  tags   = var.tags\n}\noutput \"arn\" { value = \
                      aws_s3_bucket.this.arn }\n";

fn write(dir: &Path, folder: &str, text: &str) {
    let folder = dir.join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("main.tf"), text).unwrap();
}

/// `n` module calls in all, most of them five deep: each level calls the next, the root many
/// chains.
fn calls(dir: &Path, n: usize) {
    const DEPTH: usize = 5;
    write(dir, "level5", BUCKET);
    for level in 1..DEPTH {
        let next = level + 1;
        write(
            dir,
            &format!("level{level}"),
            &format!(
                "variable \"name\" {{ type = string }}\nmodule \"next\" {{\n  source = \
                 \"../level{next}\"\n  name   = \"${{var.name}}-{level}\"\n}}\noutput \"arn\" {{ value = \
                 module.next.arn }}\n"
            ),
        );
    }
    let mut root = String::new();
    for i in 0..n / DEPTH {
        let _ = write!(
            root,
            "module \"m{i}\" {{\n  source = \"./level1\"\n  name   = \"bucket-{i}\"\n}}\n"
        );
    }
    write(dir, "", &root);
}

/// One module of `n` resources, a group and a rule that names it in turn.
fn resources(dir: &Path, n: usize) {
    let mut text = String::from("variable \"cidr\" { default = \"10.0.0.0/8\" }\n");
    for i in 0..n / 2 {
        let _ = write!(
            text,
            "resource \"aws_security_group\" \"g{i}\" {{\n  name        = \"group-{i}\"\n  description = \
             \"group\"\n}}\nresource \"aws_security_group_rule\" \"r{i}\" {{\n  type              = \
             \"ingress\"\n  from_port         = 443\n  to_port           = 443\n  protocol          = \
             \"tcp\"\n  cidr_blocks       = [var.cidr]\n  security_group_id = \
             aws_security_group.g{i}.id\n}}\n"
        );
    }
    write(dir, "", &text);
}

/// One module instantiated `n` times by `count`.
fn instances(dir: &Path, n: usize) {
    write(dir, "bucket", BUCKET);
    write(
        dir,
        "",
        &format!(
            "module \"m\" {{\n  count  = {n}\n  source = \"./bucket\"\n  name   = \
             \"bucket-${{count.index}}\"\n}}\noutput \"arns\" {{ value = module.m[*].arn }}\n"
        ),
    );
}

/// One resource with `n` keys; `range` alone gives no more than 1,024 numbers.
fn keys(dir: &Path, n: usize) {
    let tens = n / 100;
    write(
        dir,
        "",
        &format!(
            "resource \"aws_s3_bucket\" \"b\" {{\n  for_each = toset([for p in setproduct(range(100), \
             range({tens})) : \"bucket-${{p[0]}}-${{p[1]}}\"])\n  bucket   = each.key\n}}\n"
        ),
    );
}
