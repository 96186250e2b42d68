"""The form of rules: what it shows is what it saves, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.database.tracker.rules.sending import YEAR, fields, opened, send
from tracker.models import RuleBook
from tracker.scoring.presets import NAMES, preset


def kept(version: int = 1) -> RuleBook:
    return RuleBook.objects.get(year=YEAR, version=version)


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_goes_through_the_form_unchanged(
    name: str, client: Client, senior: User
) -> None:
    send(client, opened(client, senior, f"?from={name}"))
    assert kept().rules == preset(name)
    assert (kept().maker_name, kept().maker_role) == ("顾清如", "高级督查员")


def test_a_changed_figure_makes_a_second_version(client: Client, senior: User) -> None:
    send(client, opened(client, senior))
    data = opened(client, senior)
    send(client, {**data, "rules-0-lead": "-1.5", "reason": "办公会定"})
    assert f"{kept(2).rules.rules[0].points.lead}" == "-1.5"
    assert f"{kept(1).rules.rules[0].points.lead}" == "-1"
    assert kept(2).note == "办公会定"


def test_a_new_rule_is_added_and_another_taken_out(
    client: Client, senior: User
) -> None:
    data = opened(client, senior)
    new = len(preset("default").rules)
    typed = {
        f"rules-{new}-name": "推诿",
        f"rules-{new}-fact": "refused",
        f"rules-{new}-lead": "-1",
        "rules-0-DELETE": "on",
    }
    send(client, {**data, **typed})
    names = [rule.name for rule in kept().rules.rules]
    assert names == [*(r.name for r in preset("default").rules[1:]), "推诿"]
    assert len({rule.key for rule in kept().rules.rules}) == len(names)


def test_a_fault_is_told_by_its_place_and_what_was_typed_stays(
    client: Client, senior: User
) -> None:
    data = opened(client, senior)
    tiers = "1 0.5 很多\n半年"
    page = send(client, {**data, "rules-0-lead": "五分", "rules-10-tiers": tiers})
    text = page.content.decode()
    assert "规则第 1 条“迟报”:“牵头”不是数:五分。" in text
    assert "规则第 11 条“提前办结”,分档第 1 行:“责任”不是数:很多。" in text
    again = fields(text)
    assert again["rules-0-lead"] == ["五分"]
    assert again["rules-10-tiers"][0].split("\n")[1].startswith("半年")
    assert not RuleBook.objects.exists()


def test_one_more_blank_row_keeps_what_stands_there(
    client: Client, senior: User
) -> None:
    data = opened(client, senior)
    rows = len(preset("default").rules)
    typed = {f"rules-{rows}-name": "推诿", "name": "草稿"}
    again = fields(send(client, {**data, **typed}, "more").content.decode())
    assert again[f"rules-{rows}-name"] == ["推诿"] and again["head-name"]
    assert again["rules-TOTAL_FORMS"] == [str(rows + 2)]


def test_the_second_of_two_who_edit_is_told_and_loses_nothing(
    client: Client, senior: User, administrator: User
) -> None:
    mine = opened(client, senior)
    other = Client()
    send(other, {**opened(other, administrator), "head-base": "90"})
    page = send(client, {**mine, "head-base": "80"}).content.decode()
    assert "简宁已存了第 1 版" in page
    assert fields(page)["head-base"] == ["80"]
    assert RuleBook.objects.count() == 1


def test_saving_twice_makes_one_version(client: Client, senior: User) -> None:
    send(client, opened(client, senior))
    page = send(client, opened(client, senior)).content.decode()
    assert "一字不差" in page
    assert RuleBook.objects.count() == 1


def test_a_form_with_nothing_in_it_is_refused_in_words(
    client: Client, senior: User
) -> None:
    opened(client, senior)
    page = send(client, {"rules-TOTAL_FORMS": "many"}).content.decode()
    assert "请填写“名称”" in page
    assert not RuleBook.objects.exists()


def test_a_rule_book_is_never_changed_nor_deleted(client: Client, senior: User) -> None:
    send(client, opened(client, senior))
    for act in (kept().save, kept().delete, RuleBook.objects.all().delete):
        with pytest.raises(TypeError, match="only ever added"):
            act()
