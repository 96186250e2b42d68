"""Who speaks where, and whether what follows demands, mixes or only reports.

A turn begins with a lead-in ("会议强调，", "郁达民指出，") or with a sentence that
tells of the meeting ("会议听取了…汇报。") and lasts until the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from meetings.extraction import vocabulary as words
from meetings.extraction.flow import Flow
from meetings.extraction.names import person, plausible, surnamed
from meetings.extraction.sentences import Clause

Mode = Literal["demand", "mixed", "report"]
MEETING = "会议"

_VERBS: dict[str, Mode] = {
    **dict.fromkeys(words.DEMANDING_VERBS.split(), "demand"),
    **dict.fromkeys(words.MIXED_VERBS.split(), "mixed"),
    **dict.fromkeys(words.REPORTING_VERBS.split(), "report"),
}
_PHRASE = (
    r"(?:提出(?!席)|提了|作出|作了|(?<![工合操])作(?![要风])|做了|做出|讲了|谈了|"
    r"进行了|"
    r"进行|强调了|明确了|布置了|形成了?|达成)"
    r"[^，。；：]{0,24}?(?:要求|安排|部署|意见|希望|强调|句话|件事|点|条|个方面|"
    r"部署安排|任务|措施|工作|"
    r"讲话)|(?:提出|强调|做到)(?:了)?〇+"
)
_LEAD = re.compile(
    rf"(?P<verb>强调指出|明确要求|要求|强调|指出|明确|决定|议定|确定|拍板|叮嘱|嘱咐|"
    rf"责成|"
    rf"提醒|重申|号召|说|谈到|希望|认为|表示|介绍|通报|汇报|报告|发现|透露)"
    rf"(?:道|说)?(?P<mark>[，：])|"
    rf"(?P<phrase>{_PHRASE})(?P<stop>[：。]|$)|"
    rf"(?P<order>安排|部署|补充)：|(?P<put>提出)，|"
    rf"(?P<bare>要求|强调|决定|明确)(?![，：。的了]|$)"
)
_LIST = re.compile(
    r"(?:议定|确定|决定|明确|决议|形成|达成|纪要|部署)[^，。；：]{0,14}(?:如下|"
    r"以下)[^，。；：]{0,12}[：。]?$|"
    r"(?:以下|如下)(?:几|\w)?[^，。；：]{0,8}(?:意见|要求|事项|决议|决定|纪要)[：。]?$|"
    r"^(?:现)?将[^，。；：]{0,24}如下[：。]?$"
)
_ADVERB = (
    r"(?:会议?(?:最后|指出|结束时)?[，]?|会上|最后|随后|同时|此外|另外|为此|对此|就此|"
    r"期间|其间|接着|然后|"
    r"下午|上午|听取(?:了)?汇报后|大会上|针对[^，]{0,40})[，]?"
)
_MODIFIED = re.compile(
    r"(?:同志)?(?:$|还|并|又|也|最后|同时|进一步|特别|再次|一再|反复|当场|着重|重点|"
    r"现场|分别|一致|经|在|"
    r"就|对|围绕|结合|针对|向|代表|随后|接着|以|从|用|要|的|作|提|讲|进行)"
)
_IS_SUBJECT = re.compile(
    rf"{_MODIFIED.pattern}|指出|强调|要求|说|表示|认为|通报|汇报|主持|传达|宣读|介绍"
)
_MEETING = re.compile(
    r"(?!按|根据|落实|贯彻|对照|围绕|结合|严格|认真|要|把|将|对|不|以)"
    r"(?:本次|此次|这次)?(?:会议|大会|全会|例会|座谈会|调度会|推进会|动员会|专题会|"
    r"常务会|现场会|联席会|"
    r"调度|纪要|[^，。；：他她]{0,12}会议|[^，。；：他她]{1,10}会)"
)
_PAPER = re.compile(r"(?:报告|通报|方案|通知|意见|讲话|调度|检查组?|督查|排查|〇+)$")
_PRONOUN = re.compile(r"(?:他|她)")
_NARRATIVE = re.compile(
    r"(?:会议|大会|会上|会前|会后|随后|期间|会议期间|会议最后|最后)[，]?(?:还|又|也|"
    r"并|集体|现场|一致|分别|"
    r"书面|专题|首先|先后|原则)*(?:传达|听取|审议|通报|学习|宣读|观看|总结|回顾|研究|"
    r"讨论|表彰|签订|认为|"
    r"原则|同意|通过|举行|印发|开到|播放|逐项|对[^，]{0,20}(?:给予|表示))|"
    r"(?:会上|会前|会后|会议期间|与会|开幕式后)[，]?|会议[^，。；]{0,24}(?:结束|召开|"
    r"举行)|"
    r"[^，。；：]{0,40}(?:汇报了|通报了|宣读了|介绍了|传达了|作了[^，。；：]{0,16}发言|"
    r"表态发言|交流发言|先后发言|作表态|分别汇报|分别通报|分别发言)"
)
_TOLD = re.compile(
    r"(?:还|又|也|并)?(?:通报|汇报|介绍|宣读|回顾|全面回顾|传达|解读|勉励|致辞|宣布|"
    r"主持|对[^，]{0,30}"
    r"(?:表示|给予)|就[^，。]{0,60}(?:作了发言|进行了安排|作了说明|作了汇报))"
)
_CUTS = re.compile(
    r"$|在|就|对|还|要|围绕|向|作|当场|最后|结合|通报|汇报|出席|参加|传达|主持|宣读|"
    r"介绍|代表"
)
_POST_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,3}?(?:书记|主任|长|主席|总经理|经理|总)(?:同志)?"
)
_GOES_ON = re.compile(r"(?:并|还|同时|也|对|就|围绕|结合)")

_AGENDA = re.compile(r"议题[一二三四五六七八九十\d]{1,3}[：、]")
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\d{1,2}[.、])?"
    r"(?P<who>[^，。；：\d]{2,24}?)(?:作|的)?(?:总结|重要)?"
    r"(?:讲话|发言|布置[^，。；：]{0,10}工作|安排[^，。；：]{0,10}工作|"
    r"部署[^，。；：]{0,10}工作|提要求)$"
)
TASKS = re.compile(
    r"(?:任务|责任|事项)[^，。]{0,6}(?:分解|清单|台账|分工|一览|安排)[^，。]{0,8}$"
)
_HE = "他"
_BACK = 8  # clauses back in which 他 may have been named
_REACH = 150  # characters in which a lead-in must have its verb


@dataclass(frozen=True, slots=True)
class Turn:
    """start: of the lead-in; content: after it. opens: it begins a paragraph."""

    start: int
    content: int
    speaker: str
    mode: Mode
    opens: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person who is met only by speaking; offsets of the name in the flow."""

    name: str
    post: str
    start: int
    end: int


