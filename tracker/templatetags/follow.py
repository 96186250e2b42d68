"""How the follow-through is put into words on its pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from tracker import lights, workflow
from tracker.models import Assignment
from tracker.roles import Role

register = template.Library()

# Sent straight from the button: nothing to write, and 更正 takes it back.
ONE_CLICK = frozenset({workflow.Verb.SIGN_FOR, workflow.Verb.NO_CHANGE})
# How long a light has been on; the other lights say nothing of it.
SINCE = {
    lights.LATE: "迟 {} 天",
    lights.STILL: "{} 天无进展",
    lights.WAITING: "已等 {} 天",
}


@register.simple_tag(takes_context=True)
def one_click(context: template.Context, verb: workflow.Verb, row: Assignment) -> bool:
    """Whether this reader needs no form: a liaison's own sign-for or 无进展."""
    own = Role.LIAISON in row.roles_here(context["user"])
    return own and verb in ONE_CLICK


@register.filter
def delay(part: Any) -> str:
    """迟 3 天, 还剩 2 天, 68 天无进展: why an Assignment has its `light`."""
    if part.since is None:
        return ""
    days = (timezone.localdate() - part.since).days
    if part.light == lights.SOON:
        return f"还剩 {-days} 天" if days else "今天到期"
    return SINCE.get(part.light, "").format(days)
