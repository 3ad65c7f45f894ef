#!/usr/bin/env python3
"""Compares how Bartizan expands SAM templates with the published SAM translator.

    python3 -m venv /tmp/sam && /tmp/sam/bin/pip install aws-sam-translator
    /tmp/sam/bin/python examples/compare_sam.py --bartizan target/debug/bartizan \
        testdata/cloudformation/sam [FILE|FOLDER…]

Each template with SAM resources is translated by the translator; Bartizan evaluates both the
template itself and the translated one (`bartizan graph`), and the resources of the two are
compared: logical ids, types, conditions, and values of properties. Paths of code on the own disk
are put into a bucket before, as packaging does, for the translator takes nothing else.

What is not compared: the digits that SAM appends to the ids of versions, layers and deployments;
where code was uploaded to; bodies of APIs, but for `--bodies`; how the text of a state machine's
definition is laid out (SAM puts substitutions for what it refers to, Bartizan keeps the
references); descriptions.

    --types         prints `template id type` of what the translator makes, and compares nothing
    --all           prints every difference, not only the first ten of a template
    --bodies        compares bodies of APIs too

Exit code 1 where there are differences. Needs nothing but the translator and Python.
"""

import argparse
import copy
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")

from samtranslator.model.exceptions import InvalidDocumentException  # noqa: E402
from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402
from samtranslator.plugins.application.serverless_app_plugin import (  # noqa: E402
    ServerlessAppPlugin,
)
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

logging.disable(logging.CRITICAL)

# The repository of applications is not asked.
ServerlessAppPlugin.on_before_transform_template = lambda self, template: None
ServerlessAppPlugin.on_before_transform_resource = lambda self, *args: None

HASHED = {
    "AWS::Lambda::Version",
    "AWS::Lambda::LayerVersion",
    "AWS::ApiGateway::Deployment",
}
# Properties that hold what was uploaded, or texts for people.
SKIPPED = {"Code", "Content", "TemplateURL", "BodyS3Location", "DefinitionS3Location", "Description"}
LOCAL = {
    "AWS::Serverless::Function": ["CodeUri"],
    "AWS::Serverless::LayerVersion": ["ContentUri"],
    "AWS::Serverless::StateMachine": ["DefinitionUri"],
    "AWS::Serverless::Api": ["DefinitionUri"],
    "AWS::Serverless::HttpApi": ["DefinitionUri"],
    "AWS::Serverless::GraphQLApi": ["SchemaUri"],
    "AWS::Serverless::Application": ["Location"],
}


def packaged(template):
    """The template with local paths put into a bucket."""

    def put(properties, name):
        uri = properties.get(name)
        if isinstance(uri, str) and "://" not in uri:
            properties[name] = "s3://packaged/" + re.sub(r"[^\w.-]", "-", uri)

    for resource in (template.get("Resources") or {}).values():
        if not isinstance(resource, dict):
            continue
        for name in LOCAL.get(resource.get("Type"), []):
            properties = resource.get("Properties")
            if isinstance(properties, dict):
                put(properties, name)
    for section, properties in (template.get("Globals") or {}).items():
        for name in LOCAL.get("AWS::Serverless::" + section, []):
            put(properties, name)
    return template


def translated(text):
    template = packaged(yaml_parse(text))
    made = Translator({}, Parser()).translate(copy.deepcopy(template), {})
    # What it writes for two conditions at once, no stack takes.
    for condition in (made.get("Conditions") or {}).values():
        for part in (condition.get("Fn::And") or []) if isinstance(condition, dict) else []:
            while isinstance(part.get("Condition"), dict):
                part["Condition"] = part["Condition"]["Condition"]
    return made


def graph(binary, path):
    """The resources that Bartizan sees, by address."""
    done = subprocess.run(
        [binary, "graph", str(path)], capture_output=True, text=True, check=False
    )
    document = json.loads(done.stdout)
    return {r["address"]: r for r in document["resources"]}, document["problems"]


def unhashed(resources):
    """Ids without the digits of versions, layers and deployments, everywhere."""
    renamed = {}
    for address, resource in resources.items():
        if resource["type"] in HASHED:
            short = re.sub(r"[0-9a-f]{10}$", "", address)
            if short != address and short not in resources:
                renamed[address] = short
    text = json.dumps(resources)
    for long, short in renamed.items():
        text = text.replace(long, short)
    return json.loads(text)


