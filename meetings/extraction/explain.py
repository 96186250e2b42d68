"""Why each thing was found, for a person who reads Chinese and no patterns."""

from __future__ import annotations

from collections.abc import Iterator

from meetings.extraction.numerals import chinese
from meetings.extraction.result import (
    Extraction,
    FoundDirective,
    FoundMeeting,
    FoundPerson,
    Spans,
)

_ROLES = {"chair": "主持", "attend": "出席", "observe": "列席", "absent": "缺席"}
_RULES = {
    "report": "报道：开头写明时间和会议，文中有会议或人物的要求",
    "minutes": "纪要：标题有“纪要”或有时间、地点、主持等栏目",
    "headline": "正文上方（或下方）没有句号的短行",
    "post+name": "职务之后的名字，后面有主持、出席、讲话等词",
    "name in list": "出席名单里的名字",
    "speaker": "在“强调、要求、指出”前面，此前没有介绍",
    "series": "序号项：同一种序号从一开始、依次出现",
    "in item": "序号项里的一条：句号、分号隔开，说明要做什么",
    "told": "叙述会议过程",
    "list": "“议定如下”一类的引出语之后",
}


def because(rule: str) -> str:
    """The rule in words; 会议+强调 is the phrase that leads a directive in."""
    who, _, verb = rule.partition("+")
    known = _RULES.get(rule)
    return known or (f"“{who}……{verb}”之后的话" if verb else f"引出语：{rule}")


def explained(extraction: Extraction, text: str) -> str:
    """One line a found thing: what, by which rule, how sure, and where it stands."""
    rows = [f"版本 {extraction.version}　发布日期 {extraction.published}"]
    for meeting in extraction.meetings:
        rows.extend(_meeting(meeting, text))
    for doubt in extraction.doubts:
        rows.append(f"存疑　{doubt.message}{_where(doubt.spans, text)}")
    rows.append(f"未归入任何会议的文字：{len(extraction.unassigned)} 行")
    return "\n".join(rows)


def _meeting(one: FoundMeeting, text: str) -> Iterator[str]:
    title = one.title.value if one.title else "（无标题）"
    yield ""
    yield f"会议 {one.key}　{title}"
    yield f"　依据：{_RULES.get(one.rule, one.rule)}"
    day = one.date.isoformat() if one.date else "未写明"
    yield f"　日期：{day} {one.period or ''}{_where(one.date_spans, text)}"
    for organ, kind, ordinal in one.identities:
        nth = f"第{chinese(ordinal)}次" if ordinal else ""
        yield f"　性质：{organ or ''} {kind or ''} {nth}"
    for person in one.people:
        yield _person(person)
    for row in one.directives:
        yield from _directive(row, text)


def _person(who: FoundPerson) -> str:
    rule = _RULES.get(who.rule, who.rule)
    post = f"（{who.post}）" if who.post else ""
    return f"　{_ROLES[who.role]}：{who.name}{post}　依据：{rule}　{who.confidence:.2f}"


def _directive(row: FoundDirective, text: str) -> Iterator[str]:
    indent = "　" * (2 * row.level)
    number = f"{chinese(row.number)} " if row.number else ""
    rule = because(row.rule)
    yield f"{indent}{row.key}　{number}{row.speaker}：{row.text[:40]}"
    yield f"{indent}　依据：{rule}　{row.confidence:.2f}{_where(row.spans, text)}"
    for body in row.bodies:
        role = "牵头/责任" if body.role == "lead" else "配合"
        official = f" → {body.department}" if body.department else ""
        official = official or (
            f"（可能是：{'、'.join(body.candidates)}）" if body.candidates else ""
        )
        yield f"{indent}　{role}：{body.name}{official}　依据：“{body.rule}”"
    if row.deadline:
        due = row.deadline
        day = due.date.isoformat() if due.date else "日期不能确定"
        yield f"{indent}　时限：{due.text} → {day}　依据：同“{due.rule}”的写法"


def _where(spans: Spans, text: str) -> str:
    """Line of the source, counted from one."""
    if not spans:
        return ""
    return f"　第 {text.count(chr(10), 0, spans[0].start) + 1} 行"
