"""Lists: a filtered queryset, a page of it, a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.forms import HiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker import bulk, dossier, instruction_cards, navigation, notices, todo
from tracker.filters import AssignmentFilter, DocketFilter
from tracker.models import Assignment, Docket, Instruction
from tracker.permissions import is_officer, needs, sees_all
from tracker.roles import OF_DEPARTMENT, SEES_ALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.assignments import AssignmentQuerySet

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
PER_PAGE = 50
DOCKET_SORTS = {"code": ("year", "serial"), "due": ("due_on", "pk")}
ASSIGNMENT_SORTS = {
    "code": ("docket__year", "docket__serial"),
    "due": ("due", "pk"),
    "light": ("rank", "due"),
}


def sorted_by(rows: Rows, wanted: str, sorts: Mapping[str, tuple[str, ...]]) -> Rows:
    """Rows in the order of ?sort=; dates that are missing come last."""
    down = wanted.startswith("-")
    names = sorts.get(wanted.lstrip("-"))
    if names is None:
        return rows
    return rows.order_by(
        *(
            F(n).desc(nulls_last=True) if down else F(n).asc(nulls_last=True)
            for n in names
        )
    )


@needs(*SEES_ALL)
def docket_list(request: HttpRequest) -> HttpResponse:
    user, sort = cast("User", request.user), request.GET.get("sort", "")
    rows = Docket.objects.visible_to(user)
    today = timezone.localdate()
    rows = rows.with_standing(today).order_by("-year", "-serial")
    found = DocketFilter(request.GET, rows, request=request)
    page = Paginator(sorted_by(found.qs, sort, DOCKET_SORTS).for_list(today), PER_PAGE)
    context = {"filter": found, "page": page.get_page(request.GET.get("page"))}
    return render(request, "tracker/docket_list.html", {**context, "sort": sort})


@needs(*SEES_ALL, *OF_DEPARTMENT)
def assignment_list(request: HttpRequest) -> HttpResponse:
    """The office's list of 件次; a liaison's page of what the department owes."""
    user = cast("User", request.user)
    rows = Assignment.objects.visible_to(user).with_light(timezone.localdate())
    rows = rows.charged()
    if not sees_all(user):
        return _owed(request, user, rows if request.GET else rows.open())
    context = _found(request, rows) | _office(request, user)
    # The chips above the form offer the same lists, with their counts.
    context["filter"].form.fields["todo"].widget = HiddenInput()
    return render(request, "tracker/assignment_list.html", context)


def _owed(request: HttpRequest, user: User, rows: AssignmentQuerySet) -> HttpResponse:
    context = _found(request, dossier.with_reports(rows))
    for row in context["page"]:
        row.buttons = row.verbs_for(user)
    context["slips"] = () if request.GET else notices.unsigned(user)
    if not request.GET:
        waiting = Instruction.objects.open().concerning(user)
        context["cards"] = instruction_cards.cards(waiting.order_by("given_on"), user)
    return render(request, "tracker/task_list.html", context)


def _found(request: HttpRequest, rows: AssignmentQuerySet) -> dict[str, Any]:
    rows = rows.order_by(F("rank"), F("due"), "pk")
    found = AssignmentFilter(request.GET, rows, request=request)
    sort = request.GET.get("sort", "")
    shown = sorted_by(found.qs, sort, ASSIGNMENT_SORTS)
    pages = Paginator(shown.select_related("docket", "department"), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    instruction_cards.attach(page.object_list)
    return {"filter": found, "page": page, "sort": sort}


def _office(request: HttpRequest, user: User) -> dict[str, Any]:
    """The lists that wait for the office, why one is empty, and the bulk verbs."""
    _, why = todo.LISTS.get(request.GET.get("todo", ""), ("", ""))
    found: dict[str, Any] = {"tabs": todo.tabs(user, timezone.localdate()), "why": why}
    if is_officer(user):
        found["deeds"] = bulk.deeds_of(user)
        found["query"] = [q for q in request.GET.lists() if q[0] not in ("page", "do")]
        found["undecided"] = navigation.counts(request)["undecided"]
    return found
