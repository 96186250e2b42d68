"""Which articles tell of meetings, and where one meeting ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetings.extraction.flow import Flow
from meetings.extraction.openings import WHEN, opening
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import Turn

_AGAIN = re.compile(r"又讯|另讯|又据|相关报道")
_AGAIN_MARK = re.compile("^[又另]讯[，：]?")
_OPENS = re.compile(
    rf"(?!随后[召举][开行]的)(?:（[^（）]{{0,20}}）)?(?:随后，|此前，|紧接着，|"
    rf"会前，)?(?:{WHEN})(?P<period>上午|下午|晚上|晚)?"
)
_PURPOSE = re.compile(rf"为[^。；：]{{4,90}}?，(?={WHEN})")
_DATED = re.compile(r"\d(?<![^。”）]\d)\d?月\d{1,2}[日号](?:[上下]午|晚)?，")
_AT_MEETING = re.compile(
    r"\d{1,2}月\d{1,2}[日号](?:[上下]午|晚)?，在[^，。]{2,40}会(?:议)?上，"
)
# A meeting told by its time of day alone, after one of the same day.
_NEXT = re.compile(
    r"(?:上午|下午|晚上?)(?:，|召开的是|[召举][开行]的?)|会后，(?=[^，。]{2,24}召开)"
)
# Several at once: "接连召开两个会议", "先后主持召开3场调度会".
_SEVERAL = re.compile(
    r"(?:接连|先后|连续|连开|密集|分别)[^。，]{0,8}(?:召开|举行|开)了?[^。，]{0,4}"
    r"(?:[两二三四2-4]|多|系列)[个场次]?[^。，]{0,10}会"
)
_CHAIRS = re.compile("(?:上午|下午|晚上?)，(?P<who>[^，。；、]{2,4}?)(?:主持)?召开")
_HELD = re.compile(r"[^。]{0,160}?(?:召开|主持召开|举行|召集)[^。]{0,80}")
_MEETING = re.compile(
    r"会议|座谈会|大会|全会|例会|调度会|推进会|专题会|现场会|会商|开班式|培训班|集体学习|专题学习|议事会|协商议事|协调会|动员会|部署会|"
    r"分析会|研判会|会商会|攻坚会|交办会|办公会|联席会|紧急会|视频会|工作会|培训会|"
    r"召集[^。]{2,60}(?:研究|商议|商量|座谈|部署|开会|调度|约谈|会商)|观摩会|干部会|院务会|校务会|晨会|"
    r"主持[^，。]{0,10}(?:会商|研判|调度|碰头|座谈|约谈|点评|研究|议事)|"
    r"会(?<=[\u4e00-\u9fff“”]会)(?<![协商机社晚工学分员览动乐聘庙灯歌舞赛博年]会)(?:召开|上|由|在|，|议|”|。|；|$)"
)
_CEREMONY = re.compile(
    r"签约|揭牌|揭幕|奠基|开工|竣工|剪彩|启动仪式|上线仪式|仪式|典礼|开幕|启幕|闭幕|"
    r"文化节|艺术节|颁奖|捐赠|慰问|侧记|公告|通告|启事|招聘|停水|停电|拍卖"
)
_MINUTES = re.compile(r"纪要|会议记录")
_NAMED = re.compile("《[^《》]*》")
_PAPER = re.compile(
    r"(?:通知|通告|公告|公示|函|指挥部令|请示|批复|决定|倡议书?|公开信|办法|细则|规定|"
    r"预案|(?<!会议)(?<!会的)(?<!会议的)通报)(?:（[^（）]{0,12}）)?$"
)
# A paper that shares out what was settled: "根据县长办公会议定事项，现交办如下".
_SETTLED = re.compile(
    "(?:根据|按照|现[将就])[^。；：]{0,40}(?:办公会|常务会|专题会|碰头会|调度会|协调会|现场会|例会)议?"
    "[^。；：]{0,6}(?:[议确决]定|明确|交办)[^。；：]{0,4}(?:事项|任务|工作|意见)"
)
_TOUR = re.compile(
    r"调研|督导|检查|视察|走访|暗访|现场办公|夜查|巡查|抽查|督查|约谈|连线|观摩|"
    r"调度(?=[^，。]{2,30}(?:工作|情况|，|。))|听取[^。]{2,40}汇报|坐在一起"
)


_INTRODUCTION = 200  # characters in which a report says how many meetings there were


@dataclass(frozen=True, slots=True)
class Part:
    """One meeting's share of a flow. again: opened by 又讯, without a headline."""

    start: int
    end: int
    again: bool


