"""承接: local directives are linked to points, also when locked, and unlinked."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings import proofreading
from meetings.models import Directive, PointAnswer, Relay, RelayedPoint
from meetings.models.records import RecordState
from meetings.proofreading import undo
from meetings.refusals import Refused
from meetings.relayed import answering
from tests.factories import make_directive, make_docket, make_meeting
from tests.relayed import make_answer, make_relay


def points(relay: Relay) -> list[int]:
    return [one.pk for one in relay.points.all()]


def test_one_press_links_to_several_points(officer: User) -> None:
    row, relay = make_directive(), make_relay(3)
    (edit,) = answering.link(row, officer, points(relay)[:2])
    assert RelayedPoint.objects.taken().count() == 2
    assert (edit.verb, edit.relay, edit.meeting) == ("answer", relay, row.meeting)
    assert answering.link(row, officer, points(relay)[:2]) == []  # a second click
    undo(edit, officer)
    assert not RelayedPoint.objects.taken().exists()


def test_points_of_two_requirements_are_two_edits(officer: User) -> None:
    pks = [*points(make_relay(1)), *points(make_relay(1))]
    assert len(answering.link(make_directive(), officer, pks)) == 2


def test_a_docketed_directive_is_linked_unlinked_and_undone(officer: User) -> None:
    """Linking is no amendment: no word changes, so the lock does not hinder it."""
    row = make_directive()
    make_docket(officer, directive=row)
    answering.link(row, officer, points(make_relay(1)))
    row.refresh_from_db()
    assert row.is_locked and row.version == 1
    answer = PointAnswer.objects.get()
    gone = answering.unlink(answer, officer)
    assert gone is not None and not PointAnswer.objects.standing().exists()
    undo(gone, officer)
    assert PointAnswer.objects.counted().get() == answer


def test_unlinked_it_stays_and_is_linked_again(officer: User) -> None:
    answer = make_answer()
    answering.unlink(answer, officer)
    assert PointAnswer.objects.count() == 1
    assert answering.unlink(answer, officer) is None  # a second click
    answering.link(answer.directive, officer, [answer.point_id])
    assert PointAnswer.objects.standing().get() == answer


def test_a_link_is_undone_though_others_acted_since(officer: User) -> None:
    row, other = make_directive(), make_directive()
    (edit,) = answering.link(row, officer, points(make_relay(1)))
    proofreading.change(row, officer, {"text": "别的话"})
    proofreading.change(other, officer, {"text": "别的话"})
    undo(edit, officer)
    assert not PointAnswer.objects.exists()


def test_unproofread_counts_nowhere(officer: User) -> None:
    row = make_directive(state=RecordState.PROPOSED)
    answering.link(row, officer, points(make_relay(1)))
    assert PointAnswer.objects.standing().exists()
    assert not RelayedPoint.objects.taken().exists()
    proofreading.confirm(row, officer)
    assert RelayedPoint.objects.taken().exists()


@pytest.mark.parametrize("what", ["proposed", "dropped", "rejected", "none"])
def test_what_cannot_be_linked_is_refused(officer: User, what: str) -> None:
    row, relay = make_directive(), make_relay(1)
    pks = [] if what == "none" else points(relay)
    if what == "proposed":
        Relay.objects.update(state=RecordState.PROPOSED)
    if what == "dropped":
        RelayedPoint.objects.update(dropped=True)
    if what == "rejected":
        Directive.objects.update(state=RecordState.REJECTED)
    with pytest.raises(Refused):
        answering.link(row, officer, pks)
    assert not PointAnswer.objects.exists()


def test_two_directives_made_one_answer_what_both_did(officer: User) -> None:
    meeting, relay = make_meeting(), make_relay(2)
    row, other = make_directive(meeting), make_directive(meeting)
    make_answer(row, relay, 0)
    make_answer(other, relay, 0)
    make_answer(other, relay, 1)
    edit = proofreading.merge(row, officer)
    answers = PointAnswer.objects.standing()
    assert {one.directive_id for one in answers} == {row.pk} and len(answers) == 2
    undo(edit, officer)
    assert PointAnswer.objects.filter(directive=other).count() == 2
