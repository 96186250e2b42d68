"""Sending a form in, and saying what of it is put down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tracker import returns
from tracker.forms import day_input
from tracker.permissions import is_officer
from tracker.workbooks.opening import MAX_BYTES, Unreadable

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models import Return


class ReturnForm(forms.Form):
    """`save` gives the form that was kept, or None with why it was not read."""

    workbook = forms.FileField(
        label="填好的回填表",
        help_text=f"Excel 工作簿(.xlsx),不超过 {MAX_BYTES >> 20} MB。",
        error_messages={"required": "请先选择文件。", "empty": "文件是空的。"},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    received_on = forms.DateField(
        label="收到日期",
        help_text="行里没有写办理日期的,按这一天登记。",
        widget=day_input(),
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.user = user
        self.fields["received_on"].initial = timezone.localdate()
        if not is_officer(user):
            del self.fields["received_on"]

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("日期不能晚于今天。")
        return day

    def save(self) -> Return | None:
        upload = self.cleaned_data["workbook"]
        day = self.cleaned_data.get("received_on", timezone.localdate())
        try:
            data = upload.read(MAX_BYTES + 1)
            return returns.keep(data, upload.name, day, self.user)
        except Unreadable as why:
            self.add_error("workbook", str(why))
            return None


class PutDownForm(forms.Form):
    """seen: the print of the plan that the reader saw; anyway: rows with news."""

    seen = forms.CharField()
    anyway = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data: Any, plan: returns.Plan) -> None:
        super().__init__(data)
        numbers = [line.row.number for line in plan.newer]
        chosen: Any = self.fields["anyway"]
        chosen.choices = [(n, str(n)) for n in numbers]
