"""Who is the subject of a verb of saying: a person, 他, the meeting, a paper."""

from __future__ import annotations

import re

from meetings.extraction import leads
from meetings.extraction import vocabulary as words
from meetings.extraction.flow import Flow
from meetings.extraction.names import person, plausible, surnamed

from .cast import Cast, Newcomer

MEETING = "会议"


_LIKE_NAMES = frozenset(words.LIKE_NAMES.split())


_HE = "他"


_POST_ENDS = re.compile(r"(?:书记|主任|长|主席|总|经理)(?:同志)?$")


# Behind a name that nobody introduced: "皇甫卓发言指出".
_LONE = ("", "在", "就", "对", "围绕", "当场", "最后", "还", "发言", "总结")


_POST_SIZE = 16  # characters of a post before a name
_BRIEF = 8  # characters of "他转过身" before 叮嘱
_AGREED = re.compile("会议[^，。；]{0,4}(?:同意|通过)")  # "…，会议原则同意，并要求…"
_ADVERB = re.compile(leads.ADVERB)


def _earlier(before: str, cast: Cast) -> tuple[str, bool] | None:
    """Who did something before a bare 要求: "在现场，闵行健询问进度，要求施工方…".

    Only a known person at the beginning or right after a comma.
    """
    first = cast.at(before, 0)
    if first:
        return first, False
    at = before.find("，") + 1
    while at:
        name = cast.at(before, at) or _behind_post(before, at, cast)
        if name:
            return name, False
        if leads.PRONOUN.match(before, at):
            return _HE, False
        if _AGREED.match(before, at):
            return MEETING, False
        at = before.find("，", at) + 1
    return None


def _behind_post(before: str, start: int, cast: Cast) -> str | None:
    """The known person with a post with which a clause begins: 副县长高月召开…."""
    for at, name in cast.within(before, start + 2, start + _POST_SIZE):
        if "，" not in before[start:at]:
            return name if _POST_ENDS.search(before[start:at]) else None
    return None


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
    lead = _ADVERB.match(piece)
    for skip in {lead.end() if lead else 0: 0, 0: 0}:
        rest = piece[skip:]
        name = cast.at(rest, 0)
        if name and (loose or leads.MODIFIED.match(rest, len(name))):
            return name, False
        post = leads.POST_AFTER.match(rest, len(name)) if name else None
        if name and post and leads.MODIFIED.match(rest, post.end()):
            return name, False
        if leads.PRONOUN.match(rest) and (
            loose or len(rest) < _BRIEF or leads.MODIFIED.match(rest, 1)
        ):
            return _HE, False
        if rest in ("讲话", "在讲话中"):
            return _HE, False
        if cast.me and rest.startswith("我") and leads.MODIFIED.match(rest, 1):
            return cast.me, False
        posted = _posted(flow, start + skip, rest, cast, strangers=strangers)
        if posted:
            return posted, False
        called = _called(rest, cast)
        if called:
            return called, False
        if leads.PAPER.match(rest):
            return MEETING, True
        meeting = leads.MEETING.match(rest)
        if meeting and (loose or leads.MODIFIED.match(rest, meeting.end())):
            return MEETING, False
    return None


def _called(piece: str, cast: Cast) -> str | None:
    """Who is meant by a post alone, where one person of the meeting holds it.

    Takes "县长强调" with one 县长 there, "主持人要求"; not "各镇书记要", "县长办公会".
    """
    host = leads.HOST.match(piece)
    if host and leads.MODIFIED.match(piece, host.end()):
        return cast.chair
    post = leads.POST.match(piece)
    if post and leads.MODIFIED.match(piece, post.end()):
        return cast.holding(post.group().removesuffix("同志"))
    return None


def _posted(
    flow: Flow, start: int, piece: str, cast: Cast, *, strangers: bool = True
) -> str | None:
    """A person with a post before the name, or after it (易天河副镇长)."""
    for cut in leads.CUTS.finditer(piece):
        known = cast.honoured(piece[: cut.start()])
        if known:
            return known
        who = person(piece[: cut.start()])
        if who and who.post and (strangers or surnamed(who.name)):
            if not cast.at(who.name, 0):
                cast.newcomers.append(
                    Newcomer(who.name, who.post, start + who.start, start + who.end)
                )
            cast.add(who.name)
            return who.name
        lone = cut.group() in _LONE
        lone = lone and who is None and strangers
        if lone and stranger(piece[: cut.start()]):
            return newcomer(flow, piece[: cut.start()], cast)
        if cut.start() > 40:
            break
    name = cast.at(piece, 0)
    return name if name and _POST_ENDS.search(piece) else None


def posted(text: str) -> bool:
    """Whether a remark is a post: 县水利局局长; not 节选."""
    return bool(_POST_ENDS.search(text))


def stranger(text: str) -> bool:
    """A name that nobody introduced: 皇甫卓 in "皇甫卓强调，"; not 方案, 严格."""
    fine = 2 <= len(text) <= 4 and plausible(text) and surnamed(text)
    return fine and text not in _LIKE_NAMES


def newcomer(flow: Flow, name: str, cast: Cast, post: str = "") -> str:
    at = flow.text.find(name)
    cast.newcomers.append(Newcomer(name, post, at, at + len(name)))
    cast.add(name)
    return name
