"""From when to when a month goes, and which events are its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from tracker import calendar, past, rhythm
from tracker.models import CalendarDay, Event, MonthCheck

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """(since, until] by the time of recording; after, last: whole days, (after, last].

    before: the signed month that it follows, if any: what was written down after that
    one's signing, however far dated back, is told here.
    """

    month: datetime.date
    since: datetime.datetime
    until: datetime.datetime
    before: MonthCheck | None = None

    @property
    def after(self) -> datetime.date:
        return whole_day(self.since)

    @property
    def last(self) -> datetime.date:
        return whole_day(self.until)

    @property
    def events(self) -> Q:
        recorded = Q(recorded_at__gt=self.since)
        if self.before:
            recorded |= Q(pk__gt=self.before.last_event)
        return recorded & Q(recorded_at__lte=self.until)


def whole_day(moment: datetime.datetime) -> datetime.date:
    """The last day that was over by then."""
    day = timezone.localtime(moment).date()
    return day if moment >= past.end_of(day) else day - DAY


def window(month: datetime.date, now: datetime.datetime) -> Window:
    """Of the month that begins on this day, as far as it has gone."""
    before = MonthCheck.objects.filter(month=rhythm.months_later(month, -1)).first()
    since = before.until if before else past.end_of(month - DAY)
    return Window(month, since, min(past.end_of(rhythm.month_end(month)), now), before)


def last_working_day(month: datetime.date) -> datetime.date:
    """From this day on the month may be signed."""
    changes = CalendarDay.objects.changes()
    day = rhythm.month_end(month)
    while not calendar.is_working(day, changes) and day > month:
        day -= DAY
    return day


def months(now: datetime.datetime) -> list[datetime.date]:
    """From the first event's month to this one, newest first."""
    this = timezone.localtime(now).date().replace(day=1)
    first = Event.objects.order_by("recorded_at").first()
    if first is None:
        return []
    began = timezone.localtime(first.recorded_at).date().replace(day=1)
    found = []
    while this >= began:
        found.append(this)
        this = rhythm.months_later(this, -1)
    return found
