"""The register's pages and its command: upload, preview, choose, passwords once."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from meetings.models import Department
from tests.database.tracker.register import ROWS, workbook
from tracker.roles import Role

BAD_ROW: dict[str, list[list[Any]]] = {"单位": [["柳堤镇"], ["区一局", "科室"]]}


@pytest.fixture
def page(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def upload(page: Client, data: bytes) -> Any:
    file = SimpleUploadedFile("名册.xlsx", data)
    return page.post(reverse("register"), {"workbook": file}, follow=True)


def agree(page: Client, response: Any, **more: str) -> Any:
    fingerprint = response.context["plan"].fingerprint
    data = {"fingerprint": fingerprint, **more}
    return page.post(reverse("register-save"), data, follow=True)


def test_from_template_to_passwords(page: Client) -> None:
    template = page.get(reverse("register-template"))
    assert load_workbook(io.BytesIO(template.content)).sheetnames == list(ROWS)
    seen = upload(page, workbook(ROWS))
    assert "会新建 2 个账号" in seen.text
    assert not Department.objects.exists()
    done = agree(page, seen)
    assert "已保存 10 行" in done.text
    assert "no-store" in done["Cache-Control"]
    words = [account.password for account in done.context["saved"].accounts]
    assert all(word in done.text for word in words)
    assert all(word not in page.get(reverse("register")).text for word in words)


def test_passwords_are_kept_nowhere(page: Client) -> None:
    done = agree(page, upload(page, workbook(ROWS)))
    word = done.context["saved"].accounts[0].password
    stored = str([*User.objects.values(), *LogEntry.objects.values()])
    assert word not in stored + str(dict(page.session))
    assert page.get(reverse("register-preview")).status_code == 302


def test_pressing_save_twice_saves_once(page: Client) -> None:
    seen = upload(page, workbook(ROWS))
    agree(page, seen)
    assert "没有等待确认的名册" in agree(page, seen).text


def test_the_second_time_there_is_nothing_to_save(page: Client) -> None:
    agree(page, upload(page, workbook(ROWS)))
    seen = upload(page, workbook(ROWS))
    assert "与现有名册完全一致" in seen.text
    assert reverse("register-save") not in seen.text


def test_wrong_rows_are_told_and_saving_the_others_is_a_choice(page: Client) -> None:
    seen = upload(page, workbook(BAD_ROW))
    assert "单位 第 4 行" in seen.text
    assert "里的“科室”不在可选的" in seen.text
    agree(page, seen)
    assert not Department.objects.exists()
    agree(page, seen, skip_errors="1")
    assert Department.objects.get().name == "柳堤镇"


def test_dropping_saves_nothing(page: Client) -> None:
    upload(page, workbook(ROWS))
    page.post(reverse("register-drop"))
    assert page.get(reverse("register-preview")).status_code == 302
    assert not Department.objects.exists()


def test_somebody_else_was_faster(page: Client) -> None:
    seen = upload(page, workbook(ROWS))
    Department.objects.create(name="柳堤镇", order=5)
    again = agree(page, seen)
    assert "没有保存。请再看一遍" in again.text
    assert not User.objects.filter(username="huo").exists()


def test_more_accounts_than_a_page_can_make_go_by_command(
    page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.views.register.MOST_ACCOUNTS", 1)
    seen = upload(page, workbook(ROWS))
    assert "一次最多 1 个" in seen.text
    agree(page, seen)
    assert not Department.objects.exists()


def test_a_file_that_is_no_workbook_comes_back_with_words(page: Client) -> None:
    assert "这不是 .xlsx 文件" in upload(page, b"name,alias").text
    assert "请先选择文件" in page.post(reverse("register")).text


def test_what_is_in_the_workbook_is_text_on_the_page(page: Client) -> None:
    seen = upload(page, workbook({"单位": [["<script>局</script>"]]}))
    assert "<script>局" not in seen.text
    assert "&lt;script&gt;局" in seen.text


def test_the_history_tells_who_imported(page: Client, administrator: User) -> None:
    agree(page, upload(page, workbook({"单位": [["柳堤镇"]]})))
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr) == (administrator, "柳堤镇")
    assert entry.get_change_message() == "名册导入"


URLS = [
    "register",
    "register-template",
    "register-preview",
    "register-save",
    "register-drop",
]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("who", [role for role in Role if role != Role.ADMIN])
def test_only_an_administrator_comes_in(
    client: Client, request: pytest.FixtureRequest, who: str, url: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse(url)).status_code == 403
    assert client.post(reverse(url)).status_code == 403


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(workbook(ROWS))
    return path


def run(*args: Any) -> str:
    out = io.StringIO()
    call_command("importregister", *args, stdout=out)
    return out.getvalue()


def test_the_command_writes_the_template(tmp_path: Path) -> None:
    run("--template", str(tmp_path / "模板.xlsx"))
    assert load_workbook(tmp_path / "模板.xlsx").sheetnames == list(ROWS)


def test_the_command_previews_saves_and_prints_passwords(db: None, file: Path) -> None:
    said = run(file, "--dry-run")
    assert "新增 单位 第 3 行 澄湖区水务局:类别 部门;序列 3" in said
    assert not Department.objects.exists()
    said = run(file, "--yes")
    word = said.split("baizhou\t柏舟\t澄湖区水务局联络员\t")[1].split()[0]
    assert User.objects.get(username="baizhou").check_password(word)
    assert "没有变化 10 行" in run(file, "--yes")


def test_the_command_asks_before_it_saves(
    db: None, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda question: "n")
    with pytest.raises(CommandError, match="没有保存"):
        run(file)
    assert not Department.objects.exists()
    monkeypatch.setattr("builtins.input", lambda question: "y")
    run(file)
    assert Department.objects.exists()


def test_the_command_skips_wrong_rows_only_when_told(db: None, file: Path) -> None:
    file.write_bytes(workbook(BAD_ROW))
    with pytest.raises(CommandError, match="--skip-errors"):
        run(file, "--yes")
    run(file, "--yes", "--skip-errors")
    assert Department.objects.get().name == "柳堤镇"


def test_the_command_says_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="打不开"):
        run(tmp_path / "没有.xlsx")
    with pytest.raises(CommandError, match="请给出名册文件"):
        run()
    (tmp_path / "a.xlsx").write_text("不是")
    with pytest.raises(CommandError, match=r"不是 \.xlsx"):
        run(tmp_path / "a.xlsx")
