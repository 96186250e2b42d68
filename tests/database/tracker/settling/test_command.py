"""manage.py settle: may run twice; verify tells frozen figures from today's."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from meetings.models import Department
from tests.merits import make_approved
from tests.settling import YEAR, day, later, make_frozen
from tracker.models import Assignment, Settlement


def run(*args: str, **options: Any) -> str:
    out = StringIO()
    call_command("settle", str(YEAR), *args, stdout=out, stderr=out, **options)
    return out.getvalue()


def test_without_an_option_it_shows_and_saves_nothing(late: Assignment) -> None:
    assert late.department.name in run("--cutoff", day().isoformat())
    assert not Settlement.objects.exists()


def test_preview_and_freeze_name_the_person_and_may_run_twice(
    late: Assignment, senior: User
) -> None:
    with pytest.raises(CommandError, match="--by"):
        run("--preview")
    for _ in range(2):
        assert "公示" in run("--preview", "--by", "senior")
    made = Settlement.objects.get()
    assert made.version == 1 and made.until is not None
    with pytest.raises(CommandError, match="截止"):
        run("--freeze", "--by", "senior")
    with later(30):
        assert "定稿" in run("--freeze", "--by", "senior")
        with pytest.raises(CommandError, match="没有公示中的"):
            run("--freeze", "--by", "senior")
    assert made.steps.latest("seq").recorder_name == "顾清如"


def test_verify_proves_and_says_apart_what_today_would_give(
    bureau: Department, late: Assignment, officer: User, senior: User
) -> None:
    make_frozen(senior)
    told = run("--verify")
    assert "全部相符" in told and "得分都一样" in told
    make_approved(officer, senior, bureau, kind="malus", on=day(), year=YEAR)
    told = run("--verify")
    assert "全部相符" in told and f"{bureau}:" in told


def test_verify_fails_when_a_figure_was_touched(late: Assignment, senior: User) -> None:
    made = make_frozen(senior)
    made.scores.update(shown="100")
    with pytest.raises(CommandError, match="1 版不符"):
        run("--verify")


def test_a_year_without_an_account(db: None) -> None:
    with pytest.raises(CommandError, match="还没有结账"):
        run("--verify")
