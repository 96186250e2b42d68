"""What happened to a part: returns, slips, reports that were owed, inspections."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from tracker.ladder import Form
from tracker.lights import Tone
from tracker.models import Event, Inspection
from tracker.obligations import Obligation
from tracker.scoring import Fact
from tracker.states import Verb

from .parts import Part

WORDS = 40  # letters of a reason that go into a line
KINDS = {
    Verb.RETURN: "returned",
    Verb.REOPEN: "reopened",
    Verb.EXTEND: "extended",
    Verb.URGE: "urged",
}
FORMS = {Form.BULLETIN: "listed", Form.TALK: "talk"}
TONES = {
    Tone.BLUE: "blue",
    Tone.AMBER: "yellow",
    Tone.ORANGE: "orange",
    Tone.RED: "red",
}
FOUND = {Inspection.Result.FALSE: "false", Inspection.Result.PARTLY: "partly_false"}
Happening = tuple[
    str, datetime.date, int, str, int | None
]  # kind, day, amount, text, id


def happenings(
    part: Part, cutoff: datetime.date, since: datetime.date | None
) -> Iterator[Happening]:
    """since: what was owed before is another body's, whose part this one took over."""
    for fact in part.facts:
        event = part.own.get(fact.seq)
        if event is not None and fact.verb in KINDS:
            yield _event(event, Verb(fact.verb), part)
    for one in part.owed:
        if since is None or one.last_day >= since:
            yield _report(one, part, cutoff)
    for row in part.found:
        kind = FOUND[Inspection.Result(row.result)]
        yield (
            kind,
            row.on,
            0,
            f"{row.get_kind_display()}:{row.finding[:WORDS]}",
            row.event_id,
        )


def _event(event: Event, verb: Verb, part: Part) -> Happening:
    kind, words = KINDS[verb], event.reason
    if notice := part.notices.get(event.pk):
        tone, form, name = notice
        kind = FORMS.get(Form(form)) or TONES.get(Tone(tone), kind)
        words = name
    if verb == Verb.EXTEND:
        words = f"延至 {event.after.get('due_on', '')}"
    return kind, event.happened_on, 0, words[:WORDS], event.pk


def _report(one: Obligation, part: Part, cutoff: datetime.date) -> Happening:
    owed = f"应于 {one.last_day} 前反馈" + ("(催办要求)" if one.asked else "")
    if one.met_on is None:
        days = (cutoff - one.last_day).days
        return "report_missed", one.last_day, days, f"{owed},至今未报", None
    event = part.own.get(one.met_by or 0)
    told = event.pk if event else None
    if one.in_time:
        return "report_met", one.met_on, 0, owed, told
    days = (one.met_on - one.last_day).days
    return "report_late", one.met_on, days, f"{owed},{one.met_on} 才报", told


def fact(base: Fact, happening: Happening, role: str) -> Fact:
    """`base` with what happened; its body, docket and class stay."""
    kind, day, amount, text, event = happening
    return Fact(
        kind,
        base.department,
        day,
        base.docket,
        base.code,
        base.assignment,
        role,
        base.grade,
        Decimal(amount),
        text,
        event,
    )
