"""上级要求 as the record has it: made, mended, decided on, undone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from meetings import history, proofreading
from meetings.forms import relayed as relay_forms
from meetings.forms.common import with_one_more
from meetings.models import Edit, Relay
from meetings.refusals import Refused, Stale
from meetings.relayed import mending, taking
from meetings.relayed.hand import last_step, newest
from meetings.relayed.points import doubt

from .access import PROOFREAD, needs, reader
from .changes import explain, saving
from .desk import seen_of, words

POINTS = "points"
CONFIRMED = "已确认。各条要求从现在起可以承接这些要点。"


@sensitive_post_parameters("said")
@needs(PROOFREAD)
def relay_add(request: HttpRequest) -> HttpResponse:
    form = relay_forms.TypedRelayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data["said"]
            edit = taking.type_in(form.values, said, reader(request))
        except ValidationError as why:
            explain(form, why)
        else:
            messages.success(request, "已录入,请校对要点,再确认。")
            return redirect("relay-change", edit.relay_id)
    return render(request, "meetings/relay_add.html", {"form": form})


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


@require_POST
@needs(PROOFREAD)
def relay_act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    relay = get_object_or_404(Relay, pk=pk)
    act = Edit.Verb(verb)
    try:
        edit = mending.decide(relay, reader(request), act, seen_of(request))
    except (Refused, ValidationError) as why:
        messages.error(request, words(why))
    else:
        if edit:
            done = CONFIRMED if act == Edit.Verb.CONFIRM else f"已{act.label}。"
            messages.success(request, done)
    return redirect(wanted(request) or place(relay))


@require_POST
@needs(PROOFREAD)
def relay_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """The last act on it; of a link also that."""
    edit = get_object_or_404(Edit, pk=pk, relay__isnull=False)
    assert edit.relay is not None
    try:
        proofreading.undo(edit, reader(request))
        messages.success(request, f"已撤销“{edit.get_verb_display()}”。")
    except Refused as why:
        messages.error(request, words(why))
    return redirect(wanted(request) or place(edit.relay))


def place(relay: Relay) -> str:
    """Where it is mended: at the desk of its source, else on its own page."""
    if relay.source_id:
        return f"{reverse('desk', args=[relay.source_id])}#r{relay.pk}"
    return reverse("relay-change", args=[relay.pk])


def wanted(request: HttpRequest) -> str:
    """Where the form came from, if that is a page of ours."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(url, {request.get_host()})
    return url if own else ""
