"""When and where a meeting was held, from its first sentences or its minutes."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from heapq import merge

from meetings.extraction.numerals import number

_PERIOD = (
    r"（?(?P<period>上午|早上|早晨|早(?=\d)|清早|下午|晚上|当晚|晚间|夜间|深夜|傍晚|"
    r"晚|夜(?!以)|中午)"
)
_FULL = re.compile(
    r"(?:(?P<year>\d{4})[年\-./])?(?P<month>\d{1,2})[月\-./](?P<day>\d{1,2})[日号]?(?:"
    r"[至到—\-~～、和](?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日)?"
    rf"(?:（(?![上下]午）)[^（）]{{0,12}}）|星期.|周[一二三四五六日])?(?:\d{{1,2}}：\d{{2}}（)?(?:(?:，(?=[上下]午\d))?{_PERIOD})?"
)
_CN = "[一二三四五六七八九十]"
_WRITTEN = re.compile(  # 三月五日, 二〇二四年三月五日
    rf"(?:(?P<year>二[〇○零][一二三四五六七八九〇○零]{{2}})年)?(?P<month>{_CN}{{1,2}})月(?P<day>{_CN}{{1,3}})日"
    rf"(?:{_PERIOD})?"
)
_WEEKDAY = re.compile(
    rf"(?P<week>上|本|这)?周(?P<weekday>[一二三四五六日])(?:（[^（）]{{1,8}}）)?(?:{_PERIOD}|(?=，))"
)
_DAY = re.compile(
    rf"(?:(?<![\d月])|(?<=[本当]月)|(?P<past>上月))(?P<day>\d{{1,2}})日"
    rf"(?:{_PERIOD}|(?<=^\d\d日)(?=，)|(?<=^\d日)(?=，)|(?<=[本上]月\d日)(?=，)|"
    rf"(?<=[本上]月\d\d日)(?=，)|(?<=[讯）。]\d\d日)(?=，)|(?<=[讯）。]\d日)(?=，))"
)
_RELATIVE = re.compile(
    rf"(?P<word>昨日|昨天|昨晚|昨夜|今日|今天|今晚|今晨|前晚|前日|前天|当日|当天|当晚|"
    rf"同日)(?:（(?:(?P<month>\d{{1,2}})月)?(?P<day>\d{{1,2}})[日号]）)?(?:{_PERIOD})?"
)
_BACK = {
    "昨日": 1,
    "昨天": 1,
    "昨晚": 1,
    "前日": 2,
    "前天": 2,
    "前晚": 2,
    "昨夜": 1,
    "今晨": 0,
    "今日": 0,
    "今天": 0,
    "今晚": 0,
}
_STALE = datetime.timedelta(days=8)
_STARTS = re.compile(
    rf"{_PERIOD}(?:\d{{1,2}}(?:时|点|：\d\d))?[，]?会议(?:准时)?(?:开始|在)"
)
# A day that is blotted out: "XX月XX日上午", "*月**日下午".
_MASKED = re.compile(
    rf"(?:[\dX×*某]{{2,4}}年)?[X×*某]{{1,2}}月[X×*某]{{1,2}}日[，]?{_PERIOD}"
)
_LATER = re.compile(
    rf"。(?:当[天日])?{_PERIOD}(?:\d{{1,2}}(?:时|点|：\d\d)[^，。；]{{0,4}})?，(?!与会|参会)"
)
_BEGINS = re.compile(_PERIOD)
_NOT_HELD = re.compile(
    r"[^，。]{0,8}(?:来临|到来)|前(?!往|期|夕)|(?:\d{1,2}[时点])?起|[讯电](?![视话力])|(?:报道|消息)(?!称)|以来|至今|印发|，?(?:本报|本网|本台)?记者[从在]|[召举][开行]的?）|公布|颁布|发布|出台|施行|"
    r"在[^，]{2,20}(?:讲话|调研时)"
)
_QUOTED = re.compile(r"“[^“”]{0,200}”")


_FORMS = [  # each with something that it cannot be without and that is found faster
    (form, re.compile(core).search)
    for form, core in (
        (_FULL, r"\d[月\-./]\d"),
        (_WRITTEN, f"{_CN}月{_CN}"),
        (_DAY, r"\d(?:(?<![\d月]\d)|(?<=[本当上]月\d))\d?日"),
        (_WEEKDAY, "周[一二三四五六日]"),
        (_RELATIVE, "[昨今前当同]"),
    )
]


@dataclass(frozen=True, slots=True)
class Held:
    """start, end: offsets of the words that say the day, in the text searched."""

    day: datetime.date | None
    last: datetime.date | None
    period: str | None
    start: int
    end: int


# The day on which a report was written: "本报3月6日讯".
_DATELINE = re.compile(
    r"[（【■□●]?[\u4e00-\u9fff]{2,8}?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:[讯电](?![视话])|消息)"
)
NEVER = Held(None, None, None, 0, 0)


def held(
    text: str, published: datetime.date, before: datetime.date | None = None
) -> Held:
    """When a meeting was held that is told in a text.

    Takes "3月20日下午", "2月19日至20日", "昨日下午", "当晚" (the day of the meeting
    told before); not "日前", "3月17日…讲话精神" later on, "9月20日前". In a report of
    "本报3月6日讯" 今天 is that day, whenever it was published.
    """
    written = _DATELINE.match(text)
    day = _date(None, written["month"], written["day"], published) if written else None
    if day and datetime.timedelta(0) <= published - day < _STALE:
        published = day
    for found in merge(
        *(form.finditer(text) for form, core in _FORMS if core(text)),
        key=lambda match: (match.start(), -match.end()),
    ):
        if _NOT_HELD.match(text, found.end()):
            continue
        groups = found.groupdict()
        day = _first(groups, published, before)
        if day is None:
            continue
        return Held(
            day,
            _last(groups, day),
            period(groups["period"] or groups.get("word")),
            found.start(),
            found.end(),
        )
    return started(text) or NEVER


def unquoted(text: str) -> str:
    """The text with quotations blotted out, of the same length."""
    return _QUOTED.sub(lambda match: "〇" * len(match.group()), text)


def started(text: str) -> Held | None:
    """Only a time of day: "上午9时会议开始", "XX月XX日上午"."""
    start = _MASKED.match(text) or _STARTS.search(text)
    return Held(None, None, period(start["period"]), 0, 0) if start else None


def told_later(text: str) -> str | None:
    """The time of day with which a later sentence goes on: "上午10时，随着副省长…".

    Not "今天上午接到报告", nor what a sentence has in its middle.
    """
    later = _LATER.search(text)
    return period(later["period"]) if later else None


def same_day(text: str) -> str | None:
    """The time of day with which a report begins whose day was told before."""
    begins = _BEGINS.match(text)
    return period(begins["period"]) if begins else None


def period(word: str | None) -> str | None:
    """上午, 下午, 晚上; 早 and 早上 are 上午, 当晚 and 晚 are 晚上, 中午 is none."""
    if word in ("上午", "下午", "晚上"):
        return word
    if word and word[-2:] in ("早上", "早晨", "早", "清早"):
        return "上午"
    return (
        "晚上"
        if word and word.endswith(("晚", "晚间", "夜间", "深夜", "傍晚", "夜"))
        else None
    )


def _first(
    groups: dict[str, str | None],
    published: datetime.date,
    before: datetime.date | None,
) -> datetime.date | None:
    word = groups.get("word")
    if word and not groups.get("day"):
        if word in _BACK:
            return published - datetime.timedelta(days=_BACK[word])
        return before
    if groups.get("weekday"):
        return _weekday(groups, published)
    if groups.get("past"):
        published = published.replace(day=1) - datetime.timedelta(days=1)
    month = groups.get("month")
    base = before or published
    day = _date(groups.get("year"), month or str(base.month), groups["day"], published)
    if day and not month and day > published:
        day = _date(None, str(base.month - 1 or 12), groups["day"], published)
    return day


def _weekday(groups: dict[str, str | None], published: datetime.date) -> datetime.date:
    """本周二, 上周五; 周二 alone is the last one."""
    at = "一二三四五六日".index(groups["weekday"] or "")
    back = published.weekday() - at
    if groups["week"] == "上":
        back += 7
    elif not groups["week"]:
        back %= 7
    return published - datetime.timedelta(days=back)


def _date(
    year: str | None, month: str, day: str | None, published: datetime.date
) -> datetime.date | None:
    """A missing year is that of publication, or the year before if that is ahead."""
    nth, dayno = number(month) or 0, number(day or "") or 0
    try:
        if year:
            return datetime.date(_year(year), nth, dayno)
        found = datetime.date(published.year, nth, dayno)
        if found > published + datetime.timedelta(days=60):
            found = found.replace(year=found.year - 1)
        return found
    except ValueError:
        return None


def _year(year: str) -> int:
    """2024 of 2024, and of 二〇二四."""
    return int(year) if year.isdigit() else int("".join(map(_digit, year)))


def _digit(char: str) -> str:
    return "0" if char in "〇○零" else str(number(char))


def _last(groups: dict[str, str | None], day: datetime.date) -> datetime.date | None:
    end = groups.get("day2")
    if not end:
        return None
    try:
        last = datetime.date(day.year, int(groups.get("month2") or day.month), int(end))
    except ValueError:
        return None
    return last if last >= day else None
