"""Scripts, passwords and broken files of .pdf and .html."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from meetings import readers
from meetings.formats import Unreadable
from meetings.readers import read
from tests.unit.formats.files import LINE, docx, p, pdf


def test_script_of_a_pdf_is_not_run_nor_read() -> None:
    script = "<</S/JavaScript/JS(app.alert\\('run'\\); this.submitForm\\('x'\\))>>"
    assert read(pdf([LINE], extra=script), "要闻.pdf").text == LINE


def test_script_of_a_page_is_not_read() -> None:
    page = f"<html><script>steal()</script><img src=x onerror=go()><p>{LINE}</p>"
    assert read(page.encode(), "网页.html").text == LINE


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/shadow", "C:\\a\\要闻.txt", "a\0b.txt"]
)
def test_a_name_opens_nothing(name: str) -> None:
    assert read(LINE.encode(), name).text == LINE


def test_a_pdf_with_a_password_is_told() -> None:
    key = f"<{'00' * 32}>"
    lock = f"/Filter/Standard/V 1/R 2/P -4/O {key}/U {key}"
    data = pdf([LINE], trailer=f"/ID[<00><00>]/Encrypt<<{lock}>>")
    with pytest.raises(Unreadable, match="加了打开密码"):
        read(data, "要闻.pdf")


def test_a_docx_with_a_password_is_told() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Unreadable, match="加了打开密码"):
        read(data, "纪要.docx")


@pytest.mark.parametrize("cut", [5, 40, 300, -30])
def test_a_file_cut_short_is_told(cut: int) -> None:
    with pytest.raises(Unreadable, match=r"打不开|没有文字"):
        read(docx(p(LINE))[:cut], "纪要.docx")
    with pytest.raises(Unreadable, match=r"打不开|没有文字"):
        read(pdf([LINE])[: min(cut, 40)], "要闻.pdf")


def test_a_file_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "SECONDS", 0.01)
    started = time.monotonic()
    with pytest.raises(Unreadable, match="太复杂"):
        read(docx(p(LINE)), "纪要.docx")
    assert time.monotonic() - started < 5


def test_a_reader_that_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(Unreadable, match="太复杂"):
        read(docx(p(LINE)), "纪要.docx")


def test_a_part_that_is_locked_is_told() -> None:
    data = bytearray(docx(p(LINE)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert zipfile.ZipFile(io.BytesIO(bytes(data))).infolist()[0].flag_bits & 1
    with pytest.raises(Unreadable, match="加了打开密码"):
        read(bytes(data), "纪要.docx")
