"""Who was there, each once, with the strongest of the roles told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from meetings.extraction.names import honorific
from meetings.extraction.result import PersonRole

HELD = "convened"  # the rule of who 召开 a meeting and is not said to 主持 it


class Attendee(NamedTuple):
    """start, end: offsets in the flow, of the name alone."""

    name: str
    post: str
    role: PersonRole
    start: int
    end: int
    rule: str
    sure: bool


def resolved(found: dict[str, Attendee]) -> Iterator[Attendee]:
    """Without 章院长 where 章纯钢 is there, who is one.

    Who 召开 chairs only where nobody is said to 主持.
    """
    surnames = {name[0] for name in found if not honorific(name)}
    chaired = any(who.role == "chair" and who.rule != HELD for who in found.values())
    return (
        who._replace(role="attend") if chaired and who.rule == HELD else who
        for who in found.values()
        if not (honorific(who.name) and who.name[0] in surnames)
    )


def add(found: dict[str, Attendee], who: Attendee) -> None:
    """Each name once; a chair stays a chair, and a post is not lost."""
    old = found.get(who.name)
    if old is None:
        found[who.name] = who
        return
    first = min(old, who, key=lambda x: x.start)
    rules = [one.rule for one in (first, old, who) if one.role == "chair"]
    rule = next((rule for rule in rules if rule != HELD), (rules or [first.rule])[0])
    role = "chair" if "chair" in (old.role, who.role) else old.role
    found[who.name] = Attendee(
        who.name,
        old.post or who.post,
        role,
        first.start,
        first.end,
        rule,
        old.sure or who.sure,
    )
