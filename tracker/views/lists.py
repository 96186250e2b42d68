"""Lists: what an address asks for, a page of it, a template; the same as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.forms import HiddenInput
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from meetings.paging import page_of
from tracker import bulk, dossier, instruction_cards, navigation, notices, todo
from tracker.listing import saved, sheet
from tracker.listing.assignments import ASSIGNMENTS
from tracker.listing.columns import sets_of
from tracker.listing.dockets import DOCKETS
from tracker.listing.listing import Shown, filter_of
from tracker.models import Instruction
from tracker.permissions import is_officer, needs, sees_all
from tracker.roles import OF_DEPARTMENT, SEES_ALL
from tracker.workbooks import stream

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.assignments import AssignmentQuerySet

PER_PAGE = 50


@needs(*SEES_ALL)
def docket_list(request: HttpRequest) -> HttpResponse:
    context = _found(Shown(DOCKETS, request))
    return render(request, "tracker/docket_list.html", context)


@needs(*SEES_ALL, *OF_DEPARTMENT)
def assignment_list(request: HttpRequest) -> HttpResponse:
    """The office's list of 件次; a liaison's page of what the department owes, as a
    table where columns are asked for."""
    user = cast("User", request.user)
    if not sees_all(user):
        if "columns" not in request.GET:
            return _owed(request, user)
        context = _found(Shown(ASSIGNMENTS, request))
    else:
        context = _found(Shown(ASSIGNMENTS, request)) | _office(request, user)
    # The chips above the form offer the same lists, with their counts.
    context["filter"].form.fields["todo"].widget = HiddenInput()
    instruction_cards.attach(context["page"].object_list)
    return render(request, "tracker/assignment_list.html", context)


@needs(*SEES_ALL)
def docket_workbook(request: HttpRequest) -> FileResponse:
    return _workbook(Shown(DOCKETS, request))


@needs(*SEES_ALL, *OF_DEPARTMENT)
def assignment_workbook(request: HttpRequest) -> FileResponse:
    return _workbook(Shown(ASSIGNMENTS, request))


def _workbook(shown: Shown) -> FileResponse:
    return stream(sheet.workbook(shown), sheet.file_name(shown))


def _owed(request: HttpRequest, user: User) -> HttpResponse:
    bare = not request.GET
    shown = Shown(ASSIGNMENTS, request, _still_open if bare else _all)
    shown.rows = shown.rows.map(dossier.with_reports)
    context = _found(shown)
    instruction_cards.attach(context["page"].object_list)
    for row in context["page"]:
        row.buttons = row.verbs_for(user)
    context["slips"] = notices.unsigned(user) if bare else ()
    if bare:
        waiting = Instruction.objects.open().concerning(user)
        context["cards"] = instruction_cards.cards(waiting.order_by("given_on"), user)
    return render(request, "tracker/task_list.html", context)


def _all(rows: AssignmentQuerySet) -> AssignmentQuerySet:
    return rows


def _still_open(rows: AssignmentQuerySet) -> AssignmentQuerySet:
    return rows.open()


def _found(shown: Shown) -> dict[str, Any]:
    user = shown.user
    return {
        "shown": shown,
        "filter": shown.filter,
        "page": page_of(shown.rows, PER_PAGE, shown.request),
        "sort": shown.sort,
        "sets": sets_of(user),
        "views": saved.tabs(user, shown),
    }


def _office(request: HttpRequest, user: User) -> dict[str, Any]:
    """The lists that wait for the office, why one is empty, and the bulk verbs."""
    _, why = todo.LISTS.get(request.GET.get("todo", ""), ("", ""))
    found: dict[str, Any] = {"tabs": todo.tabs(user, timezone.localdate()), "why": why}
    if is_officer(user):
        found["deeds"] = bulk.deeds_of(user)
        found |= {"query": list(filter_of(request.GET).lists()), "most": bulk.MOST}
        found["undecided"] = navigation.counts(request)["undecided"]
    return found
