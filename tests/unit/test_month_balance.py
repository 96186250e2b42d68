"""Which flow an event is, and whether a row comes out even."""

from __future__ import annotations

import pytest

from tracker.months.balance import FLOWS, add_up, differences, expected, flow
from tracker.months.lines import Balance
from tracker.states import Verb as V


@pytest.mark.parametrize(
    ("verb", "before", "after", "came", "is_"),
    [
        (V.CHARGE, {}, {"state": "unsigned"}, False, "charged"),
        (V.CHARGE, {}, {"state": "unsigned"}, True, "passed_in"),
        (V.REPORT, {}, {"last_report_on": "2026-03-02"}, False, ""),
        (V.SIGN_FOR, {"state": "unsigned"}, {"state": "in_hand"}, False, ""),
        (V.CLOSE, {"state": "claimed"}, {"state": "closed"}, False, "closed"),
        (V.WITHDRAW, {"state": "in_hand"}, {"state": "withdrawn"}, False, "withdrawn"),
        (V.PASS_ON, {"state": "in_hand"}, {"state": "passed_on"}, False, "passed_out"),
        (V.REOPEN, {"state": "closed"}, {"state": "in_hand"}, False, "reopened"),
        (V.CORRECT, {"state": "closed"}, {"state": "claimed"}, False, "restored"),
        (V.CORRECT, {"state": "unsigned"}, {"state": "withdrawn"}, False, "revoked"),
        (V.CORRECT, {"state": "in_hand"}, {"state": "unsigned"}, False, ""),
    ],
)
def test_the_flow_of_an_event(
    verb: V, before: dict[str, str], after: dict[str, str], came: bool, is_: str
) -> None:
    assert flow(verb, before, after, came) == is_


def test_a_row_that_comes_out_even_and_one_that_does_not() -> None:
    flows = {"charged": 4, "reopened": 1, "closed": 3, "withdrawn": 1}
    even = Balance(1, "住建局", 10, flows, 11)
    odd = Balance(2, "水务局", 2, {"closed": 1}, 2)
    assert expected(even) == 11
    assert differences([even, odd]) == [
        "水务局:期初 2 件,增 0 件,减 1 件,应有 1 件,期末实有 2 件。"
    ]
    whole = add_up([even, odd])
    assert (whole.opening, whole.closing, whole.flows["closed"]) == (12, 13, 4)


def test_every_flow_has_a_word_and_a_sign() -> None:
    assert all(word and sign in (1, -1) for word, sign in FLOWS.values())
