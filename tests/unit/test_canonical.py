"""Facts and lines are written down in one way only, and read back as they were."""

from __future__ import annotations

import datetime
from decimal import Decimal

from tracker.scoring.facts import Fact
from tracker.scoring.results import Line
from tracker.scoring.wording import plain
from tracker.settling import canonical

DAY = datetime.date(2026, 5, 8)
FACT = Fact(
    "late", 3, DAY, 7, "督〔2026〕007号", 9, "lead", "A", Decimal("4"), "迟 4 天", 5
)
LINE = Line("late", "迟 4 天", Decimal("-5"), Decimal("-2.5"), "只取最大", FACT)


def test_a_decimal_has_one_spelling() -> None:
    spelt = ("12.50", "12.5", "0E+2", "-0", "100", "-0.10")
    found = [plain(Decimal(one)) for one in spelt]
    assert found == ["12.5", "12.5", "0", "0", "100", "-0.1"]


def test_the_order_of_names_and_facts_leaves_no_trace() -> None:
    other = Fact("item", 3, DAY)
    assert canonical.dump_facts([FACT, other]) == canonical.dump_facts([other, FACT])
    assert canonical.text({"b": 1, "a": "年"}) == '{"a":"年","b":1}'


def test_facts_and_lines_are_read_back() -> None:
    whole = Line("item", "一件", Decimal(1), Decimal(1), parts=(LINE,), apart=True)
    assert canonical.load_facts(canonical.dump_facts([FACT])) == [FACT]
    assert canonical.load_lines(canonical.dump_lines([LINE, whole])) == [LINE, whole]


def test_a_line_keeps_its_key_when_its_points_change() -> None:
    dearer = Line("late", "迟 4 天", Decimal("-9"), Decimal("-9"), "", FACT)
    base = Line("base", "基础分", Decimal(100), Decimal(100))
    assert canonical.keys([base, LINE])[1] == canonical.keys([dearer])[0]
    assert len(set(canonical.keys([LINE, LINE, base]))) == 3


def test_a_line_break_in_a_text_does_not_break_a_line() -> None:
    fact = Fact("bonus", 3, DAY, text="第一行\n第二行\u2028第三行")
    assert canonical.load_facts(canonical.dump_facts([fact, fact])) == [fact, fact]
