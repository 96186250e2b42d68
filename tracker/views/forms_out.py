"""回填表 on its way out: at once, or of many parts by the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from meetings.models import Department
from meetings.paging import bounded
from tracker import exporting, returns, workbooks
from tracker.models import Assignment, FormExport
from tracker.permissions import needs
from tracker.roles import OF_DEPARTMENT, OFFICE

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*OFFICE, *OF_DEPARTMENT)
@require_GET
def return_form(request: HttpRequest, department: int) -> HttpResponse:
    """The form of a department, to be filled in; what is long is not waited for."""
    user = cast("User", request.user)
    body, most = _body(user, department), exporting.FORM_DIRECTLY
    if bounded(returns.open_parts(body, user), most) > most:
        return redirect("return-form-export", department)
    return workbooks.response(returns.form(body, user), _name(body))


@needs(*OFFICE, *OF_DEPARTMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def return_form_export(request: HttpRequest, department: int) -> HttpResponse:
    """Ask for it by POST; how far it is, as a page or as the part that asks again."""
    user = cast("User", request.user)
    body = _body(user, department)
    if request.method == "POST":
        exporting.ask_form(user, body)
        return redirect("return-form-export", department)
    row = FormExport.objects.visible_to(user).defer("data").filter(department=body)
    context = {"export": row.first(), "what": "回填表", "many": "在办的事项"}
    context["here"] = reverse("return-form-export", args=[department])
    context["file"] = reverse("return-form-file", args=[department])
    context["department"] = body
    part = "HX-Request" in request.headers
    name = "_export.html" if part else "return_form_export.html"
    return render(request, f"tracker/{name}", context)


@needs(*OFFICE, *OF_DEPARTMENT)
@require_GET
def return_form_file(request: HttpRequest, department: int) -> HttpResponse:
    user = cast("User", request.user)
    body = _body(user, department)
    rows = FormExport.objects.visible_to(user).filter(department=body)
    found = rows.filter(state=FormExport.State.DONE).first()
    if found is None:
        return redirect("return-form-export", department)
    return workbooks.download(bytes(found.data), _name(body))


def _body(user: User, department: int) -> Department:
    """404 for a department of which this user may see no part."""
    mine = Assignment.objects.visible_to(user).filter(department=department)
    rows = Department.objects.filter(pk__in=mine.values("department"))
    return get_object_or_404(rows)


def _name(body: Department) -> str:
    return f"回填表-{body}-{timezone.localdate():%Y-%m-%d}.xlsx"
