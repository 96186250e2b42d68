"""A meeting of the demo told in a few lines: charged, and brought to its end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, Directive, Meeting, TaskForceMember
from meetings.models.records import Origin, RecordState
from tracker import charging
from tracker.acts import act
from tracker.charging.decisions import Charge
from tracker.models import Docket
from tracker.recording import Words
from tracker.workflow import OPEN, Verb

from .people import Cast

DAY = datetime.timedelta(days=1)
CALL: dict[str, Any] = {"channel": "phone", "caller": "单位经办人"}
NOON = datetime.time(12)


class Teller:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def charge(
        self, row: dict[str, Any], lead: Department, held: datetime.date, officer: User
    ) -> list[Docket]:
        """The items of one meeting, charged on the next day."""
        meeting = Meeting.objects.create(
            title=row["meeting"],
            organ="区政府",
            kind=self.cast.kinds["专题会议"],
            held_on=held,
            year=held.year,
            state=RecordState.CONFIRMED,
            origin=Origin.TYPED,
        )
        return [
            self._docket(item, self._directive(meeting, n, item), lead, officer)
            for n, item in enumerate(row["items"], start=1)
        ]

    def _directive(self, meeting: Meeting, n: int, item: dict[str, Any]) -> Directive:
        return Directive.objects.create(
            meeting=meeting,
            number=n,
            order=n,
            text=item["text"],
            state=RecordState.CONFIRMED,
            origin=Origin.TYPED,
        )

    def _docket(
        self, item: dict[str, Any], said: Directive, lead: Department, officer: User
    ) -> Docket:
        assert said.meeting.held_on is not None
        day = said.meeting.held_on + DAY
        noon = timezone.make_aware(datetime.datetime.combine(day, NOON))
        charge = Charge(
            directive=said,
            lead=lead,
            responsible=self._bodies(item.get("responsible", ())),
            support=self._bodies(item.get("support", ())),
            title=item["title"],
            due_on=day + 240 * DAY,
            responsible_post=lead.leader_in_charge,
            charged_on=day,
            recorded_at=noon,
        )
        return charging.docket(charge, officer)

    def _bodies(self, names: Iterable[str]) -> list[Department]:
        return [self.cast.named[name] for name in names]

    def finish(self, docket: Docket, day: datetime.date) -> None:
        """Every part signed for, done, verified and closed on that day."""
        keeper, senior = self.cast.officers[0], self.cast.seniors[0]
        for part in docket.assignments.filter(state__in=OPEN).order_by("pk"):
            act(part, Verb.SIGN_FOR, keeper, Words(happened_on=day, **CALL))
            done = Words("已全部完成并验收。", happened_on=day, **CALL)
            act(part, Verb.REPORT_DONE, keeper, done)
            act(part, Verb.VERIFY, senior, Words("情况属实", happened_on=day))
            act(part, Verb.CLOSE, keeper, Words(happened_on=day))

    def members(
        self,
        body: Department,
        names: Iterable[str],
        since: datetime.date,
        until: datetime.date | None = None,
    ) -> None:
        for department in self._bodies(names):
            TaskForceMember.objects.create(
                task_force=body,
                department=department,
                valid_from=since,
                valid_to=until,
            )
