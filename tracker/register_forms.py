"""Choosing the workbook of the register."""

from __future__ import annotations

from typing import Any

from django import forms

from tracker import register


class WorkbookForm(forms.Form):
    """`book` holds what was read once the form is valid."""

    workbook = forms.FileField(
        label="填好的名册",
        help_text="Excel 工作簿(.xlsx),不超过 2 MB。",
        error_messages={"required": "请先选择文件。", "empty": "文件是空的。"},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    book: register.Book

    def clean_workbook(self) -> Any:
        upload = self.cleaned_data["workbook"]
        try:
            self.book = register.read(upload.read(register.MAX_BYTES + 1), upload.name)
        except register.Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return upload


class ConsentForm(forms.Form):
    """What the reader saw, and whether rows with errors are left out."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    skip_errors = forms.BooleanField(required=False)
