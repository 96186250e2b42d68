"""Small forms of the mending verbs: a number, a place, a body, a selection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from meetings.desk.doubting import SURE
from meetings.models import Attendance, Department, Directive, Meeting, Mention, Person
from meetings.naming import Official
from meetings.rows import SMALL

NUMBER = "请填写 0 到 32767 之间的整数,或留空。"


def errors_of(form: forms.BaseForm) -> ValidationError:
    """What is wrong with a form, as the acts say it: by field, for people."""
    return ValidationError({name: list(why) for name, why in form.errors.items()})


class NumberForm(forms.Form):
    number = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=SMALL,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NUMBER),
    )
    onwards = forms.BooleanField(required=False)


class PlaceForm(forms.Form):
    """step: up or down; or the directive before or after which it shall stand."""

    step = forms.ChoiceField(choices=[("up", ""), ("down", "")], required=False)
    before = forms.ModelChoiceField(Directive.objects.all(), required=False)
    after = forms.ModelChoiceField(Directive.objects.all(), required=False)

    @property
    def place(self) -> dict[str, Any]:
        given = self.cleaned_data
        steps = {"up": -1, "down": 1, "": 0}
        return {
            "step": steps[given["step"]],
            "before": given["before"],
            "after": given["after"],
        }


class BodyForm(forms.Form):
    """A body by any of its names, with suggestions; or as the text prints it."""

    name = forms.CharField(
        label="单位名称",
        max_length=80,
        error_messages={"required": "请填写单位名称。"},
        widget=forms.TextInput(attrs={"list": "body-names", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label="身份", choices=Mention.Role.choices, initial=Mention.Role.LEAD
    )
    department = forms.ModelChoiceField(
        Department.objects.all(), required=False, widget=forms.HiddenInput
    )


class ResolveForm(forms.Form):
    """department: one that is there; create: a new one of this name instead."""

    department = forms.ModelChoiceField(
        Department.objects.all(),
        label="是哪个单位",
        required=False,
        empty_label="请选择",
        error_messages={"invalid_choice": "没有这个单位,请从列表中选择。"},
    )
    create = forms.CharField(label="新单位的名称", max_length=80, required=False)
    learn = forms.BooleanField(required=False)


class IdentifyForm(forms.Form):
    """attendance: of this meeting; person: of the register, empty for nobody."""

    attendance = forms.ModelChoiceField(
        Attendance.objects.none(),
        label="名单上的",
        empty_label="请选择",
        error_messages={
            "required": "请选择是名单上的哪一位。",
            "invalid_choice": "名单已经改过,请刷新页面再认定。",
        },
    )
    person = forms.ModelChoiceField(
        Person.objects.all(),
        label="是名册中的",
        required=False,
        error_messages={"invalid_choice": "名册中没有这个人,请从列表中选择。"},
    )

    def __init__(
        self,
        *args: Any,
        meeting: Meeting,
        officials: Sequence[Official] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        attendance: Any = self.fields["attendance"]
        attendance.queryset = meeting.attendances.select_related("meeting__reading")
        person: Any = self.fields["person"]
        choices = [(one.person.pk, str(one)) for one in officials]
        person.widget.choices = [("", "(不在名册)"), *choices]


class SelectForm(forms.Form):
    """Code points [start, end) of a source, and what they are.

    what: directive, demand, meeting, person or field; person:chair and field:title
    may say role and name in one.
    """

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    what = forms.CharField()
    role = forms.ChoiceField(choices=Attendance.Role.choices, required=False)
    name = forms.CharField(required=False)
    meeting = forms.IntegerField(required=False)
    directive = forms.IntegerField(required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        what, _, more = given.get("what", "").partition(":")
        given["what"] = what
        if what == "person":
            given["role"] = more or given.get("role") or Attendance.Role.ATTEND
        elif more:
            given["name"] = more
        if given.get("end", 1) <= given.get("start", 0):
            raise ValidationError({"start": "请先在原文里选中一段文字。"})
        return given


class AcceptForm(forms.Form):
    """threshold: how sure the reader must have been; expect: how many were shown."""

    threshold = forms.FloatField(
        label="把握不低于",
        min_value=0.5,
        max_value=1,
        required=False,
        widget=forms.Select(
            choices=[(0.95, "95%"), (0.9, "90%"), (0.8, "80%"), (0.7, "70%")]
        ),
    )
    expect = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def level(self) -> float:
        good = self.is_bound and self.is_valid()
        return float(self.cleaned_data["threshold"] or SURE) if good else SURE

    @property
    def expected(self) -> int | None:
        return (
            self.cleaned_data["expect"] if self.is_bound and self.is_valid() else None
        )
