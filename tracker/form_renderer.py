"""How fields of forms become markup: the ones that fill pages without a template.

Django renders each option of a list, and each field's attributes, by templates of their
own; a page with five lists to choose from spent a third of its time on them. What is
written here is the same markup (a test compares them); all else is Django's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = "django/forms/widgets/"
SELECT = f"{FOLDER}select.html"
OPTION = f"{FOLDER}select_option.html"
# Those of which the template is input.html and nothing else.
INPUTS = frozenset(
    f"{FOLDER}{name}.html"
    for name in (
        *("input", "text", "number", "email", "url", "password", "hidden", "tel"),
        *("date", "datetime", "time", "checkbox", "search", "color"),
    )
)


class Renderer(DjangoTemplates):
    def render(
        self, template_name: str, context: dict[str, Any], request: Any = None
    ) -> str:
        if template_name in INPUTS:
            return _input(context["widget"])
        if template_name == SELECT and _is_plain(context["widget"]):
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _is_plain(widget: Mapping[str, Any]) -> bool:
    """No option has a template of its own."""
    groups = widget["optgroups"]
    return all(o["template_name"] == OPTION for _, own, _ in groups for o in own)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = widget["value"]
    told = "" if value is None else format_html(' value="{}"', _text(value))
    return format_html(
        '<input type="{}" name="{}"{}{}>',
        widget["type"],
        widget["name"],
        told,
        _attributes(widget),
    )


def _select(widget: Mapping[str, Any]) -> SafeString:
    found = [format_html('<select name="{}"{}>', widget["name"], _attributes(widget))]
    for group, options, _ in widget["optgroups"]:
        if group:
            found.append(format_html('\n  <optgroup label="{}">', group))
        found += map(_option, options)
        if group:
            found.append(mark_safe("\n  </optgroup>"))
    return mark_safe("".join([*found, "\n</select>"]))  # every piece is escaped


def _option(option: Mapping[str, Any]) -> SafeString:
    shown = (_text(option["value"]), _attributes(option), option["label"])
    return format_html('\n  <option value="{}"{}>{}</option>', *shown)


def _attributes(widget: Mapping[str, Any]) -> SafeString:
    found = ""
    for name, value in widget["attrs"].items():
        if value is True:
            found += f" {conditional_escape(name)}"
        elif value is not False:
            found += f' {conditional_escape(name)}="{conditional_escape(_text(value))}"'
    return mark_safe(found)  # every piece is escaped


def _text(value: Any) -> str:
    """As the filter stringformat:"s" has it."""
    return value if isinstance(value, str) else str(value)
