"""Reading again: another day or a newer extractor shows a difference first."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from meetings import proofreading, readings, rereading, thawing
from meetings.extraction import extract
from meetings.models import Directive, Edit, Meeting, Reading, Source
from meetings.refusals import Refused
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.proposals import states

LAST = DAY.replace(year=2025)
HELD = datetime.date(2026, 9, 18)


@pytest.fixture
def moved(source: Source, officer: User) -> rereading.Difference:
    """The source is found to be of last year."""
    rereading.redate(source, officer, "澄湖晚报", LAST)
    readings.read(source, officer)
    found = rereading.difference(source)
    assert found is not None
    return found


def take(found: rereading.Difference, by: User, *keys: str) -> Edit:
    chosen = keys or [line.key for line in found.open]
    return rereading.apply(found.source, by, found.new.pk, chosen)


def due() -> Directive:
    return Directive.objects.exclude(deadline_text="").get()


def snapshot() -> list[Any]:
    tables = (Meeting, Directive)
    rows = [list(t._default_manager.order_by("pk").values()) for t in tables]
    mentions = [list(d.mentions.values()) for d in Directive.objects.order_by("pk")]
    return [*rows, mentions]


def test_a_stored_result_thaws_to_what_was_found() -> None:
    found = extract(PAGE, DAY)
    stored = readings.plain(found)["meetings"]
    assert tuple(thawing.meeting(one) for one in stored) == found.meetings


def test_another_day_is_written_and_moves_nothing_by_itself(
    moved: rereading.Difference, source: Source
) -> None:
    source.refresh_from_db()
    assert (source.publication, source.published_on) == ("澄湖晚报", LAST)
    assert source.reading == moved.old
    edit = Edit.objects.get(verb="redate")
    assert edit.before[f"source:{source.pk}"]["published_on"] == str(DAY)
    assert Meeting.objects.get().held_on == HELD
    assert due().deadline_on == datetime.date(2026, 10, 31)


def test_the_same_day_again_writes_nothing(source: Source, officer: User) -> None:
    assert rereading.redate(source, officer, "澄湖日报", DAY) is None
    readings.read(source, officer)
    assert rereading.difference(source) is None
    assert Reading.objects.count() == 1


def test_the_difference_names_what_moves(moved: rereading.Difference) -> None:
    told = {(line.kind, c.field, c.new) for line in moved.lines for c in line.changes}
    assert told == {
        ("改动", "开会日期", "2025-09-18"),
        ("改动", "时限", "2025-10-31"),
    }
    assert moved.kept == []


def test_taken_over_it_moves_and_undo_brings_all_back(
    moved: rereading.Difference, officer: User, source: Source
) -> None:
    before = snapshot()
    edit = take(moved, officer)
    meeting = Meeting.objects.get()
    assert (meeting.held_on, meeting.year) == (HELD.replace(year=2025), 2025)
    assert due().deadline_on == datetime.date(2025, 10, 31)
    assert rereading.difference(source) is None
    assert Edit.objects.filter(verb="reread").count() == 1
    proofreading.undo(edit, officer)
    assert snapshot() == before
    source.refresh_from_db()
    assert source.reading == moved.old
    assert rereading.difference(source) is not None


def test_a_decision_stays_unless_its_line_is_ticked(
    source: Source, officer: User
) -> None:
    proofreading.confirm_meeting(Meeting.objects.get(), officer)
    rereading.redate(source, officer, "", LAST)
    readings.read(source, officer)
    found = rereading.difference(source)
    assert found is not None and found.open == []
    assert len(found.kept) == len(found.lines) > 1
    line = next(one for one in found.kept if one.is_meeting)
    rereading.apply(source, officer, found.new.pk, [line.key])
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.held_on) == ("confirmed", HELD.replace(year=2025))
    assert due().deadline_on == datetime.date(2026, 10, 31)
    assert rereading.difference(source) is None


def test_what_an_officer_changed_is_a_decision(source: Source, officer: User) -> None:
    proofreading.change(due(), officer, {"speaker": "霍启明"})
    rereading.redate(source, officer, "", LAST)
    readings.read(source, officer)
    found = rereading.difference(source)
    assert found is not None
    assert [line.row for line in found.kept] == [due()]
    take(found, officer)
    assert due().deadline_on == datetime.date(2026, 10, 31)


def test_what_is_docketed_is_listed_and_never_moves(
    source: Source, officer: User
) -> None:
    row = due()
    proofreading.confirm_meeting(row.meeting, officer)
    row.refresh_from_db()
    proofreading.lock(row.parent or row, officer)
    rereading.redate(source, officer, "", LAST)
    readings.read(source, officer)
    found = rereading.difference(source)
    assert found is not None
    line = next(one for one in found.kept if one.row == row)
    assert line.locked
    with pytest.raises(Refused, match="勘误"):
        rereading.apply(source, officer, found.new.pk, [line.key])
    rereading.apply(source, officer, found.new.pk, [])
    assert due().deadline_on == datetime.date(2026, 10, 31)


def newer(source: Source, change: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A newer extractor, whose result is that of the present one but for `change`."""
    assert source.reading is not None
    result = readings.plain(extract(source.text, DAY))
    change(result["meetings"])
    reading = Reading.objects.create(
        source=source, extractor="9.9", published_on=DAY, result=result
    )
    found = rereading.difference(source)
    assert found is not None and found.new == reading
    return found


