"""How the follow-through is put into words on its pages."""

from __future__ import annotations

from django import template
from django.utils import timezone

from tracker import lights, workflow
from tracker.models import Assignment, Docket
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
def delay(docket: Docket, light: str) -> str:
    """迟 3 天, 还剩 2 天, 68 天无进展: why the docket stands where it stands."""
    today, lead = timezone.localdate(), docket.lead
    if light == lights.WAITING and lead and lead.claimed_on:
        return f"已等 {(today - lead.claimed_on).days} 天"
    if light == lights.STILL and lead:
        since = lead.last_progress_on or lead.charged_on
        return f"{(today - since).days} 天无进展"
    if docket.due_on is None:
        return "单独时限"
    days = (docket.due_on - today).days
    if days < 0:
        return f"迟 {-days} 天"
    return "今天到期" if days == 0 else f"还剩 {days} 天"
