"""Departments by name, with the way to their page for who may go there."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html

from meetings.models import Department
from tracker import past, past_pages
from tracker.matrix.columns import Head
from tracker.permissions import sees_department

register = template.Library()


@register.simple_tag(takes_context=True)
def department_link(
    context: template.Context, department: Department | Head | None, words: str = ""
) -> str:
    """{% department_link row.department %}: its name, or other words for it. From
    what shows a past day the way leads to that day."""
    if department is None:
        return ""
    said = words or str(department)
    request: Any = getattr(context, "request", None)
    if request is None or not sees_department(request.user, department.pk):
        return format_html("{}", said)
    day = past.query(past_pages.shown_on(request))
    href = reverse("department", args=[department.pk]) + day
    return format_html('<a class="to-body" href="{}">{}</a>', href, said)
