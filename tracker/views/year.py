"""年终总账 on screen, every figure a link to its list, and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tracker import boards
from tracker.links import department_row, department_total, summary_row
from tracker.models import Office
from tracker.permissions import needs
from tracker.roles import SEES_ALL
from tracker.workbooks import response
from tracker.workbooks.annual import NothingToCount, annual
from tracker.workbooks.kinds import page_of, shown
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
    kind, page = request.GET.get("kind", ""), page_of(request.GET.get("page", ""))
    found, chosen = shown(user, asked, now, kind, page)
    more = (found.year, office.whole_percents)
    context = {
        "found": found,
        "chosen": chosen,
        "years": years,
        "office": office,
        "rules": RULES,
        "summary": [summary_row(row, *more) for row in found.summary],
        "departments": [department_row(row, *more) for row in found.departments],
        "total": department_total(found.departments, *more),
    }
    return render(request, "tracker/year.html", context)


@needs(*SEES_ALL)
def year_workbook(request: HttpRequest, year: int) -> HttpResponse:
    try:
        book = annual(cast("User", request.user), year, timezone.localtime())
    except (NothingToCount, TotalsDiffer) as refusal:
        messages.error(request, str(refusal))
        return redirect("year", year)
    return response(book, f"{year}年会议议定事项督办总账.xlsx")
