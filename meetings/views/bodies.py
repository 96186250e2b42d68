"""Bodies of a directive: suggested, added, removed, told which department they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings import proofreading
from meetings.forms import mending as mend_forms
from meetings.models import Department, Mention
from meetings.near_names import Near, matching, near
from meetings.proofreading.resolving import create_department, may_learn
from meetings.refusals import Refused

from .access import ADD_DEPARTMENT, PROOFREAD, needs, reader, told_in_json
from .acting import acted, aside, newest, refused
from .desk import read_directives, seen_of, source_of
from .mending import wanted

if TYPE_CHECKING:
    from django.contrib.auth.models import User

OTHERS = "单位名册由管理员维护。请提请管理员新增这个单位,再回来对应;暂不对应也可以。"


@require_safe
@needs(PROOFREAD)
def names(request: HttpRequest) -> HttpResponse:
    """Departments for what was typed so far: JSON, or options of a datalist."""
    typed = request.GET.get("q", "").strip()
    register = Department.objects.register()
    found = matching(typed, register) if typed else _all(register)
    if request.GET.get("as") == "options":
        return render(request, "meetings/_name_options.html", {"names": found})
    ids = dict(Department.objects.values_list("name", "pk"))
    rows = [
        {"pk": ids[one.name], "name": one.name, "via": one.via, "score": one.score}
        for one in found
    ]
    return JsonResponse({"names": rows})


def _all(register: list[tuple[str, list[str]]]) -> list[Near]:
    """Every name that a body can be called by, for a list without script."""
    return [Near(name, via, 1.0) for name, more in register for via in (name, *more)]


@require_POST
@told_in_json(PROOFREAD)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    row, by, seen = wanted(pk), reader(request), seen_of(request)
    form = mend_forms.BodyForm(request.POST)
    if not form.is_valid():
        return refused(request, row, mend_forms.errors_of(form))
    given = form.cleaned_data
    return acted(
        request,
        row,
        lambda: proofreading.add_body(row, by, **given, seen=seen),
        f"已添上“{given['name']}”。",
    )


@require_POST
@told_in_json(PROOFREAD)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    body, by, seen = wanted_body(pk), reader(request), seen_of(request)
    return acted(
        request,
        body.directive,
        lambda: proofreading.remove_body(body, by, seen),
        f"已删去“{body.name}”。",
    )


@require_http_methods(["GET", "POST"])
@told_in_json(PROOFREAD)
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Which department a printed name means: the nearest first, or a new one."""
    body = wanted_body(pk)
    if request.method == "POST":
        return _resolve(request, body)
    context = {
        "body": body,
        "row": body.directive,
        "source": source_of(body.directive.meeting_id),
        "seen": newest(body.directive.meeting_id),
        "near": _near(body.name),
        "form": mend_forms.ResolveForm(auto_id=f"id_r{pk}_%s"),
        "may_create": reader(request).has_perm(ADD_DEPARTMENT),
        "others": OTHERS,
    }
    return aside(request, "_resolve", context)


def _resolve(request: HttpRequest, body: Mention) -> HttpResponse:
    by, seen = reader(request), seen_of(request)
    form = mend_forms.ResolveForm(request.POST)
    if not form.is_valid():
        return refused(request, body.directive, mend_forms.errors_of(form))
    learn = form.cleaned_data["learn"]
    try:
        department = _department(form, by)
    except (Refused, ValidationError) as why:
        return refused(request, body.directive, why)
    return acted(
        request,
        body.directive,
        lambda: proofreading.resolve(body, by, department, learn, seen),
    )


def _department(form: mend_forms.ResolveForm, by: User) -> Department:
    """The chosen one; a new one where a name is given and the person may."""
    given = form.cleaned_data
    if given["create"]:
        if not by.has_perm(ADD_DEPARTMENT):
            raise Refused(OTHERS)
        return create_department(given["create"])
    if given["department"] is None:
        raise ValidationError({"department": "请选择是哪个单位。"})
    department: Department = given["department"]
    return department


def _near(printed: str) -> list[tuple[Department, str, bool]]:
    """(department, which name is near, whether the printed name would be learnt)."""
    found = near(printed, Department.objects.register())
    rows = {row.name: row for row in Department.objects.all()}
    return [
        (rows[one.name], one.via, may_learn(printed, rows[one.name])) for one in found
    ]


def wanted_body(pk: int) -> Mention:
    rows = Mention.objects.filter(directive__in=read_directives())
    with_all = rows.select_related("directive__meeting__reading", "department")
    return get_object_or_404(with_all, pk=pk)
