"""汇总 and 按部门 as sheets, each with a row of formulas that checks its totals.

Figures are written as numbers; the last row adds them up again when the sheet is
opened, so that a number changed by hand shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from tracker.boards import DepartmentRow, Tally, add_up
from tracker.models import Office

from .columns import Column, Formula, Sheet, Value
from .looks import Kind, Weight
from .summary import RULES, SummaryRow

FIRST = 5  # organ, title, top line and head stand above
EXTRA = 14  # the first column of 按部门 after the rates
SUMMARY = "汇总"
SHORT = "不足 5 件(期、次)的,比率写成“几件中几件”。"
CONTROL = "末行是公式:数字改动后与合计不符,会显示“不符”。"


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of values; rows of one group share its merged cells."""

    weight: Weight
    values: tuple[Value, ...]
    group: str = ""


def _columns(
    *heads: tuple[str, float, Kind], merged: int = 0
) -> tuple[Column[Cells], ...]:
    """Columns of Cells by place; the first `merged` of them share cells in a group."""
    return tuple(
        Column(heading, width, _at(place), kind, place < merged)
        for place, (heading, width, kind) in enumerate(heads)
    )


def _at(place: int) -> Callable[[Cells], Value]:
    return lambda row: row.values[place]


SUMMARY_COLUMNS = _columns(
    ("会议类型", 16, Kind.WORD),
    ("次序", 20, Kind.WORD),
    ("会议名称", 66, Kind.TEXT),
    ("会议时间", 14, Kind.DATE),
    ("件数", 12, Kind.NUMBER),
    ("办结", 12, Kind.NUMBER),
    ("在办(含待核查)", 12, Kind.NUMBER),
    ("其中长期", 12, Kind.NUMBER),
    ("缓办、终止", 12, Kind.NUMBER),
    ("办结率", 14, Kind.WORD),
    merged=1,
)


@dataclass(frozen=True, slots=True)
class Extra:
    """A further column of 按部门: its value by the key of the department.

    total: of all. adds: the values add up to it, which a formula checks. missing: of
    a body that has none.
    """

    heading: str
    values: Mapping[int, Value]
    total: Value = None
    adds: bool = False
    missing: Value = None
    width: float = 10
    kind: Kind = Kind.NUMBER


def department_columns(late: str, extra: Sequence[Extra]) -> tuple[Column[Cells], ...]:
    """late: the office's word for 逾期."""
    return _columns(
        ("序号", 6, Kind.NUMBER),
        ("单位", 36, Kind.TEXT),
        ("承办件数(牵头)", 11, Kind.NUMBER),
        ("责任件次", 10, Kind.NUMBER),
        ("配合件次", 10, Kind.NUMBER),
        ("办结", 10, Kind.NUMBER),
        ("待核查", 10, Kind.NUMBER),
        ("在办", 10, Kind.NUMBER),
        (f"其中{late}", 10, Kind.NUMBER),
        ("缓办", 10, Kind.NUMBER),
        ("终止", 10, Kind.NUMBER),
        ("办结率", 14, Kind.WORD),
        ("按期率", 14, Kind.WORD),
        *((one.heading, one.width, one.kind) for one in extra),
    )


def summary_sheet(rows: Sequence[SummaryRow], whole_percents: bool) -> Sheet[Cells]:
    return Sheet(
        name=SUMMARY,
        title="会议议定事项办理情况汇总表",
        columns=SUMMARY_COLUMNS,
        rows=[*(_summary(row, whole_percents) for row in rows), _summary_check(rows)],
        group=lambda row: row.group,
        weight=lambda row: row.weight,
        notes=(*RULES, CONTROL),
    )


def _summary(row: SummaryRow, whole_percents: bool) -> Cells:
    figures = (
        row.tally.total,
        row.tally.done,
        row.ongoing,
        row.standing,
        row.aside,
        row.rate(whole_percents),
    )
    return Cells(
        row.weight, (row.kind, row.label, row.title, row.held_on, *figures), row.kind
    )


def _summary_check(rows: Sequence[SummaryRow]) -> Cells:
    """合计 = the sum of all meetings, column by column."""
    total = FIRST + len(rows) - 1
    runs = list(_runs([row.weight == Weight.PLAIN for row in rows]))
    sums = tuple(
        Formula("=" + "+".join(f"SUM({letter}{a}:{letter}{b})" for a, b in runs))
        for letter in "EFGHI"
    )
    same = ",".join(f"{letter}{total}={letter}{total + 1}" for letter in "EFGHI")
    values = ("核对", "", "各会议之和", None, *sums, _verdict(same))
    return Cells(Weight.CHECK, values, "核对")


