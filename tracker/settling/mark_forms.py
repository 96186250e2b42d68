"""One row of the page of marks: what this reader may fill in, and saving it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from tracker.models import Assignment, Mark
from tracker.permissions import sees_all
from tracker.workflow import NotAllowed

from . import marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Cell:
    """field: none where the reader only looks; last: the newest mark, if any."""

    judge: str
    label: str
    fits: bool
    field: forms.BoundField | None
    last: Mark | None


class MarkForm(forms.Form):
    """A field for each judge whose mark the user gives, with the seq that it shows."""

    def __init__(
        self, *args: Any, part: Assignment, user: User, given: list[Mark], **more: Any
    ) -> None:
        self.part, self.user = part, user
        self.judges = marks.judges(part, user)
        self.show(given)
        super().__init__(*args, **{"auto_id": f"m{part.pk}-%s", **more})
        for judge in self.judges:
            self._add(judge)

    def show(self, given: list[Mark]) -> None:
        """The marks that this reader sees, oldest first: a department its own."""
        columns = shown_to(self.user)
        self.given = [mark for mark in given if mark.judge in columns]
        self.newest = {mark.judge: mark for mark in self.given}

    def _add(self, judge: str) -> None:
        last = self.newest.get(judge)
        label = f"{Mark.Judge(judge).label}评分,{self.part}"
        number = forms.NumberInput(
            {"form": f"m{self.part.pk}", "inputmode": "decimal", "aria-label": label}
        )
        self.fields[judge] = forms.DecimalField(
            label=Mark.Judge(judge).label,
            required=False,
            min_value=0,
            max_value=100,
            max_digits=4,
            decimal_places=1,
            widget=number,
            initial=last.words if last else "",
        )
        seen = forms.HiddenInput({"form": f"m{self.part.pk}"})
        seq = last.seq if last else 0
        self.fields[f"seq-{judge}"] = forms.IntegerField(
            widget=seen, required=False, initial=seq
        )

    @property
    def cells(self) -> list[Cell]:
        fitting = marks.fitting(self.part)
        return [
            Cell(
                judge.value,
                judge.label,
                judge in fitting,
                self[judge.value] if judge.value in self.judges else None,
                self.newest.get(judge.value),
            )
            for judge in shown_to(self.user)
        ]

    def save(self) -> bool:
        """Whether it is saved; after a refusal the form shows the newest seq, and keeps
        what was typed."""
        data = self.cleaned_data
        values = {judge: data[judge] for judge in self.judges}
        seen = {judge: data[f"seq-{judge}"] or 0 for judge in self.judges}
        try:
            self.given = self.given + marks.give(self.part, values, seen, self.user)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            self._move_on()
            return False
        return True

    def _move_on(self) -> None:
        self.show(marks.history([self.part]).get(self.part.pk, []))
        moved = {judge: self.newest.get(judge) for judge in self.judges}
        seqs = {f"seq-{name}": str(m.seq if m else 0) for name, m in moved.items()}
        sent = {name: self.data[name] for name in self.data}
        self.data = {**sent, **seqs}


def shown_to(user: User) -> list[Mark.Judge]:
    """The columns of the table."""
    return list(Mark.Judge) if sees_all(user) else [Mark.Judge.LEAD]


def rows(parts: Iterable[Assignment], user: User) -> list[MarkForm]:
    """One form a part; one query for all their marks."""
    shown = list(parts)
    given = marks.history(shown)
    return [MarkForm(part=p, user=user, given=given.get(p.pk, [])) for p in shown]