def test_what_is_no_longer_read_is_rejected_and_can_be_brought_back(
    source: Source, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Directive.objects.get(number=2)

    def drop(found: Any) -> None:
        found[0]["directives"] = [
            one for one in found[0]["directives"] if not one["key"].startswith(gone.key)
        ]

    found = newer(source, drop, monkeypatch)
    assert {line.kind for line in found.lines} == {"不再读出"}
    edit = take(found, officer)
    assert states(gone) == ["rejected"]
    proofreading.undo(edit, officer)
    assert states(gone) == ["proposed"]


def test_what_is_newly_read_becomes_a_proposal_with_bodies_and_words(
    source: Source, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Directive.objects.get(number=2)

    def part(found: Any) -> None:
        rows = found[0]["directives"]
        last = next(one for one in rows if one["number"] == 2)
        found[0]["directives"] = rows = rows[: rows.index(last) + 1]
        fresh = {**last, "key": "m1.d3", "number": 3, "text": "清退", "bodies": []}
        start, end = last["spans"][0]
        last["spans"] = [[start, end - 8]]
        fresh["spans"] = [[end - 6, end]]
        rows.append(fresh)

    found = newer(source, part, monkeypatch)
    assert "新读出" in {line.kind for line in found.lines}
    edit = take(found, officer)
    made = Directive.objects.get(number=3)
    assert (made.text, made.state, made.origin) == ("清退", "proposed", "read")
    assert made.passages.count() == 1
    proofreading.undo(edit, officer)
    assert not Directive.objects.filter(number=3).exists()
    assert states(old) == ["proposed"]


def test_a_meeting_newly_read_comes_with_its_people(
    source: Source, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def second(found: Any) -> None:
        copy = {**found[0], "key": "m2", "spans": [[0, 3]], "directives": []}
        found[0]["spans"] = [[40, len(PAGE)]]
        found.append(copy)

    edit = take(newer(source, second, monkeypatch), officer)
    made = Meeting.objects.latest("pk")
    assert (made.key, made.state) == ("m2", "proposed")
    assert made.attendances.count() == 3
    proofreading.undo(edit, officer)
    assert states(made) == ["rejected"]


def test_of_two_who_take_over_at_once_the_second_is_told(
    moved: rereading.Difference, officer: User, senior: User
) -> None:
    take(moved, officer)
    with pytest.raises(Refused, match="重新打开差别页"):
        take(moved, senior)
