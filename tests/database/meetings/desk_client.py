"""An officer at the desk: its addresses and what htmx sends."""

from __future__ import annotations

from django.urls import reverse

from meetings.models import Directive, Source

HTMX = {"HX-Request": "true"}


def change(first: Directive) -> str:
    return reverse("directive-change", args=[first.pk])


def desk(source: Source) -> str:
    return reverse("desk", args=[source.pk])


def act(first: Directive, verb: str) -> str:
    return reverse("directive-act", args=[first.pk, verb])
