"""One field saved by itself while it is typed; the answer is for a script alone."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from meetings import proofreading
from meetings.edits import plain
from meetings.forms import deadline_said
from meetings.models import Directive
from meetings.proofreading import DIRECTIVE_COLUMNS, MEETING_COLUMNS
from meetings.refusals import Refused

from .access import PROOFREAD, reader, told_in_json
from .acting import Row, in_json, meeting_of, newest
from .desk import read_directives, read_meetings, seen_of


@require_POST
@told_in_json(PROOFREAD)
def directive_field(request: HttpRequest, pk: int) -> JsonResponse:
    """name, value, seen → 200 {saved, seen, value, fields, note}.

    409 {refused, stale, mine, theirs, who, when, changed, seen, fields} when somebody
    changed this field since `seen`, or {refused} where it is locked; 422 {errors}.
    """
    row = get_object_or_404(read_directives().select_related("meeting"), pk=pk)
    return _save(request, row, DIRECTIVE_COLUMNS)


@require_POST
@told_in_json(PROOFREAD)
def meeting_field(request: HttpRequest, pk: int) -> JsonResponse:
    """As `directive_field`, for a column of a meeting."""
    row = get_object_or_404(read_meetings(), pk=pk)
    return _save(request, row, MEETING_COLUMNS)


def _save(request: HttpRequest, row: Row, allowed: tuple[str, ...]) -> JsonResponse:
    name, typed = request.POST.get("name", ""), request.POST.get("value", "")
    by, seen = reader(request), seen_of(request)
    try:
        value = _value(row, name, typed, allowed)
        if isinstance(row, Directive):
            edit = proofreading.set_field(row, by, name, value, seen)
        else:
            edit = proofreading.set_meeting_field(row, by, name, value, seen)
    except (Refused, ValidationError) as why:
        row.refresh_from_db()
        fields = fields_of(row, allowed)
        theirs = fields.get(name, "")
        return in_json(row, why, mine=typed, theirs=theirs, fields=fields)
    return _saved(row, name, edit.pk if edit else newest(meeting_of(row)), allowed)


def _value(row: Row, name: str, typed: str, allowed: tuple[str, ...]) -> Any:
    """What was typed, as the column holds it; raises ValidationError by field."""
    if name not in allowed:
        raise ValidationError({"name": "没有这一栏,请刷新页面。"})
    column: Any = row._meta.get_field(name)
    if name == "title":
        typed = " ".join(typed.split())
    missing = {"required": f"请填写{column.verbose_name}。"}
    try:
        return column.formfield(error_messages=missing).clean(typed)
    except ValidationError as why:
        raise ValidationError({name: why.messages}) from None


def _saved(row: Row, name: str, seen: int, allowed: tuple[str, ...]) -> JsonResponse:
    row.refresh_from_db()
    fields = fields_of(row, allowed)
    return JsonResponse(
        {
            "saved": True,
            "seen": seen,
            "value": fields[name],
            "fields": fields,
            "note": deadline_said(row) if isinstance(row, Directive) else "",
        }
    )


def fields_of(row: Row, allowed: tuple[str, ...]) -> dict[str, Any]:
    """Every column as a box of a form shows it."""
    names = [row._meta.get_field(name) for name in allowed]
    values = {f.name: plain(getattr(row, getattr(f, "attname", f.name))) for f in names}
    return {name: "" if value is None else value for name, value in values.items()}
