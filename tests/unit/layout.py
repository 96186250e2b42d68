"""How the two apps may lean on each other, as checks that take what they judge.

Each check returns what is wrong, in words; an empty list is a pass. They read the
code as text, so that a violation can be handed to them and be seen to fail.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db.models import Model
from django.urls import URLPattern

ROOT = Path(__file__).resolve().parent.parent.parent
APP_STRING = re.compile(r"tracker(?=$|[.:/])")
LINKING = {"reverse", "reverse_lazy", "redirect", "resolve_url"}
PURE = {
    "workflow",
    "obligations",
    "rhythm",
    "facts",
    "folding",
    "roles",
    "rates",
    "calendar",
    "ladder",
    "scoring",
    "states",
    "wholes",
    "extraction",
}
# Inside an app, the top may use what is below it (docs/architecture.md).
RANKS = {
    **dict.fromkeys(PURE, 0),
    **dict.fromkeys(("lights", "permissions"), 1),
    "models": 2,
    "views": 4,
    "admin": 4,
    "management": 4,
    "apps": 4,
    "urls": 5,
    "year_urls": 5,
}
MIDDLE = 3


def modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """(dotted name, tree) of every Python file below `folder`, migrations left out."""
    for path in sorted(folder.rglob("*.py")):
        parts = list(path.relative_to(ROOT).with_suffix("").parts)
        if "migrations" not in parts:
            yield ".".join(parts), ast.parse(path.read_text())


def imported(name: str, tree: ast.AST) -> Iterator[str]:
    """Every module that `tree`, which is the module `name`, imports; absolute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_from(name, node)


def _imported_from(name: str, node: ast.ImportFrom) -> Iterator[str]:
    """`from . import x` may name a module: both the package and its x are given."""
    package = name.removesuffix(".__init__").split(".")
    keep = len(package) - node.level + name.endswith(".__init__")
    base = ".".join([*package[:keep], *(node.module or "").split(".")]).strip(".")
    base = base if node.level else node.module or ""
    yield base
    yield from (f"{base}.{alias.name}" for alias in node.names)


