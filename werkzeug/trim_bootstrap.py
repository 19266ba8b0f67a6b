"""`python -m werkzeug.trim_bootstrap`: static/vendor/bootstrap*.min.css with only those rules of Bootstrap that we use.

Bootstrap as published is beside this file, in bootstrap/. Run it again after a new class or a new release of Bootstrap;
tests/lib/test_bootstrap.py says when.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import crispy_bootstrap5
import tinycss2
from tinycss2.ast import Node, QualifiedRule

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path(__file__).parent / "bootstrap"
TARGET = ROOT / "static" / "vendor"
BUILDS = ("bootstrap.min.css", "bootstrap.rtl.min.css")
APPS = ("accounts", "concepts", "monitoring", "participation", "publications", "integrationskonzept")
LAYOUTS = ("layout/row.html", "layout/column.html", "layout/fieldset.html")
CRISPY = Path(crispy_bootstrap5.__file__).parent / "templates" / "bootstrap5"
CRISPY_TEMPLATES = ("uni_form.html", "whole_uni_form.html", "uni_formset.html", *LAYOUTS)

HEADER = "/*! Bootstrap 5.3 (https://getbootstrap.com/), MIT; only the rules in use: werkzeug/trim_bootstrap.py */\n"

WORD = re.compile(r"-?[A-Za-z_][\w-]*")
CLASS_ATTRIBUTE = re.compile(r"""class\s*=\s*("[^"]*"|'[^']*')""")
TAG = re.compile(r"\{[%{].*?[%}]\}", re.DOTALL)
STRING = re.compile(r"""("[^"\n]*"|'[^'\n]*'|`[^`]*`)""")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def used_names() -> set[str]:
    """Whatever may be a class on our pages: too many names rather than too few."""
    names: set[str] = set()
    for template in [*ROOT.glob("templates/**/*.html"), *(CRISPY / name for name in CRISPY_TEMPLATES)]:
        text = template.read_text()
        tags = " ".join(word for tag in TAG.findall(text) for word in STRING.findall(tag))
        names.update(WORD.findall(" ".join([tags, *CLASS_ATTRIBUTE.findall(TAG.sub(" ", text))])))
    for script in ROOT.glob("static/js/**/*.js"):
        names.update(word for found in STRING.findall(script.read_text()) for word in WORD.findall(found))
    for module in (module for app in APPS for module in (ROOT / app).glob("**/*.py")):
        names.update(word for text in _classes_in_python(ast.parse(module.read_text())) for word in WORD.findall(text))
    return names


def _classes_in_python(tree: ast.AST) -> Iterator[str]:
    """The strings in `{"class": "row"}` and `css_class="row"`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and (node.arg or "").endswith("_class"):
            yield ast.unparse(node.value)
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            yield from (ast.unparse(v) for k, v in pairs if isinstance(k, ast.Constant) and k.value == "class")


def class_names(selector: list[Node]) -> set[str]:
    """Which classes an element must have for this selector to apply; those in `:not()` it must not."""
    return {
        name.value for dot, name in pairwise(selector) if dot.type == "literal" and dot == "." and name.type == "ident"
    }


def selectors(prelude: list[Node]) -> list[list[Node]]:
    """The selectors of a rule, one by one."""
    parts: list[list[Node]] = [[]]
    for node in prelude:
        if node.type == "literal" and node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def classes(css: str) -> set[str]:
    """All classes that a stylesheet has rules for."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return {name for rule in _flat(rules) for part in selectors(rule.prelude) for name in class_names(part)}


def _flat(rules: list[Node]) -> Iterator[QualifiedRule]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield rule
        elif rule.at_keyword in ("media", "supports"):
            yield from _flat(tinycss2.parse_rule_list(rule.content, skip_whitespace=True))


def trim(css: str, names: set[str], texts: str) -> str:
    """The rules of `css` for elements with these names, with only those variables that they or `texts` use."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    variables: set[str] = set()
    while True:
        trimmed = _trimmed(rules, names, variables)
        used = set(VARIABLE.findall(trimmed + texts))
        if used <= variables:
            return trimmed
        variables |= used


def _trimmed(rules: list[Node], names: set[str], variables: set[str]) -> str:
    return "".join(_rule(rule, names, variables) for rule in rules)


def _rule(rule: Node, names: set[str], variables: set[str]) -> str:
    """The rule as far as it may apply; nothing of one that cannot."""
    if isinstance(rule, QualifiedRule):
        head = ",".join(tinycss2.serialize(part) for part in selectors(rule.prelude) if _may_apply(part, names))
        body = _declarations(rule, variables) if head else ""
    elif rule.at_keyword in ("media", "supports"):
        head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
        body = _trimmed(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), names, variables)
    else:
        return ""
    return f"{head}{{{body}}}" if body else ""


def _declarations(rule: QualifiedRule, variables: set[str]) -> str:
    kept = (
        d.serialize()
        for d in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        if not d.name.startswith("--") or d.name in variables
    )
    return ";".join(kept)


def _may_apply(selector: list[Node], names: set[str]) -> bool:
    return class_names(selector) <= names and "data-bs-theme=dark" not in tinycss2.serialize(selector)


def trimmed_builds() -> Iterator[tuple[Path, str]]:
    """Each file that we serve and what should be in it."""
    names = used_names()
    texts = "".join(style.read_text() for style in ROOT.glob("static/css/**/*.css"))
    for build in BUILDS:
        yield TARGET / build, f"{HEADER}{trim((SOURCE / build).read_text(), names, texts)}\n"


if __name__ == "__main__":
    for path, css in trimmed_builds():
        path.write_text(css)
        print(f"{path.relative_to(ROOT)}: {len(css) / 1024:.1f} kB")
