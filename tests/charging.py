"""What a browser sends to the charging page of a meeting, and what it gets."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from meetings.models import Department, Directive, Meeting, Mention

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def make_mention(
    directive: Directive, department: Department | None, name: str = "", **more: Any
) -> Mention:
    more.setdefault("order", directive.mentions.count())
    return directive.mentions.create(
        name=name or str(department), department=department, **more
    )


def row(directive: Directive, **fields: str) -> dict[str, str]:
    """What the browser sends of one row; unnamed fields are empty."""
    typed = {
        "decision": "action",
        "grade": "B",
        "title": directive.heading,
        "interval": "month",
        **fields,
    }
    return {f"d{directive.pk}-{name}": value for name, value in typed.items()}


def send(
    client: Client, meeting: Meeting, do: str, data: dict[str, str] | None = None
) -> str:
    """The page after the button `do` was pressed."""
    url = reverse("charge", args=[meeting.pk])
    response = client.post(url, {**(data or {}), "do": do}, follow=True)
    return response.content.decode()


def show(client: Client, meeting: Meeting) -> str:
    return client.get(reverse("charge", args=[meeting.pk])).content.decode()


def carried(preview: str) -> dict[str, str]:
    """What a preview sends on when it is confirmed."""
    return dict(HIDDEN.findall(preview))
