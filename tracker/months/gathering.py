"""What a month did: its events, what fell due, what was not reported, its balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef

from meetings.models import Department
from tracker import workflow
from tracker.models import Assignment, Event, Standing
from tracker.workflow import Duty, Kind, Verb

from . import balance, lines
from .lines import Balance, Kept, Line
from .owing import unreported
from .windows import Window

KIND_OF = {
    Verb.CHARGE: "charged",
    Verb.CLOSE: "closed",
    Verb.RETURN: "returned",
    Verb.EXTEND: "moved",
    Verb.AMEND_DUE: "moved",
    Verb.WITHDRAW: "ended",
    Verb.PASS_ON: "ended",
    Verb.HAND_OVER: "ended",
    Verb.SUPERSEDE: "ended",
    Verb.HOLD: "held",
    Verb.RESUME: "held",
    Verb.REOPEN: "reopened",
    Verb.CORRECT: "corrected",
}


def gather(window: Window) -> list[Kept]:
    """The balance, then every line, by kind and in order."""
    events = list(_events(window))
    found = [*_of_events(events, window), *_due(window), *unreported(window)]
    order = list(lines.KINDS)
    found.sort(key=lambda one: (order.index(one.kind), one.on, one.code))
    return [*_balance(events, window), *found]


def _events(window: Window) -> Iterator[Event]:
    """Of parts that figures count, with `came`: it begins by 转办."""
    came = Assignment.objects.filter(passed_to=OuterRef("assignment"))
    rows = Event.objects.filter(window.events, assignment__isnull=False)
    rows = rows.exclude(docket__kind=Kind.INFORMATION).annotate(came=Exists(came))
    rows = rows.select_related(
        "assignment__docket", "assignment__department", "corrects", "corrected_by"
    )
    yield from rows.order_by("recorded_at", "pk")


def _is_undone(event: Event, window: Window) -> bool:
    """Taken back by the end of the month: the pair counts nowhere (§4.11)."""
    undo = getattr(event, "corrected_by", None)
    return undo is not None and undo.recorded_at <= window.until


def _of_events(events: list[Event], window: Window) -> Iterator[Line]:
    for event in events:
        kind = KIND_OF.get(Verb(event.verb))
        if kind and not _is_undone(event, window):
            yield _line(event, kind)


def _line(event: Event, kind: str) -> Line:
    part, what = event.assignment, event.get_verb_display()
    assert part is not None
    if event.corrects:
        what += f"“{event.corrects.get_verb_display()}”"
    if kind == "moved":
        name = "due_on" if event.whole else "own_due_on"
        old, new = event.before.get(name), event.after.get(name)
        what += f" {old or '未定'} → {new or '未定'}"
    return line(
        part,
        kind,
        event.happened_on.isoformat(),
        what,
        text=event.reason,
        who=event.actor_name,
        event=event.pk,
    )


def line(
    part: Assignment,
    kind: str,
    on: str,
    what: str,
    *,
    text: str = "",
    who: str = "",
    event: int | None = None,
) -> Line:
    """About this part, with docket and department as they are called now."""
    docket = part.docket
    return Line(
        kind=kind,
        docket=docket.pk,
        part=part.pk,
        code=docket.code,
        title=docket.title,
        body=part.department.name,
        duty=part.get_role_display(),
        on=on,
        what=what,
        text=text,
        who=who,
        event=event,
    )


def _due(window: Window) -> Iterator[Line]:
    """Whose date lay in the month, and how they stood at its end."""
    rows = Standing.objects.counted().at(window.until)
    rows = rows.filter(due_on__gt=window.after, due_on__lte=window.last)
    rows = rows.select_related("assignment__docket", "assignment__department")
    for row in rows:
        day = row.due_on.isoformat() if row.due_on else ""
        yield line(row.assignment, "due", day, f"月底{row.get_state_display()}")


def _balance(events: list[Event], window: Window) -> list[Balance]:
    """By lead department, in protocol order."""
    opening, closing = _opening(window), _stock(window.until)
    flows: dict[int, Counter[str]] = {}
    here, began = {event.pk for event in events}, _took_the_lead()
    for event in events:
        part = event.assignment
        assert part is not None
        if part.role != Duty.LEAD or _cancels(event, here, window):
            continue
        if event.seq < began.get(part.pk, 0):
            continue  # it did not lead yet
        came: bool = event.came  # type: ignore[attr-defined]
        if name := balance.flow(event.verb, event.before, event.after, came):
            flows.setdefault(part.department_id, Counter())[name] += 1
    ids = {pk for pk in (*opening, *closing) if opening.get(pk) or closing.get(pk)}
    return [
        Balance(
            one.pk,
            one.name,
            opening.get(one.pk, 0),
            dict(flows.get(one.pk, {})),
            closing.get(one.pk, 0),
        )
        for one in Department.objects.filter(pk__in=ids | set(flows))
    ]


def _took_the_lead() -> dict[int, int]:
    """Part → the seq from which it leads, where it had another duty before: a body that
    ended led there, and who carries on had a part already."""
    taken = Event.objects.filter(verb=Verb.TAKE_OVER, after__duty=Duty.LEAD.value)
    return {part: seq for part, seq in taken.values_list("assignment", "seq") if part}


def _cancels(event: Event, here: set[int], window: Window) -> bool:
    """One of a pair within the same month: neither of them moved anything."""
    return _is_undone(event, window) or event.corrects_id in here


def _opening(window: Window) -> dict[int, int]:
    """The closing that was signed, else how things stood."""
    if window.before is None:
        return _stock(window.since)
    kept = lines.load(window.before.lines)
    return {r.department: r.closing for r in kept if isinstance(r, Balance)}


def _stock(moment: object) -> dict[int, int]:
    """Open 件 by lead department, as recorded by then."""
    rows = Standing.objects.counted().at(moment)  # type: ignore[arg-type]
    rows = rows.filter(role=Duty.LEAD, state__in=workflow.OPEN).order_by()
    found = rows.values_list(F("department_id")).annotate(count=Count("pk"))
    return dict(found)
