"""The forms of a year's account; each carries the step (`seq`) it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from tracker.evidence import help_text
from tracker.fields import FilesField
from tracker.forms import day_input
from tracker.models import DepartmentScore, Objection, Settlement
from tracker.permissions import is_officer
from tracker.workflow import NotAllowed

from . import objecting, steps

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class StepForm(forms.Form):
    seq = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, made: Settlement, **more: Any) -> None:
        self.made = made
        first = {"seq": made.seq, **more.pop("initial", {})}
        super().__init__(*args, **{"initial": first, **more})

    def save(self, by: User) -> bool:
        """Whether it is done; a refusal is among the form's errors, and the form moves
        on to the newest step, so that it can be sent again."""
        try:
            self.made = self.perform(by)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            self.made.refresh_from_db()
            sent = {name: self.data[name] for name in self.data}
            self.data = {**sent, "seq": str(self.made.seq)}
            return False
        return True

    def perform(self, by: User) -> Settlement:
        raise NotImplementedError


class CountForm(StepForm):
    cutoff = forms.DateField(label="截止日", widget=day_input())

    def perform(self, by: User) -> Settlement:
        data = self.cleaned_data
        return steps.recount(self.made, data["seq"], by, data["cutoff"])


class ShowForm(StepForm):
    until = forms.DateField(
        label="申诉截止日", widget=day_input(), help_text="通常三个工作日。"
    )

    def perform(self, by: User) -> Settlement:
        data = self.cleaned_data
        return steps.show(self.made, data["until"], data["seq"], by)


class FreezeForm(StepForm):
    note = forms.CharField(label="定稿意见", max_length=300, required=False)

    def perform(self, by: User) -> Settlement:
        data = self.cleaned_data
        return steps.freeze(self.made, data["seq"], by, data["note"])


class StartForm(forms.Form):
    """The first version of a year, or a correction of what is frozen (`last`)."""

    cutoff = forms.DateField(label="截止日", widget=day_input())
    reason = forms.CharField(label="更正的理由", max_length=300)

    def __init__(
        self, *args: Any, year: int, last: Settlement | None = None, **more: Any
    ) -> None:
        self.year = year
        day = last.cutoff if last else steps.usual_cutoff(year)
        super().__init__(*args, **{"initial": {"cutoff": day}, **more})
        if last is None:
            del self.fields["reason"]

    def clean_cutoff(self) -> Any:
        if self.cleaned_data["cutoff"] > timezone.localdate():
            raise ValidationError("截止日不能晚于今天。")
        return self.cleaned_data["cutoff"]

    def save(self, by: User) -> Settlement | None:
        data = self.cleaned_data
        try:
            reason = data.get("reason", "")
            return steps.start(self.year, by, data["cutoff"], reason)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            return None


class ObjectionForm(forms.Form):
    reason = forms.CharField(
        label="申诉理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    caller = forms.CharField(
        label="单位经办人", max_length=40, help_text="单位来电或来文,由您代为登记。"
    )
    evidence = FilesField(label="佐证资料")

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["evidence"].help_text = help_text()
        if not is_officer(user):
            del self.fields["caller"]

    def save(self, score: DepartmentScore, key: str, by: User) -> Objection | None:
        data = self.cleaned_data
        caller = data.get("caller", "")
        said = objecting.Said(data["reason"], data["evidence"], caller)
        try:
            return objecting.file(score, key, said, by)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            return None


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label="答复",
        choices=[("yes", "采纳"), ("no", "不采纳")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="答复意见", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def save(self, row: Objection, by: User) -> bool:
        data = self.cleaned_data
        try:
            objecting.answer(row, data["verdict"] == "yes", data["words"], by)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            return False
        return True
