"""The pages of the form: fetched, sent in, previewed, put down, taken back."""

from __future__ import annotations

import io

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from meetings.models import Department
from tests.database.returns.paper import fill, sent
from tests.database.tracker.visits import go
from tests.factories import make_assignment
from tracker.acts import act
from tracker.models import Assignment, Event, Return
from tracker.recording import Words
from tracker.workflow import Verb

REPORT = {"本次办理": "报进展", "进展说明": "六处已清走四处"}


def upload(client: Client, data: bytes, name: str = "回填表.xlsx") -> str:
    file = SimpleUploadedFile(name, data)
    day = timezone.localdate().isoformat()
    answer = client.post(
        reverse("return-list"), {"workbook": file, "received_on": day}, follow=True
    )
    return answer.content.decode()


def put_down(client: Client, **more: str | list[str]) -> str:
    source = Return.objects.latest("pk")
    page = client.get(source.get_absolute_url())
    data = {"seen": page.context["plan"].print, **more}
    return client.post(source.get_absolute_url(), data, follow=True).content.decode()


def test_the_form_is_fetched_with_the_open_parts(
    client: Client, officer: User, bureau: Department, parts: list[Assignment]
) -> None:
    page = go(client, officer).get(reverse("return-list")).content.decode()
    address = reverse("return-form", args=[bureau.pk])
    assert address in page and "住房和城乡建设局" in page
    book = load_workbook(io.BytesIO(client.get(address).content))
    values = [c.value for row in book.worksheets[0].iter_rows() for c in row]
    assert {part.docket.code for part in parts} <= set(values)


def test_a_form_is_sent_in_seen_and_put_down(
    client: Client, officer: User, bureau: Department, parts: list[Assignment]
) -> None:
    data = sent(bureau, officer, fill(**REPORT))
    page = upload(go(client, officer), data)
    assert "可以登记 1 行" in page and "六处已清走四处" in page
    assert not Event.objects.filter(channel="workbook").exists()
    page = put_down(client, whole="1")
    assert "已登记 1 行" in page and "不用再登记的行" in page
    event = Event.objects.get(verb=Verb.REPORT, channel="workbook")
    assert reverse("bulk-done", args=[event.batch]) in page
    client.post(reverse("bulk-undo", args=[event.batch]))
    assert Event.objects.get(corrects=event)


def test_a_preview_that_is_no_longer_true_puts_nothing_down(
    client: Client, officer: User, bureau: Department, parts: list[Assignment]
) -> None:
    upload(go(client, officer), sent(bureau, officer, fill(**REPORT)))
    page = put_down(client, seen="of before", whole="1")
    assert "预览以后有新情况" in page
    assert not Event.objects.filter(channel="workbook").exists()


def test_newer_data_is_put_down_where_it_is_ticked(
    client: Client,
    officer: User,
    liaison: User,
    bureau: Department,
    parts: list[Assignment],
) -> None:
    data = sent(bureau, officer, fill(**REPORT))
    act(parts[0], Verb.REPORT, liaison, Words("又清走一处"))
    page = upload(go(client, officer), data)
    assert "有新情况的行" in page and "又清走一处" in page
    assert "没有勾选" in put_down(client, whole="1")
    row = client.get(Return.objects.latest("pk").get_absolute_url())
    number = row.context["plan"].newer[0].row.number
    assert "已登记 1 行" in put_down(client, whole="1", anyway=[str(number)])


def test_a_wrong_file_says_what_to_do_and_the_wrong_rows_come_as_a_copy(
    client: Client, officer: User, bureau: Department, parts: list[Assignment]
) -> None:
    assert "不是 .xlsx" in upload(go(client, officer), b"words")
    page = upload(client, sent(bureau, officer, fill(本次办理="推进")))
    assert "要改 1 行" in page and "不认识" in page
    source = Return.objects.get()
    copy = client.get(reverse("return-marked", args=[source.pk])).content
    assert load_workbook(io.BytesIO(copy)).worksheets[0].protection.sheet
    original = client.get(reverse("return-file", args=[source.pk])).content
    assert original == bytes(source.data)


def test_a_department_sees_its_own_forms_only(
    client: Client,
    officer: User,
    outsider: User,
    bureau: Department,
    parts: list[Assignment],
) -> None:
    upload(go(client, officer), sent(bureau, officer, fill(**REPORT)))
    source = Return.objects.get()
    go(client, outsider)
    for name in ("return", "return-marked", "return-file"):
        assert client.get(reverse(name, args=[source.pk])).status_code == 404
    assert client.get(reverse("return-form", args=[bureau.pk])).status_code == 404
    assert source.name not in client.get(reverse("return-list")).content.decode()
    assert "认不出是哪个单位" in upload(client, bytes(source.data))


def test_the_list_asks_no_more_for_more_departments(
    client: Client, officer: User, parts: list[Assignment]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("return-list"))
        return len(found)

    go(client, officer).get(reverse("return-list"))
    few = queries()
    for _ in range(3):
        make_assignment(officer)
    assert queries() == few
