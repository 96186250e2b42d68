"""A form that comes back is put down row by row, once."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.returns.conftest import Send, checked, keep
from tests.database.returns.paper import fill, sent
from tests.factories import make_assignment
from tracker import returns
from tracker.acts import act
from tracker.models import Assignment, Event, ReturnRow
from tracker.recording import Words
from tracker.workflow import Verb

REPORT = {"本次办理": "报进展", "进展说明": "六处已清走四处", "经办人": "宋致远"}


def test_a_filled_row_becomes_an_event_with_channel_workbook(
    send: Send, parts: list[Assignment], officer: User, bureau: Department
) -> None:
    source, plan = send(
        fill(**REPORT, 完成百分比=60, 存在问题="缺人手", 下一步措施="加派")
    )
    assert (len(plan.ready), plan.untouched) == (1, 2)
    returns.apply(source, plan, officer, whole=True)
    event = parts[0].events.get(verb=Verb.REPORT)
    assert (event.channel, event.caller) == ("workbook", "宋致远")
    assert (event.on_behalf_of, event.actor) == (bureau, officer)
    report = event.report
    assert (report.text, report.percent) == ("六处已清走四处", 60)
    assert (report.problems, report.next_step) == ("缺人手", "加派")


def test_a_liaison_sends_it_in_for_the_own_department(
    send: Send, parts: list[Assignment], liaison: User
) -> None:
    source, plan = send(fill(**REPORT, 办理日期="2026-01-05"), by=liaison)
    assert "以上传的日期为准" in plan.ready[0].notes[0]
    returns.apply(source, plan, liaison, whole=True)
    event = parts[0].events.get(verb=Verb.REPORT)
    assert (event.channel, event.on_behalf_of) == ("workbook", None)
    assert event.happened_on == timezone.localdate()


def test_the_same_form_twice_changes_nothing(
    send: Send, parts: list[Assignment], officer: User
) -> None:
    source, plan = send(fill(**REPORT))
    returns.apply(source, plan, officer, whole=True)
    before = Event.objects.count()
    again, plan = keep(bytes(source.data), officer)
    assert again == source
    assert (len(plan.done), plan.ready, plan.newer) == (1, [], [])
    returns.apply(again, plan, officer, whole=True)
    assert Event.objects.count() == before


def test_a_row_that_was_put_down_is_known_in_another_file(
    send: Send, officer: User, bureau: Department, parts: list[Assignment]
) -> None:
    code = parts[1].docket.code
    later = sent(bureau, officer, fill(**REPORT), fill(code, 本次办理="本期无进展"))
    source, plan = send(fill(**REPORT))
    returns.apply(source, plan, officer, whole=True)
    other, plan = keep(later, officer)
    assert (len(plan.done), len(plan.ready)) == (1, 1)
    returns.apply(other, plan, officer, whole=True)
    assert ReturnRow.objects.count() == 2


def test_a_preview_that_was_made_before_another_upload_puts_nothing_down_twice(
    send: Send, parts: list[Assignment], officer: User
) -> None:
    source, plan = send(fill(**REPORT))
    returns.apply(source, plan, officer, whole=True)
    assert returns.apply(source, plan, officer, whole=True).done == []
    assert parts[0].events.filter(verb=Verb.REPORT).count() == 1


def test_what_nobody_signed_for_is_signed_for_with_its_report(
    officer: User, bureau: Department
) -> None:
    part = make_assignment(officer, bureau)
    source, plan = keep(sent(bureau, officer, fill(**REPORT)), officer)
    assert "一并签收" in plan.ready[0].notes[0]
    returns.apply(source, plan, officer, whole=True)
    verbs = list(part.events.order_by("seq").values_list("verb", flat=True))
    assert verbs[-2:] == [Verb.SIGN_FOR, Verb.REPORT]


def test_newer_data_stands_beside_the_row_and_waits_for_a_tick(
    parts: list[Assignment], officer: User, liaison: User, bureau: Department
) -> None:
    data = sent(bureau, officer, fill(**REPORT))
    act(parts[0], Verb.REPORT, liaison, Words("昨天又清走一处"))
    source, plan = keep(data, officer)
    assert [e.get_verb_display() for e in plan.newer[0].news] == ["报进展"]
    with pytest.raises(returns.Refused, match="新情况"):
        returns.apply(source, plan, officer, whole=True)
    assert returns.apply(source, plan, officer, whole=False).done == []
    number = plan.newer[0].row.number
    done = returns.apply(source, plan, officer, anyway=[number], whole=True).done
    assert [event.report.text for event in done] == ["六处已清走四处"]


def test_what_another_department_did_is_no_news(
    officer: User, bureau: Department, lead: Assignment, outsider: User
) -> None:
    other = lead.docket.assignments.get(role="responsible")
    data = sent(bureau, officer, fill(**REPORT))
    act(other, Verb.SIGN_FOR, outsider)
    _, plan = keep(data, officer)
    assert (len(plan.ready), plan.newer) == (1, [])


def test_all_or_none_puts_nothing_down_where_one_row_is_wrong(
    send: Send, parts: list[Assignment], officer: User
) -> None:
    code = parts[1].docket.code
    source, plan = send(fill(**REPORT), fill(code, 本次办理="报进展"))
    with pytest.raises(returns.Refused, match="请写"):
        returns.apply(source, plan, officer, whole=True)
    assert not ReturnRow.objects.exists()
    returns.apply(source, plan, officer, whole=False)
    assert ReturnRow.objects.count() == 1


def test_the_day_written_is_the_day_it_happened(
    send: Send, parts: list[Assignment], officer: User
) -> None:
    today = timezone.localdate()
    part = parts[0]
    source, plan = send(fill(**REPORT, 办理日期=today - datetime.timedelta(days=9999)))
    outcome = returns.apply(source, plan, officer, whole=False)
    assert "不能早于" in outcome.refused[0][1] and not outcome.done
    assert checked(source, officer).ready  # nothing was put down
    source, plan = send(fill(**REPORT, 办理日期=f"{today.month}月{today.day}日"))
    returns.apply(source, plan, officer, whole=True)
    assert part.events.get(verb=Verb.REPORT).happened_on == today
