"""What a part adds to months: by hand, and the same as the matrix says of one year."""

from __future__ import annotations

import datetime
from collections import Counter
from random import Random

import pytest

from tracker.matrix.months import Life, What, Year, span
from tracker.monthly.part import Course, Done, Marks, Of, Spell, dump, load, marks
from tracker.states import ENDED, RUNNING, Duty, State, Verb

JAN = 12 * 2026
DAY = datetime.date(2026, 1, 10)


def course(
    *spells: Spell, acts: tuple[Done, ...] = (), rhythmic: bool = True
) -> Course:
    return Course(
        void=False,
        counts=True,
        rhythmic=rhythmic,
        role=Duty.LEAD,
        state=spells[-1].state,
        charged_on=DAY,
        due_on=None,
        claimed_on=None,
        closed_on=None,
        spells=spells,
        acts=acts,
    )


def spell(
    state: State, since: int, until: int | None, due: datetime.date | None = None
) -> Spell:
    return Spell(Duty.LEAD, state, "action", due, JAN + since, until and JAN + until)


def in_month(found: Marks, what: Of, month: int) -> int:
    """How many there were of what lasts."""
    return sum(n for (w, _, m), n in found.items() if w == what and m <= JAN + month)


@pytest.mark.parametrize(
    ("due", "late"),
    [
        ("2026-02-27", [1, 2]),
        ("2026-02-28", [2]),  # not over when the month ends
        ("2026-03-01", [2]),
        ("2025-12-31", [0, 1, 2]),
        ("2026-04-01", []),
    ],
)
def test_overdue_is_told_of_the_ends_of_months(due: str, late: list[int]) -> None:
    day = datetime.date.fromisoformat(due)
    own = course(spell(State.IN_HAND, 0, 3, day), spell(State.CLAIMED, 3, None, day))
    found = marks(own)
    assert [m for m in range(6) if in_month(found, Of.LATE, m)] == late
    assert [in_month(found, Of.OPEN, m) for m in range(-1, 2)] == [0, 1, 1]


def test_one_day_is_no_end_of_a_month() -> None:
    own = course(spell(State.IN_HAND, 0, 1), spell(State.WITHDRAWN, 1, None))
    found = marks(own)
    assert [in_month(found, Of.OPEN, m) for m in (0, 1)] == [1, 0]
    assert [in_month(found, Of.ALIVE, m) for m in (0, 1, 2)] == [1, 1, 0]


def test_what_was_kept_is_read_back() -> None:
    own = course(
        spell(State.IN_HAND, 0, 4),
        spell(State.CLOSED, 4, None),
        acts=(Done(Verb.REPORT, JAN + 2, True, True), Done(Verb.URGE, JAN, False)),
    )
    text = dump(marks(own))
    assert text.startswith("alive/lead 24312+1 24317-1|") and "urge 24312+1" in text
    assert load(text) == marks(own) and load("") == Counter()


@pytest.mark.parametrize("seed", range(60))
def test_it_says_of_any_course_what_the_matrix_says_of_a_year(seed: int) -> None:
    chance = Random(seed)
    own = _any(chance)
    found = marks(own)
    for number in (2025, 2026, 2027):
        for today in (datetime.date(2026, 5, 9), datetime.date(2027, 8, 1)):
            year = Year(number, today)
            assert _by_marks(found, year) == dict(year.months(_life(own, year)))


def _any(chance: Random) -> Course:
    month, spells, acts = JAN, list[Spell](), list[Done]()
    for _ in range(chance.randint(1, 6)):
        until = month + chance.randint(0, 6)
        state = chance.choice(list(State))
        spells.append(Spell(Duty.LEAD, state, "action", None, month, until))
        month = until
    spells.append(
        Spell(Duty.LEAD, chance.choice(list(State)), "action", None, month, None)
    )
    for _ in range(chance.randint(0, 8)):
        verb = chance.choice([Verb.REPORT, Verb.NO_CHANGE])
        acts.append(Done(verb, JAN + chance.randint(0, 18), True, True))
    return course(*spells, acts=tuple(acts), rhythmic=chance.random() < 0.7)


def _life(own: Course, year: Year) -> Life:
    def place(month: int | None) -> int:
        if month is None:
            return 12
        return max(-1, min(12, month - 12 * year.number))

    away = gone = told = moved = 0
    for one in own.spells:
        if one.state not in RUNNING:
            since, until = place(one.since), place(one.until)
            away |= span(since, until)
            gone |= span(since + 1, until - 1) if one.state in ENDED else 0
    for act in own.acts:
        if 0 <= place(act.month) < 12:
            told |= 1 << place(act.month)
            moved |= 1 << place(act.month) if act.verb == Verb.REPORT else 0
    entire = own.charged_on.day == 1
    first = year.place(own.charged_on)
    return Life(first, entire, own.rhythmic, away, gone, told, moved)


def _by_marks(found: Marks, year: Year) -> dict[int, What]:
    shown: dict[int, What] = {}
    for month in range(year.begun + 1):
        at = 12 * year.number - JAN + month
        if not in_month(found, Of.ALIVE, at):
            continue
        single = {what for (what, _, m) in found if m == JAN + at}
        if Of.MOVED in single or Of.SAME in single:
            shown[month] = What.MOVED if Of.MOVED in single else What.SAME
            owing = in_month(found, Of.OWING, at)
            assert (Of.ANSWERED in single) == bool(owing)
        else:
            silent = in_month(found, Of.OWING, at) and month <= year.over
            shown[month] = What.SILENT if silent else What.QUIET
    return shown
