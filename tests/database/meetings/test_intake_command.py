"""manage.py intake."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from meetings.models import (
    Source,
)
from tests.database.meetings.pages import PAGE

pytestmark = pytest.mark.django_db


def run(*args: str) -> str:
    out = io.StringIO()
    call_command("intake", *args, stdout=out)
    return out.getvalue()


def test_the_command_tells_what_it_found_and_runs_twice(
    officer: User, tmp_path: Any
) -> None:
    file = tmp_path / "要闻.txt"
    file.write_bytes(PAGE.encode("gbk"))
    args = (str(file), "--published", "2026-09-19", "--by", "officer")
    told = run(*args)
    assert "1 场会议" in told
    assert "2026-09-18 区政府召开第九次常务会议 部署防汛和供暖保障工作:2 条" in told
    assert "已经录入过" in run(*args)
    source = Source.objects.get()
    assert (source.added_by, source.file_name) == (officer, "要闻.txt")


def test_the_command_tells_why_it_refuses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(PAGE.encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    with pytest.raises(CommandError, match="刊发日期"):
        run("-")
    with pytest.raises(CommandError, match="读不到文件"):
        run(str(tmp_path / "nowhere.txt"))
    with pytest.raises(CommandError, match="没有用户"):
        run("-", "--by", "nobody")
    assert connection.connection is not None
