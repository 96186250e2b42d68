"""How the follow-through is put into words on its pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone

from tracker import lights, workflow
from tracker.ladder import Form
from tracker.models import Assignment, Inspection, Notice
from tracker.permissions import sees_all
from tracker.roles import OF_DEPARTMENT, Role
from tracker.scoring.wording import plain

register = template.Library()

# Sent straight from the button: nothing to write, and 更正 takes it back.
ONE_CLICK = frozenset(
    workflow.Verb(name) for name in ("sign_for", "acknowledge", "no_change", "release")
)
# What an officer does most; the rest of the office's verbs stand behind 更多办理.
OFTEN = frozenset(
    {
        workflow.Verb.VERIFY,
        workflow.Verb.CLOSE,
        workflow.Verb.RETURN,
        workflow.Verb.URGE,
        workflow.Verb.EXTEND,
        workflow.Verb.DENY_EXTENSION,
        workflow.Verb.INSIST,
        workflow.Verb.RESUME,
        workflow.Verb.INSTRUCT,
        workflow.Verb.RELEASE,
    }
)
# How long a light has been on; the other lights say nothing of it.
SINCE = {
    lights.LATE: "迟 {} 天",
    lights.STILL: "{} 天无进展",
    lights.WAITING: "已等 {} 天",
}


@register.simple_tag(takes_context=True)
def one_click(context: template.Context, verb: workflow.Verb, row: Assignment) -> bool:
    """Whether this reader needs no form: the department's own, or a telephone call."""
    if verb == workflow.Verb.URGE:
        return True
    return verb in ONE_CLICK and bool(row.roles_here(context["user"]) & OF_DEPARTMENT)


@register.simple_tag(takes_context=True)
def verb_word(context: template.Context, verb: workflow.Verb, row: Assignment) -> str:
    """What the button says: an officer puts down what a leader wrote."""
    notes = verb == workflow.Verb.INSTRUCT and not _leads(context, row)
    return "代录批示" if notes else verb.label


def _leads(context: template.Context, row: Assignment) -> bool:
    return Role.LEADER in row.roles_here(context["user"])


@register.simple_tag(takes_context=True)
def verb_groups(
    context: template.Context, row: Assignment
) -> dict[str, list[workflow.Verb]]:
    """The buttons of a row: main, on behalf of the department, and more."""
    own = row.is_own(context["user"])
    groups: dict[str, list[workflow.Verb]] = {"main": [], "behalf": [], "more": []}
    for verb in row.buttons:
        behalf = workflow.RULES[verb].for_department and not own
        if own and workflow.RULES[verb].for_department:
            groups["main"].append(verb)
        elif behalf:
            groups["behalf"].append(verb)
        else:
            often = verb in OFTEN and verb_word(context, verb, row) == verb.label
            groups["main" if often else "more"].append(verb)
    return groups


@register.simple_tag(takes_context=True)
def notices_of(context: template.Context, row: Assignment) -> list[Notice]:
    """Of the prefetched notices, newest first, those that this reader sees."""
    hidden = set() if sees_all(context["user"]) else {Form.TALK.value}
    return [notice for notice in row.notices.all() if notice.form not in hidden]


@register.filter
def delay(part: Any) -> str:
    """迟 3 天, 还剩 2 天, 68 天无进展: why an Assignment has its `light`,
    now or on the day that it is shown `as_of`."""
    if part.since is None:
        return ""
    day = getattr(part, "as_of", None) or timezone.localdate()
    days = (day - part.since).days
    if part.light == lights.SOON:
        return f"还剩 {-days} 天" if days else "今天到期"
    return SINCE.get(part.light, "").format(days)


@register.filter
def reopen_url(part: Assignment, row: Inspection) -> str:
    """The form of 回头看重开 with what was found already in it."""
    words = f"{row.get_kind_display()}({row.on:%Y-%m-%d},{row.place}):{row.finding}"
    form = reverse("act", args=[part.pk, workflow.Verb.REOPEN])
    return f"{form}?{urlencode({'text': words})}"


@register.filter
def beside(labels: list[str], values: list[int]) -> list[tuple[str, int]]:
    """Each label with its value."""
    return list(zip(labels, values, strict=True))


@register.filter
def points(value: Decimal) -> str:
    """-2.50 → -2.5; never 1E+2."""
    return plain(value)
