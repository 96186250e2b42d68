"""Where a hit leads, and the line under it: whose it is, and of when."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from meetings.models import Directive, Meeting, Person
from meetings.templatetags.display import day as shown_day
from tracker.models import Docket, DocketDirective, Report
from tracker.models.search import Kind
from tracker.permissions import departments_of, sees_all

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Facts = dict[int, tuple[str, str]]


def facts(kind: Kind, pks: Sequence[int], user: User) -> Facts:
    """(address, note) by id."""
    return WRITERS[kind](pks, user)


def _line(*parts: Any) -> str:
    said = (shown_day(p) if isinstance(p, datetime.date) else p for p in parts)
    return " · ".join(str(part) for part in said if part)


def _dockets(pks: Sequence[int], user: User) -> Facts:
    rows: Any = Docket.objects.filter(pk__in=pks).select_related("lead_department")
    return {
        row.pk: (
            row.get_absolute_url(),
            _line(f"牵头:{row.lead_department or '无'}", row.charged_on),
        )
        for row in rows
    }


def _directives(pks: Sequence[int], user: User) -> Facts:
    """What was charged leads to its docket, what was not to its meeting."""
    links = DocketDirective.objects.filter(directive__in=pks).select_related("docket")
    dockets = {link.directive_id: link.docket for link in links}
    found = {}
    for row in Directive.objects.filter(pk__in=pks).select_related("meeting"):
        docket = dockets.get(row.pk)
        note = (row.meeting.title, row.meeting.held_on, docket and docket.code)
        if docket:
            found[row.pk] = (docket.get_absolute_url(), _line(*note))
        else:
            url = reverse("meeting-detail", args=[row.meeting_id])
            item = row.parent_id or row.pk
            found[row.pk] = (f"{url}#d{item}", _line(*note))
    return found


def _reports(pks: Sequence[int], user: User) -> Facts:
    """To the part that told it; a lead reads what others told on its own docket."""
    rows = Report.objects.filter(pk__in=pks).select_related(
        "event", "assignment__docket", "assignment__department"
    )
    everything, mine = sees_all(user), departments_of(user)
    found = {}
    for row in rows:
        part = row.assignment
        if everything or part.department_id in mine:
            url = reverse("assignment", args=[part.pk])
        else:
            url = part.docket.get_absolute_url()
        note = _line(part.department, row.event.happened_on, part.docket)
        found[row.pk] = (url, note)
    return found


def _meetings(pks: Sequence[int], user: User) -> Facts:
    rows = Meeting.objects.filter(pk__in=pks).select_related("kind")
    return {
        row.pk: (
            reverse("meeting-detail", args=[row.pk]),
            _line(row.held_on, row.kind),
        )
        for row in rows
    }


def _people(pks: Sequence[int], user: User) -> Facts:
    """To the meetings that tell of them: people have no page of their own."""
    url = reverse("meeting-list")
    rows = Person.objects.filter(pk__in=pks)
    return {
        row.pk: (f"{url}?{urlencode({'words': row.name})}", "看有此人的会议")
        for row in rows
    }


def _drafts(pks: Sequence[int], user: User) -> Facts:
    rows = Directive.objects.filter(pk__in=pks).select_related("meeting__reading")
    return {
        row.pk: (_desk(row.meeting, f"d{row.pk}"), _line(row.meeting.title))
        for row in rows
    }


def _draft_meetings(pks: Sequence[int], user: User) -> Facts:
    rows = Meeting.objects.filter(pk__in=pks).select_related("reading")
    return {row.pk: (_desk(row, f"m{row.pk}"), _line(row.held_on)) for row in rows}


def _desk(meeting: Meeting, place: str) -> str:
    if meeting.reading is None:
        return reverse("meeting-detail", args=[meeting.pk])
    return reverse("desk", args=[meeting.reading.source_id]) + f"#{place}"


WRITERS: dict[Kind, Callable[[Sequence[int], Any], Facts]] = {
    Kind.DOCKET: _dockets,
    Kind.DIRECTIVE: _directives,
    Kind.REPORT: _reports,
    Kind.MEETING: _meetings,
    Kind.PERSON: _people,
    Kind.DRAFT: _drafts,
    Kind.DRAFT_MEETING: _draft_meetings,
}
