"""The desk's inline forms: a directive with its bodies, a meeting with its people."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from meetings import forms, proofreading
from meetings.desk import Desk
from meetings.models import Directive, Meeting
from meetings.refusals import Refused

from .access import PROOFREAD, needs, reader
from .desk import answer, page, place, seen_of, source_of, words

BODIES, PEOPLE = "bodies", "people"


@require_safe
@needs(PROOFREAD)
def directive_card(request: HttpRequest, pk: int) -> HttpResponse:
    """The card, closed: what 放弃修改 brings back."""
    return answer(request, get_object_or_404(Directive, pk=pk))


@require_http_methods(["GET", "POST"])
@needs(PROOFREAD)
def directive_change(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Directive.objects.select_related("parent", "meeting")
    directive = get_object_or_404(rows, pk=pk)
    locked = directive.is_locked or bool(
        directive.parent and directive.parent.is_locked
    )
    data = request.POST if request.method == "POST" else None
    form = forms.DirectiveForm(data, instance=directive, locked=locked)
    bodies = _bodies(request, directive)
    if data is not None and "more" not in data and form.is_valid():
        if locked or bodies.is_valid():
            try:
                _save(request, directive, form, None if locked else bodies)
                return answer(request, directive)
            except (Refused, ValidationError) as why:
                _explain(form, why)
    fresh = Directive.objects.get(pk=pk)
    return answer(request, fresh, form=form, bodies=None if locked else bodies)


@require_http_methods(["GET", "POST"])
@needs(PROOFREAD)
def meeting_change(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = forms.MeetingForm(data, instance=meeting)
    people = _people(request, meeting)
    if (
        data is not None
        and "more" not in data
        and form.is_valid()
        and people.is_valid()
    ):
        rows = [one.presence for one in people if one.presence]
        try:
            proofreading.change_meeting(
                meeting, reader(request), form.cleaned_data, rows, seen_of(request)
            )
            messages.success(request, "已保存。")
            return redirect(place(meeting))
        except (Refused, ValidationError) as why:
            _explain(form, why)
    shown = Desk(source_of(pk))
    return page(request, shown, meeting_form=form, people=people, opened_meeting=pk)


def _save(
    request: HttpRequest, directive: Directive, form: forms.DirectiveForm, bodies: Any
) -> None:
    by, seen = reader(request), seen_of(request)
    if bodies is None:
        reason = form.cleaned_data["reason"]
        proofreading.amend(directive, by, reason, seen, **form.values)
        return
    rows = [one.body for one in bodies if one.body]
    proofreading.change(directive, by, form.values, rows, seen)


def _bodies(request: HttpRequest, directive: Directive) -> Any:
    kwargs = {"form_kwargs": {"departments": forms.department_choices()}}
    if request.method == "POST":
        return forms.BodyFormSet(_posted(request, BODIES), prefix=BODIES, **kwargs)
    rows = forms.bodies_of(directive)
    return forms.BodyFormSet(initial=rows, prefix=BODIES, **kwargs)


def _people(request: HttpRequest, meeting: Meeting) -> Any:
    if request.method == "POST":
        return forms.PersonFormSet(_posted(request, PEOPLE), prefix=PEOPLE)
    return forms.PersonFormSet(initial=forms.people_of(meeting), prefix=PEOPLE)


def _posted(request: HttpRequest, prefix: str) -> Any:
    if "more" in request.POST:
        return forms.with_one_more(request.POST, prefix)
    return request.POST


def _explain(form: BaseForm, why: Refused | ValidationError) -> None:
    """The refusal in the form: at its field where it has one."""
    if isinstance(why, ValidationError) and hasattr(why, "error_dict"):
        for name, errors in why.message_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, words(why))
