"""The markers of numbered items: 一是, 第一, （一）, 1., ①."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from meetings.extraction.flow import Flow
from meetings.extraction.numerals import number
from meetings.extraction.scanning import Anchored
from meetings.extraction.turn import Turn

_CN = "[一二三四五六七八九十]{1,3}"


_DO = "(?!点(?!燃|亮|面)|素|求(?![真新变实稳精进快突同]))"  # 一要求真务实 is an item


@dataclass(frozen=True, slots=True)
class Style:
    """pattern: the marker, the numeral in its first group. family: may be mixed.

    words: ordinal words without a numeral and their number (最后: 0, the next).
    """

    name: str
    family: str
    pattern: str
    words: dict[str, int] = field(default_factory=dict)


_LETTERS = {char: n % 8 + 1 for n, char in enumerate("abcdefghABCDEFGH")}
_HEAD = {f"头一{unit}": 1 for unit in "条句件个桩点"}
_FIRST = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 0, "然后": 0}


# "一抓师德，二抓安全": one word after each numeral; not 一抓到底.
_VERBS = "抓查看促强建管严保防在对靠从"
_TWICE = "|".join(f"{verb}[^。]{{2,80}}[，；。、]二{verb}" for verb in _VERBS)


# "提出三点要求：一拧紧发条…。二对照指标…": a promise of points, and 二 further on.
_PROMISED = (
    r"(?<=[点条项个][要意希建措任工方][求见望议施务作面][：。，])一"
    r"(?=[^二]{4,600}[。；，]二[\u4e00-\u9fff]{4})"
)


# "第一个关键词是", "第二个词，"; not "第一个月，", "第二个五年，".
_WORD = (
    r"个(?!月|季|学[期年]|百年|五年|工作日|周|星期)[\u4e00-\u9fff]{1,4}?(?:是|，|：)"
)


# What follows a number and no decimal: 1.1 工程部; not 1.5万.
_WORDS = "(?=[\u4e00-\u9fff《“])(?![万亿千百倍个吨米元度公平立号#条项处日月年届期])"


_NO_ITEM = "[、产号级类等是]|三产业"  # 一、二、三产业


STYLES = (
    Style("一是", "cn", rf"({_CN})(?:[点条])?是(?!一、|{_CN}是)"),
    Style("一要", "cn", rf"({_CN})(?:要{_DO}|须(?!知))"),
    Style("一抓", "cn", rf"(一(?={_TWICE})|[二三四五六](?=[{_VERBS}]))"),
    Style("一希望", "cn", rf"({_CN})希望"),
    Style("一，", "cn", rf"({_CN})(?:，|则)"),
    Style("一、", "dun", rf"({_CN})(?:、|\.(?!\d))(?!{_CN}(?:{_NO_ITEM}))"),
    Style("（一）", "paren", rf"（({_CN})）"),
    Style("（1）", "digits", r"（(\d{1,2})）"),
    Style("1.1", "decimal", rf"(?<![\d.])\d{{1,2}}\.(\d{{1,2}}){_WORDS}"),
    Style(
        "1.",
        "arabic",
        r"(?<!\d)(\d{1,2})[.、](?!\d(?!\d?(?:月[\d底末初中上下份]|[号#条项处])))",
    ),
    Style("1）", "arabic", r"(?<![\d（(.])(\d{1,2})）"),
    Style("【1】", "brackets", r"【(\d{1,2})】"),
    Style("a.", "letter", r"(?<![A-Za-z\d])([a-hA-H])[.、](?![A-Za-z\d])", _LETTERS),
    Style("①", "circle", r"([①-⑳])"),
    Style(
        "第一",
        "ordinal",
        rf"第({_CN})(?:[，、：]|个(?=[，、：是])[，、：是]|个?(?:方面|句话|句|点|条|件事?|桩事?|块|项|问题|环节|步|层意思|字)[，、：是]|{_WORD}|是|要{_DO}|(?=必须|务必|须))",
    ),
    Style("头一条", "ordinal", "(头一[条句件个桩点])(?:事|话)?(?:，|是|：)", _HEAD),
    Style("第一条", "ordinal", rf"第({_CN})条(?![款第])"),
    Style("第一部分", "part", rf"第({_CN})部分[：、，]?"),
    Style("任务一：", "task", rf"(?:任务|事项|措施|举措)({_CN}|\d{{1,2}})："),
    Style("其一", "qi", rf"其({_CN})[，、：]?"),
    Style("row", "row", r"(?<!\d)(\d{1,2})(?=[\u4e00-\u9fff“《A-Za-z\d|｜])"),
    Style(
        "一拧紧",
        "cn",
        rf"((?:{_PROMISED}|(?<=[。；，])[二三四五六])"
        r"(?=[\u4e00-\u9fff]{4})(?![级期类等线号]))",
    ),
    Style("首先", "ordinal", "(首先|其次|再次|再者|最后|然后)(?:，|是|：)?", _FIRST),
)


_DECIMAL, _ARABIC = (
    next(at for at, style in enumerate(STYLES) if style.name == name)
    for name in ("1.1", "1.")
)
_FIRST_CHARS = "[一二三四五六七八九十（0-9a-hA-H①-⑳第其头首再最然任事措举【]"


# A numeral, and the first of a word, only before what may follow it in a marker.
_BEGINS = (
    rf"{_FIRST_CHARS}(?:(?<=[一二三四五六七八九十])"
    rf"(?:(?=[一二三四五六七八九十是要须点条希，则、.{_VERBS}])|"
    r"(?<=[：。；，].)(?<![七八九十])(?=[\u4e00-\u9fff]{4}))|"
    r"(?<=[0-9])(?<!\d\d)(?=[\d.、）|｜“《A-Za-z\u4e00-\u9fff])|"
    r"(?<=[任事措举])[务项施措](?=[一二三四五六七八九十\d])|"
    "(?<=[第其头首再最然])(?=[一二三四五六七八九十次先者后])|"
    "(?<=[（【a-hA-H①-⑳]))"
)
_MARK = Anchored(
    _BEGINS, "|".join(f"(?P<s{i}>{s.pattern})" for i, s in enumerate(STYLES))
)


_STOPS = frozenset("。；：！？”）…】〇")


class Mark(NamedTuple):
    """A marker at [start, end); opens: it begins a paragraph."""

    start: int
    end: int
    style: int
    value: int
    opens: bool


def marks(flow: Flow, start: int, end: int, turns: Sequence[Turn]) -> list[Mark]:
    """Every marker that stands where an item can begin, outside quotations."""
    found: list[Mark] = []
    opening = set(flow.paragraphs)
    led = {turn.content for turn in turns}
    for match in _MARK.finditer(flow.masked, start, end):
        at, stop = match.span()
        group = match.lastindex or 1  # of the style, which closes last
        index = (group - 1) // 2
        opens = at in opening or at == start
        numeral = match[group + 1]  # each style has one group, for the numeral
        if index == _DECIMAL and not (opens and _tight(flow, at, stop)):
            index, numeral = _ARABIC, match.group().partition(".")[0]
            stop = at + len(numeral) + 1  # "1. 3条隐患", which blanks part
        style = STYLES[index]
        if not (opens or at in led or _may_begin(flow.masked, at, style)):
            before = found[-1] if found and flow.text[at - 1] == "，" else None
            if not before or (before.style, before.value + 1) != (
                index,
                number(numeral),
            ):
                continue  # but "一、提高认识，二、狠抓落实" goes on
        if style.family == "row":
            numeral = _cell(flow, numeral, at) if opens else ""
        if style.name == "一拧紧" and numeral != "一" and not _counted(found, index):
            continue  # 二手车 opens no item
        value = style.words.get(numeral, number(numeral)) if numeral else None
        if value == 0 and flow.text[at - 2 : at] == "。”":
            continue  # what somebody read out ends above
        if value is not None:
            if style.family == "row":
                stop = at + len(numeral)
                stop += flow.text[stop] in "|｜"
            found.append(Mark(at, stop, index, value, opens))
    return found


def _counted(found: Sequence[Mark], style: int) -> bool:
    """Whether a mark of a style is among the last."""
    return any(mark.style == style for mark in found[-8:])


def _tight(flow: Flow, start: int, end: int) -> bool:
    """Whether no white space stands inside a marker: 1.1, not 1. 1."""
    return not any(flow.spaced(at) for at in range(start + 1, end))


def _cell(flow: Flow, digits: str, at: int) -> str:
    """The number of a row, which white space ends: 3 in "3　8月份工程款审核"."""
    if flow.text[at + len(digits)] in "|｜":
        return digits
    sizes = (n for n in range(1, len(digits) + 1) if flow.spaced(at + n))
    return digits[: next(sizes, 0)]


def _may_begin(text: str, at: int, style: Style) -> bool:
    """一是 may follow a comma, 1. only a stop, ① and （一） anything."""
    before = text[at - 1]
    if style.family in ("circle", "paren", "digits"):
        return True
    if style.name in ("一、", "一，", "row", "a."):
        return before in _STOPS
    return before in _STOPS or before in "，、 "
