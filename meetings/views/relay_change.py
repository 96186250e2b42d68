"""Proofreading a superior's requirement: its facts and points as one form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from meetings import history
from meetings.forms import relayed as relay_forms
from meetings.forms.common import with_one_more
from meetings.models import Relay
from meetings.refusals import Refused, Stale
from meetings.relayed import mending
from meetings.relayed.hand import last_step, newest
from meetings.relayed.told import doubt

from .access import PROOFREAD, needs, reader
from .changes import explain, saving
from .desk import seen_of
from .relayed import CONFIRMED, wanted

POINTS = "points"


@needs(PROOFREAD)
def relay_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Its facts and points as one form, the words of the source beside it."""
    relay = get_object_or_404(Relay.objects.with_points(), pk=pk)
    data: Any = request.POST if request.method == "POST" else None
    form = relay_forms.RelayForm(data, instance=relay)
    points, seen = _points(request, relay), seen_of(request)
    if saving(request) and form.is_valid() and points.is_valid():
        try:
            _save(request, relay, form, points)
            return redirect(wanted(request) or reverse("relay-change", args=[pk]))
        except (Refused, ValidationError) as why:
            explain(form, why)
            seen = None if isinstance(why, Stale) else seen
    shown = {"form": form, "points": points, "seen": seen or newest(relay)}
    context = {**_shown(request, pk), **shown}
    return render(request, "meetings/relay_change.html", context)


def _shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    relay = Relay.objects.with_points().select_related("source").get(pk=pk)
    edits = relay.edits.select_related("by").order_by("-pk")
    return {
        "relay": relay,
        "doubt": doubt(relay.told, len(relay.kept)),
        "entries": history.entries(edits),
        "last_step": last_step(relay),
        "next": wanted(request),
    }


def _points(request: HttpRequest, relay: Relay) -> Any:
    if request.method != "POST":
        first = relay_forms.points_of(relay)
        return relay_forms.PointFormSet(initial=first, prefix=POINTS)
    more = "more" in request.POST
    rows = with_one_more(request.POST, POINTS) if more else request.POST
    return relay_forms.PointFormSet(rows, prefix=POINTS)


def _save(request: HttpRequest, relay: Relay, form: Any, points: Any) -> None:
    lines = [one.line for one in points]
    confirm = "confirm" in request.POST
    mending.change(
        relay, reader(request), form.cleaned_data, lines, seen_of(request), confirm
    )
    messages.success(request, CONFIRMED if confirm else "已保存。")
