"""What the name of a file tells."""

from __future__ import annotations

import datetime

import pytest

from meetings.guesses import told_by_name

DAY = datetime.date(2026, 3, 20)


@pytest.mark.parametrize(
    ("file_name", "publication", "day"),
    [
        ("要闻2026.3.20", "要闻", DAY),
        ("要闻2026.3.20.txt", "要闻", DAY),
        ("澄湖日报_20260320.docx", "澄湖日报", DAY),
        ("2026年3月20日 澄湖日报.pdf", "澄湖日报", DAY),
        ("澄湖日报(2026-03-20)第1版.html", "澄湖日报", DAY),
        ("C:\\材料\\2026-3-20.txt", "", DAY),
        ("新建文本文档2026-3-20.txt", "", DAY),
        ("page-2026-03-20.txt", "", DAY),
        ("会议纪要.docx", "", None),
        ("要闻2026.13.20.txt", "", None),
        ("编号120260320号.txt", "", None),
        ("", "", None),
    ],
)
def test_a_name_tells(
    file_name: str, publication: str, day: datetime.date | None
) -> None:
    assert told_by_name(file_name) == (publication, day)
