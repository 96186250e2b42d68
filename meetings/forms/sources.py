"""A source to take in, and where and when it was printed."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from meetings.intake import checked_day
from meetings.models import Source
from meetings.refusals import IntakeRefused

from .common import DATE


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; an empty one is passed on, for intake to refuse by name."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list | tuple) else [data]
        one = super().clean
        return [one(file, initial) for file in files if file]


class SourceForm(forms.Form):
    """Files or a pasted text, or both; the date may stand in the text itself."""

    text = forms.CharField(
        label="粘贴文本",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="整版报纸、一篇报道或会议纪要都可以,段落断开、夹着别的稿件也不要紧。",
    )
    uploads = FilesField(
        label="上传文件",
        required=False,
        allow_empty_file=True,
        widget=Files(attrs={"accept": ".txt,.docx,.pdf,.html,.htm"}),
        help_text="可以一次选很多份:.docx、带文字的 .pdf、.html、.txt。"
        "扫描件请先做文字识别。",
    )
    publication = forms.CharField(
        label="刊名",
        required=False,
        max_length=80,
        error_messages={"max_length": "刊名最多 80 个字。"},
        widget=forms.TextInput(attrs={"list": "publications"}),
        help_text="不填时按报头、文件名判断,录入后可以改。",
    )
    published_on = forms.DateField(
        label="刊发日期",
        required=False,
        error_messages={"invalid": "请填写日期,如 2026-03-20。"},
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        help_text="不填时按报头、文件名判断;都没有的,录入后再问您。几期报纸在一份"
        "文件里的,按各期报头分开,各用各的日期。",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["uploads"] and not cleaned["text"].strip():
            raise forms.ValidationError("请选择文件,或把文字粘贴到文本框。")
        return cleaned


class IssueForm(forms.Form):
    """Where and when a text was printed: of a file that waits for it, of a source."""

    publication = forms.CharField(
        label="刊名",
        required=False,
        max_length=80,
        error_messages={"max_length": "刊名最多 80 个字。"},
        widget=forms.TextInput(attrs={"list": "publications"}),
    )
    published_on = forms.DateField(
        label="刊发日期",
        error_messages={
            "invalid": "请填写日期,如 2026-03-20。",
            "required": "请填写刊发日期。",
        },
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
    )

    def clean_published_on(self) -> datetime.date:
        try:
            return checked_day(self.cleaned_data["published_on"])
        except IntakeRefused as why:
            raise forms.ValidationError(str(why)) from None


def publications(sources: QuerySet[Source]) -> list[str]:
    """Names of publications in use, for the field's suggestions."""
    names = sources.exclude(publication="").order_by("publication")
    return list(names.values_list("publication", flat=True).distinct()[:50])
