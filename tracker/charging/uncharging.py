"""更正 of a charge: the docket was a wrong click, and its directive is undecided again.

The docket keeps its code and its history, stands on no directive and counts nowhere
(`Docket.objects.charged`). Once a department has acted it is 撤销 or 转办 instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from tracker import folding
from tracker.acts import check_right, take
from tracker.models import Assignment, Docket, DocketDirective, Event
from tracker.recording import Words, facts_of, keep_whole, record, stand, store
from tracker.workflow import Fact, NotAllowed, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BEGUN = "已有后续办理,立项不能更正:整件不办请高级督查员“撤销”,单位不对请“转办”。"


@transaction.atomic
def uncharge(event: Event, by: User, reason: str = "") -> Event:
    """Take back the docket's own charge, and with it each part's."""
    docket = take(event.docket_id, None)
    if not can_be_uncharged(docket) or event.assignment_id is not None:
        raise NotAllowed(BEGUN)
    check_right(event, by, reason)
    words = Words(text=reason)
    done = record(docket, Verb.CORRECT, by, words=words, corrects=event)
    for part in docket.assignments.all():
        part.docket = docket
        _end(part, by, words)
    DocketDirective.objects.filter(docket=docket).delete()
    keep_whole(docket, charged=False)
    return done


def can_be_uncharged(docket: Docket) -> bool:
    """Nothing but the charge itself has happened; what an old ledger told of it is
    nothing once it was taken back."""
    told = Q(channel=Event.Channel.LEDGER, corrected_by__isnull=False)
    undone = Q(corrects__channel=Event.Channel.LEDGER)
    rest = docket.events.exclude(verb=Verb.CHARGE)
    return not rest.exclude(told | undone).exists()


def _end(part: Assignment, by: User, words: Words) -> None:
    charged = part.events.get(verb=Verb.CHARGE)
    docket, before = part.docket, part.present
    undo = Fact(
        docket.last_seq + 1, Verb.CORRECT, charged.happened_on, by.pk, charged.seq
    )
    after = folding.fold([*facts_of(part), undo])
    done = record(
        docket,
        Verb.CORRECT,
        by,
        assignment=part,
        words=words,
        changes=store(part, before, after),
        corrects=charged,
    )
    stand(part, after, done.recorded_at)
