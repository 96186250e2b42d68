"""The line of time of a docket, for people, from events alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .acts import may_correct
from .models import Docket, Event
from .workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TURNING = frozenset({Verb.CHARGE, Verb.REPORT_DONE, Verb.RETURN, Verb.CLOSE})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `struck` was corrected later; `event_id` where it may be corrected."""

    on: datetime.date
    title: str
    who: str
    role: str
    text: str
    struck: bool
    mark: bool
    event_id: int | None = None


def of_docket(docket: Docket, user: User) -> list[Entry]:
    """Newest first; a liaison reads the own departments' lines."""
    rows = Event.objects.visible_to(user).filter(docket=docket)
    events = list(
        rows.select_related(
            "assignment__department", "on_behalf_of", "corrects", "corrected_by"
        ).order_by("-seq")
    )
    newest = _newest(events)
    return [
        _entry(event, event.pk in newest and may_correct(event, user))
        for event in events
    ]


def _newest(events: list[Event]) -> set[int]:
    """The last act that counts of each department: the one that can be corrected."""
    found: dict[int, int] = {}
    for event in events:
        counts = event.verb not in (Verb.CORRECT, Verb.CHARGE)
        if event.assignment_id and counts and not _is_corrected(event):
            found.setdefault(event.assignment_id, event.pk)
    return set(found.values())


def _is_corrected(event: Event) -> bool:
    return hasattr(event, "corrected_by")


def _entry(event: Event, correctable: bool) -> Entry:
    part = event.assignment
    title = event.get_verb_display()
    if event.corrects:
        title += f"“{event.corrects.get_verb_display()}”"
    if part:
        title = f"{part.department} {title}"
    who = event.actor_name
    if event.on_behalf_of:
        who += f"代录({event.get_channel_display()},经办 {event.caller or '未留名'})"
    return Entry(
        on=event.happened_on,
        title=title,
        who=who,
        role=event.actor_role,
        text=event.reason,
        struck=_is_corrected(event),
        mark=event.verb in TURNING,
        event_id=event.pk if correctable else None,
    )