@dataclass(slots=True)
class Cast:
    """The people known so far by first character; first: the first of them."""

    names: dict[str, list[str]]
    first: str | None
    newcomers: list[Newcomer]

    @classmethod
    def of(cls, names: Sequence[str]) -> Cast:
        cast = cls({}, names[0] if names else None, [])
        for name in names:
            cast.add(name)
        return cast

    def add(self, name: str) -> None:
        row = self.names.setdefault(name[0], [])
        if name not in row:
            row.append(name)
            row.sort(key=len, reverse=True)

    def at(self, text: str, at: int) -> str | None:
        """The longest known name that stands at an offset."""
        row = self.names.get(text[at : at + 1], ())
        return next((name for name in row if text.startswith(name, at)), None)


def turns(flow: Flow, clauses: Sequence[Clause], cast: Cast) -> list[Turn]:
    """The turns of a meeting, in order; what stands before the first is report."""
    found: list[Turn] = []
    for index, clause in enumerate(clauses):
        turn = _turn(flow, clause, cast, clauses[max(0, index - _BACK) : index])
        if turn:
            found.append(turn)
    return found


def _told_of(flow: Flow, before: Sequence[Clause], cast: Cast) -> str | None:
    """Whom 他 means: the latest person whom a sentence was about.

    "接着，校长席慕远以《…》为题作了讲话。他提出…" is 席慕远.
    """
    for clause in reversed(before):
        end = min(clause.end, clause.start + 60)
        for at in range(clause.start, end):
            name = cast.at(flow.masked, at)
            if name and _IS_SUBJECT.match(flow.masked, at + len(name)):
                return name
    return None


def turn_at(turns: Sequence[Turn], at: int) -> Turn | None:
    """The turn in which an offset stands."""
    index = bisect_right(turns, at, key=lambda turn: turn.start) - 1
    return turns[index] if index >= 0 else None


def _turn(
    flow: Flow, clause: Clause, cast: Cast, before: Sequence[Clause]
) -> Turn | None:
    """The turn that a clause opens, None when it goes on with the one before.

    Takes "甄珍在主持时要求，", "针对…项目，会议明确，", "他要求，", "会议还听取了…";
    not "按照会议要求，", "任务要求明确的".
    """
    text = flow.masked[clause.start : min(clause.end, clause.start + _REACH)]
    for lead in _LEAD.finditer(text):
        turn = _led(flow, clause, text, lead, cast)
        if turn and turn.speaker == _HE:
            own = Clause(clause.start, clause.start + lead.start() - 1, False)
            name = _told_of(flow, [*before, own], cast) or cast.first or MEETING
            return replace(turn, speaker=name)
        if turn:
            return turn
    if clause.opens and _AGENDA.match(text):
        return Turn(clause.start, clause.end, MEETING, "report", True, "议题")
    if clause.opens and (heading := _HEADING.match(text)):
        at = clause.start + heading.start("who")
        who = _posted(flow, at, heading["who"], cast)
        if who:
            return Turn(clause.start, clause.end, who, "demand", True, "讲话")
    if clause.opens and text[-1] not in "。；" and TASKS.search(text):
        return Turn(clause.start, clause.end, MEETING, "demand", True, "任务表")
    if _LIST.search(text.rstrip("，")):
        return Turn(clause.start, clause.end, MEETING, "demand", clause.opens, "list")
    if _NARRATIVE.match(text) or _tells(text, cast):
        return Turn(clause.start, clause.end, MEETING, "report", clause.opens, "told")
    return None