def _runs(plain: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last row in the sheet of each run of plain rows."""
    start = None
    for row, is_plain in enumerate([*plain, False], FIRST):
        if is_plain and start is None:
            start = row
        elif not is_plain and start is not None:
            yield start, row - 1
            start = None


def _verdict(same: str) -> Formula:
    return Formula(f'=IF(AND({same}),"相符","不符")')


def department_sheet(
    departments: Sequence[DepartmentRow],
    summary: Sequence[SummaryRow],
    office: Office,
    extra: Sequence[Extra] = (),
    notes: Sequence[str] = (),
) -> Sheet[Cells]:
    """extra: columns after the rates: what is known of a department beside them.

    notes: what is to be said of those."""
    whole_percents = office.whole_percents
    rows = [
        _department(row, number, whole_percents, extra)
        for number, row in enumerate(departments, 1)
    ]
    total = _department_total(departments, whole_percents, extra)
    check = _department_check(len(departments), FIRST + len(summary) - 1, extra)
    return Sheet(
        name="按部门",
        title="各单位议定事项办理情况表",
        columns=department_columns(office.late_word, extra),
        rows=[*rows, total, check],
        weight=lambda row: row.weight,
        notes=(
            "件数归牵头单位,各单位件数相加等于汇总;责任、配合是件次,不计入件数。",
            "按期率 = 按期办结 ÷(已到期 - 缓办)。" + SHORT,
            *notes,
        ),
        frozen=2,
    )


def places(extra: Sequence[Extra]) -> dict[str, str]:
    """Heading → letter of the columns that add up."""
    return {
        one.heading: get_column_letter(number)
        for number, one in enumerate(extra, EXTRA)
        if one.adds
    }


def _department(
    row: DepartmentRow, number: int, whole_percents: bool, extra: Sequence[Extra]
) -> Cells:
    figures = _figures(row.tally, row.responsible, row.support, whole_percents)
    more = [one.values.get(row.department.pk, one.missing) for one in extra]
    name, beside = row.department.name, getattr(row.department, "beside", "")
    called = f"{name}({beside})" if beside else name
    return Cells(Weight.PLAIN, (number, called, *figures, *more))


def _department_total(
    departments: Sequence[DepartmentRow], whole_percents: bool, extra: Sequence[Extra]
) -> Cells:
    figures = _figures(
        add_up(row.tally for row in departments),
        sum(row.responsible for row in departments),
        sum(row.support for row in departments),
        whole_percents,
    )
    more = [one.total for one in extra]
    return Cells(Weight.TOTAL, (None, "合计", *figures, *more))


def _figures(
    tally: Tally, responsible: int, support: int, whole_percents: bool
) -> tuple[Value, ...]:
    return (
        tally.total,
        responsible,
        support,
        tally.done,
        tally.waiting,
        tally.in_hand,
        tally.late,
        tally.hold,
        tally.ended,
        tally.rate.words(whole_percents),
        tally.on_time_rate.words(whole_percents),
    )


def _department_check(count: int, total: int, extra: Sequence[Extra]) -> Cells:
    """The sums of the departments against the last row of 汇总, and against 合计."""
    last, own = FIRST + count - 1, FIRST + count
    more = places(extra)
    sums = {
        letter: f"SUM({letter}{FIRST}:{letter}{last})"
        for letter in (*"CDEFGHIJK", *more.values())
    }
    same = ",".join(
        (
            f"{sums['C']}={SUMMARY}!E{total}",
            f"{sums['F']}={SUMMARY}!F{total}",
            f"{sums['G']}+{sums['H']}={SUMMARY}!G{total}",
            f"{sums['J']}+{sums['K']}={SUMMARY}!I{total}",
            *(f"ROUND({sums[at]}-{at}{own},6)=0" for at in more.values()),
        )
    )
    formulas = [Formula(f"={sums[letter]}") for letter in "CDEFGHIJK"]
    added = [
        Formula(f"={sums[more[one.heading]]}") if one.adds else None for one in extra
    ]
    values = (None, "各单位之和,与汇总、合计核对", *formulas, _verdict(same), None)
    return Cells(Weight.CHECK, (*values, *added))
