"""How the mending verbs answer: back to the desk, or in JSON to a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings import history
from meetings.models import Directive, Edit, Meeting
from meetings.refusals import Refused, Stale

from .access import wants_json
from .desk import place, words

Row = Directive | Meeting
UNKNOWN = "请刷新页面后再办。"


def acted(
    request: HttpRequest, row: Row, act: Callable[[], Any], done: str = ""
) -> HttpResponse:
    """Do it; say `done`, or what the act says of itself, or why it was refused.

    act: gives an Edit, None where all was so already, or something with `edit`.
    """
    meeting_id = meeting_of(row)
    try:
        result = act()
    except (Refused, ValidationError) as why:
        return refused(request, row, why)
    edit = result if isinstance(result, Edit) else getattr(result, "edit", None)
    said = done if edit is result else str(result)
    if wants_json(request):
        return told(row, meeting_id, edit, said)
    if edit:
        messages.success(request, said)
    return redirect(f"{place(meeting_id).partition('#')[0]}#{anchor(row, meeting_id)}")


def told(row: Row, meeting_id: int, edit: Edit | None, said: str) -> JsonResponse:
    """What was done, for a script: where the row stands now and what it has seen."""
    return JsonResponse(
        {
            "done": True,
            "seen": newest(meeting_id),
            "edit": edit.pk if edit else None,
            "anchor": f"#{anchor(row, meeting_id)}",
            "words": said,
        }
    )


def refused(
    request: HttpRequest, row: Row, why: Refused | ValidationError
) -> HttpResponse:
    if wants_json(request):
        return in_json(row, why)
    messages.error(request, words(why))
    meeting_id = meeting_of(row)
    return redirect(f"{place(meeting_id).partition('#')[0]}#{anchor(row, meeting_id)}")


def in_json(row: Row, why: Refused | ValidationError, **more: Any) -> JsonResponse:
    """409 with both sides where somebody was faster, 422 by field, 409 else.

    more: of a stale answer, what the caller knows of both sides.
    """
    if isinstance(why, ValidationError):
        errors = why.message_dict if hasattr(why, "error_dict") else {}
        said = {"refused": words(why), "errors": errors}
        return JsonResponse(said, status=422)
    answer: dict[str, Any] = {"refused": words(why), "stale": isinstance(why, Stale)}
    if isinstance(why, Stale):
        answer |= {**more, **theirs(row, why)}
    return JsonResponse(answer, status=409)


def theirs(row: Row, why: Stale) -> dict[str, Any]:
    """What somebody else did meanwhile, and when."""
    last = why.edits[-1]
    return {
        "who": history.who(last),
        "when": f"{timezone.localtime(last.at):%Y-%m-%d %H:%M}",
        "changed": history.lines(last, history.Names([last])),
        "seen": newest(meeting_of(row)),
    }


def meeting_of(row: Row) -> int:
    return row.meeting_id if isinstance(row, Directive) else row.pk


def anchor(row: Row, meeting_id: int) -> str:
    """The card of the directive while it stands in that meeting, else the meeting."""
    here = isinstance(row, Directive) and Directive.objects.filter(
        pk=row.pk, meeting=meeting_id
    )
    return f"d{row.pk}" if here else f"m{meeting_id}"


def heading(row: Row) -> str:
    return row.heading if isinstance(row, Directive) else row.title


def newest(meeting_id: int) -> int:
    """The last edit of a meeting: what a page that shows it now has seen."""
    meeting = Meeting.objects.filter(pk=meeting_id)
    last = Edit.objects.of_meetings(meeting).order_by("pk").last()
    return last.pk if last else 0


def aside(request: HttpRequest, part: str, context: dict[str, Any]) -> HttpResponse:
    """A part beside the card: alone for htmx, else as a page of its own."""
    if request.headers.get("HX-Request"):
        return render(request, f"meetings/{part}.html", context)
    row = context["row"]
    back = {"heading": heading(row), "anchor": anchor(row, meeting_of(row))}
    whole = {**context, **back, "part": f"meetings/{part}.html"}
    return render(request, "meetings/aside.html", whole)
