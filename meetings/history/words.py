"""What an edit changed, in words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from django.db import models

from meetings.edits import TABLES, touched
from meetings.models import (
    Department,
    Directive,
    Edit,
    Meeting,
    MeetingKind,
    Person,
    PointAnswer,
)
from meetings.models.records import Origin
from meetings.templatetags.display import numeral

AROUND = 6  # letters of unchanged text that are shown beside a change
LONGEST = 60
# Columns that say nothing to a reader, or that the title has said already.
HIDDEN = {
    *("order", "year", "deadline_unit", "deadline_count", "version"),
    *("reading_id", "key", "parent_id", "directive_id", "state", "locked_at"),
    *("relay_id", "point_id", "told"),
}
WHOLE = {
    "mention": "点名单位",
    "attendance": "参会人员",
    "alias": "别名",
    "directive": "要求",
    "relayedpoint": "要点",
}
DECIDING = {Edit.Verb.CONFIRM, Edit.Verb.REJECT, Edit.Verb.RESTORE}


class Names:
    """Names of the rows that edits speak of: directives, departments, kinds."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        ids: set[int] = set()
        departments: set[int] = set()
        kinds: set[int] = set()
        meetings: set[int] = set()
        people: set[int] = set()
        answers: set[int] = set()
        for edit in edits:
            for side in (edit.before, edit.after):
                for label, values in side.items():
                    table, _, pk = label.partition(":")
                    if table == "directive":
                        ids.add(int(pk))
                    if table == "pointanswer":
                        answers.add(int(pk))
                    departments |= {values.get("department_id")} - {None}
                    kinds |= {values.get("kind_id")} - {None}
                    meetings |= {values.get("meeting_id")} - {None}
                    people |= {values.get("person_id")} - {None}
        rows = Directive.objects.filter(pk__in=ids).select_related("parent")
        self.directives = {row.pk: row for row in rows}
        self.answers = _answers(answers)
        self.links: dict[str, dict[int, str]] = {
            "department_id": _names(Department, departments),
            "kind_id": _names(MeetingKind, kinds),
            "meeting_id": _names(Meeting, meetings, "title"),
            "person_id": _names(Person, people),
        }

    def of(self, pk: int) -> str:
        row = self.directives.get(pk)
        if row is None:
            return "一条要求"
        item = row.parent or row
        place = f"第{numeral(item.number)}条" if item.number else f"“{item.heading}”"
        return f"{place}中的一项" if row.parent else place


def _names(
    model: type[models.Model], ids: set[int], column: str = "name"
) -> dict[int, str]:
    if not ids:
        return {}
    rows = model._default_manager.filter(pk__in=ids)
    return dict(rows.values_list("pk", column))


def _answers(ids: set[int]) -> dict[int, str]:
    """“…” 承接 …之三, of the links that are there still."""
    if not ids:
        return {}
    rows = PointAnswer.objects.filter(pk__in=ids).select_related(
        "point__relay", "directive"
    )
    return {row.pk: f"“{row.directive.heading}”—{row.point}" for row in rows}


def title(edit: Edit, names: Names) -> str:
    """修改 第二条; 确认 整场会议(12 条); 确认 8 条."""
    if is_imported(edit):
        return _imported(edit)
    verb = edit.get_verb_display()
    if edit.verb == Edit.Verb.READ:
        return f"{verb}原文"
    if edit.verb == Edit.Verb.ORDER or edit.relay_id:
        return verb
    labels = touched(edit)
    if edit.verb not in DECIDING:
        # What the act made or took away is told in its lines.
        labels = {n for n in labels if n in edit.before and n in edit.after} or labels
    ids = sorted(int(one[10:]) for one in labels if one.startswith("directive:"))
    tops = [pk for pk in ids if not (d := names.directives.get(pk)) or not d.parent_id]
    if len(tops) > 1:
        whole = edit.verb in DECIDING and not edit.reason
        return f"{verb} {'整场会议' if whole else ''}({len(tops)} 条)"
    if ids:
        return f"{verb} {names.of((tops or ids)[0])}"
    return f"{verb} 会议"


def is_imported(edit: Edit) -> bool:
    """Whether the rows that it made come from an old ledger."""
    return edit.verb == Edit.Verb.ADD and any(
        values.get("origin") == Origin.IMPORTED for values in edit.after.values()
    )


def _imported(edit: Edit) -> str:
    """导入 会议(12 条); 导入 2 条, where the meeting was there already."""
    tables = [label.partition(":")[0] for label in edit.after]
    told = f"{tables.count('directive')} 条"
    return f"导入 会议({told})" if "meeting" in tables else f"导入 {told}"


def lines(edit: Edit, names: Names) -> list[str]:
    """What changed in each row, a line a column; states are in the title already."""
    told: list[str] = []
    for label in sorted({*edit.before, *edit.after}):
        table = label.partition(":")[0]
        before, after = edit.before.get(label), edit.after.get(label)
        if table == "pointanswer":
            told += [words] if (words := names.answers.get(_id(label))) else []
        elif table in WHOLE and (before is None or after is None):
            sign, row = ("删去", before) if after is None else ("添上", after)
            told.append(f"{WHOLE[table]}:{sign}“{_name(row or {})}”")
        elif table in TABLES and table != "passage":
            told += _columns(table, before or {}, after or {}, names)
    return told


def _id(label: str) -> int:
    return int(label.partition(":")[2])


def _name(row: dict[str, Any]) -> str:
    words = str(row.get("name") or row.get("text") or "")
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _columns(
    table: str, before: dict[str, Any], after: dict[str, Any], names: Names
) -> list[str]:
    told = []
    for field in TABLES[table]._meta.concrete_fields:
        name = field.attname
        if name not in after or name not in before or name in HIDDEN:
            continue
        old, new = before[name], after[name]
        if isinstance(old, str) and isinstance(new, str) and len(old + new) > LONGEST:
            old, new = around(old, new)
        words = [_said(field, value, names) for value in (old, new)]
        told.append(f"{field.verbose_name}:{words[0]} → {words[1]}")
    return told


def _said(field: models.Field[Any, Any], value: Any, names: Names) -> str:
    if value is None or value == "":
        return "(空)"
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.is_relation:
        return names.links.get(field.attname, {}).get(value, str(value))
    choices = dict(field.flatchoices)
    return str(choices[value]) if value in choices else f"“{value}”"


def around(old: str, new: str) -> tuple[str, str]:
    """The two texts cut to where they differ, a few letters around it kept."""
    start = _same(old, new)
    tail = _same(old[start:][::-1], new[start:][::-1])
    return _cut(old, start, tail), _cut(new, start, tail)


def _same(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cut(text: str, start: int, tail: int) -> str:
    first, last = max(0, start - AROUND), min(len(text), len(text) - tail + AROUND)
    words = text[first:last]
    if len(words) > LONGEST:
        words = words[: LONGEST // 2] + "…" + words[-LONGEST // 2 :]
    return ("…" if first else "") + words + ("…" if last < len(text) else "")
