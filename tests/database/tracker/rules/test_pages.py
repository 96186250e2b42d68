"""The pages of the rules: read by all, tried out on the present facts, as files."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.rules.sending import YEAR, fields, opened, send
from tests.factories import make_assignment
from tracker.models import RuleBook
from tracker.rulebooks import keeping, trying
from tracker.scoring import files
from tracker.scoring.presets import preset


@pytest.fixture
def late(officer: User, bureau: Department) -> None:
    """Due in August, never finished."""
    make_assignment(
        officer,
        bureau,
        charged_on=datetime.date(YEAR, 7, 1),
        due_on=datetime.date(YEAR, 8, 1),
    )


def upload(client: Client, data: bytes) -> Any:
    file = SimpleUploadedFile("规则.json", data)
    return client.post(reverse("rule-import", args=[YEAR]), {"file": file})


def test_a_liaison_reads_every_rule_with_its_source(
    client: Client, liaison: User
) -> None:
    client.force_login(liaison, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("rule-book", args=[YEAR])).content.decode()
    assert "牵头、责任 -5,配合 -2.5" in page
    assert "某县 80 分制办法:未按时完成" in page
    assert "起草" not in page


def test_an_earlier_version_says_that_it_is_one(client: Client, senior: User) -> None:
    send(client, opened(client, senior))
    send(client, {**opened(client, senior), "head-base": "90"})
    address = reverse("rule-book", args=[YEAR])
    old = client.get(address, {"version": "1"}).content.decode()
    assert "▲ 旧版" in old
    assert "▲ 旧版" not in client.get(address).content.decode()
    assert client.get(address, {"version": "7"}).status_code == 404


def test_a_draft_shows_who_moves_before_it_is_saved(
    client: Client, senior: User, late: None
) -> None:
    data = {**opened(client, senior), "rules-4-lead": "-8"}
    address = reverse("rule-preview", args=[YEAR])
    page = client.post(address, data).content.decode()
    assert "1 家得分有变" in page
    assert not RuleBook.objects.exists()


def test_a_trial_compares_with_the_rules_in_force(
    late: None, bureau: Department
) -> None:
    old = keeping.rules_of(YEAR)[0]
    found = trying.trial(YEAR, old, preset("county80"))
    row = next(row for row in found.rows if row.new.body.id == bureau.pk)
    assert (row.old.shown, row.new.shown) == ("95.0", "75.0")
    assert (row.rescored, row.climbs) == (True, 0)


def test_a_group_that_names_no_body_is_told(client: Client, senior: User) -> None:
    data = opened(client, senior, "?from=shangcheng")
    data = {**data, "groups-1-bodies": "市委办\n组织部"}
    page = client.post(reverse("rule-preview", args=[YEAR]), data).content.decode()
    assert "没有叫“市委办”“组织部”的单位" in page


def test_an_administrator_edits_rules_and_sees_no_scores(
    client: Client, administrator: User, late: None, bureau: Department
) -> None:
    data = opened(client, administrator)
    page = client.post(reverse("rule-preview", args=[YEAR]), data).content.decode()
    assert "管理员不看业务数据" in page
    assert bureau.name not in page


def test_an_exported_file_comes_back_as_it_was(client: Client, senior: User) -> None:
    send(client, opened(client, senior, "?from=zhangye"))
    file = client.get(reverse("rule-export", args=[YEAR, 1]))
    assert files.load(file.content) == preset("zhangye")
    shown = upload(client, file.content).content.decode()
    send(client, {**fields(shown), "head-name": "改过的"})
    assert RuleBook.objects.get(version=2).rules.name == "改过的"


def test_a_file_with_faults_changes_nothing_and_tells_them_all(
    client: Client, senior: User
) -> None:
    opened(client, senior)
    text = files.dump(preset("default")).replace('"-5"', '"减五"')
    page = upload(client, text.encode())
    assert page.status_code == 422
    told = page.content.decode()
    assert "规则第 4 条“逾期办结”:“牵头”不是数:减五。" in told
    assert "规则第 5 条“逾期未办结”:“责任”不是数:减五。" in told
    assert not RuleBook.objects.exists()


def test_an_import_fills_the_form_and_saves_nothing(
    client: Client, senior: User
) -> None:
    opened(client, senior)
    page = upload(client, files.dump(preset("jinhua")).encode()).content.decode()
    assert "金华:按比率" in page and "还没有保存" in page
    assert not RuleBook.objects.exists()


def test_the_rules_of_another_year_can_be_taken_over(
    client: Client, senior: User
) -> None:
    send(client, opened(client, senior, "?from=jiamusi"))
    address = reverse("rule-edit", args=[YEAR + 1])
    page = client.get(address, {"from": str(YEAR)}).content.decode()
    assert fields(page)["head-name"] == ["佳木斯:事件记分"]
