"""Many copies of the rows at hand, made inside the database by shifting their keys.

A copy stands for another district with the same meetings: its rows are the first
ones with every key moved on by the same step, so they hang together as those do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import ForeignKey, Max, Model

from meetings.models import Attendance, Directive, Meeting, Mention
from tracker.models import Docket, DocketSerial, Office

from .drafting import TABLES

COPIED: tuple[type[Model], ...] = (Meeting, Attendance, Directive, Mention, *TABLES)
SIDES = ("", *"东西南北上下前后内外新古大小中")
FIRST, SECOND = "澄霁岚汀槐蘅芷砚棠筠枫苇蓼荻萱鹭鸢麓", "浦泽川溪坞墅渚陂堰湾岭原"
MOST = len(SIDES) * len(FIRST) * len(SECOND)  # districts that can be told apart
HERE = "区政府"


def copy(times: int) -> None:
    """Add `times` copies of every row of COPIED; call inside a transaction."""
    steps = {model: _last(model) for model in COPIED}
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE copies (n integer, place varchar(8))")
        rows = [(n, name(n)) for n in range(1, times + 1)]
        cursor.executemany("INSERT INTO copies VALUES (%s, %s)", rows)
        for model in COPIED:
            with without_indexes(cursor, model):
                _copy(cursor, model, steps)
        cursor.execute("DROP TABLE copies")
        for statement in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(statement)
    for serial in DocketSerial.objects.all():
        serial.last *= times + 1
        serial.save(update_fields=["last"])


@contextmanager
def without_indexes(cursor: Any, model: type[Model]) -> Iterator[None]:
    """SQLite sorts a whole index several times as fast as it adds row by row."""
    if connection.vendor != "sqlite":
        yield
        return
    cursor.execute(
        "SELECT name, sql FROM sqlite_master"
        " WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s",
        [model._meta.db_table],
    )
    indexes = cursor.fetchall()
    for index, _ in indexes:
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(index)}")
    yield
    for _, sql in indexes:
        cursor.execute(sql)


def name(n: int) -> str:
    """A district that is on no map: 霁浦 …, 澄泽 …, later 东霁浦; n below MOST."""
    rest, first = divmod(n, len(FIRST))
    side, second = divmod(rest, len(SECOND))
    return f"{SIDES[side]}{FIRST[first]}{SECOND[second]}"


def _last(model: type[Model]) -> int:
    return model._default_manager.aggregate(last=Max("pk"))["last"] or 0


def _copy(cursor: Any, model: type[Model], steps: dict[type[Model], int]) -> None:
    """One statement a table. The rows are read from a table of their own: who reads
    and writes the same one has to keep all of them aside first."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns, values = [], []
    fields: Any = model._meta.concrete_fields
    for field in fields:
        column = quote(field.column)
        columns.append(column)
        target = model if field.primary_key else _target(field)
        step = steps.get(target, 0) if target else 0
        shifted = f"{column} + copies.n * {step}" if step else column
        values.append(_special(model, field.column) or shifted)
    cursor.execute(f"CREATE TEMPORARY TABLE mould AS SELECT * FROM {table}")
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) "
        f"SELECT {', '.join(values)} FROM copies CROSS JOIN mould"
    )
    cursor.execute("DROP TABLE mould")


def _target(field: Any) -> type[Model] | None:
    return field.related_model if isinstance(field, ForeignKey) else None


def _special(model: type[Model], column: str) -> str:
    """What has to differ beside the keys: the district, the docket's number."""
    if model is Meeting and column in ("title", "organ"):
        return f"REPLACE({column}, '{HERE}', copies.place || '{HERE}')"
    if model is not Docket or column not in ("serial", "code"):
        return ""
    years = DocketSerial.objects.values_list("year", "last")
    cases = " ".join(f"WHEN {year} THEN {last}" for year, last in years)
    serial = f"(serial + copies.n * CASE year {cases} END)"
    if column == "serial":
        return serial
    digits = f"CAST({serial} AS varchar(8))"
    padded = f"CASE WHEN {serial} < 1000 THEN LPAD({digits}, 3, '0') ELSE {digits} END"
    return f"'{Office.present().code_word}〔' || year || '〕' || {padded} || '号'"
