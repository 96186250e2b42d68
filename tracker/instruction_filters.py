"""Filters of the list of instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters as filters
from django.db.models import Q

from meetings.models import Department

from . import past_instructions
from .as_of import on_filter
from .filter_inputs import search_input
from .models import Instruction
from .permissions import roles_of
from .roles import Role
from .years import years

if TYPE_CHECKING:
    from .models.instructions import InstructionQuerySet

STATES = [
    ("open", "待复"),
    ("answered", "已办复"),
    ("ended", "事项已终止,未复"),
    ("revoked", "已更正"),
]


class InstructionFilter(filters.FilterSet):  # type: ignore[misc]
    """department: who answers; mine: given by the reader, for leaders."""

    state = filters.ChoiceFilter(
        label="办复", choices=STATES, method="stands", empty_label="全部"
    )
    mine = filters.ChoiceFilter(
        label="谁的批示",
        choices=[("yes", "我的批示")],
        method="own",
        empty_label="全部领导",
    )
    department = filters.ModelChoiceFilter(
        label="单位",
        queryset=Department.objects.all(),
        method="of_department",
        empty_label="全部单位",
    )
    year = filters.ChoiceFilter(
        label="年度",
        field_name="given_on__year",
        choices=lambda: years(Instruction.objects.all(), "given_on"),
        empty_label="全部年度",
    )
    on = on_filter("截至", "asked_first")
    q = filters.CharFilter(label="查找", method="search", widget=search_input())

    class Meta:
        model = Instruction
        fields = ()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if Role.LEADER not in roles_of(self.request.user):
            del self.form.fields["mine"]

    def stands(
        self, rows: InstructionQuerySet, name: str, value: str
    ) -> InstructionQuerySet:
        if day := self.form.cleaned_data.get("on"):
            return past_instructions.in_state(rows, value, day)
        return rows.in_state(value)

    def filter_queryset(self, rows: InstructionQuerySet) -> Any:
        """What the others ask is asked of that day."""
        if day := self.form.cleaned_data.get("on"):
            rows = past_instructions.given(rows, day)
        return super().filter_queryset(rows)

    def asked_first(self, rows: InstructionQuerySet, name: str, value: Any) -> Any:
        return rows

    def own(
        self, rows: InstructionQuerySet, name: str, value: str
    ) -> InstructionQuerySet:
        return rows.filter(leader=self.request.user)

    def of_department(
        self, rows: InstructionQuerySet, name: str, value: Department
    ) -> InstructionQuerySet:
        return rows.of_department(value.pk)

    def search(
        self, rows: InstructionQuerySet, name: str, value: str
    ) -> InstructionQuerySet:
        found = Q(text__contains=value) | Q(leader_name__contains=value)
        for about in ("docket", "assignment__docket"):
            found |= Q(**{f"{about}__code__contains": value})
            found |= Q(**{f"{about}__title__contains": value})
        return rows.filter(found | Q(meeting__title__contains=value))
