"""What it costs to take over an old ledger: time and memory.

    python -m tests.performance.bench_imports [ROWS ...]

Makes a database of its own for each size (500 and 2,000 rows unless told otherwise),
with ten departments and a docket charged and closed by hand through the doors that
pages use. Told are rows a second of processor time, what one row costs beside one such
docket, and what the run added to the process at its highest, which should hardly grow
with the size. Held to 30 seconds of processor time for 2,000 rows; at the end `replay`
and `check_figures` must agree.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.performance.apart import measured, peak

SIZES = ("500", "2000")
MOST = 30  # seconds of processor time for 2,000 rows
BY_HAND = 20  # dockets that are closed through the doors, to compare with


def run(asked: str) -> None:
    from django.conf import settings
    from django.core.management import call_command

    size = int(asked)
    settings.DEBUG = False  # or each query is kept
    call_command("migrate", verbosity=0)
    from tests.factories import make_department, make_user
    from tests.ledgers import make_source, proven
    from tracker.imports.taking import check, take_over
    from tracker.roles import Role
    from tracker.search.rebuilding import rebuild

    bodies = [make_department() for _ in range(10)]
    by, other = make_user(Role.OFFICER), make_user(Role.SENIOR)
    entries, source = ledger(size, bodies), make_source(by)
    by_hand = spent(lambda: close_some(bodies[0], by, other))
    rebuild()  # what factories made is in no index
    checked = spent(lambda: check(entries))
    before = peak()
    worked = spent(lambda: take_over(entries, source, by))
    grown = peak() - before
    again = spent(lambda: take_over(entries, make_source(by), by))
    ratio = (by_hand / BY_HAND) / (worked / size)
    mark = "  SLOW" if worked > MOST * size / 2000 else ""
    print(
        f"{size:6} rows {worked:6.2f} s of processor, {size / worked:5.0f} a second, "
        f"{ratio:4.1f} times as fast as by hand, +{grown:3.0f} MB; "
        f"check {checked:5.2f} s, again {again:5.2f} s{mark}",
        flush=True,
    )
    proven()


def ledger(size: int, bodies: list[Any]) -> list[Any]:
    """Fifteen rows a meeting; most of them closed, each with two departments."""
    import datetime

    from tests.ledgers import HELD, make_entry
    from tracker.workflow import Duty, State

    day, rows = datetime.timedelta(days=1), []
    for n in range(size):
        held = HELD + n // 15 * day
        lead, other = bodies[n % 10], bodies[(n + 1) % 10]
        rows.append(
            make_entry(
                lead,
                n + 1,
                meeting=f"澄湖区政府第{n // 15 + 1}次常务会议",
                held_on=held,
                code=f"督〔{held.year}〕{n + 1:03d}号",
                duties=((lead, Duty.LEAD), (other, Duty.RESPONSIBLE)),
                state=State.IN_HAND if n % 5 == 0 else State.CLOSED,
                closed_on=None if n % 5 == 0 else held + 40 * day,
                due_on=held + 60 * day,
                progress="已完成前期工作,正在组织验收",
                reported_on=held + 20 * day,
            )
        )
    return rows


def close_some(lead: Any, by: Any, other: Any) -> None:
    for _ in range(BY_HAND):
        close_one(lead, by, other)


def close_one(lead: Any, by: Any, other: Any) -> None:
    from tests.factories import TODAY, make_department, make_docket
    from tracker.acts import act
    from tracker.recording import Words
    from tracker.workflow import Verb

    made = make_docket(by, lead, responsible=[make_department()], charged_on=TODAY)
    for part in made.assignments.all():
        call: dict[str, Any] = {"channel": "phone"}
        act(part, Verb.SIGN_FOR, by, Words(**call))
        act(part, Verb.REPORT, by, Words("正在组织验收", **call))
        act(part, Verb.REPORT_DONE, by, Words("已完成", **call))
        act(part, Verb.VERIFY, other, Words("属实"))
        act(part, Verb.CLOSE, other)


def spent(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    measured(__spec__.name, SIZES, run)
