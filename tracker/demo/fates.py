"""How each demo docket ends, and on which days its departments act. Pure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from tracker.workflow import Verb

from .deadlines import Window


class Fate(StrEnum):
    ON_TIME = "closed on time"
    LATE = "closed late"
    RETURNED = "returned once, then closed"
    WITHDRAWN = "withdrawn"
    WAITING = "claimed, waiting for verification"
    VERIFIED = "verified, not closed yet"
    AGAIN = "returned and claimed again"
    SENT_BACK = "returned, in hand"
    OVERDUE = "past its date"
    STILL = "long without progress"
    SOON = "due within the week"
    RUNNING = "in hand"
    UNSIGNED = "not signed for"


F = Fate
ENDED = frozenset({F.ON_TIME, F.LATE, F.RETURNED, F.WITHDRAWN})
# The lead has claimed; the others' parts are closed by then.
CLAIMED = frozenset({F.WAITING, F.VERIFIED, F.AGAIN, F.SENT_BACK})
# In hand, and the last act is a report.
REPORTED = frozenset({F.RUNNING, F.SOON, F.OVERDUE})
# From this age in days on: how often each fate is dealt.
DECKS: dict[int, dict[Fate, int]] = {
    0: {F.UNSIGNED: 4, F.RUNNING: 4},
    14: {F.RUNNING: 6, F.SOON: 2, F.WAITING: 2, F.UNSIGNED: 1},
    45: {
        F.RUNNING: 5,
        F.SOON: 2,
        F.WAITING: 2,
        F.VERIFIED: 1,
        F.SENT_BACK: 1,
        F.ON_TIME: 4,
        F.OVERDUE: 2,
        F.STILL: 1,
    },
    80: {
        F.ON_TIME: 12,
        F.LATE: 2,
        F.RETURNED: 2,
        F.OVERDUE: 2,
        F.STILL: 1,
        F.WAITING: 1,
        F.VERIFIED: 1,
        F.SENT_BACK: 1,
        F.AGAIN: 1,
        F.SOON: 1,
        F.RUNNING: 3,
        F.WITHDRAWN: 1,
    },
    240: {
        F.ON_TIME: 18,
        F.LATE: 4,
        F.RETURNED: 3,
        F.OVERDUE: 1,
        F.STILL: 1,
        F.WITHDRAWN: 1,
    },
}


class Dealer:
    """Deals fates by age; each fate of a deck comes once before any comes twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.hands: dict[int, list[Fate]] = {age: [] for age in DECKS}

    def take(self, age: int) -> Fate:
        band = max(start for start in DECKS if start <= age)
        if not self.hands[band]:
            rest = [f for f, n in DECKS[band].items() for _ in range(n - 1)]
            once = list(DECKS[band])
            self.rng.shuffle(rest)
            self.rng.shuffle(once)
            self.hands[band] = [*rest, *once]
        return self.hands[band].pop()


def window(fate: Fate, charged: datetime.date, today: datetime.date) -> Window:
    """Where the due date may lie for this fate."""
    first = charged + _days(12)
    match fate:
        case F.ON_TIME | F.RETURNED | F.WITHDRAWN:
            return first, max(first, min(charged + _days(150), today - _days(14)))
        case F.LATE:
            return first, max(first, min(charged + _days(110), today - _days(45)))
        case F.OVERDUE:
            last = min(today - _days(2), charged + _days(160))
            return max(first, last - _days(50)), last
        case F.SOON:
            return today + _days(1), today + _days(6)
        case F.STILL:
            return today + _days(9), today + _days(60)
        case _:
            return today + _days(12), today + _days(110)


@dataclass(frozen=True, slots=True)
class Step:
    """One act. words: a key of words.toml; share: percent done by then."""

    day: datetime.date
    verb: Verb
    words: str = ""
    share: int = 0


def lead_course(
    fate: Fate,
    charged: datetime.date,
    due: datetime.date | None,
    today: datetime.date,
    rng: Random,
) -> list[Step]:
    """The acts of the lead, in order; `today` is the last day on which any may be."""
    if fate == F.UNSIGNED:
        return []
    sign = min(charged + _days(rng.randint(0, 4)), today)
    steps = [Step(sign, Verb.SIGN_FOR)]
    if fate in ENDED:
        return steps + _ended(fate, charged, due, today, rng)
    return steps + _open(fate, sign, today, rng)


