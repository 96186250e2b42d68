"""A department's score with every line, objections to it, the leader's page, what
differs between versions and by other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from tracker.models import DepartmentScore, Objection, Settlement
from tracker.permissions import needs, officer_required, sees_all
from tracker.roles import DEPARTMENT, OF_DEPARTMENT, OFFICE, SEES_ALL
from tracker.settling import comparing, objecting, pages, rulebooks
from tracker.settling.forms import AnswerForm, ObjectionForm

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def _score(user: User, year: int, version: int, department: int) -> DepartmentScore:
    rows = DepartmentScore.objects.visible_to(user).select_related("settlement")
    place = {"settlement__year": year, "settlement__version": version}
    return get_object_or_404(rows, department=department, **place)


@needs(*SEES_ALL, *OF_DEPARTMENT)
def department_score(
    request: HttpRequest, year: int, version: int, department: int
) -> HttpResponse:
    user = cast("User", request.user)
    score = _score(user, year, version, department)
    told = score.settlement.objections.filter(department=department)
    filed = objecting.fitted(told.prefetch_related("attachments"), user)
    shown = pages.lines(score, pages.rules_of(score.settlement), filed)
    page = Paginator(shown, pages.PER_PAGE).get_page(request.GET.get("page"))
    context = {"score": score, "made": score.settlement, "page": page}
    context |= {"objections": filed, "why_not": objecting.refusal(score, user)}
    context["sees_all"] = sees_all(user)
    return render(request, "tracker/department_score.html", context)


@needs(*OFFICE, *DEPARTMENT)
def objection_add(
    request: HttpRequest, year: int, version: int, department: int
) -> HttpResponse:
    """line: the key of a line; without one, something that is missing."""
    user = cast("User", request.user)
    score, key = _score(user, year, version, department), request.GET.get("line", "")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ObjectionForm(*sent, user=user)
    if form.is_valid() and (row := form.save(score, key, user)):
        messages.success(request, "申诉已提交,答复会显示在这里。")
        return redirect(row)
    context = {"form": form, "score": score, "made": score.settlement}
    context |= {"line": objecting.line_of(score, key), "key": key}
    context["why_not"] = objecting.refusal(score, user)
    return render(request, "tracker/objection_add.html", context)


@officer_required
def objection_answer(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Objection.objects.select_related("settlement", "department")
    row = get_object_or_404(rows, pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    user = cast("User", request.user)
    if form.is_valid() and form.save(row, user):
        messages.success(request, "已答复,单位看得到。")
        return redirect(row.settlement)
    context = {"form": form, "row": row}
    context["why_not"] = objecting.answer_refusal(row, user)
    return render(request, "tracker/objection_answer.html", context)


@needs(*SEES_ALL)
def settlement_bands(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """The leader's page: peer groups and bands, one A4."""
    made = get_object_or_404(Settlement, year=year, version=version)
    context = {"made": made, "groups": pages.groups(made)}
    context["rules"] = pages.rules_of(made)
    return render(request, "tracker/settlement_bands.html", context)


@needs(*SEES_ALL)
def settlement_difference(
    request: HttpRequest, year: int, version: int
) -> HttpResponse:
    """This version against the one before it."""
    made = get_object_or_404(Settlement, year=year, version=version)
    old = get_object_or_404(Settlement, year=year, version=version - 1)
    context = {"made": made, "old": old, "moved": comparing.versions(old, made)}
    return render(request, "tracker/settlement_difference.html", context)


@needs(*SEES_ALL)
def settlement_rules(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """Who would move by other rules; `by` names them."""
    made = get_object_or_404(Settlement, year=year, version=version)
    choices, by = rulebooks.choices(), request.GET.get("by", "")
    rules = rulebooks.named(by)
    context = {"made": made, "choices": choices, "by": by, "rules": rules}
    context["now"] = pages.rules_of(made)
    context["moved"] = comparing.by_other(made, rules) if rules else []
    return render(request, "tracker/settlement_rules.html", context)
