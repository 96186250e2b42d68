"""Form fields that Django does not have: several files, a docket by its code, a step
of the ladder, the instructions that something answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from . import evidence
from .ladder import Step
from .models import Assignment, Docket, Instruction, Office

EXAMPLE = "督〔2026〕012号 或 2026-12"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of uploaded files, each looked at by content."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=FilesInput, required=False, **more)

    def clean(self, data: Any, initial: Any = None) -> Any:
        files: list[UploadedFile[Any]] = list(filter(None, data or []))
        if why := evidence.refusal(files):
            raise ValidationError(why)
        return files


class DocketCodeField(forms.CharField):
    """A docket, typed by its code or by its last digits with the year: 2026-12."""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value).strip()
        if not typed:
            return None
        found = Docket.objects.filter(code=typed).first()
        year, _, serial = typed.partition("-")
        if found is None and year.isdecimal() and serial.isdecimal():
            found = Docket.objects.filter(year=year, serial=serial).first()
        if found is None:
            raise ValidationError(
                f"没有编号为“{typed}”的督办件,请照编号填写,如 {EXAMPLE}。"
            )
        return found


def _ladder() -> list[tuple[str, str]]:
    return [(str(step.order), step.word) for step in Office.present().ladder]


def _step(order: str) -> Step:
    return next(s for s in Office.present().ladder if str(s.order) == order)


class StepField(forms.TypedChoiceField):
    """A step of the ladder by its order; nothing for a plain urging."""

    def __init__(self, **more: Any) -> None:
        more |= {"required": False, "widget": forms.HiddenInput, "coerce": _step}
        super().__init__(choices=_ladder, empty_value=None, **more)


class AnswersField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """A tick for each instruction; what is not open any more is refused."""

    def label_from_instance(self, obj: Any) -> str:
        row: Instruction = obj
        return f"{row} {row.given_on:%m-%d}:{row.text}"


def answers_field(part: Assignment, label: str) -> AnswersField | None:
    """The instructions that this part has to answer; None where there is none."""
    waiting = part.open_instructions()
    if not waiting:
        return None
    widget = forms.CheckboxSelectMultiple
    field = AnswersField(waiting, label=label, widget=widget, required=False)
    field.error_messages["invalid_choice"] = "这条批示刚刚有人回复过,请去掉勾选。"
    return field
