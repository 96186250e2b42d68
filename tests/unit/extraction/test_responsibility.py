from __future__ import annotations

import pytest

from meetings.extraction.bodies import Lexicon
from meetings.extraction.canvas import canvas
from meetings.extraction.responsibility import bodies

from .cases import cases


def flat(text: str) -> str:
    return canvas(text).replace(" ", "")


@pytest.mark.parametrize(("text", "lead", "support"), cases("bodies"))
def test_bodies_have_their_roles(text: str, lead: str, support: str) -> None:
    found = bodies(flat(text), Lexicon())
    assert [b.name for b in found if b.role == "lead"] == lead.split()
    assert [b.name for b in found if b.role == "support"] == support.split()


def test_the_register_adds_a_body_that_no_rule_knows() -> None:
    text = flat("县路桥要抢修水毁路段")
    assert not bodies(text, Lexicon())
    assert [b.name for b in bodies(text, Lexicon(["县路桥"]))] == ["县路桥"]


@pytest.mark.parametrize(("text", "lead", "support"), cases("bodies"))
def test_the_register_never_removes(text: str, lead: str, support: str) -> None:
    without = {b.name for b in bodies(flat(text), Lexicon())}
    given = bodies(flat(text), Lexicon(["县财政局", "财政局", "区城管局"]))
    assert without <= {b.name for b in given}