def arrow_in_code(name: str, tree: ast.Module, links: Collection[str]) -> list[str]:
    """What a module of `meetings` must not do: import tracker, name it in a string
    (a model, an address list, a template, a permission), or link to its pages."""
    wrong = [
        f"{name} imports {module}"
        for module in imported(name, tree)
        if module.split(".")[0] == "tracker"
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if APP_STRING.match(node.value):
                wrong.append(f"{name}:{node.lineno} names {node.value!r}")
        elif isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = getattr(node.args[0], "value", None)
            if called in LINKING and first in links:
                wrong.append(f"{name}:{node.lineno} links to tracker's {first!r}")
    return wrong


def arrow_in_template(
    name: str, text: str, links: Collection[str], libraries: Collection[str]
) -> list[str]:
    """What a template of `meetings` must not do: use tracker's templates, tags or
    addresses."""
    used = re.findall(r"{%\s*(?:include|extends)\s+[\"'](tracker/[^\"']+)", text)
    wrong = [f"{name} uses the template {other}" for other in used]
    loaded = " ".join(re.findall(r"{%\s*load\s+(.*?)%}", text)).split()
    wrong += [f"{name} loads the tags {tag}" for tag in loaded if tag in libraries]
    linked = re.findall(r"{%\s*url\s+[\"']([^\"']+)", text)
    return wrong + [f"{name} links to {link}" for link in linked if link in links]


def included(name: str, text: str, templates: Path) -> dict[str, str]:
    """Every template that `text` includes, however deep, by name."""
    found: dict[str, str] = {}
    waiting = re.findall(r"{%\s*include\s+[\"']([^\"']+)", text)
    while waiting:
        other = waiting.pop()
        path = templates / other
        if other not in found and path.exists():
            found[other] = path.read_text()
            waiting += re.findall(r"{%\s*include\s+[\"']([^\"']+)", found[other])
    return found


def outward(model: type[Model]) -> Iterator[tuple[str, type[Model], Any]]:
    """(field, model it points to, remote field) of each relation of a model."""
    for field in (*model._meta.fields, *model._meta.many_to_many):
        other: Any = field.related_model
        if isinstance(other, type) and issubclass(other, Model):
            yield field.name, other, field.remote_field


def open_relations(models: Iterable[type[Model]]) -> list[str]:
    """Relations of tracker's models that could be followed back from `meetings`."""
    return [
        f"{model.__name__}.{name} can be followed back from {other.__name__}"
        for model in models
        for name, other, remote in outward(model)
        if other._meta.app_label == "meetings" and not remote.hidden
    ]


def reverse_names(models: Iterable[type[Model]]) -> set[str]:
    """Names by which tracker's rows could be reached from rows outside tracker: those
    that they have, and the accessors they would have without related_name."""
    names: set[str] = set()
    for model in models:
        for _, other, remote in outward(model):
            if other._meta.app_label == "tracker":
                continue
            default = str(model._meta.model_name)
            names.add(f"{default}_set")
            if not remote.hidden:
                names |= {remote.related_name or default, remote.name}
    return names


def followed_back(name: str, tree: ast.Module, names: Collection[str]) -> list[str]:
    """Attributes and look-ups in the code of `meetings` that lead to tracker's rows."""
    wrong = []
    for node in ast.walk(tree):
        words: list[str] = []
        if isinstance(node, ast.Attribute):
            words = [node.attr]
        elif isinstance(node, ast.keyword):
            words = (node.arg or "").split("__")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value.lstrip("-").split("__")
        wrong += [
            f"{name}:{getattr(node, 'lineno', 0)} follows {word}"
            for word in words
            if word in names
        ]
    return wrong


def followed_in_template(name: str, text: str, names: Collection[str]) -> list[str]:
    tags = " ".join(re.findall(r"{[{%](.*?)[}%]}", text, re.S))
    words = re.findall(r"\.(\w+)", tags)
    return [f"{name} follows {word}" for word in words if word in names]


def says_pure(name: str, tree: ast.Module) -> bool:
    """Whether a module must be pure: its room is, or its docstring says that it is."""
    said = re.search(r"\bPure\b", ast.get_docstring(tree) or "")
    return name.split(".")[1] in PURE or bool(said)


def not_pure(name: str, tree: ast.Module, pure: Collection[str]) -> list[str]:
    """A pure module uses the standard library and other pure modules: no Django.

    pure: the dotted names of the modules that are.
    """
    holidays = "chinese_calendar"  # the published holidays of the country: a table
    wrong = []
    for module in imported(name, tree):
        top = module.split(".")[0]
        known = any(module == one or module.startswith(f"{one}.") for one in pure)
        package = any(one.startswith(f"{module}.") for one in pure)
        if not (known or package or top in sys.stdlib_module_names or top == holidays):
            wrong.append(f"{name} is pure but imports {module}")
    return wrong


def upward(name: str, tree: ast.Module) -> list[str]:
    """Imports that go up inside an app."""
    app, *rest = name.split(".")
    wrong = []
    for module in imported(name, tree):
        top, *inner = module.split(".")
        if top == app and inner and rank(inner[0]) > rank(rest[0]):
            wrong.append(f"{name} imports {module}, which is above it")
    return wrong


def rank(module: str) -> int:
    return RANKS.get(module, MIDDLE)


def hidden_imports(name: str, tree: ast.Module) -> list[str]:
    """Imports inside functions: they hide a circle."""
    return [
        f"{name}:{node.lineno} imports inside {function.name}"
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def named_addresses(urls: ModuleType) -> set[str]:
    """The names that this module itself gives, not those it includes."""
    return {
        pattern.name
        for pattern in urls.urlpatterns
        if isinstance(pattern, URLPattern) and pattern.name
    }
