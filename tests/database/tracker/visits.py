"""A person at the pages of one part."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tracker.models import Assignment
from tracker.workflow import Verb


def go(client: Client, user: User) -> Client:
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def url(part: Assignment, verb: Verb) -> str:
    return reverse("act", args=[part.pk, verb])


def sent(part: Assignment, **more: Any) -> dict[str, Any]:
    part.docket.refresh_from_db()
    return {"seq": part.docket.last_seq, **more}
