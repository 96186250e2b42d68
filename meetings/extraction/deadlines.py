"""When a directive must be done by: 3月底前, 本周五前, 10个工作日内, 国庆节前 …

A form is a row of FORMS: its name, its wording, and how it becomes a date. To add
one, add a row and its cases (see docs/adding.md).
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from meetings.extraction.festivals import NAMES, festival, next_festival
from meetings.extraction.numerals import number
from meetings.extraction.result import DeadlineUnit

Match = re.Match[str]
Day = datetime.date
_N = r"(?:\d{1,4}|[一二两三四五六七八九十百半]{1,4})"
_YEAR = r"(?:(?P<year>\d{4})年|(?P<near>今年|明年|后年|当年|次年))?(?:的)?"
_BEFORE = r"(?:之前|以前|前)"
_CLOCK = r"(?:(?:上午|中午|下午|晚上?)?\d{1,2}(?:时|点|[：:]\d{2})(?:\d{1,2}分|整)?|(?:上午|下午)?下班|零时|零点)?"
_DONE = (
    r"(?=[^，。；]{0,24}?(?:完成|办结|销号|到位|清零|建成|投用|开工|竣工|交付|印发|"
    r"出台|签约|达到|实现|"
    r"上报|报送|清零|通车|验收|启动|召开|解决|拿出|开展(?!的)|组织(?!的)))"
)
_LATE_AGO = datetime.timedelta(days=75)


@dataclass(frozen=True, slots=True)
class Deadline:
    """text: the words; date: its last day, or None; start: offset in the text."""

    text: str
    date: Day | None
    unit: DeadlineUnit
    count: int | None
    start: int
    form: str


@dataclass(frozen=True, slots=True)
class Form:
    """resolve(match, meeting's day) gives the day on which the deadline ends."""

    name: str
    unit: DeadlineUnit
    pattern: str
    resolve: Callable[[Match, Day], Day | None]


def _month_end(year: int, month: int) -> Day | None:
    if not 1 <= month <= 12:
        return None
    return Day(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> Day | None:
    last = _month_end(year, month)
    return Day(year, month, day) if last and 1 <= day <= last.day else None


def _year(match: Match, base: Day) -> int | None:
    """The year that is said, None where the text leaves it open."""
    near = {"今年": 0, "当年": 0, "明年": 1, "次年": 1, "后年": 2}
    if match["year"]:
        year = int(match["year"])
        return year if 1900 < year < 2200 else base.year
    return base.year + near[match["near"]] if match["near"] else None


def _upcoming(day: Callable[[int], Day | None], match: Match, base: Day) -> Day | None:
    """The day in the year said, else this year or, when long past, the next."""
    year = _year(match, base)
    if year:
        return day(year)
    this = day(base.year)
    return day(base.year + 1) if this and this < base - _LATE_AGO else this


def _on_date(match: Match, base: Day) -> Day | None:
    month = number(match["month"]) or 0
    dayno = number(match["day"]) or 0
    return _upcoming(lambda year: _day(year, month, dayno), match, base)


def _on_day_of_month(match: Match, base: Day) -> Day | None:
    dayno = int(match["day"])
    next_month = match["which"] == "下月" or (not match["which"] and dayno < base.day)
    month = base.month % 12 + 1 if next_month else base.month
    return _day(base.year + (next_month and base.month == 12), month, dayno)


def _in_month(match: Match, base: Day) -> Day | None:
    month = number(match["month"]) or 0
    part = match["part"]
    days = {"上旬": 10, "中旬": 20, "中": 15, "初": 5}

    def day(year: int) -> Day | None:
        last = _month_end(year, month)
        return last.replace(day=days[part]) if last and part in days else last

    return _upcoming(day, match, base)


def _before_month(match: Match, base: Day) -> Day | None:
    """5月前: the last day of April."""
    month = number(match["month"]) or 0
    first = _upcoming(lambda year: _day(year, month, 1), match, base)
    return first - datetime.timedelta(days=1) if first else None


def _this_month(match: Match, base: Day) -> Day | None:
    if match["which"] == "下":
        return _month_end(base.year + base.month // 12, base.month % 12 + 1)
    return _month_end(base.year, base.month)


def _in_quarter(match: Match, base: Day) -> Day | None:
    word = match["quarter"]
    nth = number(word) if word != "本" else (base.month + 2) // 3
    if word == "下":
        nth = (base.month + 2) // 3 + 1
    if not nth or not 1 <= nth <= 5:
        return None
    if nth == 5:
        return _month_end(base.year + 1, 3)
    return _upcoming(lambda year: _month_end(year, nth * 3), match, base)


def _in_half(match: Match, base: Day) -> Day | None:
    month = 6 if match["half"] == "上" else 12
    return _upcoming(lambda year: _month_end(year, month), match, base)


def _in_year(match: Match, base: Day) -> Day | None:
    return _month_end(_year(match, base) or base.year, 12)


def _on_weekday(match: Match, base: Day) -> Day | None:
    week = {"本": 0, "这": 0, "下": 7, "下下": 14}.get(match["week"] or "", 0)
    name = match["weekday"]
    at = 4 if name in ("内", "末") else "一二三四五六".find(name)
    at = 6 if name in ("日", "天", "末", "底") else at
    monday = base - datetime.timedelta(days=base.weekday())
    day = monday + datetime.timedelta(days=at + week)
    late = not match["week"] and day < base
    return day + datetime.timedelta(days=7) if late else day


def _in_week(match: Match, base: Day) -> Day | None:
    """本周内 ends on Sunday."""
    ahead = 13 if match["week"] == "下" else 6
    return base + datetime.timedelta(days=ahead - base.weekday())


def _count(match: Match) -> int:
    return number(match["n"]) or 0 if match["n"] != "半" else 0


def _after_days(match: Match, base: Day) -> Day | None:
    unit = 7 if match["unit"] in ("周", "星期", "个星期", "个周") else 1
    return base + datetime.timedelta(days=_count(match) * unit)


def _after_working_days(match: Match, base: Day) -> Day | None:
    """Monday to Friday; the office calendar refines it when charging."""
    left, day = _count(match), base
    weeks, left = divmod(left, 5)
    day += datetime.timedelta(weeks=weeks)
    while left or day.weekday() > 4:
        day += datetime.timedelta(days=1)
        left -= 1 if day.weekday() < 5 and left else 0
    return day


def _after_months(match: Match, base: Day) -> Day | None:
    if match["n"] == "半":
        return base + datetime.timedelta(days=15)
    year, month = divmod(base.year * 12 + base.month - 1 + _count(match), 12)
    last = _month_end(year, month + 1) if year < 9999 else None
    return last.replace(day=min(base.day, last.day)) if last else None


def _after_years(match: Match, base: Day) -> Day | None:
    months = 6 if match["n"] == "半" else 12 * _count(match)
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    last = _month_end(year, month + 1) if year < 9999 else None
    return last.replace(day=min(base.day, last.day)) if last else None


def _before_festival(match: Match, base: Day) -> Day | None:
    year = _year(match, base)
    day = festival(match["feast"], year) if year else None
    day = day or next_festival(match["feast"], base)
    return day - datetime.timedelta(days=1) if day else None


def _today(match: Match, base: Day) -> Day | None:
    ahead = {"今": 0, "当": 0, "明": 1, "后": 2}[match["when"]]
    return base + datetime.timedelta(days=ahead)


def _untold(match: Match, base: Day) -> Day | None:
    return None


_MONTH = rf"(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月"
_FEASTS = "|".join(sorted(NAMES, key=len, reverse=True))
FORMS = (
    Form(
        "3月20日前",
        "date",
        rf"{_YEAR}{_MONTH}份?(?P<day>\d{{1,2}}|"
        rf"[一二三四五六七八九十]{{1,3}})[日号]{_CLOCK}{_BEFORE}",
        _on_date,
    ),
    Form(
        "20日前",
        "date",
        rf"(?P<which>本月|当月|下月)?(?<![\d月])(?P<day>\d{{1,2}})[日号]{_CLOCK}"
        rf"{_BEFORE}",
        _on_day_of_month,
    ),
    Form(
        "3月底前",
        "period_end",
        rf"{_YEAR}{_MONTH}份?(?P<part>底|末|上旬|中旬|下旬|中|初){_BEFORE}?(?!召开的)",
        _in_month,
    ),
    Form("5月前", "period_end", rf"{_YEAR}{_MONTH}份?{_BEFORE}", _before_month),
    Form(
        "月底前",
        "period_end",
        rf"(?P<which>本|当|下|这个|下个)?(?<!\d)月(?:底|末|内){_BEFORE}?",
        _this_month,
    ),
    Form(
        "二季度末前",
        "period_end",
        rf"{_YEAR}第?(?P<quarter>[一二三四1-4本下])个?季度(?:末{_BEFORE}?|"
        rf"底{_BEFORE}?|{_BEFORE}|内|结束前|{_DONE})",
        _in_quarter,
    ),
    Form(
        "上半年",
        "period_end",
        rf"{_YEAR}(?P<half>[上下])半年(?:{_BEFORE}|内|结束前|末{_BEFORE}?|"
        rf"底{_BEFORE}?|{_DONE})",
        _in_half,
    ),
    Form(
        "年底前",
        "period_end",
        rf"(?:(?P<year>\d{{4}})年?|(?P<near>今|明|后|当)?)(?:年底|年末|年终|"
        rf"底)(?:{_BEFORE}|{_DONE})",
        _in_year,
    ),
    Form(
        "2025年底",
        "period_end",
        r"(?P<year>\d{4})年(?P<near>)(?:年?底|年?末|内)",
        _in_year,
    ),
    Form(
        "年内",
        "period_end",
        r"(?P<year>(?<=\d)(?=x))?(?P<near>今|本)?年(?:度)?内",
        _in_year,
    ),
    Form(
        "本周五前",
        "date",
        rf"(?P<week>本|这|下下|下)?(?:个)?(?:周|"
        rf"星期)(?P<weekday>[一二三四五六日天末底]){_CLOCK}{_BEFORE}",
        _on_weekday,
    ),
    Form("本周内", "period_end", r"(?P<week>本|这|下)(?:个)?周(?:之)?内", _in_week),
    Form(
        "10个工作日内",
        "working_days",
        rf"(?P<n>{_N})个?工作日(?:之)?(?:以?内|{_BEFORE})",
        _after_working_days,
    ),
    Form(
        "一周内",
        "days",
        rf"(?:在)?(?P<n>{_N})(?P<unit>天|日|周|个?星期|"
        rf"个周)(?:的?时间)?(?:之)?(?:以?内|{_BEFORE})",
        _after_days,
    ),
    Form(
        "40天",
        "days",
        rf"(?:大干|为期|利用|限期?|用)(?P<n>{_N})(?P<unit>天|日|周|个?星期|个周)",
        _after_days,
    ),
    Form(
        "一个月内",
        "months",
        rf"(?P<n>{_N})个月(?:的?时间)?(?:之)?(?:以?内|{_BEFORE})",
        _after_months,
    ),
    Form(
        "两年内",
        "months",
        rf"(?<!\d)(?P<n>[一二两三五半]|[1-5])年(?:的?时间)?(?:之|以)?内",
        _after_years,
    ),
    Form(
        "国庆节前",
        "date",
        rf"{_YEAR}(?P<feast>{_FEASTS})(?:佳)?(?:节|假期|长假)?(?:到来|"
        rf"来临)?(?:之)?{_BEFORE}(?!夕|后)",
        _before_festival,
    ),
    Form(
        "今日下班前",
        "date",
        rf"(?P<when>今|明|后|当)(?:天|日|晚)(?:{_CLOCK}){_BEFORE}",
        _today,
    ),
    Form(
        "汛期前",
        "event",
        rf"(?:台风|暴雨|强降雨|洪峰|冷空气|低温|雪季|旺季|主汛期|汛期|寒潮|寒流|雨季|"
        rf"冬季|入冬|入汛|春耕|三夏|“三夏”|供暖季|供暖期|采暖季|采暖期|放假|寒假|"
        rf"暑假|开学|开考|高考|中考|全国两会|省两会|两会|假期|节日|节|封冻|上冻|霜冻|"
        rf"下次[^，。；]{{0,10}}会议?|会议?结束|考核|检查组?|验收|开工|开园|开业|投产|"
        rf"换届|春运|年报|集中供热)(?:到来|来临|开始|召开|结束|启动|"
        rf"正式)?(?:之)?{_BEFORE}(?!后|夕|提|置|期|往|进|瞻|沿|所|景|线|列|来|端|台|"
        rf"款|不久)",
        _untold,
    ),
)
_ANY = [(form, re.compile(form.pattern)) for form in FORMS]
_HINT = re.compile(r"[前内底末天]|半年|季度|大干|为期|周|月中|月初|旬|限")
_REPEATED = re.compile(
    r"(?:每(?:个)?(?:月|周|日|天|年|季度|季|旬|晚|半月|学期|星期)?|次年每年|逢)$"
)
_SINCE = re.compile(r"^(?:以来|起|开始|已|共|后|夕|期|往)|^前(?:后|期|提|夕)")
_LABELLED = re.compile(
    r"(?:完成|办理|整改|办结)?(?:时限|期限|时间)[：](?P<value>[^，。；）\s]{2,24})"
)
_PLAIN = re.compile(rf"{_YEAR}{_MONTH}(?P<day>\d{{1,2}})[日号]")
_PLAIN_PERIOD = re.compile(
    rf"{_YEAR}(?:第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)"
)


def deadline(text: str, base: Day) -> Deadline | None:
    """The deadline of a directive, counted from the meeting's day.

    Takes the forms of FORMS and 完成时限：10月15日; not "每周五前", "30分钟内",
    "10月1日起", "1月10日以来", 尽快, 长期坚持. A labelled one comes first.
    """
    labelled = _labelled(text, base)
    if labelled:
        return labelled
    if not _HINT.search(text):
        return None
    found = [one for one in _candidates(text, base)]
    return min(found, key=lambda one: (one.start, -len(one.text)), default=None)


def _candidates(text: str, base: Day) -> list[Deadline]:
    found = []
    for form, pattern in _ANY:
        for match in pattern.finditer(text):
            if _excluded(text, match):
                continue
            found.append(_made(form, match, base, match.start()))
            break
    return found


def _excluded(text: str, match: Match) -> bool:
    before, after = text[max(0, match.start() - 5) : match.start()], text[match.end() :]
    return bool(_REPEATED.search(before)) or bool(_SINCE.match(after[:3]))


def _made(form: Form, match: Match, base: Day, start: int) -> Deadline:
    try:
        day = form.resolve(match, base)
    except (ValueError, OverflowError):
        day = None
    groups = match.re.groupindex
    n = match["n"] if "n" in groups else None
    count = (number(n) or None) if n else None
    words = match.group()
    lead = re.match(r"大干|为期|利用|限期?|用|在", words)
    if lead and form.unit == "days":
        words, start = words[lead.end() :], start + lead.end()
    return Deadline(words, day, form.unit, count, start, form.name)


def _labelled(text: str, base: Day) -> Deadline | None:
    """The value after 完成时限：; 长期坚持 there is none."""
    label = _LABELLED.search(text)
    if not label:
        return None
    value, at = label["value"], label.start("value")
    inner = [one for one in _candidates(value, base) if one.start < 2]
    if inner:
        best = max(inner, key=lambda one: len(one.text))
        return Deadline(
            best.text, best.date, best.unit, best.count, at + best.start, "完成时限"
        )
    for pattern, resolve in ((_PLAIN, _on_date), (_PLAIN_PERIOD, _plain_period)):
        match = pattern.match(value)
        if match:
            form = Form("完成时限", "date", "", resolve)
            return _made(form, match, base, at)
    return None


def _plain_period(match: Match, base: Day) -> Day | None:
    return _in_quarter(match, base) if match["quarter"] else _in_half(match, base)
