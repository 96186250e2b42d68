"""The form in which a meeting is typed in from nothing."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.byhand.typed import ROLES, Typed

from .meetings import MeetingForm

LIST = "可以整段粘贴,职务写在姓名前后都行。"


class TypedForm(MeetingForm):
    """Fields of a meeting, lists of people, and the text of what was demanded."""

    chair = forms.CharField(label="主持", required=False, max_length=200)
    attend = forms.CharField(
        label="出席",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=LIST,
    )
    observe = forms.CharField(
        label="列席",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    absent = forms.CharField(
        label="缺席",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    said = forms.CharField(
        label="要求",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=(
            "可以整段粘贴,一是、二是或(一)(二)都行;条目、责任单位和时限随即读出。"
        ),
    )

    class Meta(MeetingForm.Meta):
        pass

    def clean_chair(self) -> str:
        return " ".join(str(self.cleaned_data["chair"]).split())

    @property
    def typed(self) -> Typed:
        given: dict[str, Any] = self.cleaned_data
        names = MeetingForm.Meta.fields
        values = {name: given[name] for name in names}
        people = {role: _one_line(given[role]) for role in ROLES}
        return Typed(values, people, given["said"].replace("\r\n", "\n").strip("\n"))


def _one_line(words: str) -> str:
    """A list over several lines as one, for a line of minutes is one."""
    return " ".join(words.split())
