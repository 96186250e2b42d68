"""Who reads what the departments of one docket told."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.visits import go, sent, url
from tests.factories import make_docket, make_file
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import State, Verb

V = Verb
pytestmark = pytest.mark.usefixtures("folder")


def test_the_leads_closing_form_shows_what_the_others_told(
    client: Client, lead: Assignment, liaison: User, outsider: User
) -> None:
    other = lead.docket.assignments.get(role="responsible")
    act(other, V.SIGN_FOR, outsider)
    act(other, V.REPORT, outsider, Words("本局六处已完成"))
    act(lead, V.SIGN_FOR, liaison)
    for headers in ({}, {"HX-Request": "true"}):
        form = go(client, liaison).get(url(lead, V.REPORT_DONE), headers=headers)
        assert "本局六处已完成" in form.content.decode()
    act(lead, V.REPORT, liaison, Words("牵头单位的进展"))
    page = go(client, outsider).get(url(other, V.REPORT_DONE)).content.decode()
    assert "牵头单位的进展" not in page
    for address in (
        reverse("assignment", args=[other.pk]),
        lead.docket.get_absolute_url(),
    ):
        assert "牵头单位的进展" not in client.get(address).content.decode()


def test_criterion_and_evidence_stand_side_by_side_at_verification(
    client: Client, officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    made = make_docket(officer, bureau, criterion="九个小区全部验收")
    part = made.assignments.get()
    act(part, V.SIGN_FOR, liaison)
    done = Words("九个小区已验收", percent=100, evidence=[make_file()])
    act(part, V.REPORT_DONE, liaison, done)
    page = go(client, senior).get(url(part, V.VERIFY)).content.decode()
    columns = page[page.index("columns even") :]
    assert "九个小区全部验收" in columns and "九个小区已验收" in columns
    assert "验收单.pdf" in columns and "(100%)" in columns
    client.post(url(part, V.VERIFY), sent(part, text="现场看过"))
    part.refresh_from_db()
    assert part.state == State.CLAIMED and part.verified_on
    verdict = part.verifications.get()
    assert (verdict.passed, verdict.finding) == (True, "现场看过")


def test_the_history_says_who_when_what_why_and_for_whom(
    client: Client, lead: Assignment, liaison: User, outsider: User, senior: User
) -> None:
    other = lead.docket.assignments.get(role="responsible")
    act(other, V.SIGN_FOR, outsider)
    later = timezone.localdate() + datetime.timedelta(days=60)
    act(lead, V.SIGN_FOR, liaison)
    act(lead, V.AMEND_DUE, senior, Words("汛期停工", due_on=later))
    seen = {
        user: go(client, user).get(lead.docket.get_absolute_url()).content.decode()
        for user in (senior, outsider)
    }
    for page in seen.values():
        assert "汛期停工" in page and "顾清如" in page and "高级督查员" in page
        assert f"→ {later.year} 年 {later.month} 月 {later.day} 日" in page
    mine = f"{lead.department} 签收"
    assert mine in seen[senior] and mine not in seen[outsider]
