"""Every field of every form of a department's people has its reason (tracker/asked.py).

The forms are the real ones, made for each of them and each verb that they may do.
"""

from __future__ import annotations

import datetime

import pytest
from django import forms
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department
from tests.database.tracker.visits import go
from tests.factories import make_docket
from tracker.acts import act
from tracker.asked import FIELDS, MAY, MUST, OTHERS
from tracker.forms import ActForm, CorrectForm
from tracker.instruction_forms import form_of
from tracker.models import Assignment
from tracker.questions import questions
from tracker.recording import Words
from tracker.reminding.forms import MailForm
from tracker.roles import OF_DEPARTMENT
from tracker.workflow import RULES, Verb

OURS = [verb for verb, rule in RULES.items() if rule.roles & OF_DEPARTMENT]
# What the system has: the matter, the department, who and when it is, how to reach.
KNOWN = {
    *("docket", "department", "code", "title", "duty", "state", "officer"),
    *("happened_on", "recorded_at", "channel", "caller", "name", "phone", "post"),
}


@pytest.fixture
def part(officer: User, bureau: Department, leader: User) -> Assignment:
    due = datetime.date.today() + datetime.timedelta(days=30)
    part = make_docket(officer, bureau, due_on=due).assignments.get()
    act(part, Verb.INSTRUCT, leader, Words("要抓紧"))
    return part


@pytest.fixture
def people(liaison: User, deputy: User, approver: User) -> list[User]:
    return [liaison, deputy, approver]


def asked(form: forms.BaseForm) -> dict[str, bool]:
    """What a person sees and fills in: field → whether it must be."""
    return {field.name: field.field.required for field in form.visible_fields()}


@pytest.mark.parametrize("verb", OURS)
def test_every_field_of_a_verb_has_a_reason(
    verb: Verb, part: Assignment, people: list[User]
) -> None:
    for user in people:
        if not RULES[verb].roles & part.roles_here(user):
            continue
        form = form_of(verb)(assignment=part, verb=verb, user=user)
        assert asked(form) == {name: one.must for name, one in FIELDS[verb].items()}


def test_no_verb_and_no_field_stands_in_the_table_for_nothing() -> None:
    assert set(FIELDS) == set(OURS)
    reasons = [one.why for asked in FIELDS.values() for one in asked.values()]
    assert all(len(why) >= 8 for why in reasons)


def test_every_other_form_of_theirs_has_its_reasons(liaison: User) -> None:
    others: dict[str, forms.BaseForm] = {
        "更正": CorrectForm(),
        "邮件设置": MailForm(user=liaison),
        "修改密码": PasswordChangeForm(liaison),
    }
    found = {
        (name, field): must
        for name, form in others.items()
        for field, must in asked(form).items()
    }
    assert found == {key: one.must for key, one in OTHERS.items()}


def test_nothing_is_asked_that_the_system_knows() -> None:
    names = {name for fields in FIELDS.values() for name in fields}
    assert not (names | {name for _, name in OTHERS}) & KNOWN


def test_a_field_without_a_reason_is_seen(part: Assignment, liaison: User) -> None:
    class Longer(ActForm):
        phone = forms.CharField(label="联系电话")

    form = Longer(assignment=part, verb=Verb.REPORT, user=liaison)
    assert set(asked(form)) - set(FIELDS[Verb.REPORT]) == {"phone"}


def test_what_counts_as_burden_follows_from_the_table() -> None:
    assert (MUST[Verb.REPORT], MAY[Verb.REPORT]) == (1, 5)
    assert (MUST[Verb.SIGN_FOR], MUST[Verb.NO_CHANGE]) == (0, 0)
    assert MUST[Verb.ASK_EXTENSION] == 2


def test_the_office_reads_the_reasons(client: Client, officer: User) -> None:
    html = go(client, officer).get("/burden/").content.decode()
    for one in questions():
        assert one.asked.why in html and one.label in html
