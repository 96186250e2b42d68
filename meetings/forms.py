"""Forms of the record: a source to take in, a directive, a meeting, their lists."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from .intake import checked_day
from .models import Attendance, Department, Directive, Meeting, Mention, Source
from .refusals import IntakeRefused
from .rolls import Body, Presence

DATE = {"type": "date"}


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


class DirectiveForm(forms.ModelForm[Directive]):
    """Columns of a directive; `reason` where only an amendment is left."""

    reason = forms.CharField(
        label="勘误的理由",
        max_length=200,
        help_text="这一条已经立项交办,改动会记为勘误,版本加一。",
    )

    class Meta:
        model = Directive
        fields = ("text", "number", "speaker", "deadline_text", "deadline_on")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "deadline_on": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, locked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.parent_id is not None:
            del self.fields["number"]
        if not locked:
            del self.fields["reason"]

    @property
    def values(self) -> dict[str, Any]:
        """The columns alone."""
        return {k: v for k, v in self.cleaned_data.items() if k != "reason"}


class BodyForm(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label="原文称谓", max_length=80, required=False)
    role = forms.ChoiceField(label="身份", choices=Mention.Role.choices)
    department_id = forms.TypedChoiceField(
        label="单位", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, departments: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["department_id"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "(未对应)"), *departments]

    @property
    def body(self) -> Body | None:
        """The body as it shall be; None for an empty row or one taken out."""
        data = self.cleaned_data
        if data.get("DELETE") or not (data.get("name") or data.get("department_id")):
            return None
        labels = dict(self.fields["department_id"].choices)  # type: ignore[attr-defined]
        name = data["name"] or labels[data["department_id"]]
        return Body(name, data["role"], data["department_id"], data["pk"])


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

    def clean_title(self) -> str:
        """The box has two lines only so that a long headline can be seen."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def validate_constraints(self) -> None:
        """Left to proofreading, which names the other meeting."""


BodyFormSet = forms.formset_factory(BodyForm, extra=1, can_delete=True)
PersonFormSet = forms.formset_factory(PersonForm, extra=1, can_delete=True)


def department_choices() -> list[tuple[int, str]]:
    return list(Department.objects.values_list("pk", "name"))


def bodies_of(directive: Directive) -> list[dict[str, Any]]:
    rows = directive.mentions.values("pk", "name", "role", "department_id")
    return [dict(row) for row in rows]


def people_of(meeting: Meeting) -> list[dict[str, Any]]:
    rows = meeting.attendances.values("pk", "name", "post", "role")
    return [dict(row) for row in rows]


def with_one_more(data: Any, prefix: str) -> Any:
    """What was posted, with one more empty row in the list."""
    more = data.copy()
    more[f"{prefix}-TOTAL_FORMS"] = str(int(data.get(f"{prefix}-TOTAL_FORMS", 0)) + 1)
    return more


def publications(sources: QuerySet[Source]) -> list[str]:
    """Names of publications in use, for the field's suggestions."""
    names = sources.exclude(publication="").order_by("publication")
    return list(names.values_list("publication", flat=True).distinct()[:50])
