"""Transcripts: who speaks is printed before a colon or in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from meetings.extraction import leads
from meetings.extraction.cast import Cast
from meetings.extraction.flow import Flow
from meetings.extraction.leads import Mode
from meetings.extraction.names import honorific, person, plausible, surnamed
from meetings.extraction.sentences import Clause
from meetings.extraction.subjects import newcomer, posted, stranger
from meetings.extraction.turn import ANNOUNCED, NAMED, Turn

_MANY = 3  # speakers of a transcript; of so many one says 我 or 你


_CALLED = 30  # characters of a post and a name before a colon


def as_talk(flow: Flow, clauses: Sequence[Clause], found: list[Turn]) -> list[Turn]:
    """The turns; in a transcript people chat, too, and demand only where they say 要.

    Takes "卓玛措：人都到齐了，咱们开始。…"; not minutes that sum up what was said
    ("王伟：1.加快进度。").
    """
    named = [at for at, turn in enumerate(found) if turn.rule == NAMED]
    ends = [turn.start for turn in found[1:]] + [clauses[-1].end if clauses else 0]
    talk = [
        leads.TALKS.search(flow.masked, found[at].content, ends[at]) for at in named
    ]
    if len(named) < _MANY or not (any(talk) and _dialogue(found, named, talk)):
        return found
    return [
        turn._replace(mode="mixed")
        if turn.rule == NAMED and turn.mode == "demand"
        else turn
        for turn in found
    ]


def assigned(flow: Flow, found: list[Turn]) -> list[Turn]:
    """The turns; under "三、下步安排" who is named above numbered lines assigns them.

    Takes "院长：" alone on its line below that heading; not below "一、上周情况".
    """
    rows = set(flow.paragraphs)
    settled = False
    for at, turn in enumerate(found):
        if not turn.rule.endswith("：") and turn.rule != ANNOUNCED:
            settled = turn.rule == "议定"
        elif settled and turn.content in rows:
            found[at] = turn._replace(mode="demand")
    return found


def _dialogue(found: list[Turn], named: list[int], talk: Sequence[object]) -> bool:
    """Whether many chat, or somebody comes back after others: 甲, 乙, 丙, 甲."""
    who = [found[at].speaker for at in named]
    back = len(who) > len(set(who)) > 2
    return back or sum(map(bool, talk)) * _MANY >= len(named)


def answers(flow: Flow, clause: Clause, cast: Cast) -> Turn | None:
    """Somebody unknown speaks in a transcript in which known ones do: "何老五：…"."""
    called = flow.text[clause.start : clause.start + 5].partition("：")[0]
    if not clause.opens or not 2 <= len(called) <= 4 or not stranger(called):
        return None
    newcomer(flow, called, cast)
    at = clause.start + len(called) + 1
    return Turn(clause.start, at, called, "mixed", True, "称呼：")


def named(flow: Flow, clause: Clause, text: str, cast: Cast) -> Turn | None:
    """ "王伟：…" of a person who is known, and "程书记：…", who need not be."""
    order = leads.ORDER.match(text)
    first = order.end() if order else 0
    name = cast.at(text, first)
    stop = leads.SPOKEN.match(text, first + len(name)) if name else None
    if name and stop:
        at = clause.start + stop.end()
        return Turn(clause.start, at, name, "demand", True, NAMED)
    first_char = flow.text[clause.start]
    marked = first_char in "【（" and leads.BRACKETED.match(flow.text, clause.start)
    named = marked["name"] if marked else None
    who = _bracketed(flow, marked["who"], cast) if marked and not named else None
    who = named if named and cast.at(named, 0) == named else who
    if marked and who:
        return Turn(clause.start, marked.end(), who, "mixed", True, NAMED)
    met = leads.INTRODUCED.match(flow.text, clause.start) if "〇：" in text else None
    if (
        met
        and plausible(met["name"])
        and (surnamed(met["name"]) or posted(met["post"]))
    ):
        who = newcomer(flow, met["name"], cast, met["post"])
        return Turn(clause.start, met.end(), who, "mixed", True, NAMED)
    called = text[first : max(first, text.find("：", first, first + _CALLED))]
    at = clause.start + first + len(called) + 1
    mode: Mode = "demand" if first else "mixed"
    aside = flow.text.startswith("“", at)
    known = person(called) if len(called) > 4 and not aside else None
    if known and known.post and surnamed(known.name):
        who = newcomer(flow, known.name, cast, known.post)
        return Turn(clause.start, at, who, mode, True, NAMED)
    host = cast.chair if leads.HOST.fullmatch(called) else None
    if host:
        return Turn(clause.start, at, host, mode, True, NAMED)
    if honorific(called):
        who = cast.honoured(called) or newcomer(flow, called, cast)
        return Turn(clause.start, at, who, mode, True, "称呼：")
    return None


def _bracketed(flow: Flow, called: str, cast: Cast) -> str | None:
    """Whom 【费长房】 or 【市水务集团董事长海若】 names; not 【提要求】."""
    if cast.at(called, 0) == called:
        return called
    who = person(called)
    return newcomer(flow, who.name, cast, who.post) if who and who.post else None
