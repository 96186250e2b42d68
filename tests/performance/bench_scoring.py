"""What scoring a year costs where there is much: time and memory.

    python -m tests.performance.bench_scoring [ASSIGNMENTS ...]

Makes a database of its own for each size (10,000 and 100,000 unless told otherwise) and
scores this year body by body, as a settlement does: facts from events, owed reports and
missed dates, each body's lines let go before the next. Held to 60 seconds of processor
time at 100,000; memory is what the run added to the process at its highest, and should
not grow with the size.
"""

from __future__ import annotations

import time

from tests.performance.apart import measured, peak

SIZES = ("10000", "100000")
MOST = 60  # seconds


def fill(size: str) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("populate", assignments=int(size), verbosity=0)


def run(size: str) -> None:
    from dataclasses import replace
    from itertools import groupby

    from django.conf import settings

    settings.DEBUG = False  # or each query is kept
    from tracker.models import Assignment
    from tracker.rulebooks.trying import cutoff_of
    from tracker.scoring import placed, score_body
    from tracker.scoring.presets import preset
    from tracker.settling.bodies import bodies_at
    from tracker.settling.facts import facts_of

    cutoff = cutoff_of(time.localtime().tm_year)
    bodies = {body.id: body for body in bodies_at(cutoff)}
    rules, before, worked = preset("default"), peak(), time.process_time()
    facts = lines = 0
    scores = []
    told = facts_of(cutoff.year, cutoff)
    for pk, own in groupby(told, lambda fact: fact.department):
        found = list(own)
        one = score_body(rules, bodies[pk], found)
        facts, lines = facts + len(found), lines + len(one.lines)
        scores.append(replace(one, lines=()))
    ranked = placed(rules, scores)
    worked = time.process_time() - worked
    mark = "  SLOW" if worked > MOST else ""
    print(
        f"{Assignment.objects.count():8} parts {worked:7.2f} s of processor, "
        f"+{peak() - before:4.0f} MB; {facts} facts, {lines} lines, "
        f"{len(ranked)} bodies{mark}",
        flush=True,
    )


if __name__ == "__main__":
    measured(__spec__.name, SIZES, fill, run)
