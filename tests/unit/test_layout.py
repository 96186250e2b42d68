"""The one-way arrow tracker → meetings holds, and each check can fail."""

from __future__ import annotations

import ast

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from meetings.models import Directive
from tests.unit import layout
from tests.unit.layout import ROOT

import tracker.urls  # isort: skip

TEMPLATES = ROOT / "templates"
LINKS = layout.named_addresses(tracker.urls)
TAGS = {path.stem for path in (ROOT / "tracker/templatetags").glob("[!_]*.py")}
TRACKER = list(apps.get_app_config("tracker").get_models())
NAMES = layout.reverse_names(TRACKER)
MEETINGS = dict(layout.modules(ROOT / "meetings"))
BOTH = {**MEETINGS, **dict(layout.modules(ROOT / "tracker"))}

PURE = {name for name, tree in BOTH.items() if layout.says_pure(name, tree)}


def meetings_templates() -> dict[str, str]:
    """Those of `meetings`, with every partial that they include."""
    found = {}
    for path in sorted((TEMPLATES / "meetings").rglob("*.html")):
        name = str(path.relative_to(TEMPLATES))
        found[name] = path.read_text()
        found |= layout.included(name, found[name], TEMPLATES)
    return found


# What is there.


def test_meetings_neither_imports_nor_names_tracker() -> None:
    wrong = [w for n, t in MEETINGS.items() for w in layout.arrow_in_code(n, t, LINKS)]
    assert not wrong, "\n".join(wrong)


def test_no_row_of_the_record_can_be_followed_to_the_follow_through() -> None:
    assert layout.open_relations(TRACKER) == []


def test_the_record_has_no_accessor_that_leads_to_the_follow_through() -> None:
    accessors = [
        (model.__name__, relation.get_accessor_name())
        for model in apps.get_app_config("meetings").get_models()
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ForeignObjectRel)
        and relation.related_model in TRACKER
        and not relation.hidden
    ]
    assert accessors == []


def test_meetings_follows_no_relation_back_to_tracker() -> None:
    wrong = [w for n, t in MEETINGS.items() for w in layout.followed_back(n, t, NAMES)]
    for name, text in meetings_templates().items():
        wrong += layout.followed_in_template(name, text, NAMES)
    assert not wrong, "\n".join(wrong)


def test_templates_of_meetings_use_nothing_of_tracker() -> None:
    wrong = []
    for name, text in meetings_templates().items():
        wrong += layout.arrow_in_template(name, text, LINKS, TAGS)
    assert not wrong, "\n".join(wrong)


def test_pure_modules_know_neither_django_nor_models() -> None:
    wrong = [w for name in PURE for w in layout.not_pure(name, BOTH[name], PURE)]
    assert not wrong, "\n".join(wrong)