def _ended(
    fate: Fate,
    charged: datetime.date,
    due: datetime.date | None,
    today: datetime.date,
    rng: Random,
) -> list[Step]:
    by = due or min(charged + _days(rng.randint(25, 120)), today - _days(14))
    if fate == F.WITHDRAWN:
        end = max(charged + _days(8), by - _days(rng.randint(2, 20)))
        return [
            *_reports(charged, end, rng, most=1),
            Step(end, Verb.WITHDRAW, "withdraw"),
        ]
    if fate == F.LATE:
        claim = by + _days(rng.randint(2, 24))
    else:
        claim = max(charged + _days(6), by - _days(rng.randint(0, 20)))
    if fate != F.RETURNED:
        return [*_reports(charged, claim, rng), *_closing(claim, "done", today, rng)]
    first = max(charged + _days(5), claim - _days(12))
    back = first + _days(3)
    claim = min(back + _days(rng.randint(4, 9)), today - _days(4))
    return [
        *_reports(charged, first, rng),
        Step(first, Verb.REPORT_DONE, "done", 90),
        Step(back, Verb.RETURN, "return", 90),
        *_closing(claim, "again", today, rng),
    ]


def _closing(
    claim: datetime.date, words: str, today: datetime.date, rng: Random
) -> list[Step]:
    verified = min(claim + _days(rng.randint(1, 6)), today)
    closed = min(verified + _days(rng.randint(0, 3)), today)
    return [
        Step(claim, Verb.REPORT_DONE, words, 100),
        Step(verified, Verb.VERIFY, "pass", 100),
        Step(closed, Verb.CLOSE),
    ]


def _open(
    fate: Fate, sign: datetime.date, today: datetime.date, rng: Random
) -> list[Step]:
    done, again = Verb.REPORT_DONE, Step(today, Verb.REPORT_DONE, "again", 100)
    if fate == F.STILL:
        quiet = today - _days(rng.randint(33, 60))
        step = Step(today - _days(rng.randint(2, 9)), Verb.NO_CHANGE, "no_change")
        return [*_reports(sign, quiet, rng, most=2), step]
    if fate in REPORTED:
        last = max(sign, today - _days(rng.randint(1, 20)))
        return _reports(sign, last, rng, most=2, latest=True)
    claim = today - _days(rng.randint(1, 5))
    if fate == F.WAITING:
        return [*_reports(sign, claim, rng), Step(claim, done, "done", 100)]
    first = today - _days(rng.randint(7, 12))
    steps = [*_reports(sign, first, rng), Step(first, done, "done", 95)]
    if fate == F.VERIFIED:
        return [*steps, Step(claim, Verb.VERIFY, "pass", 100)]
    back = first + _days(2)
    steps.append(Step(back, Verb.RETURN, "return", 90))
    return [*steps, again] if fate == F.AGAIN else steps


def _reports(
    since: datetime.date,
    until: datetime.date,
    rng: Random,
    most: int = 2,
    latest: bool = False,
) -> list[Step]:
    """About one a month between the two days; with `latest`, the last on `until`."""
    count = max(0, min(most, (until - since).days // 28))
    gap = (until - since) / (count + 1)
    days = [since + gap * (n + 1) for n in range(count)]
    days += [until] if latest and until > since else []
    shares = sorted(rng.sample(range(15, 86), len(days)))
    return [
        Step(day, Verb.REPORT, "progress" if n else "start", share)
        for n, (day, share) in enumerate(zip(days, shares, strict=True))
    ]


def other_course(
    fate: Fate, lead: list[Step], supports: bool, rng: Random
) -> list[Step]:
    """The acts of a responsible or supporting department, beside those of the lead."""
    if not lead:
        return []
    sign, last = lead[0].day, lead[-1]
    report = "support" if supports else "progress"
    steps = [Step(sign + _days(rng.randint(0, 1)), Verb.SIGN_FOR)]
    between = sign + (last.day - sign) / 2
    if (last.day - sign).days < 4:
        return [Step(sign, Verb.SIGN_FOR)]
    if not supports or rng.random() < 0.3:
        day = last.day if fate in (F.RUNNING, F.SOON) else max(steps[0].day, between)
        steps.append(Step(day, Verb.REPORT, report, rng.randint(40, 80)))
    if fate == F.WITHDRAWN:
        return [*steps, Step(last.day, Verb.WITHDRAW, "withdraw")]
    if fate in ENDED | CLAIMED:
        claimed = next(step.day for step in lead if step.verb == Verb.REPORT_DONE)
        claim = max(steps[-1].day, claimed - _days(2))
        return [
            *steps,
            Step(claim, Verb.REPORT_DONE, "support_done" if supports else "done", 100),
            Step(last.day, Verb.VERIFY, "pass", 100),
            Step(last.day, Verb.CLOSE),
        ]
    return steps


def _days(count: int) -> datetime.timedelta:
    return datetime.timedelta(days=count)
