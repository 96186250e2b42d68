"""Who speaks where, and whether what follows demands, mixes or only reports.

A turn begins with a lead-in ("会议强调，", "郁达民指出，") or with a sentence that
tells of the meeting ("会议听取了…汇报。") and lasts until the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from meetings.extraction import leads, talks
from meetings.extraction.flow import Flow
from meetings.extraction.leads import Mode
from meetings.extraction.sentences import Clause

from .cast import Cast
from .quotations import aloud, attributed, quoted
from .subjects import (
    _HE,
    MEETING,
    _behind_post,
    _earlier,
    _posted,
    _subject,
)
from .turn import ANNOUNCED, NAMED, Turn

_CALLS = (NAMED, "称呼：")
_ASKS = ("要求", "强调")
_PROMISE = 24  # characters of "我再补充两点意见：", at most
_BACK = 8  # clauses back in which 他 may have been named
_REACH = 150  # characters in which a lead-in must have its verb
_WITH = re.compile("[与和同](?:[^，。；]{2,20}(?:签订|签署|交谈|座谈|握手|逐一|一一))")
_HE_TELLS = re.compile(r"[他她](?:介绍|表示|勉励|透露|宣布)")
# Before a verb of saying, behind something else done: "X听取汇报后要求，".
_AFTER = ("并", "后", "时")
_TELLS = re.compile("(?<!听取)(?:汇报|反映|介绍|发言)")
# How leads.HEADING ends.
_HEADING_ENDS = ("讲话", "发言", "工作", "要求", "强调", "总结")


def turns(flow: Flow, clauses: Sequence[Clause], cast: Cast) -> list[Turn]:
    """The turns of a meeting, in order; what stands before the first is report.

    In a printed speech its speaker has the first word.
    """
    found: list[Turn] = []
    if cast.me and clauses:
        first = clauses[0].start
        found.append(Turn(first, first, cast.me, "mixed", True, "讲话稿"))
    for index, clause in enumerate(clauses):
        turn = _turn(flow, clause, cast, clauses[max(0, index - _BACK) : index])
        turn = turn or (_resumed(flow, clause, found[-1]) if found else None)
        if turn and index and turn.speaker != MEETING:
            found.extend(quoted(flow, clauses[index - 1], turn, found))
        if index and not turn and flow.text[clause.start - 1] == "”":
            said = attributed(flow, clause, _text(flow, clause), cast)
            found.extend(quoted(flow, clauses[index - 1], said, found) if said else ())
        if index and not turn and clause.opens:
            answers = leads.DISCUSSED.search(_text(flow, clauses[index - 1]))
            if answers or any(one.rule in _CALLS for one in found):
                turn = talks.answers(flow, clause, cast)
        turn = _announced(flow, clause, turn or (found[-1] if found else None)) or turn
        if turn:
            found.append(turn)
    return talks.assigned(flow, talks.as_talk(flow, clauses, found))


def _announced(flow: Flow, clause: Clause, turn: Turn | None) -> Turn | None:
    """The turn, demanding, where all of the clause promises points: "我讲三句话。" """
    if turn is None or clause.end - max(turn.content, clause.start) > _PROMISE:
        return None
    start = max(turn.content, clause.start)
    if not leads.ANNOUNCES.fullmatch(flow.masked, start, clause.end):
        return None
    at = max(turn.start, clause.start)
    return turn._replace(start=at, content=clause.end, mode="demand", rule=ANNOUNCED)


def _text(flow: Flow, clause: Clause) -> str:
    return flow.masked[clause.start : clause.end]


def _resumed(flow: Flow, clause: Clause, before: Turn) -> Turn | None:
    """Who spoke before goes on: a sentence "要求加强集镇管理，…" without a subject."""
    text = flow.masked[clause.start : clause.end]
    lead = leads.RESUMES.match(text)
    if not lead or clause.opens:
        return None
    at = clause.start + lead.end()
    return Turn(clause.start, at, before.speaker, "demand", False, "要求")


def _told_of(flow: Flow, before: Sequence[Clause], cast: Cast) -> str | None:
    """Whom 他 means: the latest person whom a sentence was about.

    "接着，校长席慕远以《…》为题作了讲话。他提出…" is 席慕远.
    """
    for clause in reversed(before):
        end = min(clause.end, clause.start + 60)
        for at, name in cast.within(flow.masked, clause.start, end):
            after = at + len(name)
            opens = at == clause.start or flow.masked[at - 1] == "，"
            acts = opens and flow.masked[after : after + 1] not in "，、。和及等的与"
            acts = acts or (opens and bool(_WITH.match(flow.masked, after)))
            if acts or leads.IS_SUBJECT.match(flow.masked, after):
                return name
    return None


def _reported(flow: Flow, before: Sequence[Clause]) -> bool:
    """Whether 他说 goes on with a report: "原野汇报了项目情况。他说，…"."""
    last = before[-1] if before else None
    return bool(last and leads.REPORTED.search(flow.masked, last.start, last.end))


def _turn(
    flow: Flow, clause: Clause, cast: Cast, before: Sequence[Clause]
) -> Turn | None:
    """The turn that a clause opens, None when it goes on with the one before.

    Takes "甄珍在主持时要求，", "针对…项目，会议明确，", "他要求，", "会议还听取了…";
    not "按照会议要求，", "任务要求明确的".
    """
    text = flow.masked[clause.start : min(clause.end, clause.start + _REACH)]
    for lead in leads.LEAD.finditer(text):
        turn = _led(flow, clause, text, lead, cast)
        if turn and turn.speaker == _HE:
            own = Clause(clause.start, clause.start + lead.start() - 1, False)
            name = _told_of(flow, [*before, own], cast) or cast.first
            said = turn.rule.endswith("说")
            if turn.mode == "mixed" and said and _reported(flow, before):
                turn = turn._replace(mode="report")
            return turn._replace(speaker=name) if name else None
        if turn:
            return turn
    agreed = leads.AGREED_ON.match(text)
    if clause.opens and leads.RESUMED.match(text):
        return Turn(clause.start, clause.start, MEETING, "demand", True, "以上")
    if agreed:
        at = clause.start + agreed.end()
        return Turn(clause.start, at, MEETING, "demand", clause.opens, "议定")
    other = _headed(flow, clause, text, cast) if clause.opens else None
    other = other or ("：" in text and aloud(flow, clause, text, cast)) or None
    other = other or _carried(flow, clause, text, cast, before)
    if other:
        return other
    passed = "现将" in text and leads.PASSED_ON.search(text)
    if passed or ("下" in text and leads.LIST.search(text.rstrip("，"))):
        paper = bool(passed and "讲话" in text) or text.startswith(("报告", "讲话"))
        who = (_told_of(flow, before, cast) if paper else None) or _excerpt(text, cast)
        return Turn(clause.start, clause.end, who, "demand", clause.opens, "list")
    told = leads.NARRATIVE.match(text) or _tells(text, cast) or _visits(text, cast)
    if told or (clause.opens and leads.PLANS.match(text)):
        mode: Mode = "mixed" if leads.DECIDED.match(text) else "report"
        return Turn(clause.start, clause.end, MEETING, mode, clause.opens, "told")
    return None


def _excerpt(text: str, cast: Cast) -> str:
    """Whose speech is summed up: "现将石坚书记讲话要点摘录如下"; else the meeting."""
    end = max(text.find("讲话"), text.find("发言"))
    return next((name for _, name in cast.within(text, 0, max(0, end))), MEETING)


def _carried(
    flow: Flow, clause: Clause, text: str, cast: Cast, before: Sequence[Clause]
) -> Turn | None:
    """Who the sentence before was about asks for more, without being named again.

    Takes "县长李楠指出了存在的问题。同时就春防工作提出了四点要求。"; not
    "三是对照清单提出整改措施。", which no one is said to say.
    """
    same = not clause.opens or text.startswith("同时")
    if not (same and before and leads.CARRIES_ON.match(text)):
        return None
    found = leads.LEAD.finditer(text)
    lead = next((x for x in found if x["phrase"] or x["bare"] in _ASKS), None)
    if not lead:
        return None
    told = flow.masked[before[-1].start : min(before[-1].end, before[-1].start + 60)]
    speaker = _subject(flow, before[-1].start, told, cast, loose=True)
    if not speaker or speaker[1] or speaker[0] == _HE:
        return None
    at = clause.start + lead.end()
    return Turn(clause.start, at, speaker[0], "demand", False, "提出要求")


def _headed(flow: Flow, clause: Clause, text: str, cast: Cast) -> Turn | None:
    """The turn that the beginning of a paragraph opens without a verb of saying.

    Takes "议题一：…", "一、校长王伟讲话", "2024年任务分解表", "意见：…", "王伟：…".
    """
    if leads.AGENDA.match(text):
        return Turn(clause.start, clause.end, MEETING, "report", True, "议题")
    points = leads.POINTS_OF.match(flow.text[clause.start : clause.end].rstrip("：。"))
    if points and cast.at(points["who"], 0) == points["who"]:
        return Turn(clause.start, clause.end, points["who"], "demand", True, "讲话")
    bare = text.rstrip("：")
    heading = leads.HEADING.match(bare) if bare.endswith(_HEADING_ENDS) else None
    if heading:
        named = heading["who"] or ""
        at = clause.start + max(0, heading.start("who"))
        known = named.removesuffix("同志")
        who = known if known and cast.at(known, 0) == known else None
        who = who or _posted(flow, at, named, cast) or cast.holding(heading["chief"])
        who = MEETING if named == MEETING else who
        if who:
            return Turn(clause.start, clause.end, who, "demand", True, "讲话")
    if text[-1] not in "。；" and leads.TASKS.search(text):
        return Turn(clause.start, clause.end, MEETING, "demand", True, "任务表")
    if leads.SETTLED.match(text):
        return Turn(clause.start, clause.end, MEETING, "demand", True, "议定")
    opinion = leads.OPINION.match(text) or leads.SHARED_OUT.match(text)
    if opinion:
        at = clause.start + opinion.end()
        return Turn(clause.start, at, MEETING, "demand", True, "意见")
    return talks.named(flow, clause, text, cast)


def _tells(text: str, cast: Cast) -> bool:
    """A known person reports: "火炬通报了三季度火灾形势"."""
    at = 3 if text.startswith(("会上，", "最后，")) else 0
    name = cast.at(text, at) or _behind_post(text, at, cast) or ""
    told = leads.TOLD.match(text, text.find(name) + len(name)) if name else None
    return bool(told) or (
        text[at : at + 1] in "他她" and bool(_HE_TELLS.match(text, at))
    )


def _visits(text: str, cast: Cast) -> bool:
    """A known person on a tour: "在老年助餐点，闵行健与老人亲切交谈"; no demand."""
    at = 0
    while True:
        name = cast.at(text, at)
        if name and leads.VISITS.match(text, at + len(name)):
            return True
        at = text.find("，", at, 30) + 1
        if not at:
            return False


def _led(
    flow: Flow, clause: Clause, text: str, lead: re.Match[str], cast: Cast
) -> Turn | None:
    """The turn of one verb of saying, if someone stands before it as its subject."""
    before = text[: lead.start()]
    if lead["verb"] and before.endswith("的"):
        return None  # "听了各镇的汇报，"
    comma = before.rfind("，") + 1
    if before.endswith(("会", "会议")) and leads.PASSED.search(before, comma):
        return None
    colon = before.rfind("：") + 1
    order = leads.ORDER.match(before) if clause.opens else None
    first = order.end() if order else 0
    at = max(comma, colon, first)
    whole = not before[at:]
    at = first if whole else at
    named = not lead["bare"]
    speaker = _subject(
        flow, clause.start + at, before[at:], cast, loose=whole, strangers=named
    )
    if before.endswith(_AFTER) and not _TELLS.search(before, at):
        done = cast.at(before, at)
        speaker = (done, False) if done else speaker
    if whole and speaker == (MEETING, False) and "会上，" in before:
        speaker = _earlier(before, cast) or speaker
    goes_on = leads.GOES_ON.match(before, at) or (lead["phrase"] and at == len(before))
    if speaker is None and at and goes_on:
        heard = _earlier(before, cast) if leads.HEARD.search(before) else None
        speaker = heard or _subject(flow, clause.start, before, cast, loose=True)
        speaker = speaker or _earlier(before, cast)
    speaker = speaker or (_earlier(before, cast) if whole else None)
    if speaker is None:
        return None
    word = lead["verb"] or lead["bare"] or lead["order"] or ""
    mode: Mode = leads.VERBS.get(word[:2], leads.VERBS.get(word[-2:], "demand"))
    name, paper = speaker
    if (word, name) in (("建议", MEETING), ("表示", cast.chair)):
        mode = "demand" if word == "建议" else "mixed"  # no pledge of who chairs
    if name == MEETING and lead["set"]:
        return None  # "会议部署今年任务，动员全县…" is what it was about
    if paper and lead["bare"]:
        return None
    if paper:
        mode = "report"
    then = leads.THEN.match(text, lead.end()) if lead["bare"] else None
    content = clause.start + (then or lead).end()
    if lead["bare"] and leads.CARES.match(text, lead.start()):
        mode = "report"
    rule = f"{'会议' if name == MEETING else '人名'}+{word or '提出要求'}"
    return Turn(clause.start, content, name, mode, clause.opens, rule)