def test_imports_inside_an_app_go_down_only() -> None:
    wrong = [w for n, t in BOTH.items() for w in layout.upward(n, t)]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_imported_inside_a_function() -> None:
    """Only Django's `ready`, which runs once the models are there, may."""
    wrong = [
        w
        for n, t in BOTH.items()
        if not n.endswith(".apps")
        for w in layout.hidden_imports(n, t)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_checks_have_something_to_look_at() -> None:
    """An empty folder or name list would let every check above pass."""
    assert {"meetings.intake", "meetings.models.directives"} <= set(MEETINGS)
    assert {"board", "docket-detail", "home"} <= LINKS
    assert {"docket_set", "memberships"} <= NAMES
    assert "status" in TAGS
    assert any(name.startswith("meetings/") for name in meetings_templates())


# What must not be there: each check sees it.


@pytest.mark.parametrize(
    "code",
    [
        "import tracker",
        "import tracker.models as t",
        "from tracker.models import Docket",
        "from tracker import charging",
        "from ..tracker import charging",
        "def late():\n    from tracker.acts import act",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import tracker.acts",
        "importlib.import_module('tracker.acts')",
        "__import__('tracker')",
        "models.ForeignKey('tracker.Docket', models.PROTECT)",
        "apps.get_model('tracker', 'Docket')",
        "path('', include('tracker.urls'))",
        "render(request, 'tracker/board.html')",
        "user.has_perm('tracker.view_docket')",
        "redirect('docket-detail', pk=1)",
        "reverse_lazy('board')",
    ],
)
def test_a_line_that_turns_the_arrow_is_seen(code: str) -> None:
    tree = ast.parse(code)
    assert layout.arrow_in_code("meetings.example", tree, {"board", "docket-detail"})


def test_a_word_that_only_looks_like_tracker_is_let_through() -> None:
    code = "'''What tracker makes of it is not said here.'''\nimport trackers"
    assert layout.arrow_in_code("meetings.example", ast.parse(code), LINKS) == []


@isolate_apps("tests.unit")
def test_a_relation_with_a_way_back_is_seen() -> None:
    class Stray(models.Model):
        directive = models.ForeignKey(
            "meetings.Directive", models.CASCADE, related_name="strays"
        )

        class Meta:
            app_label = "tracker"

        def __str__(self) -> str:
            return "stray"

    # The name is resolved lazily, which an isolated registry never does.
    remote = vars(Stray._meta.get_field("directive"))["remote_field"]
    remote.model = Directive
    assert layout.open_relations([Stray])
    assert {"strays", "stray_set"} <= layout.reverse_names([Stray])


@pytest.mark.parametrize(
    "code",
    [
        "directive.dockets.all()",
        "Directive.objects.filter(dockets__isnull=True)",
        "Directive.objects.order_by('-dockets__code')",
        "Directive.objects.prefetch_related('dockets')",
        "getattr(directive, 'dockets')",
    ],
)
def test_a_step_back_in_code_is_seen(code: str) -> None:
    tree = ast.parse(code)
    assert layout.followed_back("meetings.example", tree, {"dockets"})


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'tracker/_rows.html' with rows=rows only %}",
        '{% extends "tracker/board.html" %}',
        "{% load i18n status %}",
        "<a href=\"{% url 'docket-detail' 1 %}\">",
    ],
)
def test_a_template_that_turns_the_arrow_is_seen(text: str) -> None:
    assert layout.arrow_in_template("x.html", text, {"docket-detail"}, {"status"})


def test_a_step_back_in_a_template_is_seen() -> None:
    text = "{% for d in directive.dockets.all %}{{ d.code }}{% endfor %}"
    assert layout.followed_in_template("x.html", text, {"dockets"})


@pytest.mark.parametrize(
    "code",
    [
        "import django",
        "from tracker.models import Docket",
        "from .models import Docket",
    ],
)
def test_an_impure_import_is_seen(code: str) -> None:
    assert layout.not_pure("tracker.workflow", ast.parse(code), PURE)


def test_a_module_that_says_that_it_is_pure_is_held_to_it() -> None:
    assert layout.says_pure("tracker.workbooks.x", ast.parse("'''Sums. Pure.'''"))
    assert not layout.says_pure("tracker.workbooks.x", ast.parse("'''Sums.'''"))


def test_pure_modules_may_use_each_other_and_the_standard_library() -> None:
    code = "import datetime\nfrom . import roles\nfrom .rhythm import Interval"
    assert layout.not_pure("tracker.workflow", ast.parse(code), PURE) == []
    code = "from .result import Span\nfrom meetings.extraction import clean"
    assert layout.not_pure("meetings.extraction.pages", ast.parse(code), PURE) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tracker.models.dockets", "from tracker.boards import rows"),
        ("tracker.models.dockets", "from ..views import boards"),
        ("tracker.workflow", "from . import lights"),
        ("tracker.filters", "from tracker.urls import urlpatterns"),
    ],
)
def test_an_import_that_goes_up_is_seen(name: str, code: str) -> None:
    assert layout.upward(name, ast.parse(code))


def test_an_import_inside_a_function_is_seen() -> None:
    assert layout.hidden_imports("m", ast.parse("def f():\n    import os"))
