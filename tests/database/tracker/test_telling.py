"""What departments tell, by themselves or by phone, and who reads it."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import PDF, make_department, make_docket, make_file, make_user
from tracker.acts import act
from tracker.models import Assignment, Attachment, Event
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import NotAllowed, State, Verb

V = Verb


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.ATTACHMENTS = str(tmp_path / "evidence")
    return tmp_path / "evidence"


@pytest.fixture
def lead(officer: User, bureau: Department, outsider: User) -> Assignment:
    """Of the liaison's bureau; the outsider's is responsible, a third supports."""
    other = outsider.memberships.get().department
    assert other is not None
    due = timezone.localdate() + datetime.timedelta(days=30)
    made = make_docket(
        officer, bureau, responsible=[other], support=[make_department()], due_on=due
    )
    return made.assignments.get(role="lead")


def go(client: Client, user: User) -> Client:
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def url(part: Assignment, verb: Verb) -> str:
    return reverse("act", args=[part.pk, verb])


def sent(part: Assignment, **more: Any) -> dict[str, Any]:
    part.docket.refresh_from_db()
    return {"seq": part.docket.last_seq, **more}


# On behalf.


def test_an_officer_puts_down_a_call_with_channel_day_and_name(
    client: Client, lead: Assignment, officer: User
) -> None:
    go(client, officer)
    bare = client.post(url(lead, V.SIGN_FOR), sent(lead)).content.decode()
    assert "请填写。" in bare and not lead.events.filter(verb=V.SIGN_FOR).exists()
    today = timezone.localdate().isoformat()
    told = {"channel": "phone", "caller": "宋致远", "happened_on": today}
    client.post(url(lead, V.SIGN_FOR), sent(lead, **told))
    client.post(url(lead, V.REPORT), sent(lead, text="完成六处", **told))
    event = lead.events.get(verb=V.REPORT)
    assert (event.on_behalf_of, event.channel) == (lead.department, "phone")
    assert (event.caller, event.actor) == ("宋致远", officer)
    page = client.get(lead.docket.get_absolute_url()).content.decode()
    assert "代录(电话,经办 宋致远)" in page


@pytest.mark.parametrize("verb", [V.VERIFY, V.RETURN])
def test_who_put_a_claim_down_judges_it_neither_way(
    verb: Verb, lead: Assignment, senior: User
) -> None:
    phone = Words("电话报称完成", channel=Event.Channel.PHONE, caller="宋致远")
    act(lead, V.SIGN_FOR, senior, phone)
    act(lead, V.REPORT_DONE, senior, phone)
    with pytest.raises(NotAllowed, match="另一位"):
        act(lead, verb, senior, Words("属实"))
    other = make_user(Role.SENIOR)
    act(lead, verb, other, Words("属实"))


def test_a_telephone_urging_is_one_click(
    client: Client, lead: Assignment, officer: User
) -> None:
    page = go(client, officer).get(lead.docket.get_absolute_url()).content.decode()
    assert "电话催办</button>" in page
    client.post(url(lead, V.URGE), sent(lead, channel="phone"))
    event = lead.events.get(verb=V.URGE)
    assert (event.channel, event.actor) == ("phone", officer)
    page = client.get(lead.docket.get_absolute_url()).content.decode()
    assert "(电话)" in page and "催办 1 次" in page


def test_no_change_is_one_click_and_no_progress(
    client: Client, lead: Assignment, liaison: User
) -> None:
    act(lead, V.SIGN_FOR, liaison)
    go(client, liaison).post(url(lead, V.NO_CHANGE), sent(lead))
    lead.refresh_from_db()
    assert lead.last_report_on == timezone.localdate()
    assert lead.last_progress_on is None
    due = lead.events.get(verb=V.CHARGE).after["next_report_due"]
    assert lead.events.get(verb=V.SIGN_FOR).after.get("next_report_due") is None
    lead.refresh_from_db()
    assert lead.next_report_due and lead.next_report_due.isoformat() >= due


def test_the_next_duty_is_kept_with_each_event_that_moves_it(
    lead: Assignment, liaison: User, senior: User
) -> None:
    act(lead, V.SIGN_FOR, liaison)
    for verb, by in ((V.REPORT_DONE, liaison), (V.RETURN, senior), (V.HOLD, senior)):
        event = act(lead, verb, by, Words("情况如此"))
        lead.refresh_from_db()
        due = lead.next_report_due
        assert event.after["next_report_due"] == (due and due.isoformat())


# Evidence.


def office_file(inside: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(inside, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "taken"),
    [
        ("验收单.pdf", PDF, True),
        ("照片.JPEG", b"\xff\xd8\xff\xe0 photo", True),
        ("照片.png", b"\x89PNG\r\n\x1a\n photo", True),
        ("清单.xlsx", office_file("xl/workbook.xml"), True),
        ("报告.docx", office_file("word/document.xml"), True),
        ("报告.docx", office_file("xl/workbook.xml"), False),
        ("照片.png", PDF, False),
        ("页面.html", b"<script>", False),
        ("没有扩展名", PDF, False),
        ("病毒.pdf.exe", PDF, False),
        ("坏的.xlsx", b"PK\x03\x04 no archive", False),
    ],
)
def test_evidence_is_what_both_name_and_content_say(
    name: str, data: bytes, taken: bool, lead: Assignment, liaison: User, client: Client
) -> None:
    act(lead, V.SIGN_FOR, liaison)
    files = SimpleUploadedFile(name, data)
    page = go(client, liaison).post(
        url(lead, V.REPORT), sent(lead, text="完成六处", evidence=files)
    )
    assert Attachment.objects.exists() is taken
    assert taken or "不能用" in page.content.decode()
    assert lead.reports.exists() is taken


def test_evidence_too_large_or_too_many_is_refused_with_the_limit(
    settings: Any, lead: Assignment, liaison: User, client: Client
) -> None:
    settings.MAX_ATTACHMENT_BYTES, settings.MAX_ATTACHMENTS = 30, 2
    act(lead, V.SIGN_FOR, liaison)
    go(client, liaison)
    for files, why in (
        ([make_file(data=PDF * 9)], "请压缩或分开上传"),
        ([make_file(data=PDF[:20]) for _ in range(3)], "一次最多 2 个附件"),
    ):
        page = client.post(url(lead, V.REPORT), sent(lead, text="好", evidence=files))
        assert why in page.content.decode()
    assert not Attachment.objects.exists()


def test_files_lie_outside_the_web_root_under_names_that_say_nothing(
    settings: Any, folder: Path, lead: Assignment, liaison: User
) -> None:
    act(lead, V.SIGN_FOR, liaison)
    act(lead, V.REPORT, liaison, Words("好", evidence=[make_file("../../验收单.pdf")]))
    (path,) = folder.iterdir()
    kept = Attachment.objects.get()
    assert kept.path == path and "验收" not in path.name and kept.name == "验收单.pdf"
    assert Path(settings.STATIC_ROOT) not in path.parents


def test_evidence_opens_for_who_may_see_the_part_and_for_the_lead(
    client: Client,
    lead: Assignment,
    liaison: User,
    outsider: User,
    officer: User,
    leader: User,
    administrator: User,
) -> None:
    other = lead.docket.assignments.get(role="responsible")
    act(other, V.SIGN_FOR, outsider)
    act(other, V.REPORT, outsider, Words("本局已完成", evidence=[make_file()]))
    act(lead, V.SIGN_FOR, liaison)
    act(lead, V.REPORT, liaison, Words("已汇总", evidence=[make_file()]))
    theirs = other.reports.get().attachments.get().get_absolute_url()
    ours = lead.reports.get().attachments.get().get_absolute_url()
    stranger = make_user(Role.LIAISON, make_department())
    expected = {
        outsider: (200, 404),
        liaison: (200, 200),  # the lead answers for the whole
        officer: (200, 200),
        leader: (200, 200),
        stranger: (404, 404),
        administrator: (404, 404),
    }
    for user, codes in expected.items():
        go(client, user)
        assert tuple(client.get(u).status_code for u in (theirs, ours)) == codes, user
    answer = go(client, officer).get(ours)
    assert "attachment" in answer.headers["Content-Disposition"]


# Who reads the others.


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


# The line of time.


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
        assert f"→ {later.isoformat()}" in page
    mine = f"{lead.department} 签收"
    assert mine in seen[senior] and mine not in seen[outsider]
