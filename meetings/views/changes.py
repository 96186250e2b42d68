"""The desk's inline forms: a directive with its bodies, a meeting with its people."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from meetings import forms, proofreading
from meetings.desk.page import Desk
from meetings.models import Directive, Meeting
from meetings.refusals import Refused

from .access import PROOFREAD, needs, reader
from .desk import (
    answer,
    page,
    place,
    read_directives,
    read_meetings,
    seen_of,
    source_of,
    words,
)

BODIES, PEOPLE = "bodies", "people"


@require_safe
@needs(PROOFREAD)
def directive_card(request: HttpRequest, pk: int) -> HttpResponse:
    """The card, closed: what 放弃修改 brings back."""
    return answer(request, get_object_or_404(read_directives(), pk=pk))


@require_http_methods(["GET", "POST"])
@needs(PROOFREAD)
def directive_change(request: HttpRequest, pk: int) -> HttpResponse:
    rows = read_directives().select_related("parent")
    directive = get_object_or_404(rows, pk=pk)
    locked = any(one and one.is_locked for one in (directive, directive.parent))
    form = forms.DirectiveForm(
        posted(request), instance=directive, locked=locked, auto_id=ids(pk)
    )
    bodies: Any = None if locked else _bodies(request, directive)
    if saving(request) and form.is_valid() and (locked or bodies.is_valid()):
        try:
            _save(request, directive, form, bodies)
            return answer(request, directive)
        except (Refused, ValidationError) as why:
            explain(form, why)
    return answer(request, directive, form=form, bodies=bodies)


@require_http_methods(["GET", "POST"])
@needs(PROOFREAD)
def meeting_change(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(read_meetings(), pk=pk)
    form = forms.MeetingForm(posted(request), instance=meeting)
    people = _people(request, meeting)
    if saving(request) and form.is_valid() and people.is_valid():
        try:
            _save_meeting(request, meeting, form, people)
            return redirect(place(pk))
        except (Refused, ValidationError) as why:
            explain(form, why)
    opened = {"meeting_form": form, "people": people, "opened_meeting": pk}
    return page(request, Desk(source_of(pk), reader(request)), **opened)


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def ids(pk: int) -> str:
    """Ids of fields: forms of several cards may be open on one page."""
    return f"id_d{pk}_%s"


def saving(request: HttpRequest) -> bool:
    """Posted, and not only for one more row in the list."""
    return request.method == "POST" and "more" not in request.POST


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


def _save_meeting(
    request: HttpRequest, meeting: Meeting, form: forms.MeetingForm, people: Any
) -> None:
    rows = [one.presence for one in people if one.presence]
    by, seen = reader(request), seen_of(request)
    proofreading.change_meeting(meeting, by, form.cleaned_data, rows, seen)
    messages.success(request, "已保存。")


def _bodies(request: HttpRequest, directive: Directive) -> Any:
    departments = {"departments": forms.department_choices()}
    posted_rows = _rows(request, BODIES) if request.method == "POST" else None
    return forms.BodyFormSet(
        posted_rows,
        initial=None if posted_rows else forms.bodies_of(directive),
        prefix=BODIES,
        auto_id=ids(directive.pk),
        form_kwargs=departments,
    )


def _people(request: HttpRequest, meeting: Meeting) -> Any:
    if request.method == "POST":
        return forms.PersonFormSet(_rows(request, PEOPLE), prefix=PEOPLE)
    return forms.PersonFormSet(initial=forms.people_of(meeting), prefix=PEOPLE)


def _rows(request: HttpRequest, prefix: str) -> Any:
    if "more" in request.POST:
        return forms.with_one_more(request.POST, prefix)
    return request.POST


def explain(form: BaseForm, why: Refused | ValidationError) -> None:
    """The refusal in the form: at its field where it has one."""
    if isinstance(why, ValidationError) and hasattr(why, "error_dict"):
        for name, errors in why.message_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, words(why))
