"""What renaming, merging, dissolving and a task force's members ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from meetings.models import Department
from tracker.forms import day_input
from tracker.models import Assignment

from .closing import takers
from .dissolving import WITHDRAW

NOTE = "如机构改革方案的文号,写进每一件的经过。"


def department_field(label: str) -> forms.ModelChoiceField[Department]:
    return forms.ModelChoiceField(
        Department.objects.none(), label=label, empty_label="请选择"
    )


class BodyForm(forms.Form):
    """The day and the note of every change; `body` is the one that changes."""

    on = forms.DateField(label="自哪天起", widget=day_input())
    note = forms.CharField(
        label="依据或说明", max_length=120, required=False, help_text=NOTE
    )

    def __init__(self, *args: Any, body: Department, **more: Any) -> None:
        self.body = body
        super().__init__(*args, **{"initial": {"on": timezone.localdate()}, **more})
        for field in self.fields.values():
            field.error_messages["required"] = "请填写。"


class RenameForm(BodyForm):
    name = forms.CharField(label="新名称", max_length=80)
    field_order = ("name", "on", "note")


class MergeForm(BodyForm):
    into = department_field("并入(由谁承接)")
    field_order = ("into", "on", "note")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["into"]
        choice.queryset = takers(self.body, timezone.localdate())


class MemberForm(forms.Form):
    department = department_field("增加成员单位")
    on = forms.DateField(label="自哪天起", widget=day_input())

    def __init__(self, *args: Any, body: Department, **more: Any) -> None:
        today = timezone.localdate()
        super().__init__(*args, **{"initial": {"on": today}, **more})
        choice: Any = self.fields["department"]
        there = takers(body, today).exclude(kind=Department.Kind.TASK_FORCE)
        choice.queryset = there


class DissolveForm(BodyForm):
    """A choice for each open part, and one for all that have none."""

    def __init__(
        self,
        *args: Any,
        parts: list[Assignment],
        members: list[Department],
        may_withdraw: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.parts = parts
        self.fields["on"].label = "解散日期"
        ways = _ways(self.body, members, may_withdraw)
        empty = [("", "请选择去向"), *ways]
        for part in parts:
            own = forms.ChoiceField(label=str(part), choices=empty, required=False)
            self.fields[f"p{part.pk}"] = own
        rest = [("", "逐件选定"), *ways]
        every = forms.ChoiceField(
            label="没有单独选定的,都", choices=rest, required=False
        )
        self.fields["rest"] = every

    @property
    def choices(self) -> dict[int, str]:
        """Part → what was chosen for it, else for all the rest, else ""."""
        rest = self.cleaned_data["rest"]
        chosen = self.cleaned_data
        return {part.pk: chosen[f"p{part.pk}"] or rest for part in self.parts}

    @property
    def rows(self) -> list[tuple[Assignment, forms.BoundField]]:
        return [(part, self[f"p{part.pk}"]) for part in self.parts]


Ways = list[tuple[str, Any]]


def _ways(body: Department, members: list[Department], may_withdraw: bool) -> Ways:
    """Members first, then every other body that is there, then 撤销."""
    ids = {member.pk for member in members}
    others = takers(body, timezone.localdate()).exclude(pk__in=ids)
    ways: Ways = []
    if members:
        ways.append(("成员单位", [(str(d.pk), f"转给{d}") for d in members]))
    ways.append(("其他单位", [(str(d.pk), f"转给{d}") for d in others]))
    if may_withdraw:
        ways.append((WITHDRAW, "撤销"))
    return ways
