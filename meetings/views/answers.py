"""承接 at the desk: the picker of points beside a card, and taking a link back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from meetings.models import Directive, Edit, PointAnswer
from meetings.relayed import answering, offering

from .access import PROOFREAD, needs, reader
from .acting import acted, aside
from .desk import read_directives, source_of
from .relayed import wanted

DONE = "已承接。"


@require_http_methods(["GET", "POST"])
@needs(PROOFREAD)
def directive_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the points to tick; POST: it answers those that are ticked."""
    row = get_object_or_404(read_directives().select_related("meeting"), pk=pk)
    if request.method == "POST":
        ticked = [int(one) for one in request.POST.getlist("point") if one.isdecimal()]
        return acted(request, row, lambda: _link(request, row, ticked), DONE)
    relays = offering.recent(row.meeting.reading_id)
    points = offering.points_of(relays)
    answers = offering.answers_of([pk]).get(pk, [])
    context = {
        "row": row,
        "source": source_of(row.meeting_id),
        "relays": relays,
        "near": offering.nearest(row.text, points),
        "held": {one.point_id for one in answers},
    }
    return aside(request, "_answer_form", context)


def _link(request: HttpRequest, row: Directive, points: list[int]) -> Edit | None:
    made = answering.link(row, reader(request), points)
    return made[-1] if made else None


@require_POST
@needs(PROOFREAD)
def answer_release(request: HttpRequest, pk: int) -> HttpResponse:
    """From a card of the desk, or from the page that is in `next`."""
    rows = PointAnswer.objects.select_related("point__relay", "directive__meeting")
    answer = get_object_or_404(rows, pk=pk)
    if back := wanted(request):
        if answering.unlink(answer, reader(request)):
            messages.success(
                request, f"“{answer.directive.heading}”不再承接{answer.point}。"
            )
        return redirect(back)
    act = lambda: answering.unlink(answer, reader(request))  # noqa: E731
    return acted(request, answer.directive, act, "已取消承接。")
