"""How often 申请办结 reached the office."""

from __future__ import annotations

import datetime

import pytest

from tracker.facts import Fact
from tracker.workbooks.conduct import claims
from tracker.workflow import Verb

DAY = datetime.date(2026, 3, 2)
DONE, HELD = (Verb.REPORT_DONE, False), (Verb.REPORT_DONE, True)
TOLD = (Verb.REPORT, True)
RELEASE, DECLINE = (Verb.RELEASE, False), (Verb.DECLINE, False)


@pytest.mark.parametrize(
    ("story", "made"),
    [
        ([], 0),
        ([DONE, (Verb.RETURN, False), DONE], 2),
        ([HELD], 0),
        ([HELD, RELEASE], 1),
        ([HELD, DECLINE, HELD, RELEASE], 1),
        ([HELD, DECLINE, TOLD, RELEASE], 0),
    ],
)
def test_a_claim_counts_when_it_reaches_the_office(
    story: list[tuple[Verb, bool]], made: int
) -> None:
    facts = [
        Fact(seq=seq, verb=verb, happened_on=DAY, pending=pending)
        for seq, (verb, pending) in enumerate(story)
    ]
    assert claims(facts) == made
