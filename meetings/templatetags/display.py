"""How dates, numbers and filters are written on every page of both apps."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.template import RequestContext
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from meetings.models import Stage

register = template.Library()

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
SHOWN = 4  # fields of a filter form that stand outside 更多条件
RANGE_ENDS = ("", "_after", "_before", "_min", "_max")


def _date(value: datetime.date | None) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if value.tzinfo else value.date()
    return value


@register.filter
def stage(value: str) -> str:
    """The words of a stage of the queue: waiting → 待校核."""
    return str(Stage(value).label)


@register.filter
def day(value: datetime.date | None) -> str:
    """11 月 23 日; with the year when it is not the present one; "" without a date."""
    date = _date(value)
    if date is None:
        return ""
    year = "" if date.year == timezone.localdate().year else f"{date.year} 年 "
    return f"{year}{date.month} 月 {date.day} 日"


@register.simple_tag
def deadline(
    due: datetime.date | None,
    original: datetime.date | None = None,
    moves: int = 0,
    said: str = "",
) -> SafeString:
    """What includes/_deadline.html shows; by itself in rows of long lists, where a
    template for each would cost more than the rest of the row."""
    found = mark_safe('<span class="soft">未定时限</span>')
    if due:
        found = format_html(
            '<time datetime="{}">{}</time>', f"{due:%Y-%m-%d}", day(due)
        )
    if moves:
        moved = ' <span class="small soft moved">(原 {},改 {} 次)</span>'
        found += format_html(moved, day(original), moves)
    if said:
        found += format_html(' <span class="small soft">“{}”</span>', said)
    return found


@register.simple_tag
def cells(words: Iterable[str]) -> SafeString:
    """A row of plain cells at once: an annex has thousands."""
    # Every piece is escaped.
    return mark_safe("".join(f"<td>{conditional_escape(one)}</td>" for one in words))


@register.filter
def days_since(value: datetime.date | None) -> int | None:
    """Whole days from that day to today; 0 today, below 0 for a day to come."""
    date = _date(value)
    return None if date is None else (timezone.localdate() - date).days


@register.filter
def ago(value: datetime.date | None) -> str:
    """今天, 昨天, 68 天前; 3 天后 for a day to come."""
    days = days_since(value)
    if days is None:
        return ""
    if days < 0:
        return f"{-days} 天后"
    return {0: "今天", 1: "昨天"}.get(days, f"{days} 天前")


@register.simple_tag
def occasion(organ: str, ordinal: int | None, kind: Any) -> str:
    """区政府, 9, 常务会议 → 区政府第九次常务会议; 党工委, 党工委会议 → 党工委会议."""
    name = str(kind or "")
    which = f"第{numeral(ordinal)}次" if ordinal else ""
    if organ and name.startswith(organ):
        return f"{organ}{which}{name[len(organ) :]}"
    return f"{organ}{which}{name}"


@register.filter
def minutes(value: datetime.timedelta) -> int:
    """A waiting time in whole minutes, at least one."""
    return max(1, round(value.total_seconds() / 60))


@register.filter
def numeral(value: int | None) -> str:
    """1 → 一, 12 → 十二, 105 → 一百零五; beyond 9999 the figure itself."""
    if value is None or not 0 <= value <= 9999:
        return "" if value is None else str(value)
    if value == 0:
        return DIGITS[0]
    places = enumerate(reversed(str(value)))
    words = [DIGITS[int(d)] + (UNITS[i] if d != "0" else "") for i, d in places]
    text = "".join(reversed(words)).rstrip("零")
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.removeprefix("一") if text.startswith("一十") else text


@register.filter
def first_items(items: Sequence[Any], number: int | str | None) -> Sequence[Any]:
    return items[: int(number or SHOWN)]


@register.filter
def rest_items(items: Sequence[Any], number: int | str | None) -> Sequence[Any]:
    return items[int(number or SHOWN) :]


@register.filter
def any_filled(fields: Iterable[BoundField]) -> bool:
    """Whether one of these filter fields is in use, so that it must be in sight."""
    return any(words(field) for field in fields)


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in use; `url` is the same list without it."""

    label: str
    value: str
    url: str


@register.simple_tag(takes_context=True)
def active_filters(context: RequestContext, filterset: Any) -> list[Chip]:
    """The filters of a django-filter FilterSet that are in use, as chips."""
    query = context.request.GET
    fields = [filterset.form[name] for name in filterset.form.fields]
    return [
        Chip(str(field.label), text, _without(query, field.name))
        for field in fields
        if (text := words(field))
    ]


@register.simple_tag
def filter_words(filterset: Any) -> str:
    """亮灯:逾期;年度:2026 年: all filters in use; "" without any."""
    fields = [filterset.form[name] for name in filterset.form.fields]
    said = [(str(field.label), words(field)) for field in fields]
    return ";".join(f"{label}:{text}" for label, text in said if text)


def _without(query: QueryDict, name: str) -> str:
    rest = query.copy()
    for key in (*(name + end for end in RANGE_ENDS), "page"):
        rest.pop(key, None)
    return "?" + rest.urlencode()


def words(field: BoundField) -> str:
    """What stands in a bound filter field, in words; "" when it is empty."""
    data = getattr(field.form, "cleaned_data", {})
    value = data.get(field.name)
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, slice):
        ends = [_one(field, end) for end in (value.start, value.stop)]
        return " 至 ".join(ends).strip() if any(ends) else ""
    many = not isinstance(value, str) and isinstance(value, Iterable)
    return "、".join(_one(field, one) for one in (value if many else [value]))


def _one(field: BoundField, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.date):
        return day(value)
    if isinstance(value, str):
        for key, label in getattr(field.field, "choices", ()):
            if str(key) == value:
                return str(label)
    return str(value)
