"""The .docx of a bulletin: GB/T 9704's page and faces, and how it is printed."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.office import needs_office, pages
from tests.unit.bulletins.test_wording import drafted, year
from tracker.bulletins import document

DAY = datetime.date(2027, 1, 7)
CODE = "督通〔2027〕5号"


@pytest.fixture(scope="module")
def made() -> Any:
    return document.build(drafted(year()), CODE, DAY)


def faces(paragraph: Any) -> list[str]:
    return [run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in paragraph.runs]


def starting(made: Any, words: str) -> Any:
    (found,) = [one for one in made.paragraphs if one.text.startswith(words)]
    return found


def test_the_page_is_that_of_an_official_document(made: Any) -> None:
    for section in made.sections:
        size = (section.page_width.mm, section.page_height.mm)
        assert tuple(map(round, size)) == (210, 297)
        sides = ("top_margin", "bottom_margin", "left_margin", "right_margin")
        margins = [round(getattr(section, side).mm) for side in sides]
        assert margins == [37, 35, 28, 26]
        grid = section._sectPr.find(qn("w:docGrid"))
        assert int(grid.get(qn("w:linePitch"))) * 22 <= 225 / 25.4 * 1440


def test_each_part_has_its_face(made: Any) -> None:
    assert faces(starting(made, "一、总体情况")) == ["黑体"]
    title = next(p for p in made.paragraphs if p.text.startswith("关于2026年"))
    assert faces(title) == ["方正小标宋简体"] and title.runs[0].font.size.pt == 22
    kind = next(p for p in made.paragraphs if "党组会。" in p.text[:9])
    assert faces(kind) == ["楷体_GB2312", "仿宋_GB2312"]
    assert kind.runs[1].font.size.pt == 16


def test_number_and_date_are_written_as_the_standard_says(made: Any) -> None:
    words = [paragraph.text for paragraph in made.paragraphs]
    assert CODE in words and "2027年1月7日" in words


def test_the_annex_repeats_its_head_and_cuts_no_row(made: Any) -> None:
    (table,) = made.tables
    head, *rows = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(rows) == 31
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


@needs_office
def test_it_prints_with_numbered_pages_and_the_annex_on_its_own(
    made: Any, tmp_path: Path
) -> None:
    made.save(tmp_path / "通报.docx")
    printed = [unicodedata.normalize("NFKC", p) for p in pages(tmp_path / "通报.docx")]
    bare = ["".join(words.split()) for words in printed]
    assert all(f"—{n}—" in words for n, words in enumerate(bare, 1))
    assert "督通〔2027〕5号" in bare[0] and "(一)党组会。" in bare[0]
    annex = next(n for n, words in enumerate(bare) if words.startswith("附件2026年"))
    assert "2027年1月7日" in bare[annex - 1] and "抓紧" in bare[annex - 1]
    assert all("会议类型" in words for words in bare[annex:])
    assert bare[-1].count("合计") == 1
    lines = [one.strip() for one in printed[1].splitlines()]
    assert max(len(one.replace(" ", "")) for one in lines) >= 26
