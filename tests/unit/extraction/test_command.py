from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.unit.formats.files import document

from .reports import report

TEXT = report("会议强调，县水利局要在3月底前完成排查。")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args: str) -> str:
    out = io.StringIO()
    call_command("extract", *args, stdout=out)
    return out.getvalue()


def test_the_answer_is_json(page: Path) -> None:
    answer = json.loads(run(str(page), "--published", "2023-03-16"))
    row = answer["meetings"][0]["directives"][0]
    assert row["departments"][0]["name"] == "县水利局"
    assert row["deadline"]["date"] == "2023-03-31"


def test_an_explanation_is_for_people(page: Path) -> None:
    text = run(str(page), "--published", "2023-03-16", "--explain")
    assert "依据" in text and "县水利局" in text


def test_gb18030_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert "县水利局" in run(str(path), "--published", "2023-03-16")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    assert "县水利局" in run("-", "--published", "2023-03-16")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["missing.txt", "--published", "2023-03-16"], "文件不存在"),
        (["PAGE", "--published", "3月16日"], "发布日期无法识别"),
        (["PAGE"], "没有找到发布日期"),
    ],
)
def test_what_is_wrong_is_said(page: Path, args: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(*[str(page) if arg == "PAGE" else arg for arg in args])


def test_a_marked_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("密级：秘密\n" + TEXT, encoding="utf-8")
    with pytest.raises(CommandError, match="密级"):
        run(str(path), "--published", "2023-03-16")


def test_other_formats_are_read(tmp_path: Path) -> None:
    path = tmp_path / "page.docx"
    path.write_bytes(document(TEXT))
    assert "县水利局" in run(str(path), "--published", "2023-03-16")
    path.write_bytes(b"\x89PNG")
    with pytest.raises(CommandError, match="文字识别"):
        run(str(path), "--published", "2023-03-16")
