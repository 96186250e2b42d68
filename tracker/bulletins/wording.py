"""The words of a bulletin: 总体情况, 进展滞后情况, 工作要求, annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetings.templatetags.display import numeral
from tracker import lights
from tracker.models import Office
from tracker.rates import Rate
from tracker.workbooks.lines import short_name
from tracker.workbooks.looks import Weight
from tracker.workbooks.summary import SummaryRow

from .draft import Draft, Paragraph, Row, Style
from .figures import Figures, Item, Lag, counted
from .scope import Scope, said
from .signs import full_width

TO = "各承办单位"
HEAD = ("会议类型", "次序", "会议名称", "件数", "办结", "在办", "缓办终止", "办结率")
WAITING = "已申请办结待核查"


def requirements(office: Office) -> str:
    """What is proposed as 工作要求; the office writes its own over it."""
    late = f"{office.light_words[lights.LATE]}、{office.light_words[lights.STILL]}"
    return (
        f"有{late}事项的单位要逐项说明原因、明确措施和完成时间,"
        f"于收到本通报之日起5个工作日内书面报{office.name}。\n"
        "各承办单位要对照时限抓紧推进,办成的及时申请核查销号;"
        "确有困难的,要在时限之前申请延期。"
    )


def draft(
    scope: Scope, figures: Figures, office: Office, to: str = TO, asked: str = ""
) -> Draft:
    """asked: the paragraphs of 工作要求, one a line."""
    subject = f"{scope.period}{scope.meetings}议定事项办理情况"
    return Draft(
        organ=office.name,
        title=f"关于{subject}的通报",
        to=full_width(to),
        body=tuple(map(_signed, _body(scope, figures, office, asked))),
        annex=f"{subject}汇总表",
        head=HEAD,
        rows=tuple(_row(row, office.whole_percents) for row in figures.summary),
    )


def _signed(one: Paragraph) -> Paragraph:
    return Paragraph(one.style, full_width(one.text), full_width(one.lead))


def _body(
    scope: Scope, figures: Figures, office: Office, asked: str
) -> Iterator[Paragraph]:
    yield _text(
        f"现将{scope.period}{scope.meetings}议定事项的办理情况通报如下。"
        f"数据截至{said(scope.cutoff)}。"
    )
    yield Paragraph(Style.FIRST, "一、总体情况")
    yield _text(_overall(scope, figures, office))
    for number, row in enumerate(figures.kinds, 1):
        yield _of_kind(number, row, figures.of_kind(row.kind), office)
    yield Paragraph(Style.FIRST, "二、进展滞后情况")
    yield from _lagging(figures, office)
    yield Paragraph(Style.FIRST, "三、工作要求")
    for line in filter(None, map(str.strip, asked.splitlines())):
        yield _text(line)


def _text(words: str) -> Paragraph:
    return Paragraph(Style.TEXT, words)


def _overall(scope: Scope, figures: Figures, office: Office) -> str:
    tally, whole_percents = figures.whole, office.whole_percents
    counts = counted(tally, {**office.light_words, lights.WAITING: WAITING})
    done = Rate(counts.done, counts.total).percent(whole_percents)
    ongoing = Rate(counts.ongoing, counts.total).percent(whole_percents)
    words = (
        f"到{said(scope.cutoff)},{len(figures.meetings)}次会议议定并立项督办的事项"
        f"共{counts.total}件,已办结{counts.done}件,占{done};"
        f"在办{counts.ongoing}件,占{ongoing}"
    )
    if counts.aside:
        words += f";缓办、终止{counts.aside}件"
    words += "。"
    if tally.outside:
        words += f"不计长期、缓办和终止的{tally.outside}件,"
    words += f"办结率{tally.rate.percent(whole_percents)}。"
    stages = [f"{word}{count}件" for word, count in counts.stages.items() if count]
    return words + (f"在办事项中,{'、'.join(stages)}。" if stages else "")


def _of_kind(
    number: int, row: SummaryRow, meetings: Sequence[SummaryRow], office: Office
) -> Paragraph:
    words = f"涉及会议{len(meetings)}次,{_counts(row, office)}。"
    unfinished = [one for one in meetings if one.ongoing]
    if unfinished:
        named = ";".join(f"{_called(one)}{_counts(one, office)}" for one in unfinished)
        words += f"还有在办事项的会议:{named}。"
    return Paragraph(Style.TEXT, words, f"({numeral(number)}){row.kind}。")


def _called(row: SummaryRow) -> str:
    return row.label or f"“{row.title}”"


def _counts(row: SummaryRow, office: Office) -> str:
    words = f"{row.tally.total}件,已办结{row.tally.done}件"
    words += f",在办{row.ongoing}件" if row.ongoing else ""
    words += f"(其中长期{row.standing}件)" if row.standing else ""
    words += f",缓办、终止{row.aside}件" if row.aside else ""
    return f"{words},办结率{row.rate(office.whole_percents)}"


def _lagging(figures: Figures, office: Office) -> Iterator[Paragraph]:
    found = figures.lagging
    if not found:
        yield _text("没有逾期和久无进展的事项。")
        return
    tally, words = figures.whole, office.light_words
    counts = "、".join(
        f"{words[light]}{tally.by_light[light]}件"
        for light in (lights.LATE, lights.STILL)
        if tally.by_light.get(light)
    )
    yield _text(f"{counts},涉及{len(found)}个单位:")
    for number, (department, rows) in enumerate(found.items(), 1):
        named = ";".join(_lag(figures, item, lag, words) for item, lag in rows)
        yield Paragraph(Style.TEXT, f"{named}。", f"{number}.{department}。")


def _lag(figures: Figures, item: Item, lag: Lag, words: dict[str, str]) -> str:
    meeting = figures.meetings.get(item.meeting or 0)
    which = f"第{item.number}件" if item.number else ""
    origin = f"{short_name(meeting)}{which}" if meeting else ""
    title = item.title.rstrip("。…")
    return f"{origin}“{title}”({item.code}){words[lag.light]}{lag.days}天"


def _row(row: SummaryRow, whole_percents: bool) -> Row:
    figures = (row.tally.total, row.tally.done, row.ongoing, row.aside)
    cells = (row.kind, row.label, row.title, *map(str, figures))
    return Row((*cells, row.rate(whole_percents)), row.weight != Weight.PLAIN)
