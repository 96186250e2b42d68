"""The people of a meeting, told which of the register's they are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from meetings import proofreading
from meetings.forms import mending as mend_forms
from meetings.models import Meeting
from meetings.naming import officials
from meetings.rolls import roll
from meetings.wordings import base_of

from .access import PROOFREAD, reader, told_in_json
from .acting import acted, aside, newest, refused
from .desk import read_meetings, seen_of, source_of


@require_http_methods(["GET", "POST"])
@told_in_json(PROOFREAD)
def meeting_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Each with the people of that name: one of them, somebody else, or nobody."""
    meeting = get_object_or_404(read_meetings().select_related("reading"), pk=pk)
    if request.method == "POST":
        return _identify(request, meeting)
    day = base_of(meeting)
    context = {
        "row": meeting,
        "source": source_of(pk),
        "seen": newest(pk),
        "day": day,
        "people": roll(meeting, day),
        "form": mend_forms.IdentifyForm(
            meeting=meeting, officials=officials(day), auto_id=f"id_m{pk}_%s"
        ),
    }
    return aside(request, "_people", context)


def _identify(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    by, seen = reader(request), seen_of(request)
    form = mend_forms.IdentifyForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return refused(request, meeting, mend_forms.errors_of(form))
    given = form.cleaned_data
    return acted(
        request,
        meeting,
        lambda: proofreading.identify(given["attendance"], by, given["person"], seen),
    )
