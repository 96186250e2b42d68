"""Both truths of a directive: what was read, and what an officer made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from meetings import history
from meetings.edits import label, plain
from meetings.models import Directive, Edit

COLUMNS = ("text", "number", "speaker", "deadline_text", "deadline_on")


@dataclass(frozen=True, slots=True)
class Change:
    """A column whose value is no longer what it was first."""

    name: str
    was: str
    now: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Truth:
    """typed: nothing was read, so the first value is what was typed."""

    changes: list[Change]
    entries: list[history.Entry]
    typed: bool


def of(row: Directive) -> Truth:
    """The columns that differ from what was read, and every act on the directive."""
    edits = _edits(row)
    read = _read(row)
    return Truth(
        [one for name in COLUMNS if (one := _change(row, name, read, edits))],
        history.entries(reversed(edits)),
        typed=not read,
    )


def _edits(row: Directive) -> list[Edit]:
    """The acts on it, also those in a meeting from which it was moved here."""
    sources = [r.source_id for r in (row.reading, row.meeting.reading) if r]
    rows = Edit.objects.filter(
        Q(source__in=sources)
        | Q(pk__in=Edit.objects.of_meetings([row.meeting]).values("pk"))
    )
    name = label(row)
    found = rows.select_related("by").order_by("pk")
    return [one for one in found if name in one.before or name in one.after]


def _read(row: Directive) -> dict[str, Any]:
    """What the reading gives for it, by column; empty for what was typed."""
    result = row.reading.result if row.reading and row.key else {}
    for meeting in result.get("meetings", []):
        for one in meeting["directives"]:
            if one["key"] == row.key:
                due = one["deadline"] or {}
                return {
                    **{name: one[name] for name in ("text", "number", "speaker")},
                    "deadline_text": due.get("text", ""),
                    "deadline_on": due.get("date"),
                }
    return {}


def _change(
    row: Directive, name: str, read: dict[str, Any], edits: list[Edit]
) -> Change | None:
    mark = label(row)
    acts = [one for one in edits if name in one.after.get(mark, {})]
    changed = [one for one in acts if name in one.before.get(mark, {})]
    first = acts[0].before.get(mark, acts[0].after[mark])[name] if acts else None
    was = read.get(name, first)
    now = plain(getattr(row, name))
    if not changed or was == now:
        return None
    field = row._meta.get_field(name)
    return Change(
        str(getattr(field, "verbose_name", name)),
        _said(was),
        _said(now),
        history.who(changed[-1]),
        f"{timezone.localtime(changed[-1].at):%Y-%m-%d %H:%M}",
    )


def _said(value: Any) -> str:
    return "(空)" if value in (None, "") else str(value)
