"""A bulletin that is too long for a page shows its beginning and says how much is left
out."""

from __future__ import annotations

from tracker.bulletins.beginning import LONG, PARAGRAPH, ROWS, beginning
from tracker.bulletins.draft import Draft, Paragraph, Row, Style, load


def text(lengths: list[int], rows: int) -> str:
    body = tuple(Paragraph(Style.TEXT, "字" * n) for n in lengths)
    table = tuple(Row((str(n),)) for n in range(rows))
    return Draft("督查室", "通报", "各单位", body, "汇总表", ("次序",), table).dump()


def test_a_usual_one_is_whole() -> None:
    own = text([PARAGRAPH + 500] * 5, ROWS)
    found = beginning(own)
    assert found.draft == load(own) and not found.is_cut


def test_paragraphs_are_cut_only_where_all_of_them_are_too_long() -> None:
    found = beginning(text([LONG, 20], 3))
    first, second = found.draft.body
    assert first.text == "字" * PARAGRAPH + "……" and second.text == "字" * 20
    assert (found.words, found.rows) == (LONG - PARAGRAPH, 0) and found.is_cut


def test_rows_that_are_left_out_are_counted() -> None:
    found = beginning(text([10], ROWS + 7))
    assert len(found.draft.rows) == ROWS
    assert (found.words, found.rows) == (0, 7) and found.is_cut
