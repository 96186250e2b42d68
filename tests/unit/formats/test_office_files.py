"""Files as LibreOffice Writer saves them, not as we think that they look."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetings.formats import Unreadable
from meetings.readers import read

OFFICE = Path(__file__).parent / "office"
MINUTES = """\
澄湖区政府第九次常务会议纪要
时间:2026年9月18日上午
主持:霍启明
出席:柏舟、尹正
会议议定如下事项:
一、抓好防汛值守。
(一)区水务局要对沿湖堤坝逐段排查。
(二)区应急管理局要备足物资。
二、保障群众温暖过冬。区城市管理局要在10月31日前完成老旧供热管网改造。
会议还听取了园区建设情况汇报。会议要求:
1.区发展和改革局要逐个会诊未开工项目。
2.区财政局要保障资金。"""


def text(name: str) -> str:
    """Without blank lines."""
    found = read((OFFICE / name).read_bytes(), name).text
    return "\n".join(line for line in found.split("\n") if line.strip())


def test_a_docx_has_its_automatic_numbers() -> None:
    assert text("minutes.docx") == MINUTES


def test_a_pdf_says_the_same() -> None:
    """Writer sets figures off from the words around them: that alone differs."""
    assert text("minutes.pdf").replace(" ", "") == MINUTES


def test_a_table_is_read_row_by_row() -> None:
    found = text("table.docx").split("\n")
    assert found[-3:] == [
        "序号\t事项\t责任单位\t时限",
        "1\t完成农田管护方案\t区农业农村局\t9月底前",
        "2\t开展园区环境整治\t区生态环境局\t10月15日前",
    ]
    assert "2.关于供暖保障。" in found[7]
    assert found[8:10] == ["a.各街道要逐户登记。", "b.热力企业要备足燃料。"]


@pytest.mark.parametrize("name", ("minutes.doc", "minutes.wps", "minutes.docx"))
def test_an_old_file_says_what_to_do_whatever_it_is_called(name: str) -> None:
    old = (OFFICE / "minutes.doc").read_bytes()
    with pytest.raises(Unreadable, match=r"旧版 Word 或 WPS.*另存为 .docx"):
        read(old, name)
