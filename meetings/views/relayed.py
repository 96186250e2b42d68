"""上级要求 as the record has it: made, mended, decided on, undone."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from meetings import proofreading
from meetings.forms import relayed as relay_forms
from meetings.models import Edit, Relay
from meetings.refusals import Refused
from meetings.relayed import deciding, taking

from .access import PROOFREAD, needs, reader
from .changes import explain
from .desk import seen_of, words

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
    context = {"form": form, "next": wanted(request)}
    return render(request, "meetings/relay_add.html", context)


@require_POST
@needs(PROOFREAD)
def relay_act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    relay = get_object_or_404(Relay, pk=pk)
    act = Edit.Verb(verb)
    try:
        edit = deciding.decide(relay, reader(request), act, seen_of(request))
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
