"""Who speaks in a meeting's share of an article, and what is demanded there."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence

from meetings.extraction.attendee import Attendee
from meetings.extraction.cast import Cast
from meetings.extraction.demands import Demand, demands
from meetings.extraction.events import Part, convened, opens, tells_of_meeting
from meetings.extraction.flow import Flow
from meetings.extraction.minutes import Entry
from meetings.extraction.sentences import clauses
from meetings.extraction.series import series
from meetings.extraction.speakers import turns
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import Turn, named_before, turn_at

_PUTS = re.compile(r"安排|部署|讲评|讲话|动员")
_POINT = re.compile(
    r"[一二三四五六七八九十]{1,2}、(?:关于|其[他它]|[^，。；]{2,24}(?:问题|事项|事宜|议题))"
)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、")


def said_by(
    title: str,
    text: Flow,
    part: Part,
    cast: Cast,
    there: Sequence[Entry | Attendee] | None,
) -> list[Turn]:
    """Who speaks where; in a printed speech its speaker from the first word."""
    rows = clauses(text, part.start, part.end)
    said = turns(text, rows, cast)
    first = {turn.speaker: turn.start for turn in reversed(said)}
    met = [one for one in cast.newcomers if named_before(text, one.name, first)]
    if met and not any(turn.rule == "称呼：" for turn in said):
        # Who is introduced late may have spoken before.
        said = turns(text, rows, cast)
    return said if there is None else _led_in(title, text, part, said, there)


def _led_in(
    title: str,
    text: Flow,
    part: Part,
    said: list[Turn],
    there: Sequence[Entry | Attendee],
) -> list[Turn]:
    """The turns; where nobody is said to demand, the text under a report demands.

    Takes "全县防汛紧急会议召开" over "一要思想到位。…二要…", and the paragraphs after
    "2月22日，镇里召开收心会，书记王涛部署节后工作。"; not a feature in which 召开
    stands somewhere. Who alone was there and 部署 speaks, else the meeting.
    """
    if any(turn.mode != "report" for turn in said):
        return said
    marks = [part.start, *text.between(part.start, part.end)]
    lead = text.text[part.start : min([part.end, part.start + 240, *marks[1:2]])]
    held = opens(lead)
    if (held and len(marks) == 1) or not (held or convened(title)):
        return said
    at = marks[1] if held else part.start
    if any(turn.start == at for turn in said):  # what stands there is told
        return said
    alone = held and len(there) == 1 and _PUTS.search(lead)
    who = there[0].name if alone else MEETING
    turn = Turn(at, at, who, "mixed", True, "导语")
    return sorted([*said, turn], key=lambda one: one.start)


def asked_of(
    title: str,
    text: Flow,
    part: Part,
    said: list[Turn],
    minutes: bool,
    attended: bool,
    acts: bool,
) -> Generator[None, None, list[Demand]]:
    """The demands of a part that tells of a meeting.

    Minutes in which nobody speaks demand all the same.
    """
    if not tells_of_meeting(
        title, text, part, said, minutes=minutes, attended=attended, acts=acts
    ):
        return []
    if minutes and not any(turn.mode != "report" for turn in said):
        said = [Turn(part.start, part.start, MEETING, "demand", True, "纪要"), *said]
    elif minutes and not (said and said[0].start == part.start):
        said = [Turn(part.start, part.start, MEETING, "report", True, "纪要"), *said]
    if minutes:
        said = _anew(text, part, said)
    yield
    found = series(text, part.start, part.end, said)
    yield
    return demands(text, part.start, part.end, found, said)


def _anew(text: Flow, part: Part, said: list[Turn]) -> list[Turn]:
    """The turns, and one where a heading of minutes ends what somebody reported.

    "质控办杜仲通报：…" lasts until "二、整改措施"; a speech with headings goes on, but
    what somebody said on one point of an agenda ends with "二、关于校舍维修". What
    "纪要如下" announces begins with "一、", though "会议认为…" stands between.
    """
    new: list[Turn] = []
    last = part.end
    for mark in (part.start, *text.between(part.start, part.end)):
        if not _HEADING.match(text.text, mark):
            continue
        turn = turn_at(said, mark)
        told = turn and (turn.mode == "report" or turn.rule == "told")
        if turn and turn.start < mark and told:
            first = text.text.startswith("一、", mark)
            listed = any(one.rule == "list" and one.start < mark for one in said)
            new.append(
                Turn(mark, mark, MEETING, "demand", True, "list")
                if first and listed and turn.speaker == MEETING
                else Turn(mark, mark, MEETING, "report", True, "纪要")
            )
        elif turn and last < turn.start < mark and _POINT.match(text.text, mark):
            new.append(Turn(mark, mark, MEETING, "mixed", True, "纪要"))
        last = mark
    return sorted([*said, *new], key=lambda turn: turn.start)
