"""What was touched behind the program's back is found and named."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.settling import make_frozen, score_of
from tracker.models import Assignment, DepartmentScore, Settlement
from tracker.settling import canonical, proving


@pytest.fixture
def frozen(late: Assignment, senior: User) -> Settlement:
    return make_frozen(senior)


def faults(frozen: Settlement) -> str:
    return "".join(proving.faults(Settlement.objects.get(pk=frozen.pk)))


def test_a_score_that_was_changed_is_found(
    frozen: Settlement, bureau: Department
) -> None:
    frozen.scores.filter(department=bureau).update(shown="100.00")
    assert faults(frozen) == f"{bureau}:表上的得分与依据不同。"


def test_a_line_that_was_changed_is_found(
    frozen: Settlement, bureau: Department
) -> None:
    lines = score_of(frozen, bureau.pk).lines.replace("-5", "-4")
    frozen.scores.filter(department=bureau).update(lines=lines)
    assert faults(frozen) == f"{bureau}:计分行被改动过。"


def test_a_fact_that_was_taken_out_is_found(
    frozen: Settlement, bureau: Department
) -> None:
    facts = score_of(frozen, bureau.pk).facts.splitlines()
    frozen.scores.filter(department=bureau).update(facts=facts[0])
    assert "事实被改动过" in faults(frozen) and "重算得" in faults(frozen)


def test_inputs_that_were_changed_are_found(frozen: Settlement) -> None:
    head = json.loads(frozen.head)
    head["calendar"]["2026-01-01"] = True
    Settlement.objects.update(head=canonical.text(head))
    assert "校验值不符" in faults(frozen)


def test_rules_changed_together_with_the_sum_give_other_figures(
    frozen: Settlement,
) -> None:
    head = json.loads(frozen.head)
    head["rules"]["base"] = "90"
    text = canonical.text(head)
    Settlement.objects.update(head=text, sha256=canonical.sum_of(text))
    assert "重算得" in faults(frozen)


def test_a_body_that_was_taken_out_is_found(
    frozen: Settlement, bureau: Department
) -> None:
    DepartmentScore.objects.filter(department=bureau).delete()
    assert "单位与依据所列的不同" in faults(frozen)
