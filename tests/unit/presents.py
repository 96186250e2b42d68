"""Facts and presents as the tests of the pure modules need them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from tracker.facts import Fact, Present
from tracker.folding import charge
from tracker.rhythm import Interval
from tracker.states import Duty, Verb

DAY = datetime.date(2026, 3, 16)


def fact(verb: Verb, seq: int = 2, day: datetime.date = DAY, **more: Any) -> Fact:
    return Fact(seq, verb, day, **more)


def start(**more: Any) -> Fact:
    fields = {"duty": Duty.LEAD, "interval": Interval.MONTH, **more}
    return Fact(1, Verb.CHARGE, DAY, **fields)


def present(**more: Any) -> Present:
    """A lead's part, just charged, with these fields instead."""
    return replace(charge(start()), **more)
