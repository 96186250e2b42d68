"""Taking a form in: whose it is says itself, and the file is kept as it came, with
what was read of it, since reading a long workbook takes longer than a page may.

Most rows of a long form come back as they went out. They are counted, not kept.
"""

from __future__ import annotations

import datetime
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from tracker.models import Assignment, Return
from tracker.workbooks.opening import Unreadable

from .keys import Key, key_of
from .layout import KEY
from .reading import Book, Row, read

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def keep(data: bytes, name: str, day: datetime.date, by: User) -> Return:
    """The form, stored; the same bytes again are the same form. Raises Unreadable."""
    book = read(data)
    keys = [key_of(row.cells.get(KEY, "")) for row in book.rows]
    known = {key.assignment for key in keys if key}
    parts = Assignment.objects.visible_to(by).filter(pk__in=known)
    part = parts.select_related("department").order_by("pk").first()
    if part is None:
        raise Unreadable(
            "认不出是哪个单位的回填表:每一行右边隐藏的标记都不见了,或者不是您能登记的"
            "事项。请下载新的回填表,把内容抄过去再传。"
        )
    if known_one := Return.objects.of(data).filter(department=part.department).first():
        return known_one
    source = Return.made(data, name, by, department=part.department, received_on=day)
    source.book = asdict(_written(book, keys))
    source.save()
    return source


def _written(book: Book, keys: list[Key | None]) -> Book:
    """Without the rows that have their mark and nothing else to look at."""
    pairs = zip(book.rows, keys, strict=True)
    rows = [row for row, key in pairs if row.filled or key is None]
    return replace(book, rows=rows, blank=len(book.rows) - len(rows))


def book_of(source: Return) -> Book:
    """What is written in a form that was kept. Raises Unreadable."""
    if source.book is None:
        return read(bytes(source.data))
    rows = [
        Row(row["number"], row["cells"], tuple(row["formulas"]))
        for row in source.book["rows"]
    ]
    return Book(**{**source.book, "rows": rows})
