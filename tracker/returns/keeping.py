"""Taking a form in: whose it is says itself, and the file is kept as it came."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tracker.models import Assignment, Return
from tracker.workbooks.opening import Unreadable

from .keys import key_of
from .layout import KEY
from .reading import read

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
    source.save()
    return source
