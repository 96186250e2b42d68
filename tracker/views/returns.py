"""回填表: take it back, see what it would do, put it down."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from meetings.models import Department
from tracker import exporting, returns, workbooks
from tracker.models import Assignment, Return
from tracker.permissions import is_officer, needs
from tracker.return_forms import PutDownForm, ReturnForm
from tracker.roles import OF_DEPARTMENT, OFFICE

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SHOWN = 30  # of the forms that came back


@needs(*OFFICE, *OF_DEPARTMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def return_list(request: HttpRequest) -> HttpResponse:
    user, sent = cast("User", request.user), request.method == "POST"
    form = ReturnForm(*((request.POST, request.FILES) if sent else ()), user=user)
    if sent and form.is_valid() and (kept := form.save()):
        return redirect(kept)
    context = {
        "form": form,
        "departments": _owing(user),
        "directly": exporting.FORM_DIRECTLY,
        "returns": Return.objects.visible_to(user).for_list()[:SHOWN],
    }
    return render(request, "tracker/return_list.html", context)


def _owing(user: User) -> list[tuple[Department, int]]:
    """Departments with open parts that this user may see, in protocol order, each with
    how many."""
    mine = Assignment.objects.visible_to(user).charged().open().order_by()
    counts = mine.values("department").annotate(count=Count("pk"))
    found = dict(counts.values_list("department", "count"))
    bodies = Department.objects.filter(pk__in=found).order_by("order", "pk")
    return [(body, found[body.pk]) for body in bodies]


@needs(*OFFICE, *OF_DEPARTMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def return_detail(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast("User", request.user)
    source, plan = _plan(user, pk)
    if request.method == "POST":
        return _put_down(request, source, plan)
    batch = source.rows.values_list("event__batch", flat=True).order_by("-pk").first()
    context = {"source": source, "plan": plan}
    if is_officer(user):
        context["batch"] = batch
    return render(request, "tracker/return_detail.html", context)


def _plan(user: User, pk: int) -> tuple[Return, returns.Plan]:
    rows = Return.objects.visible_to(user).select_related("department").defer("data")
    source = get_object_or_404(rows, pk=pk)
    return source, returns.check(returns.book_of(source), source, user)


def _put_down(request: HttpRequest, source: Return, plan: returns.Plan) -> HttpResponse:
    """Both ways: what the reader saw has to be what is there."""
    form = PutDownForm(request.POST, plan)
    if not form.is_valid() or form.cleaned_data["seen"] != plan.print:
        messages.warning(request, "预览以后有新情况,还没有登记。请再看一遍下面各行。")
        return redirect(source)
    anyway, whole = form.cleaned_data["anyway"], "whole" in request.POST
    try:
        outcome = returns.apply(
            source, plan, cast("User", request.user), anyway=anyway, whole=whole
        )
    except returns.Refused as why:
        messages.error(request, f"一行也没有登记。{why}")
        return redirect(source)
    for line, why_not in outcome.refused:
        messages.warning(request, f"第 {line.row.number} 行没有登记:{why_not}")
    if outcome.done:
        messages.success(request, f"已登记 {len(outcome.done)} 行。")
    return redirect(source)


@needs(*OFFICE, *OF_DEPARTMENT)
@require_GET
def return_marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with what is wrong written into it, to be mended and sent again."""
    user = cast("User", request.user)
    source, plan = _plan(user, pk)
    book = returns.marked(bytes(source.data), returns.book_of(source), plan)
    return workbooks.response(book, f"已标注-{source.name}")


@needs(*OFFICE, *OF_DEPARTMENT)
@require_GET
def return_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as it came."""
    rows = Return.objects.visible_to(cast("User", request.user))
    source = get_object_or_404(rows, pk=pk)
    return workbooks.download(bytes(source.data), source.name)
