"""Intake: everything of a source or nothing, once, with words for every refusal."""

from __future__ import annotations

import datetime
import io
import logging
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from meetings import intake as intake_module
from meetings import readings
from meetings.intake import intake
from meetings.models import (
    Directive,
    Edit,
    Meeting,
    MeetingKind,
    Passage,
    Person,
    Post,
    Reading,
    Source,
    Tenure,
)
from meetings.models.records import Origin, RecordState
from meetings.refusals import IntakeRefused
from meetings.tasks import read_source
from tests.database.meetings.pages import DAY, PAGE
from tests.factories import make_department

pytestmark = pytest.mark.django_db


def take(text: str = PAGE, **more: Any) -> Any:
    return intake(text.encode(), **{"published_on": DAY, **more})


def nothing_kept() -> bool:
    tables = (Source, Reading, Meeting, Directive, Passage, Edit, MeetingKind)
    return not any(table._default_manager.exists() for table in tables)


def test_a_page_becomes_a_source_a_reading_and_proposals(officer: User) -> None:
    taken = take(publication="澄湖日报", by=officer)
    meeting = Meeting.objects.get()
    assert meeting.state == RecordState.PROPOSED
    assert (meeting.origin, meeting.reading) == (Origin.READ, taken.reading)
    assert meeting.held_on == datetime.date(2026, 9, 18)
    assert (meeting.organ, meeting.ordinal, meeting.year) == ("区政府", 9, 2026)
    assert meeting.kind == MeetingKind.objects.get(name="常务会议")
    assert meeting.chairs == ["霍启明"]
    edit = Edit.objects.get()
    assert (edit.verb, edit.source, edit.by) == ("read", taken.source, officer)


def test_items_stand_in_order_with_their_demands_and_their_words() -> None:
    take()
    rows = Directive.objects.order_by("order")
    numbered = [row for row in rows if row.number]
    assert [row.number for row in numbered] == [1, 2]
    assert {row.state for row in rows} == {"proposed"}
    first = numbered[0]
    passages = Passage.objects.quoted().filter(directive=first)
    words = "".join(str(vars(passage)["words"]) for passage in passages)
    assert words.startswith("抓好防汛值守。区水务局")
    inner = [row for row in rows if row.parent_id == first.pk]
    assert all(row.number is None and row.text in first.text for row in inner)
    due = next(row for row in rows if row.deadline_text)
    assert due.deadline_on == datetime.date(2026, 10, 31)


def test_a_body_is_resolved_by_the_register_and_kept_as_printed() -> None:
    water = make_department("澄湖区水务局")
    water.aliases.create(name="区水务局")
    take()
    mentions = {
        mention.name: mention.department
        for row in Directive.objects.all()
        for mention in row.mentions.all()
    }
    assert mentions["区水务局"] == water
    assert mentions["区城管局"] is None


def test_a_person_is_known_only_without_doubt() -> None:
    post = Post.objects.create(title="区长")
    one = Person.objects.create(name="霍启明")
    Tenure.objects.create(post=post, person=one, valid_from=DAY.replace(year=2024))
    for _ in range(2):
        twin = Person.objects.create(name="纪方舟")
        Tenure.objects.create(post=post, person=twin)
    past = Person.objects.create(name="万里")
    Tenure.objects.create(post=post, person=past, valid_to=DAY.replace(year=2025))
    take()
    known = {a.name: a.person for a in Meeting.objects.get().attendances.all()}
    assert known == {"霍启明": one, "纪方舟": None, "万里": None}


def test_the_same_text_again_changes_nothing() -> None:
    first = take()
    again = intake(
        PAGE.replace("\n", "\r\n").encode("gb18030"),
        file_name="a.txt",
        publication="别",
    )
    assert (again.source, again.created) == (first.source, False)
    assert again.counts == first.counts
    assert Source.objects.get().publication == ""
    assert Meeting.objects.count() == Edit.objects.count() == 1


def test_the_same_text_from_two_at_once_is_stored_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = take()
    looks = iter([None])
    real = intake_module._known
    monkeypatch.setattr(
        intake_module, "_known", lambda digest: next(looks, real(digest))
    )
    assert (take().source, take().created) == (first.source, False)


def test_the_bytes_stay_as_they_came() -> None:
    data = PAGE.encode("gb18030")
    source = intake(data, published_on=DAY).source
    source.refresh_from_db()
    assert bytes(source.original.data) == data
    assert (source.text, source.encoding) == (PAGE, "gb18030")


def test_the_date_may_stand_in_the_text() -> None:
    taken = take("澄湖日报\n2026年9月19日 星期六\n" + PAGE, published_on=None)
    assert taken.source.published_on == DAY
    assert taken.printed_on == DAY


@pytest.mark.parametrize(
    ("text", "more", "field", "words"),
    [
        ("", {}, "text", "没有文字"),
        (" \n\u200b ", {}, "text", "没有文字"),
        (PAGE, {"published_on": None}, "published_on", "请填上刊发日期"),
        (PAGE, {"published_on": datetime.date(226, 9, 1)}, "published_on", "年份"),
        (PAGE, {"file_name": "纪要.docx"}, "uploads", "另存"),
        (PAGE * 9, {}, "text", "分成几份"),
        (PAGE + "字" * 999, {}, "text", "分成几份"),
    ],
)
def test_refusals_say_what_to_do_and_keep_nothing(
    text: str,
    more: dict[str, Any],
    field: str,
    words: str,
    settings: Any,
) -> None:
    settings.MAX_SOURCE_BYTES = len(PAGE.encode()) * 8
    settings.MAX_SOURCE_CHARS = len(PAGE) + 900
    with pytest.raises(IntakeRefused, match=words) as caught:
        take(text, **more)
    assert caught.value.field == field
    assert nothing_kept()


def test_a_secret_text_leaves_no_trace(
    caplog: pytest.LogCaptureFixture, mailoutbox: list[Any]
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(IntakeRefused) as caught:
        take("机密★5年\n" + PAGE, file_name="防汛.txt", publication="澄湖内参")
    assert caught.value.secret
    told = str(caught.value) + caplog.text
    assert not any(word in told for word in ("防汛", "霍启明", "澄湖", "机密"))
    assert caught.value.__context__ is None
    assert nothing_kept()
    assert mailoutbox == []


def test_nothing_is_kept_when_the_proposals_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(readings, "propose", fail)
    with pytest.raises(RuntimeError):
        take()
    assert nothing_kept()


def test_queries_do_not_grow_with_the_text(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(40):
        take()
    other = PAGE.replace("第九次", "第十次")
    with django_assert_max_num_queries(40):
        take("\n\n".join([PAGE, other, *[PAGE.replace("18日", "17日")] * 3]))


def test_a_long_text_is_stored_now_and_read_later(
    officer: User,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.READ_AT_ONCE_CHARS = 100
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    with django_capture_on_commit_callbacks() as callbacks:
        taken = take(by=officer)
    assert (taken.reading, len(callbacks)) == (None, 1)
    assert not Meeting.objects.exists()
    read_source.func(taken.source.pk)
    read_source.func(taken.source.pk)
    assert Meeting.objects.count() == Reading.objects.count() == 1
    assert Edit.objects.get().by == officer


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
