"""When a directive must be done by: 3月底前, 本周五前, 10个工作日内, 国庆节前 …"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from meetings.extraction.due_beside import sets_no_term
from meetings.extraction.due_days import Day, Match
from meetings.extraction.due_forms import FORMS
from meetings.extraction.due_parts import Form
from meetings.extraction.due_plain import PLAIN
from meetings.extraction.numerals import number
from meetings.extraction.result import DeadlineUnit
from meetings.extraction.scanning import REMEMBERED

Searched = tuple[Form, re.Pattern[str], Callable[[str], Match | None] | None]
_ANY = [
    (
        form,
        re.compile(form.pattern),
        re.compile(form.core).search if form.core else None,
        [frozenset(chars) for chars in form.needs],
    )
    for form in FORMS
]
_NEEDED = frozenset(char for form in FORMS for chars in form.needs for char in chars)
# Each alternative begins with a literal, which `re` looks for faster; what must or
# must not stand before it is looked back for.
_HINT = re.compile(
    r"前(?:(?<=[\d日号底末节]前)|(?<![目当空提]前)(?!提(?![交出请供送]))(?![期往进列景沿瞻]))|"
    r"内(?:(?<=[天日周月年期作度时间]内)|(?<=[天日周月年期作度时间][之以]内)|(?<=[今明当][天日]内))|"
    r"起(?=[至到]\d)|确保(?:\d|今年|明年)|力争\d|保证\d|日(?=为(?:最|期|时|限|截)|全|必|如|完|封|竣|通|交|投|建成|到位|办结|清零|要|务|点火|上线|并|送|供)|"
    r"今[天晚]|明[天晚早晨]|后天|全年(?<![去前上]年全年)|天(?=[必要务全拆清办撤干修装搬建查报见拿完到])|到(?=20\d\d年)|底|末|半年|季度|周(?<=[本这下]周)|大干|奋战\d|苦战\d|决战\d|鏖战\d|攻坚\d|为期|月中|月初|旬|限期?(?=[\d一二两三])|限时|期限为|给(?=[\d一二两三四五六七八九十半你大])|迟(?=于?\d)|止到\d|月份(?=[全必要务完建竣通交投开达])|晚于\d|用(?=[\d一二两三四五六七八九十半])"
)
_LEAD = re.compile(
    r"给(?:你们|大家)?|期限为|限时|大干|奋战|苦战|决战|鏖战|攻坚|为期|利用|限期?|用|在"
)
_REPEATED = re.compile(
    r"(?:(?:每(?:个)?(?:月|周|日|天|年|季度|季|旬|晚|半月|学期|星期)?|逐月|按月)[在于的]?|[去上前]年|次年每年|逢|压缩[至到为]|压[到减至]|缩短[至到为]|控制在|不超过)$"
)
_SINCE = re.compile(
    r"^(?:以来|将有|将[出迎持]|起|开始|已|共|没|未|仍|尚|是|考核|后|夕|期|往|还(?=[不没未])|这段)|^前(?:后|期|提|夕)"
)
# What "后10日内" counts from when that is the meeting itself.
_FROM_NOW = ("会后", "会议后", "节后", "今后", "之后", "到通知后", "本通知后")
_LABELLED = re.compile(
    r"(?:(?:完成|办理|整改|办结)?(?:时限|期限|时间)(?:要求)?：|(?:完成|办结|截止)日期：|"
    r"(?:完成|办理|整改|办结)(?:时限|期限|时间)[为是])(?P<value>[^。；）\s]{2,60})"
)


# What the last of several days of a label brings: "9月完成施工"; not 10月开展回头看.
_COMPLETES = re.compile("[前内底末旬日]|完成|建成|完工|竣工|投用|交付|办结|实现|验收")
_VALUE = 24  # characters of a value that are looked at
_REACH = 24  # characters of a wording that ends with 前, at most
# A span in which something must not happen, or happens: no deadline.
_NOT_BEFORE = re.compile("不得|不能|不准|不许")
_FIRST = re.compile(r"[一二三四五六七八九十\d]{1,3}[名位强]")  # 年底|前三名
_FORBIDS = ("不得", "不能", "不再", "禁止")
_OFTEN = re.compile("[^，。；]{0,8}不超过")  # 一年内检查不超过一次
_IF = re.compile(
    r"不得|不能|不再|禁止|[^，。；]{0,10}(?:出现|发生|发现|未|有[一二两三\d])[^，。；]{0,10}的，"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """text: the words; date: its last day, or None; start: offset in the text."""

    text: str
    date: Day | None
    unit: DeadlineUnit
    count: int | None
    start: int
    form: str


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
    found = _candidates(text, base)
    return min(found, key=_order, default=None)


def _order(one: Deadline) -> tuple[bool, int, int]:
    """A day before an event, then what stands first: "供暖前装好，11月8日点火"."""
    return one.unit == "event", one.start, -len(one.text)


def _candidates(text: str, base: Day) -> list[Deadline]:
    found = []
    for form, pattern, core in _possible(_NEEDED.intersection(text)):
        if core and not core(text):
            continue
        match = _search(form, pattern, text, 0)
        while match and _excluded(text, match):
            match = _search(form, pattern, text, match.end())
        if match:
            found.append(_made(form, match, base, match.start()))
    return found


@lru_cache(REMEMBERED)
def _possible(chars: frozenset[str]) -> list[Searched]:
    """The forms for which a text has every character that they need."""
    return [
        (form, pattern, core)
        for form, pattern, core, needs in _ANY
        if not any(chars.isdisjoint(need) for need in needs)
    ]


def _search(form: Form, pattern: re.Pattern[str], text: str, at: int) -> Match | None:
    """The first match, looked for around 前 where the wording ends with that."""
    if form.needs != ("前",):
        return pattern.search(text, at)
    end = text.find("前", at)
    while end >= 0:
        if not _of_date(text, end):
            match = pattern.search(text, max(at, end - _REACH), end + 4)
            if match:
                return match
        end = text.find("前", end + 1)
    return None


def _of_date(text: str, before: int) -> bool:
    """Whether 前 ends a day of the calendar, as no event does: 20日前, 月底前.

    Not "下一轮3日前", whose words are open.
    """
    day = text[before - 1] in "日号" and text[before - 2 : before - 1].isdigit()
    return (day or text[before - 1] == "底") and "轮" not in text[:before]


def _excluded(text: str, match: Match) -> bool:
    before = text[max(0, match.start() - 5) : match.start()]
    after = text[match.end() : match.end() + 3]
    since = _SINCE.match(after)
    begins = since and since.group() == "开始" and match.group()[-1] in "前内"
    if _REPEATED.search(before) or (since and not begins):
        return True
    if sets_no_term(text, match):
        return True
    if before.endswith(("起", "起用")) and match.group()[-1] not in "内前":
        return True  # "从12月1日起用半个月时间": from a day of its own
    if match.group()[-1] == "前" and _FIRST.match(text, match.end()):
        return True
    if match.group()[-1] == "前" and text.startswith(("一天，", "一日，"), match.end()):
        return True  # "放假前一天，安排巡查": a day of its own
    if match.group()[-1] == "前" and _NOT_BEFORE.match(text, match.end()):
        return True
    if before.endswith("后") and not before.endswith(_FROM_NOW):
        return match.group()[-1] == "内"
    if match.group()[-1] != "内":
        return False
    if _OFTEN.match(text, match.end()):
        return True
    likely = "的，" in text[match.end() : match.end() + 30] or text.startswith(
        _FORBIDS, match.end()
    )
    return likely and bool(_IF.match(text, match.end()))


def _made(form: Form, match: Match, base: Day, start: int) -> Deadline:
    before = match.string[:start]
    counted = before.endswith("之日起")  # from a day that is not told
    counted = counted and not before.endswith(
        ("会议之日起", "会议召开之日起", "即日起")
    )
    try:
        day = None if counted else form.resolve(match, base)
    except (ValueError, OverflowError):
        day = None
    groups = match.re.groupindex
    n = match["n"] if "n" in groups else None
    count = (number(n) or None) if n else None
    if count and form.unit == "days" and match["unit"] not in ("天", "日"):
        # The form counts days: 一周内 is ("days", 7), 48小时内 ("days", 2).
        count = count // 24 if match["unit"] == "小时" else count * 7
    words = match.group()
    lead = _LEAD.match(words) if form.unit == "days" else None
    if lead:
        words, start = words[lead.end() :], start + lead.end()
    return Deadline(words, day, form.unit, count, start, form.name)


def _labelled(text: str, base: Day) -> Deadline | None:
    """The value after 完成时限：; 长期坚持 there is none.

    The whole is done at the last of several: "5月底前出台方案，10月底前建成基地".
    """
    label = (
        _LABELLED.search(text)
        if "时" in text or "限" in text or "日期" in text
        else None
    )
    if not label:
        return None
    at = label.start("value")
    last: Deadline | None = None
    for piece in label["value"].split("，"):
        one = deadline_of(piece[:_VALUE], base)
        if not one or (last and not _COMPLETES.search(piece)):
            break
        if not (last and last.date and one.date and one.date < last.date):
            last = replace(one, start=one.start + at)
        at += len(piece) + 1
    return last


def deadline_of(value: str, base: Day) -> Deadline | None:
    """The deadline that is all of a value: 10月15日, 三季度 too, without 前.

    Not "长期坚持", nor a text in which a day only occurs.
    """
    inner = [one for one in _candidates(value, base) if one.start < 2]
    if inner:
        best = max(inner, key=lambda one: len(one.text))
        return replace(best, form="完成时限")
    for pattern, unit, resolve in PLAIN:
        match = pattern.match(value)
        if match:
            form = Form("完成时限", unit, "", resolve)
            return _made(form, match, base, 0)
    return None
