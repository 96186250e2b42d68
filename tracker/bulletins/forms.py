"""The forms of a bulletin: what it speaks of, and the words that the office adds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from tracker.filters import meeting_kinds, years_with_dockets
from tracker.forms import day_input
from tracker.models import Bulletin

from . import wording
from .scope import Scope


class ScopeForm(forms.Form):
    """Sent by GET: the address of a draft says what it is about."""

    year = forms.TypedChoiceField(label="年度", coerce=int, choices=years_with_dockets)
    since = forms.DateField(label="会议起", required=False, widget=day_input())
    until = forms.DateField(label="会议止", required=False, widget=day_input())
    cutoff = forms.DateField(
        label="数据截至",
        widget=day_input(),
        help_text="按这一天结束时已记录的情况统计。",
    )
    kinds = forms.MultipleChoiceField(
        label="会议类型",
        choices=meeting_kinds,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="都不勾选,就是全部类型。",
    )

    def clean_cutoff(self) -> Any:
        day = self.cleaned_data["cutoff"]
        if day > timezone.localdate():
            raise forms.ValidationError("数据截至日不能晚于今天。")
        return day

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "止日不能早于起日。")
        return data

    @property
    def scope(self) -> Scope:
        """After `is_valid`."""
        data = self.cleaned_data
        days = (data["cutoff"], data["since"], data["until"])
        return Scope(data["year"], *days, tuple(data["kinds"]))


class CorrectsField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.title}"


class WordsForm(forms.Form):
    """seen: the sum of the figures that the page showed."""

    to = forms.CharField(label="主送", max_length=200, initial=wording.TO)
    requirements = forms.CharField(
        label="工作要求",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="一行一段。数字不在这里写,由系统统计。",
    )
    corrects = CorrectsField(
        Bulletin.objects.none(),
        label="更正哪一期",
        required=False,
        empty_label="不是更正",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["corrects"]
        field.queryset = Bulletin.objects.filter(corrected_by=None).defer("text")
