"""Due dates: the form that the text gives, counted with the office's calendar."""

from __future__ import annotations

import datetime

from tracker.charging.deadlines import Deadline, Due, due, latest

HELD = datetime.date(2026, 9, 18)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def working_days(count: int, read_on: str | None) -> Deadline:
    read = day(read_on) if read_on else None
    return Deadline(f"{count}个工作日内", read, "working_days", count)


def test_working_days_are_counted_anew_and_both_dates_are_told() -> None:
    found = due(working_days(10, "2026-10-02"), HELD, {})
    assert (found.read_on, found.on) == (day("2026-10-02"), day("2026-10-09"))
    assert found.differs
    assert "10 月 2 日" in found.words and "10 月 9 日" in found.words
    assert "采用后者" in found.words


def test_own_calendar_days_count() -> None:
    rests = {day("2026-10-09"): False}
    found = due(working_days(10, "2026-10-02"), HELD, rests)
    assert found.on == day("2026-10-10")


def test_equal_dates_are_told_once() -> None:
    found = due(working_days(3, "2026-11-25"), day("2026-11-20"), {})
    assert not found.differs
    assert found.words == "原文“3个工作日内”:2026 年 11 月 25 日(周三)。"


def test_without_the_day_of_the_meeting_the_date_stays_as_read() -> None:
    assert due(working_days(10, "2026-10-02"), None, {}).on == day("2026-10-02")


def test_days_and_months_follow_the_day_of_the_meeting() -> None:
    days = Deadline("40天", None, "days", 40)
    months = Deadline("一个月内", None, "months", 1)
    assert due(days, HELD, {}).on == day("2026-10-28")
    assert due(months, day("2026-01-31"), {}).on == day("2026-02-28")


def test_a_named_day_is_never_moved_but_a_day_of_rest_is_told() -> None:
    named = Deadline("12月20日前", day("2026-12-20"), "date", None)
    found = due(named, HELD, {})
    assert (found.on, found.counted_on) == (day("2026-12-20"), None)
    assert "这一天休息" in found.words


def test_an_event_has_no_date_and_says_so() -> None:
    found = due(Deadline("放假前", None, "event"), HELD, {})
    assert found.on is None
    assert "请定" in found.words


def test_a_year_without_a_notice_is_said_to_be_guessed() -> None:
    found = due(working_days(10, None), day("2048-12-28"), {})
    assert "2049 年放假安排还没有收录,按双休日推算" in found.words


def test_nothing_said_nothing_told() -> None:
    assert due(Deadline(), HELD, {}) == Due()
    assert Due().words == ""


def test_an_item_is_done_when_its_last_demand_is() -> None:
    dues = [Due("11月底前", day("2026-11-30")), Due("年底前", day("2026-12-31")), Due()]
    found = latest(dues)
    assert (found.on, found.is_latest) == (day("2026-12-31"), True)
    assert "取最晚的" in found.words
    assert latest([Due(), Due("放假前")]).said == "放假前"
    assert not latest([Due("年底前", day("2026-12-31"))] * 2).is_latest
