from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.identity import identities

from .cases import cases


@pytest.mark.parametrize(("title", "organ", "kind", "ordinal"), cases("identity"))
def test_a_title_says_what_meeting_it_was(
    title: str, organ: str, kind: str, ordinal: str
) -> None:
    expected = (organ or None, kind or None, int(ordinal) if ordinal else None)
    assert identities(canvas(title))[0] == expected


def test_two_meetings_at_once_give_two_readings() -> None:
    title = "党工委（扩大）会议暨疫情防控指挥部第九次会议召开"
    found = identities(canvas(title))
    assert [row[2] for row in found] == [None, 9]
    assert found[0][:2] == ("党工委", "党工委会议")


def test_bodies_that_meet_together_share_kind_and_ordinal() -> None:
    title = "澄湖区2020年度区安委会暨消委会第三次全体(扩大)会议召开"
    assert identities(canvas(title)) == (
        ("区安委会", "全体会议", 3),
        ("消委会", "全体会议", 3),
    )


def test_a_lead_names_the_meeting_convened_not_the_one_passed_on() -> None:
    lead = (
        "7月24日,县委副书记、县长祝云舟主持召开县长办公会议。会议传达了全市推进会精神。"
    )
    assert identities("", canvas(lead)) == (("县政府", "办公会议", None),)


def test_a_headline_broken_in_a_name_is_read_through() -> None:
    title = "党工委(扩大)会议暨统筹 经济社会发展指挥部第二次会议召开 作出部署"
    assert identities(canvas(title))[1] == ("统筹经济社会发展指挥部", "会议", 2)
