"""From a rule set's document to the fields of its form and back: all text stays."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from django.forms import Form

from tracker.scoring.facts import ROLES
from tracker.scoring.rulesets import FORMAT

from . import forms

Document = dict[str, Any]
NONE = "无"  # of a role, in a line of tiers
HEADS: dict[str, tuple[str, type[Form]]] = {
    "head": ("", forms.HeadForm),
    "weights": ("weights", forms.WeightForm),
    "shares": ("shares", forms.ShareForm),
    "workload": ("workload", forms.WorkloadForm),
    "marking": ("marking", forms.MarkingForm),
    "grading": ("grading", forms.GradingForm),
}
# The list of the form → where the document has it.
PLACES = {
    "ways": ("marking", "ways"),
    "steps": ("workload", "steps"),
    "bands": ("grading", "bands"),
}


# From the document to what the fields show.


def head(document: Document, name: str) -> Document:
    place = HEADS[name][0]
    found: Document = document.get(place) or {} if place else document
    return found


def rows(document: Document, name: str) -> list[dict[str, Any]]:
    """The rows of one list as the form's initial values."""
    outer, inner = PLACES.get(name, ("", name))
    table = document.get(outer) or {} if outer else document
    turn = {"rules": _rule_row, "groups": _group_row}.get(name, dict)
    return [turn(row) for row in table.get(inner) or []]


def _rule_row(row: Document) -> Document:
    tiers = (_tier_line(tier) for tier in row.get("tiers") or [])
    return {**row, **(row.get("points") or {}), "tiers": "\n".join(tiers)}


def _tier_line(tier: Document) -> str:
    points = tier.get("points") or {}
    values = [points.get(role) for role in ROLES]
    return " ".join([str(tier["start"]), *(str(v) if v else NONE for v in values)])


def _group_row(row: Document) -> Document:
    return {**row, "bodies": "\n".join(row.get("bodies") or [])}


# From what was sent to the document.


def document(heads: Mapping[str, Form], lists: Mapping[str, Any]) -> Document:
    """Whatever was typed, right or wrong; blank rows and those taken out are not."""
    made: Document = {"format": FORMAT, **values(heads["head"])}
    for name, (place, _) in HEADS.items():
        if place:
            made[place] = values(heads[name])
    for name, formset in lists.items():
        outer, inner = PLACES.get(name, ("", name))
        table = made[outer] if outer else made
        table[inner] = [_row(name, row) for row in sent(formset)]
    _give_keys(made)
    return made


def values(form: Form) -> Document:
    return {name: form[name].value() for name in form.fields if name != "DELETE"}


def sent(formset: Any) -> Iterator[Document]:
    for form in formset.forms:
        row = values(form)
        taken = form["DELETE"].value()
        if not taken and (form.initial or _is_filled(form, row)):
            yield row


def _is_filled(form: Form, row: Document) -> bool:
    """A choice always has a value; it fills nothing by itself."""
    plain = (n for n in row if not getattr(form.fields[n], "choices", None))
    return any(row[name] for name in plain)


def _row(name: str, row: Document) -> Document:
    if name == "rules":
        row["points"] = {role: row.pop(role) for role in ROLES}
        row["tiers"] = [
            _tier(line) for line in row["tiers"].splitlines() if line.strip()
        ]
        for flag in ("once", "per_amount", "apart", "veto"):
            row[flag] = bool(row[flag])
    elif name == "groups":
        row["bodies"] = [one for one in row["bodies"].splitlines() if one.strip()]
    for key, value in row.items():
        if value is None:
            row[key] = ""
    return row


def _tier(line: str) -> Document:
    start, *points = line.split(None, len(ROLES))
    given = dict(itertools.zip_longest(ROLES, points, fillvalue=""))
    return {
        "start": start,
        "points": {r: "" if v == NONE else v for r, v in given.items()},
    }


def _give_keys(made: Document) -> None:
    """A new row gets a key that no other has."""
    both = [*made["rules"], *made["rates"]]
    used = {row["key"] for row in both}
    free = (key for n in itertools.count(1) if (key := f"r{n}") not in used)
    for row in both:
        row["key"] = row["key"] or next(free)
