"""核对: the totals of the sheets as values, and again as formulas over the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker import lights
from tracker.boards import Tally
from tracker.models import Office

from .columns import Column, Formula, Sheet
from .figures import FIRST, SUMMARY
from .ledger import LIGHT
from .lines import Line
from .looks import Kind
from .summary import ASIDE, ONGOING

DEPARTMENTS, FILTERED = "按部门", "台账筛选"
# Measure, its lights, the columns of 汇总 and of 按部门 that hold it.
MEASURES: tuple[tuple[str, Sequence[str], str, str], ...] = (
    ("件数", lights.RANK, "E", "C"),
    ("办结", (lights.DONE,), "F", "F"),
    ("在办(含待核查)", ONGOING, "G", "GH"),
    ("缓办、终止", ASIDE, "I", "JK"),
)
Row = tuple[str, int, int, int, Formula, Formula, Formula, Formula]


def check_sheet(
    tallies: tuple[Tally, Tally, Tally],
    places: tuple[int, int],
    columns: Sequence[Column[Line]],
    office: Office,
) -> Sheet[Row]:
    """tallies: of 汇总, 按部门, 台账. places: how many rows 汇总 and 按部门 have.

    columns: of 台账筛选, whose lights are counted.
    """
    return Sheet(
        name="核对",
        title="合计核对表",
        columns=(
            Column("项目", 30, lambda row: row[0], Kind.WORD),
            *(_column(f"{name}(数字)", n) for n, name in enumerate(SHEETS, 1)),
            *(_column(f"{name}(公式)", n) for n, name in enumerate(SHEETS, 4)),
            Column("核对", 16, lambda row: row[7], Kind.WORD),
        ),
        rows=list(_rows(tallies, places, columns, office)),
        notes=("数字是导出时的合计,公式从各表重新相加;都相等才“相符”。",),
    )


SHEETS = (SUMMARY, DEPARTMENTS, FILTERED)


def _column(heading: str, place: int) -> Column[Row]:
    return Column(heading, 20, lambda row: row[place], Kind.NUMBER)


def _rows(
    tallies: tuple[Tally, Tally, Tally],
    places: tuple[int, int],
    columns: Sequence[Column[Line]],
    office: Office,
) -> Iterator[Row]:
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[list(columns).index(LIGHT)]
    cells = f"{FILTERED}!{letter}{FIRST}:{letter}{FIRST + tallies[2].total - 1}"
    total, last = FIRST + places[0] - 1, FIRST + places[1] - 1
    for number, (word, which, in_summary, in_departments) in enumerate(MEASURES):
        row = FIRST + number
        first, second, third = (
            sum(tally.by_light.get(light, 0) for light in which) for tally in tallies
        )
        sums = (f"SUM({DEPARTMENTS}!{c}{FIRST}:{c}{last})" for c in in_departments)
        counts = (f'COUNTIF({cells},"{_shown(light, office)}")' for light in which)
        same = ",".join(f"B{row}={letter}{row}" for letter in "CDEFG")
        yield (
            *(word, first, second, third),
            Formula(f"={SUMMARY}!{in_summary}{total}"),
            Formula(f"={'+'.join(sums)}"),
            Formula(f"={'+'.join(counts)}"),
            Formula(f'=IF(AND({same}),"相符","不符")'),
        )


def _shown(light: str, office: Office) -> str:
    symbol = lights.SYMBOLS.get(light, "")
    return f"{symbol} {office.light_words[light]}".strip().replace('"', '""')
