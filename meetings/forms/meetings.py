"""A meeting and who was there."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.models import Attendance, Meeting
from meetings.rolls import Presence

from .common import DATE


class PersonForm(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label="姓名", max_length=40, required=False)
    post = forms.CharField(label="职务", max_length=200, required=False)
    role = forms.ChoiceField(
        label="身份",
        choices=Attendance.Role.choices,
        initial=Attendance.Role.ATTEND,
    )

    @property
    def presence(self) -> Presence | None:
        data = self.cleaned_data
        if data.get("DELETE") or not data.get("name"):
            return None
        return Presence(data["name"], data["post"], data["role"], data["pk"])


class MeetingForm(forms.ModelForm[Meeting]):
    class Meta:
        model = Meeting
        fields = (
            "title",
            "held_on",
            "period",
            "organ",
            "kind",
            "ordinal",
            "venue",
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "held_on": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period: Any = self.fields["period"]
        period.choices = [("", "未写明"), *Meeting.Period.choices]
        kind: Any = self.fields["kind"]
        kind.empty_label = "未定"

    def clean_title(self) -> str:
        """The box has two lines only so that a long headline can be seen."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def validate_constraints(self) -> None:
        """Left to proofreading, which names the other meeting."""


PersonFormSet = forms.formset_factory(PersonForm, extra=1, can_delete=True)


def people_of(meeting: Meeting) -> list[dict[str, Any]]:
    rows = meeting.attendances.values("pk", "name", "post", "role")
    return [dict(row) for row in rows]
