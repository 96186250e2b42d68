"""Sending an old ledger in; saying what its columns and its names are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils import timezone

from meetings.models import Department
from tracker import imports
from tracker.forms import day_input
from tracker.imports import matching
from tracker.imports.fields import FIELDS
from tracker.imports.names import LEFT_OUT, Unknown
from tracker.workbooks.opening import MAX_BYTES, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.models import User

    from tracker.imports import Preview
    from tracker.imports.matching import Column
    from tracker.models import LedgerImport

NOBODY, PASSED_OVER = "none", str(LEFT_OUT)
CHOICES = [("", "不导入"), *((field.name, field.label) for field in FIELDS)]


class LedgerForm(forms.Form):
    """`save` gives the ledger that was kept, or None with why it was not read."""

    workbook = forms.FileField(
        label="台账文件",
        help_text=f"Excel 工作簿(.xlsx),不超过 {MAX_BYTES >> 20} MB、5000 行。",
        error_messages={"required": "请先选择文件。", "empty": "文件是空的。"},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def save(self, by: User) -> LedgerImport | None:
        upload = self.cleaned_data["workbook"]
        try:
            return imports.keep(upload.read(MAX_BYTES + 1), upload.name, by)
        except Unreadable as why:
            self.add_error("workbook", str(why))
            return None


class ColumnsForm(forms.Form):
    """What each column is; what the file says once, or leaves out."""

    meeting = forms.CharField(
        label="整份表的会议", required=False, max_length=200, strip=True
    )
    held_on = forms.DateField(
        label="整份表的会议时间", required=False, widget=day_input()
    )
    fills_down = forms.BooleanField(
        label="没有写会议的行,算上一行的会议", required=False
    )

    def __init__(self, data: Any, seen: Preview) -> None:
        source = seen.source
        given = {name: getattr(source, name) for name in ColumnsForm.base_fields}
        super().__init__(data, initial=given)
        self.seen = seen
        for column in seen.columns:
            self.fields[f"column-{column.place}"] = forms.ChoiceField(
                label=column.head or f"第 {column.place + 1} 列",
                choices=CHOICES,
                required=False,
                initial=seen.mapping.get(column.place, ""),
            )

    def rows(self) -> Iterator[tuple[Column, BoundField]]:
        for column in self.seen.columns:
            yield column, self[f"column-{column.place}"]

    def whole(self) -> list[BoundField]:
        """Asked for where no column says it."""
        named = set(self.seen.mapping.values())
        return [self[name] for name in ("meeting", "held_on") if name not in named]

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("日期不能晚于今天。")
        return day

    def save(self, by: User) -> None:
        said = {
            column.place: self.cleaned_data[f"column-{column.place}"]
            for column in self.seen.columns
        }
        mapping: matching.Fields = {place: name for place, name in said.items() if name}
        more = {name: self.cleaned_data[name] for name in ColumnsForm.base_fields}
        imports.set_columns(self.seen.source, self.seen, mapping, by, **more)


class QuestionsForm(forms.Form):
    """Which department each name is that the register does not know."""

    undated = forms.DateField(
        label="这些行的办结时间", required=False, widget=day_input()
    )

    def __init__(self, data: Any, seen: Preview) -> None:
        super().__init__(data, initial={"undated": seen.source.undated})
        self.seen = seen
        everybody = _everybody() if seen.unknown else []
        for one in seen.unknown:
            self.fields[_key(one)] = forms.ChoiceField(
                label=f"“{one.name}”是?",
                choices=_choices(one, everybody),
                required=False,
                initial=_answer(one),
            )

    def rows(self) -> Iterator[tuple[Unknown, BoundField]]:
        for one in self.seen.unknown:
            yield one, self[_key(one)]

    def clean_undated(self) -> Any:
        day = self.cleaned_data["undated"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("日期不能晚于今天。")
        return day

    def save(self) -> None:
        said = {one.name: self.cleaned_data[_key(one)] for one in self.seen.unknown}
        names = {
            name: None if answer == NOBODY else int(answer)
            for name, answer in said.items()
            if answer
        }
        imports.answer(self.seen.source, names, self.cleaned_data["undated"])


class BackForm(forms.Form):
    """Why an import is taken back."""

    reason = forms.CharField(
        label="收回的理由", max_length=100, help_text="记入每一件的经过。"
    )


def _everybody() -> list[tuple[int, str]]:
    return list(Department.objects.values_list("pk", "name"))


def _key(one: Unknown) -> str:
    """Of the name itself: an answer never goes to another one."""
    return f"body-{hashlib.sha256(one.name.encode()).hexdigest()[:12]}"


def _answer(one: Unknown) -> str:
    """As the form has it, "" for none yet."""
    if not one.is_answered:
        return ""
    return NOBODY if one.said is None else str(one.said)


def _choices(one: Unknown, everybody: list[tuple[int, str]]) -> list[Any]:
    near = [(body.pk, body.name) for body in one.near]
    keys = {pk for pk, _ in near}
    rest = [pair for pair in everybody if pair[0] not in keys]
    groups = [("名称相近的", near)] if near else []
    rest_of_it = [
        (PASSED_OVER, "略过这个名称,其余照导"),
        (NOBODY, "不是库里的单位,这些行不导入"),
    ]
    return [("", "请选择"), *groups, ("其他单位", rest), ("都不是", rest_of_it)]
