"""The forms of 批示 and 回复批示; what they share with other verbs is in forms.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from . import meeting_instructions
from .evidence import help_text
from .fields import FilesField, answers_field
from .forms import ActForm, day_input
from .leaders import Leader, leaders, own
from .models import Instruction, InstructionReply
from .recording import Words
from .workflow import NotAllowed, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from meetings.models import Meeting

WAYS = [c for c in Instruction.Channel.choices if c[0] != "system"]


def files() -> FilesField:
    return FilesField(label="照片或文件", help_text=help_text())


class LeaderField(forms.ChoiceField):
    """A leader of the area, by name and post."""

    def __init__(self) -> None:
        self.known = {one.key: one for one in leaders(timezone.localdate())}
        choices = [(key, str(one)) for key, one in self.known.items()]
        super().__init__(label="哪位领导", choices=[("", "请选择"), *choices])

    def clean(self, value: Any) -> Leader:
        return self.known[super().clean(value)]


def on_behalf(form: forms.Form, user: User) -> None:
    """What an officer adds who puts a leader's note down; nothing for a leader."""
    if own(user, timezone.localdate()):
        for name in ("channel", "happened_on"):
            form.fields.pop(name, None)
        return
    form.fields["leader"] = LeaderField()
    form.fields["channel"] = forms.ChoiceField(
        label="方式", choices=WAYS, initial="paper"
    )
    form.fields["evidence"] = files()
    form.order_fields(["leader", "text", "channel", "happened_on", "evidence"])


class InstructForm(ActForm):
    """on_docket: it is on the whole docket, which this part leads."""

    def __init__(self, *args: Any, on_docket: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.on_docket = on_docket
        on_behalf(self, self.user)
        if "happened_on" in self.fields:
            self.fields["happened_on"].label = "批示日期"

    def words(self) -> Words:
        return replace(super().words(), about_docket=self.on_docket)


class ReplyForm(ActForm):
    settles = forms.BooleanField(
        label="已办复(不勾选:先回复情况,批示仍列为待复)", required=False, initial=True
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        answers = answers_field(self.assignment, "回复哪条批示")
        if answers:
            answers.required = True
            answers.error_messages["required"] = "请勾选回复的是哪条批示。"
            self.fields["answers"] = answers
            only = answers.queryset
            if only is not None and len(only) == 1:
                answers.initial = [only[0].pk]
        self.fields["evidence"] = files()
        self.order_fields(["answers", "text", "evidence", "settles"])

    @property
    def refusal(self) -> str:
        none = "" if "answers" in self.fields else "没有等您单位回复的批示。"
        return super().refusal or none


class MeetingForm(forms.Form):
    """An instruction on a meeting, which no act stands behind."""

    text = forms.CharField(label="批示内容", widget=forms.Textarea({"rows": 3}))
    happened_on = forms.DateField(label="批示日期", widget=day_input())

    def __init__(self, *args: Any, meeting: Meeting, user: User) -> None:
        super().__init__(*args)
        self.initial = {"happened_on": timezone.localdate()}
        self.meeting, self.user = meeting, user
        on_behalf(self, user)

    def save(self) -> Instruction | None:
        words = Words(**self.cleaned_data)
        try:
            return meeting_instructions.give(self.meeting, self.user, words)
        except ValidationError as error:
            take_errors(self, error)
        return None


class MeetingReplyForm(forms.Form):
    text = forms.CharField(label="回复内容", widget=forms.Textarea({"rows": 4}))
    evidence = FilesField(label="照片或文件")
    settles = ReplyForm.base_fields["settles"]

    def save(self, instruction: Instruction, by: User) -> InstructionReply | None:
        try:
            words = Words(**self.cleaned_data)
            return meeting_instructions.answer(instruction, by, words)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
        except ValidationError as error:
            take_errors(self, error)
        return None


def take_errors(form: forms.Form, error: ValidationError) -> None:
    for name, messages in error.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)


FORMS: dict[Verb, type[ActForm]] = {Verb.INSTRUCT: InstructForm, Verb.REPLY: ReplyForm}


def form_of(verb: Verb) -> type[ActForm]:
    return FORMS.get(verb, ActForm)