def _tells(text: str, cast: Cast) -> bool:
    """A known person reports: "火炬通报了三季度火灾形势"."""
    at = 3 if text.startswith(("会上，", "最后，")) else 0
    name = cast.at(text, at)
    told = _TOLD.match(text, at + len(name)) if name else None
    return bool(told) or bool(
        re.match(r"[他她](?:介绍|表示|勉励|透露|宣布)", text[at:])
    )


def _led(
    flow: Flow, clause: Clause, text: str, lead: re.Match[str], cast: Cast
) -> Turn | None:
    """The turn of one verb of saying, if someone stands before it as its subject."""
    before = text[: lead.start()]
    comma = before.rfind("，") + 1
    colon = before.rfind("：") + 1
    at = max(comma, colon)
    whole = not before[at:]
    at = 0 if whole else at
    named = not lead["bare"]
    speaker = _subject(
        flow, clause.start + at, before[at:], cast, loose=whole, strangers=named
    )
    if speaker is None and at and _GOES_ON.match(before, at):
        speaker = _subject(flow, clause.start, before, cast, loose=True)
    if speaker is None:
        return None
    word = lead["verb"] or lead["bare"] or lead["order"] or ""
    mode: Mode = _VERBS.get(word[:2], _VERBS.get(word[-2:], "demand"))
    name, paper = speaker
    if paper and lead["bare"]:
        return None
    if paper:
        mode = "report"
    content = clause.start + lead.end()
    rule = f"{'会议' if name == MEETING else '人名'}+{word or '提出要求'}"
    return Turn(clause.start, content, name, mode, clause.opens, rule)


def _subject(
    flow: Flow,
    start: int,
    piece: str,
    cast: Cast,
    *,
    loose: bool = False,
    strangers: bool = True,
) -> tuple[str, bool] | None:
    """Who is the subject of a piece of text: (speaker, only a paper)."""
    lead = re.match(_ADVERB, piece)
    for skip in {lead.end() if lead else 0: 0, 0: 0}:
        rest = piece[skip:]
        name = cast.at(rest, 0)
        if name and (loose or _MODIFIED.match(rest, len(name))):
            return name, False
        post = _POST_AFTER.match(rest, len(name)) if name else None
        if name and post and _MODIFIED.match(rest, post.end()):
            return name, False
        if _PRONOUN.match(rest) and _MODIFIED.match(rest, 1):
            return _HE, False
        posted = _posted(flow, start + skip, rest, cast, strangers=strangers)
        if posted:
            return posted, False
        if _PAPER.match(rest):
            return MEETING, True
        meeting = _MEETING.match(rest)
        if meeting and (loose or _MODIFIED.match(rest, meeting.end())):
            return MEETING, False
    return None


def _posted(
    flow: Flow, start: int, piece: str, cast: Cast, *, strangers: bool = True
) -> str | None:
    """A person with a post before the name, or after it (易天河副镇长)."""
    for cut in _CUTS.finditer(piece):
        who = person(piece[: cut.start()])
        if who and who.post:
            if not cast.at(who.name, 0):
                cast.newcomers.append(
                    Newcomer(who.name, who.post, start + who.start, start + who.end)
                )
            cast.add(who.name)
            return who.name
        lone = cut.group() in ("", "在", "就", "当场", "最后", "还")
        lone = lone and who is None and strangers
        if lone and _stranger(piece[: cut.start()]):
            return _newcomer(flow, piece[: cut.start()], cast)
        if cut.start() > 40:
            break
    tail = re.search(r"(?:书记|主任|长|主席|总|经理)(?:同志)?$", piece)
    name = cast.at(piece, 0)
    return name if tail and name else None


def _stranger(text: str) -> bool:
    """A name that nobody introduced: 皇甫卓 in "皇甫卓强调，"; not 方案 or 与会者."""
    return 2 <= len(text) <= 4 and plausible(text) and surnamed(text)


def _newcomer(flow: Flow, name: str, cast: Cast) -> str:
    at = flow.text.find(name)
    cast.newcomers.append(Newcomer(name, "", at, at + len(name)))
    cast.add(name)
    return name
