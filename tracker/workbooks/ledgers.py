"""The ledgers of a year as sheets, each read as it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from tracker import boards, lights
from tracker.boards import Tally
from tracker.models import Office

from .checking import FILTERED
from .columns import Sheet
from .ledger import STRUCK_OFF, Columns, meeting_key, open_columns, repeated
from .lines import Line
from .reconciling import differences
from .streaming import Order, by_meeting, by_urgency, stream
from .year import Year

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.dockets import DocketQuerySet

# Everything that stands before 已办结 in the order of the lights.
OPEN_LIGHTS = lights.RANK[: lights.RANK.index(lights.DONE)]
COUNTED = ("standing", "kind", "is_due", "on_time")


Told = Callable[[float], object]


def nobody(share: float) -> None:
    """For a book that is waited for."""


class Listed:
    """Counts the lines of the ledger as they go by to be written."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.leaderless: list[str] = []
        self.homeless: list[str] = []

    def watching(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            docket: Any = line.docket
            self.tally.add({**{n: getattr(docket, n) for n in COUNTED}, "count": 1})
            if line.lead is None:
                self.leaderless.append(docket.code)
            if line.meeting is None:
                self.homeless.append(docket.code)
            yield line

    def against(self, whole: Tally) -> list[str]:
        """Where the ledger disagrees with the boards, and which are at fault."""
        wrong = differences("汇总", whole, "台账", self.tally)
        if self.leaderless:
            wrong.append(f"没有牵头单位:{'、'.join(self.leaderless)}。")
        if self.homeless:
            wrong.append(f"没有立项依据:{'、'.join(self.homeless)}。")
        return wrong


class Ledgers:
    """台账 to print and to filter, 销号台账, 未办结 of a year."""

    def __init__(
        self,
        user: User,
        found: Year,
        office: Office,
        columns: Columns,
        told: Told = nobody,
    ) -> None:
        self.told, self.written = told, 0
        self.found, self.office = found, office
        self.today = found.now.date()
        self.rows = boards.counted(user, found.year, self.today)
        self.earlier = boards.counted(user, None, self.today).filter(
            year__lt=found.year
        )
        self.places = {
            row.pk: i for i, row in enumerate(found.summary) if row.pk is not None
        }
        self.columns, self.listed = columns, Listed()

    def faults(self) -> list[str]:
        """What is wrong with the ledger, found by reading it without writing."""
        for _ in self.listed.watching(self._by_meeting(self.rows)):
            pass
        return self.listed.against(self.found.whole)

    def sheets(self) -> Iterator[Sheet[Line]]:
        yield self._printed()
        yield self._filtered()
        yield self._struck_off()
        yield self._open()

    def _by_meeting(self, rows: DocketQuerySet) -> Iterator[Line]:
        order = by_meeting(rows, self.places)
        return self._stream(rows, order)

    def _stream(self, rows: DocketQuerySet, order: Order) -> Iterator[Line]:
        """Tells how far the book is: each docket of the year stands in three sheets."""
        whole = 3 * self.found.whole.total
        for line in stream(rows, order, self.today, self.office):
            self.written += 1
            self.told(min(1.0, self.written / whole))
            yield line

    def _printed(self) -> Sheet[Line]:
        total = self.found.whole.total
        return Sheet(
            name="台账",
            title="会议议定事项督办台账",
            columns=self.columns,
            rows=self.listed.watching(self._by_meeting(self.rows)),
            group=meeting_key,
            notes=(f"共 {total} 件。状态、进展取牵头单位;亮灯取最急的一家。",),
            frozen=4,
        )

    def _filtered(self) -> Sheet[Line]:
        return Sheet(
            name=FILTERED,
            title="会议议定事项督办台账(筛选用)",
            columns=repeated(self.columns),
            rows=self._by_meeting(self.rows),
            notes=("每行都有会议名称,可以筛选、排序;打印请用“台账”。",),
            filters=True,
            frozen=4,
        )

    def _struck_off(self) -> Sheet[Line]:
        return Sheet(
            name="销号台账",
            title="会议议定事项销号台账",
            columns=STRUCK_OFF,
            rows=self._by_meeting(self.rows.standing_in(lights.DONE)),
            group=meeting_key,
            notes=(f"已办结销号 {self.found.whole.done} 件。",),
            frozen=4,
        )

    def _open(self) -> Sheet[Line]:
        """This year's open ones, worst first, then what earlier years carried over."""
        own = self.rows.standing_in(*OPEN_LIGHTS)
        carried = self.earlier.standing_in(*OPEN_LIGHTS)
        first = by_urgency(own)
        second = by_urgency(carried, len(first))
        return Sheet(
            name="未办结",
            title="未办结及结转事项表",
            columns=open_columns(self.found.year, self.office.late_word),
            rows=chain(self._stream(own, first), self._stream(carried, second)),
            notes=(
                f"本年未办结 {len(first)} 件(含待核查、缓办),到年底仍未办结的结转"
                f"下一年;以前年度结转 {len(second)} 件,另列,不计入本年件数。",
            ),
            filters=True,
            frozen=3,
        )
