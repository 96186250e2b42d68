"""The log for the auditor: what was done in the follow-through, the record, the house.

Three tables that nobody can delete from, shown as lines of one shape.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_filters as filters
from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet

from meetings.models import Edit

from .filter_inputs import RangeInput
from .models import Event

FOLLOWED, RECORDED, KEPT = "events", "edits", "house"
BOOKS = {FOLLOWED: "办理", RECORDED: "校核", KEPT: "账号与设置"}


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what to what, when: `on` where it happened on another day."""

    at: datetime.datetime
    who: str
    role: str
    what: str
    about: str
    text: str
    href: str = ""
    on: datetime.date | None = None


def rows(book: str) -> QuerySet[Any]:
    """Newest first, with what a line shows."""
    if book == RECORDED:
        edits = Edit.objects.select_related("by", "meeting", "source")
        return edits.order_by("-pk")
    if book == KEPT:
        entries = LogEntry.objects.select_related("user", "content_type")
        return entries.order_by("-pk")
    events = Event.objects.select_related(
        "docket", "assignment__department", "on_behalf_of", "corrects"
    )
    return events.order_by("-recorded_at", "-pk")


def line(row: Any) -> Line:
    return LINES[type(row)](row)


def _event(row: Event) -> Line:
    what = row.get_verb_display()
    if row.corrects:
        what += f"“{row.corrects.get_verb_display()}”"
    if row.on_behalf_of:
        what += f"(代{row.on_behalf_of},{row.get_channel_display()} {row.caller})"
    part = row.assignment
    about = row.docket.code + (f" {part.department}" if part else "")
    return Line(
        row.recorded_at,
        row.actor_name,
        row.actor_role,
        what,
        about,
        row.reason,
        row.docket.get_absolute_url(),
        row.happened_on,
    )


def _edit(row: Edit) -> Line:
    who = row.by.get_full_name() if row.by else "系统"
    about = str(row.meeting or row.source or "")
    return Line(row.at, who, "", row.get_verb_display(), about, row.reason)


def _entry(row: LogEntry) -> Line:
    about = f"{row.content_type or ''} {row.object_repr}"
    what = row.get_action_flag_display()
    who = row.user.get_full_name()
    return Line(row.action_time, who, "", what, about, row.get_change_message())


LINES: dict[type[Any], Callable[[Any], Line]] = {
    Event: _event,
    Edit: _edit,
    LogEntry: _entry,
}
# Where each table keeps the name, the words, and the moment.
WHO = {
    FOLLOWED: ("actor_name",),
    RECORDED: ("by__first_name", "by__username"),
    KEPT: ("user__first_name", "user__username"),
}
WORDS = {
    FOLLOWED: ("reason",),
    RECORDED: ("meeting__title", "reason"),
    KEPT: ("object_repr", "change_message"),
}
MOMENT = {FOLLOWED: "recorded_at", RECORDED: "at", KEPT: "action_time"}


LOOKED_AT = 10_000


class LogFilter(filters.FilterSet):  # type: ignore[misc]
    """By whom, about what, recorded when; `book` is one of BOOKS."""

    who = filters.CharFilter(label="姓名", method="by")
    q = filters.CharFilter(label="内容", method="saying")
    day = filters.DateFromToRangeFilter(
        label="记录日期", method="within", widget=RangeInput
    )

    floor: datetime.datetime | None = None  # what is older was not looked at

    def __init__(self, *args: Any, book: str, **more: Any) -> None:
        self.book = book
        super().__init__(*args, **more)

    def by(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(_any(WHO[self.book], value))

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Words are looked for in the newest LOOKED_AT of what the dates leave: any
        text of any act may have them, so no index finds them."""
        asked = self.form.cleaned_data
        if asked["who"] or asked["q"]:
            moment = MOMENT[self.book]
            rows = self.within(queryset, "day", asked["day"] or slice(None))
            rows = rows.order_by(f"-{moment}")
            self.floor = rows.values_list(moment, flat=True)[LOOKED_AT:].first()
            if self.floor is not None:
                queryset = queryset.filter(**{f"{moment}__gt": self.floor})
        found: QuerySet[Any] = super().filter_queryset(queryset)
        return found

    def saying(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        said = _any(WORDS[self.book], value)
        return found.filter(said | _about(value) if self.book == FOLLOWED else said)

    def within(self, found: QuerySet[Any], name: str, value: slice) -> QuerySet[Any]:
        moment = MOMENT[self.book]
        if value.start:
            found = found.filter(**{f"{moment}__gte": value.start})
        if value.stop:
            found = found.filter(**{f"{moment}__lte": value.stop})
        return found


def _about(value: str) -> Q:
    """Of a docket by its code, or a department by its name."""
    return Q(docket__code__contains=value) | Q(
        assignment__department__name__contains=value
    )


def _any(names: tuple[str, ...], value: str) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__contains": value})
    return found
