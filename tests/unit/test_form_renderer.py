"""Fields without templates are the markup that Django's templates make."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from tracker.form_renderer import Renderer

CHOICES: list[Any] = [
    ("", "全部"),
    (1, "<b>一</b>"),
    ("a&b", mark_safe("<i>二</i>")),
    ("组 <甲>", [("x", 'X "引号"'), ("y", "Y")]),
]


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.Select(choices=CHOICES), "1"),
        (forms.Select({"class": "wide", "required": True}, CHOICES), "y"),
        (forms.SelectMultiple(choices=CHOICES), ["a&b", "x"]),
        (forms.NullBooleanSelect(), True),
        (forms.TextInput({"maxlength": 20, "disabled": False, "form": "m<1>"}), 'a"<b'),
        (forms.TextInput(), None),
        (forms.NumberInput({"min": 0}), 3),
        (forms.HiddenInput(), mark_safe("a&amp;b")),
        (forms.DateInput(), "2026-05-31"),
        (forms.CheckboxInput(), True),
        (forms.CheckboxInput({"data-all": "row"}), False),
        (forms.EmailInput(), "a@b.example"),
        (forms.PasswordInput(), "secret"),
        (forms.RadioSelect(choices=CHOICES), "x"),
        (forms.CheckboxSelectMultiple(choices=CHOICES), ["y"]),
        (forms.Textarea(), "<文>"),
        (forms.MultiWidget({"a": forms.TextInput, "b": forms.Select}), ["1", "2"]),
    ],
)
def test_markup_is_the_same(widget: forms.Widget, value: Any) -> None:
    attrs = {"id": "id_one"}
    ours = widget.render("one", value, attrs, renderer=Renderer())
    theirs = widget.render("one", value, attrs, renderer=DjangoTemplates())
    assert lines(ours) == lines(theirs)


def lines(markup: str) -> list[str]:
    return [line for line in markup.splitlines() if line.strip()]


def test_an_option_with_a_template_of_its_own_keeps_it() -> None:
    class Own(forms.Select):
        option_template_name = "django/forms/widgets/radio_option.html"

    made = Own(choices=CHOICES).render("one", "1", renderer=Renderer())
    assert 'type="radio"' in made or "<input" in made
