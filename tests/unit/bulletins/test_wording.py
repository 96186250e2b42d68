"""The words of a published year: counts, shares, incomplete ordinals, laggards."""

from __future__ import annotations

import unicodedata
from typing import Any

from meetings.models import Meeting, MeetingKind
from tests.bulletin import BULLETIN
from tests.unit.bulletins.test_scope import scope
from tracker.bulletins import wording
from tracker.bulletins.draft import Draft, Row
from tracker.bulletins.figures import Figures, Item, Lag
from tracker.models import Office


def item(
    number: int = 1, light: str = "ok", meeting: int | None = 1, **more: Any
) -> Item:
    code = f"督〔2026〕{number:03d}号"
    return Item(code, f"第{number}件", "action", light, meeting, number, **more)


def year() -> Figures:
    """27 meetings, 579 items, 550 done, as published."""
    meetings: dict[int, Meeting] = {}
    items: list[Item] = []
    for order, (name, counts) in enumerate(BULLETIN.items()):
        kind = MeetingKind(pk=order + 1, name=name, order=order)
        for ordinal, total, done in counts:
            pk = len(meetings) + 1
            title = f"第{ordinal}次{name}"
            meetings[pk] = Meeting(pk=pk, kind=kind, ordinal=ordinal, title=title)
            lights = ["done"] * done + ["ok"] * (total - done)
            items += [item(n + 1, light, pk) for n, light in enumerate(lights)]
    return Figures(items, meetings)


def drafted(figures: Figures, **office: Any) -> Draft:
    return wording.draft(
        scope(), figures, Office(**office), asked="一是抓紧。\n\n二是报告。"
    )


def body(figures: Figures, **office: Any) -> list[str]:
    """With half-width signs, as this file has them."""
    said = [one.lead + one.text for one in drafted(figures, **office).body]
    return [unicodedata.normalize("NFKC", words) for words in said]


def test_a_published_year_is_told_in_its_own_figures() -> None:
    assert not year().wrong
    said = body(year())
    assert "27次会议议定并立项督办的事项共579件,已办结550件,占95%" in said[2]
    assert "在办29件,占5%" in said[2] and "办结率95%" in said[2]
    assert said[3] == "(一)党组会。涉及会议5次,39件,已办结39件,办结率100%。"
    assert "405件,已办结385件,在办20件,办结率95.1%" in said[4]
    assert "第六次44件,已办结43件,在办1件,办结率97.7%;第八次38件" in said[4]
    assert "第十一次21件,已办结19件,在办2件,办结率90.5%" in said[5]


def test_the_annex_has_every_meeting_and_the_sums() -> None:
    rows = drafted(year()).rows
    assert len(rows) == 27 + 3 + 1
    assert rows[-1] == Row(
        ("合计", "", "27 次会议", "579", "550", "29", "0", "95%"), strong=True
    )


def test_laggards_are_named_with_meeting_number_and_days() -> None:
    figures = year()
    late = item(900, "late", 1, lags=(Lag("区住建局", "late", 12),))
    still = item(901, "still", 6, lags=(Lag("区住建局", "still", 40),))
    found = Figures([*figures.items, still, late], figures.meetings)
    said = body(found, late_word="超期")
    assert "超期1件、久无进展1件,涉及1个单位:" in said
    (named,) = [one for one in said if one.startswith("1.区住建局。")]
    assert named.index("超期12天") < named.index("久无进展40天")
    assert "党组会第一次第900件“第900件”(督〔2026〕900号)超期12天" in named


def test_nothing_late_is_said_in_a_sentence() -> None:
    assert "没有逾期和久无进展的事项。" in body(year())


def test_what_is_asked_is_a_paragraph_a_line() -> None:
    assert body(year())[-2:] == ["一是抓紧。", "二是报告。"]


def test_whole_percents_are_the_office_s_setting() -> None:
    assert "办结率70.6%" in " ".join(body(year()))
    assert "办结率71%" in " ".join(body(year(), whole_percents=True))


def test_an_item_of_no_meeting_is_refused_by_its_code() -> None:
    figures = year()
    lost = Figures([*figures.items, item(99, meeting=None)], figures.meetings)
    assert any("督〔2026〕099号" in words for words in lost.wrong)
    assert any(
        words.startswith("小计与合计不一致:合计件数 580") for words in lost.wrong
    )


def test_items_that_the_rate_leaves_out_are_told() -> None:
    figures = Figures(
        [item(1, "done"), item(2, "hold")], {1: Meeting(pk=1, title="会")}
    )
    assert "缓办、终止1件。不计长期、缓办和终止的1件,办结率100%。" in body(figures)[2]


def test_standing_items_explain_a_rate_that_leaves_them_out() -> None:
    standing = Item("督〔2026〕002号", "长期抓", "standing", "ok", 1, 2)
    kind = MeetingKind(pk=1, name="常务会议")
    meetings = {1: Meeting(pk=1, title="会", kind=kind, ordinal=1)}
    said = body(Figures([item(1, "done"), standing], meetings))
    assert "第一次2件,已办结1件,在办1件(其中长期1件),办结率100%" in said[3]
