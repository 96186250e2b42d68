"""Typing in a meeting from nothing."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from meetings.byhand import typing_in as byhand
from meetings.forms import byhand as hand_forms

from .access import ADD_SOURCE, needs, reader


@sensitive_post_parameters("said")
@needs(ADD_SOURCE)
def meeting_type(request: HttpRequest) -> HttpResponse:
    """The form; what was pasted is read at once and shown on the desk."""
    form = hand_forms.TypedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = byhand.type_in(form.typed, reader(request))
        except ValidationError as why:
            form.add_error(None, why)
        else:
            count = meeting.directives.filter(parent=None).count()
            people = meeting.attendances.count()
            words = f"已录入,读出 {count} 条要求、{people} 位参会人员,请逐条校核。"
            messages.success(request, words)
            source_id = meeting.reading.source_id if meeting.reading else 0
            return redirect(f"{reverse('desk', args=[source_id])}#m{meeting.pk}")
    return render(request, "meetings/meeting_type.html", {"form": form})
