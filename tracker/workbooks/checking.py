"""核对: the totals of the sheets as values, and again as formulas over the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker import lights
from tracker.boards import Tally
from tracker.models import Office

from . import details
from .columns import Column, Formula, Sheet, Value
from .details import Details
from .figures import FIRST, SUMMARY, Extra
from .figures import places as letters
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
Row = tuple[Value, ...]


def check_sheet(
    tallies: tuple[Tally, Tally, Tally],
    places: tuple[int, int],
    columns: Sequence[Column[Line]],
    office: Office,
    extra: Sequence[Extra] = (),
    listed: Details | None = None,
) -> Sheet[Row]:
    """tallies: of 汇总, 按部门, 台账. places: how many rows 汇总 and 按部门 have.

    columns: of 台账筛选, whose lights are counted. extra: of 按部门. listed: lines of
    加减分明细, if there is one.
    """
    heads = [
        SUMMARY,
        DEPARTMENTS,
        f"{FILTERED}、{details.NAME}" if listed else FILTERED,
    ]
    counted = list(_rows(tallies, places, columns, office))
    first = FIRST + len(counted)
    return Sheet(
        name="核对",
        title="合计核对表",
        columns=(
            Column("项目", 30, lambda row: row[0], Kind.WORD),
            *(_column(f"{name}(数字)", n) for n, name in enumerate(heads, 1)),
            *(_column(f"{name}(公式)", n) for n, name in enumerate(heads, 4)),
            Column("核对", 16, lambda row: row[7], Kind.WORD),
        ),
        rows=[*counted, *_added(extra, places[1], first, listed)],
        notes=("数字是导出时的合计,公式从各表重新相加;都相等才“相符”。",),
    )


def _column(heading: str, place: int) -> Column[Row]:
    """Points have decimals, so cells take a number as it is."""
    return Column(heading, 28, lambda row: row[place], Kind.WORD)


def _added(
    extra: Sequence[Extra], count: int, first: int, listed: Details | None
) -> Iterator[Row]:
    """What only 按部门 adds up, and points, which 加减分明细 does too."""
    at, last = letters(extra), FIRST + count - 1
    added = (one for one in extra if one.adds)
    for row, one in enumerate(added, first):
        letter, word = at[one.heading], one.heading
        both = listed if word in details.SIGNS else None
        pairs = [("C", "F"), *([("C", "D"), ("C", "G")] if both else [])]
        same = ",".join(f"ROUND({a}{row}-{b}{row},6)=0" for a, b in pairs)
        yield (
            *(word, None, one.total, both.total(word) if both else None, None),
            Formula(f"=SUM({DEPARTMENTS}!{letter}{FIRST}:{letter}{last})"),
            both.formula(word) if both else None,
            Formula(f'=IF(AND({same}),"相符","不符")'),
        )


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
