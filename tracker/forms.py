"""The one form by which a verb is performed: its fields come from the workflow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from .acts import Stale, act, correct
from .models import Assignment, Event
from .models.reports import REPORT_LENGTH
from .recording import Words
from .roles import Role
from .workflow import RULES, NotAllowed, Verb, refusal

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WITH_REPORT = frozenset({Verb.REPORT, Verb.REPORT_DONE})
CHANNELS = [
    ("", "请选择"),
    *((c, label) for c, label in Event.Channel.choices if c in ("phone", "paper")),
]


class ActForm(forms.Form):
    """What `verb` asks of this user; `save` performs it and puts refusals into words.

    On a stale form the typed text stays and `seq` moves on, so that the user can
    read what changed and send again.
    """

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))
    percent = forms.IntegerField(
        label="完成百分比", min_value=0, max_value=100, required=False
    )
    problems = forms.CharField(
        label="存在问题", max_length=REPORT_LENGTH, required=False
    )
    next_step = forms.CharField(
        label="下一步措施", max_length=REPORT_LENGTH, required=False
    )
    happened_on = forms.DateField(
        label="日期", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    channel = forms.ChoiceField(label="单位反馈方式", choices=CHANNELS)
    caller = forms.CharField(label="单位经办人", max_length=40)
    seq = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, assignment: Assignment, verb: Verb, user: User, **more: Any
    ) -> None:
        self.assignment, self.verb, self.user = assignment, verb, user
        more["initial"] = {**self._prefill(), **more.get("initial", {})}
        super().__init__(*args, **more)
        rule = RULES[verb]
        self.fields["text"].label = rule.text or "说明"
        self.fields["text"].required = bool(rule.text)
        if verb in WITH_REPORT:
            self.fields["text"].help_text = f"最多 {REPORT_LENGTH} 字。"
            self._count_only("problems", "next_step")
        else:
            self._drop("percent", "problems", "next_step")
        if not self.on_behalf:
            self._drop("channel", "caller")
        if Role.LIAISON in assignment.roles_here(user):
            self._drop("happened_on")  # a department's own act happens when it is sent
        for field in self.fields.values():
            field.error_messages["required"] = "请填写。"

    @property
    def on_behalf(self) -> bool:
        """An officer does what is the department's to do."""
        own = Role.LIAISON in self.assignment.roles_here(self.user)
        return RULES[self.verb].for_department and not own

    def _drop(self, *names: str) -> None:
        for name in names:
            del self.fields[name]

    def _count_only(self, *names: str) -> None:
        """Refuse what is too long, where `maxlength` cuts what is pasted unseen."""
        for name in names:
            field = self.fields[name]
            field.widget.attrs.pop("maxlength", None)
            field.error_messages["max_length"] = (
                "最多 %(limit_value)d 字,现有 %(show_value)d 字。"
            )

    @property
    def refusal(self) -> str:
        """Why the verb is not to be done here and now; "" when it is."""
        part, user = self.assignment, self.user
        return refusal(self.verb, part.present, part.roles_here(user), user.pk)

    def clean_text(self) -> str:
        """A line break is one character, as it is to whoever counts them."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    def _prefill(self) -> dict[str, Any]:
        first = {
            "seq": self.assignment.docket.last_seq,
            "happened_on": timezone.localdate(),
        }
        last = self.assignment.reports.exclude(text="").last()
        if self.verb not in WITH_REPORT or last is None:
            return first
        names = ("text", "percent", "problems", "next_step")
        return {**first, **{name: getattr(last, name) for name in names}}

    def save(self) -> Event | None:
        """The event, or None with the reason among the form's errors."""
        try:
            return act(
                self.assignment, self.verb, self.user, Words(**self.cleaned_data)
            )
        except Stale as stale:
            sent = {name: self.data[name] for name in self.data}
            self.data = {**sent, self.add_prefix("seq"): stale.events[-1].seq}
            self.add_error(None, str(stale))
        except NotAllowed as refused:
            self.add_error(None, str(refused))
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(name if name in self.fields else None, messages)
        return None


class CorrectForm(forms.Form):
    reason = forms.CharField(label="更正的理由", max_length=200, required=False)

    def save(self, event: Event, by: User) -> Event | None:
        """The correction, or None with the refusal among the form's errors."""
        try:
            return correct(event, by, self.cleaned_data["reason"])
        except NotAllowed as refusal:
            self.add_error(None, str(refusal))
        except ValidationError as error:
            self.add_error("reason", error.message_dict["reason"])
        return None
