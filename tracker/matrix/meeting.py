"""A meeting's dockets down, departments across: who stands how in what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Subquery, Value
from django.utils.html import escape
from django.utils.safestring import SafeString

from meetings.models import Meeting
from meetings.templatetags.display import day, numeral
from tracker import lights, past, past_days
from tracker.models import Assignment, Docket, DocketDirective, Office
from tracker.workflow import Duty, State

from . import cells
from .columns import Head, heads
from .then import past_parts

if TYPE_CHECKING:
    from django.contrib.auth.models import User

ORIGIN = DocketDirective.Relation.ORIGIN
# The stand of a part that has no light, as one character in its cell.
SIGNS = {lights.WAITING: "核", lights.HOLD: "缓", lights.ENDED: "止"}


@dataclass(frozen=True, slots=True)
class Row:
    """One docket. due, moved: its date and what it was before, in words."""

    href: str
    code: str
    number: str
    title: str
    due: str
    moved: str
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Matrix:
    heads: list[Head]
    rows: list[Row]


def of_meeting(
    meeting: Meeting, user: User, today: datetime.date, on: datetime.date | None = None
) -> Matrix:
    """Counted dockets that stand on this meeting, as they were said. Four queries.

    on: a past day, as of which they are shown; with one more query."""
    dockets = _dockets(meeting, user, on)
    keys = [docket["pk"] for docket in dockets]
    parts = list(past_parts(keys, on) if on else _parts(keys, today))
    columns = heads({part["department_id"] for part in parts})
    places = {head.pk: place for place, head in enumerate(columns)}
    filled: dict[int, dict[int, str]] = {docket["pk"]: {} for docket in dockets}
    day = past.query(on)
    draw = _Drawing(columns, day)
    for part in parts:
        place = places[part["department_id"]]
        filled[part["docket_id"]][place] = draw.cell(part, place)
    width = len(columns)
    before, after = cells.addresses("docket-detail")
    after += day
    rows = [
        _row(one, f"{before}{one['pk']}{after}", cells.row(filled[one["pk"]], width))
        for one in dockets
    ]
    return Matrix(columns, rows)


def _dockets(
    meeting: Meeting, user: User, on: datetime.date | None
) -> list[dict[str, Any]]:
    rows = Docket.objects.visible_to(user).counted()
    due: F | Subquery = F("due_on")
    times: F | Value = F("moves")
    if on is not None:  # how often it had moved by then is not kept
        rows, due, times = past.as_of(rows, on), past_days.lead_due(on), Value(0)
    # One condition: it is the origin that is of this meeting, not a 重申.
    rows = rows.filter(
        directives__relation=ORIGIN, directives__directive__meeting=meeting
    )
    fields = ("pk", "code", "title", "original_due_on")
    return list(
        rows.order_by("directives__directive__order", "pk").values(
            *fields,
            due=due,
            times=times,
            number=F("directives__directive__number"),
            item=F("directives__directive__parent__number"),
        )
    )


def _parts(dockets: list[int], today: datetime.date) -> Iterator[dict[str, Any]]:
    rows = Assignment.objects.filter(docket__in=dockets).with_light(today)
    fields = ("pk", "docket_id", "department_id", "role", "last_report_on", "light")
    yield from rows.exclude(state=State.PASSED_ON).order_by().values(*fields)


def _row(docket: dict[str, Any], href: str, made: SafeString) -> Row:
    moved, first, times = "", docket["original_due_on"], docket["times"]
    if times or docket["due"] != first:
        moved = f"(原 {day(first)}{f',改 {times} 次' if times else ''})"
    number = docket["number"] or docket["item"]
    return Row(
        href,
        docket["code"],
        numeral(number),
        docket["title"],
        day(docket["due"]),
        moved,
        made,
    )


class _Drawing:
    """Cells of one page; what many share is put into words once."""

    def __init__(self, columns: list[Head], day: str) -> None:
        self.before, after = cells.addresses("assignment")
        self.after = after + day
        self.office = Office.present()
        self.words = self.office.light_words
        self.looks: dict[tuple[str, str, bool], tuple[str, str]] = {}
        self.names = [escape(head.short) for head in columns]
        self.days: dict[datetime.date | None, str] = {None: ""}

    def cell(self, part: dict[str, Any], place: int) -> str:
        told, light = part["last_report_on"], part["light"]
        key = (light, part["role"], told is None)
        if key not in self.looks:
            self.looks[key] = self._look(*key)
        look, said = self.looks[key]
        href = f"{self.before}{part['pk']}{self.after}"
        if told not in self.days:
            self.days[told] = f",最近反馈 {day(told)}"
        tip = f"{self.names[place]}:{said}{self.days[told]}"
        return cells.cell(href, look, said, SIGNS.get(light, ""), tip)

    def _look(self, light: str, role: str, silent: bool) -> tuple[str, str]:
        """(classes, words): symbol and colour are the light, a frame the lead, hollow
        on grey never reported."""
        tone = self.office.tone_of(light)
        own = tone == lights.TONES.get(light, "")
        look = [light if own else f"{light} as-{tone}"]
        said = [self.words[light], Duty(role).label]
        if role == Duty.LEAD:
            look.append("lead")
        if silent:
            look.append("silent")
            said.append("从未反馈")
        return " ".join(look), escape(",".join(said))
