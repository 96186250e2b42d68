"""What goes over with a part of a body that ends: to a new part, or into one. Pure.

Responsibility sits on the post and on the body, so nobody starts anew: what was in
hand is in hand, what was reported done waits for verification, a hold goes on.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from .facts import Present
from .states import Duty, State, Verb

WORDS = {"state": State, "held_from": State, "duty": Duty, "pending": Verb}
RANK = tuple(Duty)  # the highest first
# Where a part may stay as it is when another is joined to it.
GOES_ON = frozenset({State.UNSIGNED, State.IN_HAND})


def begun(old: Present, new: Present) -> Present:
    """`new`, a part just charged, as it stands after it took `old` over."""
    return replace(
        _free(old),
        charged_on=new.charged_on,
        **{name: getattr(new, name) for name in COUNTS},
    )


def joined(old: Present, other: Present) -> Present:
    """`other`, the part that the successor had already, with `old` joined to it.

    The higher duty stays. What the two do not agree in is not done: a claim, a hold or
    an end of `other` alone gives way to how `old` stands.
    """
    duty = min(old.duty, other.duty, key=RANK.index)
    stays = other.state == old.state or other.state in GOES_ON
    base = other if stays else _free(old)
    kept = {name: getattr(other, name) for name in ("charged_on", *COUNTS)}
    after = replace(base, duty=duty, **kept)
    told = _later(old.last_report_on, other.last_report_on)
    moved = _later(old.last_progress_on, other.last_progress_on)
    after = replace(after, last_report_on=told, last_progress_on=moved)
    if duty == Duty.LEAD:
        after = replace(after, own_due_on=None)
    if old.asked_until is not None:
        after = replace(after, asked_until=old.asked_until, asked_by=old.asked_by)
    return after


# Each part's own: what was returned once is counted once, and a slip lies with whom
# it was sent to.
COUNTS = ("returns", "reopens", "urges", "slips")


def _free(old: Present) -> Present:
    """Without the report that waited for an approver: it was never told."""
    return replace(old, pending=None, pending_by=None)


def _later(*days: datetime.date | None) -> datetime.date | None:
    return max((day for day in days if day is not None), default=None)


def carried(before: Present, after: Present) -> tuple[tuple[str, Any], ...]:
    """The fields in which they differ, as `Fact.carried` holds them."""
    names = (field.name for field in fields(after))
    return tuple(
        (name, getattr(after, name))
        for name in names
        if getattr(before, name) != getattr(after, name)
    )


def read(after: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """The same from the `after` of an event: words and days were written as text."""
    return tuple((name, _value(name, value)) for name, value in after.items())


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = WORDS.get(name)
    return word(value) if word else datetime.date.fromisoformat(value)