def normal(value, name=""):
    """A value without what is written in several ways."""
    if isinstance(value, dict):
        if "$unknown" in value and "$ref" in value:
            return {"$ref": value["$ref"]}
        if "$parts" in value:
            parts = []
            for part in value["$parts"]:
                part = normal(part)
                known = isinstance(part, str)
                if isinstance(part, dict) and part.get("$unknown", "").startswith("`AWS::Partition`"):
                    part, known = "aws", True
                if isinstance(part, dict) and part.get("$parts"):
                    pieces = part["$parts"]
                else:
                    pieces = [part]
                for piece in pieces:
                    if isinstance(piece, str) and parts and isinstance(parts[-1], str):
                        parts[-1] += piece
                    else:
                        parts.append(piece)
            return parts[0] if len(parts) == 1 else {"$parts": parts}
        return {k: normal(v, k) for k, v in value.items()}
    if isinstance(value, list):
        items = [normal(v) for v in value]
        if name in ("Resource", "Action") and len(items) == 1:
            return items[0]
        if name in ("Tags", "DependsOn", "Policies", "ManagedPolicyArns", "Statement", "Service"):
            return sorted(items, key=lambda v: json.dumps(v, sort_keys=True))
        return items
    if name in ("Action",) and isinstance(value, str):
        return value
    return value


def differences(ours, theirs, bodies):
    found = []
    for address in sorted(set(ours) | set(theirs)):
        a, b = ours.get(address), theirs.get(address)
        if a is None or b is None:
            what = (a or b)["type"]
            found.append(f"{address} ({what}): only {'the translator' if a is None else 'Bartizan'}")
            continue
        for key in ("type", "when"):
            if a.get(key) != b.get(key):
                found.append(f"{address}.{key}: {a.get(key)} | {b.get(key)}")
        mine, other = a.get("attributes") or {}, b.get("attributes") or {}
        if not isinstance(mine, dict) or not isinstance(other, dict):
            continue
        skipped = SKIPPED if bodies else SKIPPED | {"Body"}
        for name in sorted((set(mine) | set(other)) - skipped):
            if name.startswith("Definition") and a["type"] == "AWS::StepFunctions::StateMachine":
                if "DefinitionString" in mine and "DefinitionString" in other:
                    continue
            x, y = normal(mine.get(name), name), normal(other.get(name), name)
            if x != y:
                x, y = json.dumps(x, sort_keys=True), json.dumps(y, sort_keys=True)
                found.append(f"{address}.{name}:\n      ours   {x}\n      theirs {y}")
    return found


def templates(places):
    for place in map(Path, places):
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in files:
            if path.suffix.lower() not in (".yaml", ".yml", ".json", ".template"):
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
            if "AWS::Serverless" in text:
                yield path, text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bartizan", default="target/debug/bartizan")
    parser.add_argument("--types", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--bodies", action="store_true")
    parser.add_argument("places", nargs="+")
    options = parser.parse_args()
    compared = same = resources = 0
    for path, text in templates(options.places):
        try:
            template = translated(text)
        except InvalidDocumentException as error:
            causes = "; ".join(str(c.message) for c in error.causes)
            print(f"{path}: the translator refuses it: {causes}", file=sys.stderr)
            continue
        except Exception as error:  # what it was not made for
            print(f"{path}: the translator fails: {error!r}", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as folder:
            copy_of = Path(folder) / "translated.json"
            copy_of.write_text(json.dumps(template))
            theirs, _ = graph(options.bartizan, copy_of)
            theirs = unhashed(theirs)
        if options.types:
            for address, resource in sorted(theirs.items()):
                print(path.name, address, resource["type"])
            continue
        ours, _ = graph(options.bartizan, path)
        ours = unhashed(ours)
        found = differences(ours, theirs, options.bodies)
        compared += 1
        resources += len(theirs)
        same += not found
        print(f"{path}: {len(theirs)} resources, {len(found)} differences")
        for line in found if options.all else found[:10]:
            print(f"    {line}")
    if not options.types:
        print(f"{compared} templates, {same} the same; {resources} resources")
        sys.exit(0 if compared == same else 1)


if __name__ == "__main__":
    main()
