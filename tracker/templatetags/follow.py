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


@register.simple_tag(takes_context=True)
def one_click(context: template.Context, verb: workflow.Verb, row: Assignment) -> bool:
    """Whether this reader needs no form: a liaison's own sign-for or 无进展."""
    own = Role.LIAISON in row.roles_here(context["user"])
    return own and verb in ONE_CLICK


@register.filter
def delay(part: Any) -> str:
    """迟 3 天, 还剩 2 天, 68 天无进展: why an Assignment has its `light`."""
    today = timezone.localdate()
    if part.light == lights.WAITING and part.claimed_on:
        return f"已等 {(today - part.claimed_on).days} 天"
    if part.light == lights.STILL:
        since = part.last_progress_on or part.charged_on
        return f"{(today - since).days} 天无进展"
    if part.light not in (lights.LATE, lights.SOON) or part.due is None:
        return ""
    days = (part.due - today).days
    if days < 0:
        return f"迟 {-days} 天"
    return "今天到期" if days == 0 else f"还剩 {days} 天"