def parts(flow: Flow) -> list[Part]:
    """The shares of an article: a new one where 又讯 stands or a second meeting opens.

    Takes "当日下午，…主持召开…推进会", "当晚，…调度会…召开", "何洁主持召开会议，
    部署信访工作。2月10日下午，…召开"; not "会议要求，
    10月16日前召开…", nor the first such sentence after an introduction, nor
    "随后，…召开座谈会" that ends an inspection tour. After "接连召开两个会议", or
    after one that was held, "下午，县商务局召开保供会议" opens another, too.
    """
    edges: list[tuple[int, bool]] = [(0, False)]
    opened = held = False
    several = bool(_SEVERAL.search(flow.text, 0, _INTRODUCTION))
    inner = set(_inner(flow))
    for mark in sorted([*flow.paragraphs, *inner]):
        text = flow.text[mark : mark + 240]
        again = bool(_AGAIN.match(text))
        later = (held or several) and _opens_next(text) and not _same(flow, text)
        begins = opens(text) or later
        ready = held if text.startswith("随后") else opened
        if mark and (again or mark in inner or (begins and ready)):
            edges.append((mark, again))
        opened = opened or begins or (mark == 0 and opening(text))
        told = (begins or not mark) and _HELD.match(text) and _MEETING.search(text)
        held = held or bool(told)
    ends = [start for start, _ in edges[1:]] + [len(flow.text)]
    return [Part(s, e, again) for (s, again), e in zip(edges, ends, strict=True)]


def _same(flow: Flow, text: str) -> bool:
    """Whether it is the sitting at the end of a tour, told by the same leader.

    Takes "下午，赵山主持召开专题会议" below "11月3日，县长赵山到…调研并召开会议".
    """
    chair = _CHAIRS.match(text)
    lead = flow.text[:_INTRODUCTION].partition("。")[0]
    return bool(chair and chair["who"] in lead and _TOUR.search(lead))


def _opens_next(text: str) -> bool:
    """ "下午，区商务局召开保供会议": another meeting of a day that is known."""
    if not _NEXT.match(text):
        return False
    first = text.partition("。")[0]
    return bool(_HELD.match(first) and _MEETING.search(first))


def _inner(flow: Flow) -> Iterator[int]:
    """Where a sentence inside a paragraph opens a meeting after another was told.

    Takes "2月5日，市里召开调度会，…。2月22日，在全市推进会上，书记指出…"; not
    "会议要求，3月10日前召开动员会", nor the first such sentence of a paragraph.
    """
    told = -1
    for stop in _DATED.finditer(flow.masked):
        at = stop.start()
        text = flow.text[at : at + 160].partition("。")[0]
        if not (_AT_MEETING.match(text) or (opens(text) and _HELD.match(text))):
            continue
        paragraph = bisect_right(flow.paragraphs, at)
        if told == paragraph and at not in flow.paragraphs:
            yield at
        told = paragraph


def opens(text: str) -> bool:
    """Whether a paragraph begins with the day of a meeting, or tells it next."""
    when = _OPENS.match(text) or _opens_late(text)
    first = text.find("。", 0, 60) + 1
    if not when and first and _HELD.match(text, 0, first):
        when = _OPENS.match(text, first)
    return bool(when and _HELD.match(text, when.end()) and _MEETING.search(text))


def _opens_late(text: str) -> re.Match[str] | None:
    """The day behind what a meeting was for: "为推进整治，9月5日，镇里召开座谈会"."""
    late = _PURPOSE.match(text)
    return _OPENS.match(text, late.end()) if late else None


def convened(title: str) -> bool:
    """Whether a headline says that a meeting was held: "…召开防汛紧急会议"."""
    return bool(_HELD.match(title) and _MEETING.search(title))


def minuted(title: str) -> bool:
    """A headline of minutes; not "关于印发《…纪要》的通知", which passes them on."""
    rest = _NAMED.sub("", title) if _PAPER.search(title) else title
    return bool(_MINUTES.search(rest))


def tells_of_meeting(
    title: str,
    flow: Flow,
    part: Part,
    turns: Sequence[Turn],
    *,
    minutes: bool,
    attended: bool,
    acts: bool = False,
) -> bool:
    """Whether a part is about an event at which someone gave instructions.

    Takes meetings, minutes and a leader's inspection tour with instructions; not
    ceremonies, features ("合作社负责人党参说，…", who is nowhere shown as present),
    notices (关于开展检查的通知), in which nobody 强调 or 要求 at a meeting. acts: who
    the report begins with says what to do, be it at a meeting or not.
    """
    if minutes or minuted(title):
        return True
    lead = flow.text[part.start : min(part.end, part.start + 400)]
    lead = _AGAIN_MARK.sub("", lead)
    said = bool(turns)
    told = opens(lead) or (_HELD.match(title) and not title.startswith("关于"))
    settled = _SETTLED.search(lead[:200])
    if _PAPER.search(title) and not (told or settled):
        return False
    if _CEREMONY.search(title) and not _MEETING.search(title):
        return False
    if any(turn.speaker == MEETING and turn.mode == "demand" for turn in turns):
        return True
    first = [*flow.between(part.start, part.end), part.end][0]
    ceremony = _CEREMONY.search(flow.text[part.start : min(first, part.start + 160)])
    meeting = _MEETING.search(title) or _MEETING.search(lead) or "部署" in title
    if ceremony and not _MEETING.search(lead[:160]):
        return False
    if acts and any(turn.mode == "demand" for turn in turns):
        return True
    toured = _OPENS.match(lead) and _TOUR.search(lead.partition("。")[0])
    known = attended or told or toured or _MEETING.search(title)
    return bool(said and known and (meeting or _TOUR.search(title + lead)))
