"""Evidence: what is taken, where it lies, for whom it opens."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.database.tracker.visits import go, sent, url
from tests.factories import PDF, make_department, make_file, make_user
from tracker.acts import act
from tracker.models import Assignment, Attachment
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

V = Verb
pytestmark = pytest.mark.usefixtures("folder")


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
