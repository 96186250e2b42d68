"""Whom the text makes answerable, as a suggestion to the office. Pure (design §4.2).

A suggestion says where each department comes from; what it can't tell it leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

BEFORE_SUPPORT = re.compile(
    r"(会同|协同|联合|(配合|协助|协办|支持)单位\s*[::])[^,，。;；\n]*$"
)
AFTER_SUPPORT = re.compile(r"^[^,，。;；\n]*?(配合|协助|参与|协同)")
AFTER_LEAD = re.compile(r"牵头|负责|主体|落实")
GENERAL = "(?<!各级)"  # 各级各部门 is everybody and so nobody
# A group after one of these words is whom something is done to, not who does it.
BEFORE_OBJECT = re.compile(
    r"(对|向|到|赴|在|从|为|给|把|将|以|与|深入|督促|指导|督导|帮助|支持|组织|"
    r"检查|调研|考核|通报|约谈)(全区|全县|全市)?$"
)


class Part(StrEnum):
    """What the text makes of a group that it names."""

    ACTS = "acts"
    SUPPORTS = "supports"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Named:
    """A body as printed. ids: the departments it may be; exactly one is an answer."""

    name: str
    supports: bool = False
    ids: tuple[int, ...] = ()

    @property
    def is_resolved(self) -> bool:
        return len(self.ids) == 1


@dataclass(frozen=True, slots=True)
class Group:
    """A word for several departments, such as 各镇街."""

    name: str
    ids: tuple[int, ...]
    part: Part = Part.ACTS


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Department ids by duty, each once. unresolved: an officer has to pick."""

    lead: int | None = None
    responsible: tuple[int, ...] = ()
    support: tuple[int, ...] = ()
    unresolved: tuple[Named, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether it can be charged as it is; otherwise it is 待明确."""
        return self.lead is not None and not self.unresolved


def suggest(
    named: Sequence[Named], texts: Iterable[str], groups: Sequence[Group]
) -> Suggestion:
    """First body that must act → 牵头, further ones → 责任, supporting ones → 配合.

    named in reading order. Where the first acting body is unresolved nobody is put in
    its place: the second named was not meant to lead. A group never leads.
    """
    words = {group.name: group for group in groups}
    bodies = [body for body in named if body.name not in words]
    acting = [body for body in bodies if not body.supports]
    lead = acting[0].ids[0] if acting and acting[0].is_resolved else None
    found = _named_groups(named, words)
    seen = {group.name for group in found}
    unseen = [group for group in groups if group.name not in seen]
    found += groups_in("\n".join(texts), unseen)
    responsible = [body.ids[0] for body in acting if body.is_resolved]
    responsible += _members(found, Part.ACTS)
    support = [b.ids[0] for b in bodies if b.supports and b.is_resolved]
    support += _members(found, Part.SUPPORTS)
    others = _once(responsible, {lead})
    return Suggestion(
        lead=lead,
        responsible=others,
        support=_once(support, {lead, *others}),
        unresolved=_once_named(b for b in bodies if not b.is_resolved),
        groups=tuple(found),
    )


def groups_in(text: str, groups: Sequence[Group]) -> list[Group]:
    """The groups that `text` names, with the part it gives them.

    Takes 各镇街要建立台账 (acts) and 区住建局会同各镇街 or 各镇街做好配合 (supports);
    must not take 深入各镇街检查 (mentioned: shown, nobody is charged) nor 各部门 in
    各级各部门. The longest name goes first: 各镇街道 is not also 各镇街.
    """
    found: list[Group] = []
    for group in sorted(groups, key=lambda g: -len(g.name)):
        places = [m.span() for m in re.finditer(GENERAL + re.escape(group.name), text)]
        if not places:
            continue
        parts = {_part(text[:start], text[end:]) for start, end in places}
        part = next(p for p in Part if p in parts)
        found.append(Group(group.name, group.ids, part))
        text = text.replace(group.name, "〇" * len(group.name))
    return found


def _part(before: str, after: str) -> Part:
    if BEFORE_SUPPORT.search(before):
        return Part.SUPPORTS
    if BEFORE_OBJECT.search(before) or after.startswith("的"):
        return Part.MENTIONED
    helping = AFTER_SUPPORT.search(after)
    if helping and not AFTER_LEAD.search(helping.group()):
        return Part.SUPPORTS
    return Part.ACTS


def _named_groups(named: Sequence[Named], words: dict[str, Group]) -> list[Group]:
    """Groups that stand among the bodies: their role was read with them."""
    return [
        Group(b.name, words[b.name].ids, Part.SUPPORTS if b.supports else Part.ACTS)
        for b in named
        if b.name in words
    ]


def _members(groups: Iterable[Group], part: Part) -> list[int]:
    return [pk for group in groups if group.part == part for pk in group.ids]


def _once(ids: Iterable[int], without: set[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(pk for pk in ids if pk not in without))


def _once_named(named: Iterable[Named]) -> tuple[Named, ...]:
    return tuple({body.name: body for body in named}.values())
