"""年终总账 on screen, every figure a link to its list, and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from tracker import boards, exporting
from tracker.links import department_row, department_total, summary_row
from tracker.models import Export, Office
from tracker.permissions import needs
from tracker.roles import SEES_ALL
from tracker.workbooks import download, response
from tracker.workbooks.annual import NothingToCount, annual
from tracker.workbooks.kinds import chosen_of, shown
from tracker.workbooks.reconciling import TotalsDiffer
from tracker.workbooks.summary import RULES

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL)
def year(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Without a year the newest that has dockets."""
    user, office = cast("User", request.user), Office.present()
    years, now = boards.years(user), timezone.localtime()
    asked = year or next(iter(years), now.year)
    found, chosen = shown(user, asked, now, *chosen_of(request.GET))
    more = (found.year, office.whole_percents)
    context = {
        "found": found,
        "chosen": chosen,
        "years": years,
        "office": office,
        "rules": RULES,
        "is_long": found.whole.total > exporting.DIRECTLY,
        "summary": [summary_row(row, *more) for row in found.summary],
        "departments": [department_row(row, *more) for row in found.departments],
        "total": department_total(found.departments, *more),
    }
    return render(request, "tracker/year.html", context)


@needs(*SEES_ALL)
def year_export(request: HttpRequest, year: int) -> HttpResponse:
    """Ask for it by POST; how far it is, as a page or as the part that asks again."""
    user = cast("User", request.user)
    if request.method == "POST":
        exporting.ask(user, year)
        return redirect("year-export", year)
    row = Export.objects.visible_to(user).defer("data").filter(year=year).first()
    part = "HX-Request" in request.headers
    context = {"export": row, "what": "总账", "many": "这一年的件数", "year": year}
    context["here"] = reverse("year-export", args=[year])
    context["file"] = reverse("year-export-file", args=[year])
    name = "_export.html" if part else "year_export.html"
    return render(request, f"tracker/{name}", context)


@needs(*SEES_ALL)
def year_export_file(request: HttpRequest, year: int) -> HttpResponse:
    rows = Export.objects.visible_to(cast("User", request.user)).filter(year=year)
    found = rows.filter(state=Export.State.DONE).first()
    if found is None:
        return redirect("year-export", year)
    return download(bytes(found.data), f"{year}年会议议定事项督办总账.xlsx")


@needs(*SEES_ALL)
def year_workbook(request: HttpRequest, year: int) -> HttpResponse:
    try:
        book = annual(cast("User", request.user), year, timezone.localtime())
    except (NothingToCount, TotalsDiffer) as refusal:
        messages.error(request, str(refusal))
        return redirect("year", year)
    return response(book, f"{year}年会议议定事项督办总账.xlsx")
