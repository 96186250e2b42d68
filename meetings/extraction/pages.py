"""A page as lines, each with its kind: headline, body, label, item, noise or end.

The kinds are told from the line alone; `articles` puts the lines together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from meetings.extraction import furniture
from meetings.extraction.cells import apart, rows_of_cells
from meetings.extraction.labels import (
    CONTENT,
    DAY_AND_PLACE,
    HELD,
    LABEL,
    PRESENT,
    QUESTION,
    bare_label,
    is_question,
    names_only,
)
from meetings.extraction.openings import opening, rubric
from meetings.extraction.parting import BULLETS, TOLD, parted, titled_at
from meetings.extraction.wrapping import Row, spaced_out, unwrapped

_TEXT = ("body", "head")
Kind = Literal["head", "body", "brief", "label", "item", "noise", "byline"]

_FIELD = re.compile("[^，。；：“”]{2,6}(?:名称|编号|单位|项目|类别)：")
_PLACE = 16  # characters of a place, at most
_SHORTEST = 24  # characters of a broken first line of a report
# How no headline ends: a line broken at a link ("按照部署，市" / "教育局负责…").
_BROKEN = re.compile(r"(?:[的和与在对由将把]|，[省市县区])$")
_KICKER = re.compile("(?:会议?上|时|会议)(?:强调|要求|指出)：$")
DOCUMENT = re.compile("(?:纪要|记录|通知|通报|意见|方案|决定|报告|办法|规定)$")
DETAIL = re.compile(
    r"[（【]?(?:责任|牵头|配合|协助|参与|主办|协办|完成|办理|承办|落实|督办|整改|包联|分管|"
    r"具体)?(?:单位|领导|部门|科室|时限|期限|时间|人|措施|目标|负责人|责任人|负责)[：]"
)
ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（][一二三四五六七八九十\d]{1,3}[）]|"
    r"\d{1,2}(?:[、.．](?!\d(?!\d?[号#月]))|）)|"
    r"\d{1,2}\.\d{1,2}(?= *[\u4e00-\u9fff《“])"
    r"(?! *[万亿千百倍个吨米元度公平立号#条项处日月年届期])|"
    r"[a-hA-H][.、．](?![A-Za-z\d])|[①-⑳]|第[一二三四五六七八九十]{1,3}[，、：]|"
    r"第[一二三四五六七八九十]部分|(?:任务|事项|措施|举措)[一二三四五六七八九十\d]{1,3}：|"
    r"[〖【]?议题[一二三四五六七八九十\d]{1,3}[〗】：、 ]|\d{1,2}(?= ))"
)
# A row of a table: "1　修订办法　安环部　1月31日前", "1|…|…".
_ROW = re.compile(r"\d{1,2}(?: +[^ ]+){3,}$|\d{1,2}[|｜][^|｜]+(?:[|｜][^|｜]*){2,}$")
_DUTY = re.compile(r"(?:责任|牵头|配合|承办|完成)(?:单位|部门|时限)?[：]")
_BLANK = re.compile(r"[ \n\x00\x01]")
_ENDS = "。！？；’）：…】"
_QUOTED_END = re.compile("[。！？；…”’）][”》]$|^[“《][^“《]*[”》]$")
_STOPS = re.compile(
    r"[。；]|[说求调出板]：“|[！？]”$|(?:[^，]+，){3}|^(?:会议|大会|"
    r"[\u4e00-\u9fff]{2,4})(?:还|并|最后)?(?:强调|要求|指出|明确|认为)[，：]"
)
# Below the labels: "县财政局、县住建局主要负责人列席有关议题。"
_ROSTER = re.compile(
    r"(?:[^。；：要]|主要){4,200}(?:列席|参加|出席)(?:有关|相关|部分|本次)?(?:议题|会议)。?"
)
# Who sits in a group that is set up, each on a line: "副组长：李明　副区长".
_MEMBERS = re.compile(
    r"(?:第一|常务|执行)?(?:副?组长|副?总指挥|副?指挥长|成员(?:单位)?|联络员)："
)
_TELLS = re.compile("(?:会议)?(?:主要)?内容：")  # before who says it
_SAYS = re.compile("会议|强调|要求|[：]")
_HEADED = re.compile("召开|举行")  # in what is no crosshead, but a headline
_RUBRIC = 16  # characters of a crosshead below a number that stands alone
_NUMBER = re.compile(
    r"[·—\-~|/【（]{0,2}(?:PART|Part|part|NO|No)?[.·]?\d{1,2}[.、]?[·—\-~|/】）]{0,2}|[①-⑩]|[壹贰叁肆伍]"
)


class Line(NamedTuple):
    """A line without its margins. `text`: canvas, white space removed.

    gap: blank lines before it. indent: white space before its first character.
    """

    start: int
    end: int
    text: str
    kind: Kind
    gap: int
    indent: int

    @property
    def finished(self) -> bool:
        """Whether the line ends where a paragraph may end: closed, and no ；."""
        return self.closed and not (self.kind == "body" and self.text[-1] == "；")

    @property
    def closed(self) -> bool:
        """Whether the line ends where a sentence may end."""
        if self.text[-1] in "”》" and self.kind == "body":
            return bool(_QUOTED_END.search(self.text))
        return self.text[-1] in _ENDS or self.text[-1] in "”》"


def lines(canvas: str, text: str) -> list[Line]:
    """The lines of a page that are not empty; hard-wrapped ones as one.

    A short line below a "01" that stands alone is a crosshead: "开会啦".
    """
    found: list[Line] = []
    labels = numbered = sent = dot = False
    rows = spaced_out(unwrapped(text, rows_of_cells(canvas, list(_spans(canvas)))))
    for start, end, gap, indent in parted(canvas, rows):
        whole = canvas[start:end]
        packed = _BLANK.sub("", whole)
        if packed[0] in "|｜" and _ROW.match(packed[1:]):  # |1|清淤|水利站|
            whole, packed = whole[1:].lstrip(), packed[1:]
            start = end - len(whole)
        spaced = apart(whole) if len(packed) < 120 else packed
        pictured = indent > 0 and bool(text[start - indent : start].strip())
        kind = _pictured(_kind(packed, spaced, labels), packed, pictured)
        if kind == "head":
            start, end, packed = titled_at(canvas, start, end, packed)
            cut = packed[0] in BULLETS and len(packed) > 8
            start, packed = start + cut, packed[cut:]
        if packed[0] in BULLETS and len(packed) > 60 and opening(packed[1:]):
            start, packed, kind = start + 1, packed[1:], "brief"
        if kind == "head" and gap == 0 and found and found[-1].text[-1] in "，、":
            kind = "body" if found[-1].kind == "body" else kind
        below, numbered = numbered, bool(_NUMBER.fullmatch(packed))
        if kind == "head" and (numbered or (below and _small(packed))):
            kind = "noise"
        if kind == "label" and (_undated(found, canvas) or _placed(found)):
            found[-1] = found[-1]._replace(kind="label")
        sent = sent and not gap and kind in _TEXT and not _SAYS.search(packed)
        kind = "noise" if sent or (labels and _ROSTER.fullmatch(packed)) else kind
        sent = sent or (kind == "noise" and furniture.sent_to(packed))
        labels = kind == "label"
        if kind == "head" and gap == 0 and found and _titled(found[-1], packed):
            found[-1] = found[-1]._replace(kind="head")
        called = packed[-1] == "：" and len(packed) < _SHORTEST  # ◆ 王伟强调：
        dotted = dot and packed[-1] in "。；" and kind != "brief"  # ● 区商务局要…。
        dot = packed[-1] == "：" or (dotted and packed[0] in BULLETS)
        if packed[0] in BULLETS and (called or dotted):
            start, packed = start + 1, packed[1:]
            kind = "body" if kind in ("head", "noise") else kind
        if kind == "body" and found and found[-1].text[0] in BULLETS:
            found[-1] = _unbulleted(found[-1], packed)
        if gap == 0 and found and furniture.credit_of_photo(packed):
            found[-1] = _caption(found[-1])
        found.append(Line(start, end, packed, kind, gap, indent))
    return _unpublished(found)


def _pictured(kind: Kind, text: str, pictured: bool) -> Kind:
    """The kind; a headline may be a rubric, or an item: "🔹 工业：区工信局要…"."""
    if kind == "head" and rubric(text, pictured):
        return "noise"
    told = pictured and ("：" in text[:8] or "，" in text)
    return "item" if kind == "head" and told else kind


def _small(text: str) -> bool:
    """A crosshead below a number; not a headline: "区安委会召开会议"."""
    return len(text) < _RUBRIC and not _HEADED.search(text)


def _unpublished(found: list[Line]) -> list[Line]:
    """The lines; when a web page was published is no label of minutes.

    Takes "时间：2018-07-30 17:53" with no other label beside it.
    """
    for at, line in enumerate(found):
        beside = [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]]
        alone = line.kind == "label" and not any(x.kind == "label" for x in beside)
        if alone and furniture.published_at(line.text):
            found[at] = line._replace(kind="noise")
    return found


def _unbulleted(line: Line, below: str) -> Line:
    """A headline of an information sheet: "●县政府召开协调会" over "10月16日，…"."""
    headed = line.kind == "noise" and len(line.text) > 6 and not line.closed
    if not headed or not (line.gap or opening(below)):
        return line
    return line._replace(start=line.start + 1, text=line.text[1:], kind="head")


def _titled(line: Line, below: str) -> bool:
    """A first line of a headline: "关于解决供水问题的" over "专题会议纪要".

    And "王伟在全市防火会上强调：" over a slogan.
    """
    if line.kind != "body" or len(line.text) > 64 or "，" in line.text:
        return False
    broken = _BROKEN.search(line.text) and DOCUMENT.search(below)
    return bool(broken or _KICKER.search(line.text))


def _undated(found: list[Line], canvas: str) -> bool:
    """A day without a label over labels: "8月18日晚　园区展厅"; not a headline."""
    if not found:
        return False
    line = found[-1]
    short = line.kind in ("head", "noise") and line.text[0].isdigit()
    return short and bool(DAY_AND_PLACE.match(canvas, line.start, line.end))


def _placed(found: list[Line]) -> bool:
    """Whether a line above a label is no headline.

    A place without a label below the day ("5月13日晚" / "村委会"), or a label of
    another kind below the title ("工程名称：滨江学校").
    """
    if len(found) < 2 or found[-1].kind != "head" or found[-1].gap:
        return False
    above, line = found[-2:]
    placed = len(line.text) < _PLACE and HELD.match(above.text)
    return bool(placed or (above.kind == "head" and _FIELD.match(line.text)))


def _caption(line: Line) -> Line:
    """What stands right above "本报记者 谷雨 摄": a caption, when short enough."""
    short = len(line.text) < 90 and not ITEM.match(line.text)
    return line._replace(kind="noise") if short and line.kind == "body" else line


def _spans(canvas: str) -> Iterator[Row]:
    """Start, end, blank lines before and indent of each line with something in it."""
    gap, at = 0, 0
    for raw in canvas.split("\n"):
        inner = raw.strip(" \x00\x01")
        if inner:
            indent = len(raw) - len(raw.lstrip(" \x00\x01"))
            yield at + indent, at + indent + len(inner), gap, indent
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1


def _kind(text: str, spaced: str, after_label: bool) -> Kind:
    """Kind of one line; after_label: the line before it was a label of minutes.

    "时间：2022年3月30日" is a label, "一、关于资金问题" an item, "责编 茅盾" noise.
    """
    colon = "：" in text
    label = LABEL.match(text) if colon or text[0] == "【" else None
    if label and label["order"] and text[0] not in "一1" and not after_label:
        label = None
    if label and len(text) < 300 and is_question(text):
        return "body"
    if label and len(text) < 300 and not furniture.publishing(text):
        return "label"
    if (text[-1] in "：】容" and CONTENT.fullmatch(text)) or HELD.match(text):
        return "label"
    if len(text) < 120 and text[-1] not in "。；" and bare_label(spaced, colon):
        return "label"
    if colon and DETAIL.match(text):
        web = furniture.footer(text) or (label and furniture.publishing(text))
        return "noise" if web else "item"
    if colon and QUESTION.match(text):
        return "noise"
    if furniture.disclaimer(text) or text.startswith(("注：", "备注：")):
        return "noise"
    item = ITEM.match(spaced)
    row = text[0].isdigit() and _ROW.match(spaced)
    if row or (item and colon and _DUTY.search(text)):
        return "item"
    if furniture.byline(text):
        return "byline"
    if len(text) < 120 and furniture.noise(text, spaced):
        return "noise"
    if item:
        return "item"
    if (text[-1] in "位员导：" and PRESENT.fullmatch(text)) or (
        after_label and names_only(text, spaced)
    ):
        return "label"
    if colon and _MEMBERS.match(text):
        return "body"
    if len(text) > 64 or text[-1] in "。；：，、" or _BROKEN.search(text):
        return "body"
    told = len(text) > _SHORTEST and text[0].isdigit() and TOLD.match(text)
    if _STOPS.search(text) or (told and opening(text)) or _TELLS.match(text):
        return "body"
    return "head"
