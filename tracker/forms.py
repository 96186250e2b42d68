"""The one form by which a verb is performed: its fields come from the workflow."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department

from . import requirements, rhythm, wording
from .acts import Stale, act, correct
from .charging import uncharge
from .consequences import days_held
from .evidence import MEGABYTE, help_text
from .fields import DocketCodeField, FilesField, StepField, answers_field
from .models import Assignment, Event, Report
from .models.reports import REPORT_LENGTH
from .recording import Words
from .workflow import RULES, Duty, NotAllowed, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WITH_REPORT = frozenset({Verb.REPORT, Verb.REPORT_DONE})
REPORT_FIELDS = ("percent", "problems", "next_step", "evidence")
ASKED = ("due_on", "department", "docket", "interval")
BY_CALL = [(c, label) for c, label in Event.Channel.choices if c in ("phone", "paper")]
CHANNELS = [("", "请选择"), *BY_CALL]
WAYS = [*BY_CALL, (Event.Channel.SYSTEM.value, "只在系统里")]
# What the day that a verb asks for is called.
DAYS = {
    Verb.ASK_EXTENSION: "申请延至",
    Verb.EXTEND: "同意延至",
    Verb.URGE: "请于此日前反馈",
    Verb.RESUME: "恢复后的时限",
}
# A day may be set beside these verbs; the others ask for it.
MAY_SET_DAY = frozenset({Verb.URGE, Verb.RESUME})


def day_input() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


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
    evidence = FilesField(label="佐证材料")
    due_on = forms.DateField(label="新的时限", widget=day_input())
    department = forms.ModelChoiceField(
        Department.objects.none(), label="转给", empty_label="请选择"
    )
    docket = DocketCodeField(
        label="替代它的督办件编号",
        max_length=30,
        help_text="如 督〔2026〕012号 或 2026-12。",
    )
    interval = forms.ChoiceField(label="反馈频次", choices=rhythm.CHOICES)
    happened_on = forms.DateField(label="日期", widget=day_input())
    channel = forms.ChoiceField(label="单位反馈方式", choices=CHANNELS)
    caller = forms.CharField(label="单位经办人", max_length=40)
    seq = forms.IntegerField(widget=forms.HiddenInput)
    step = StepField()

    def __init__(
        self,
        *args: Any,
        assignment: Assignment,
        verb: Verb,
        user: User,
        step: str = "",
        **more: Any,
    ) -> None:
        """step: of the ladder, by its order, for 催办."""
        self.assignment, self.verb, self.user = assignment, verb, user
        self.steps = assignment.steps_open if verb == Verb.URGE else ()
        self.wanted = next((s for s in self.steps if str(s.order) == step), None)
        more["initial"] = {**self._prefill(), **more.get("initial", {})}
        super().__init__(*args, **more)
        rule = RULES[verb]
        self.fields["text"].label = rule.label or "说明"
        self.fields["text"].required = rule.must_write
        if not rule.text:
            self.fields["text"].widget.attrs["rows"] = 2
        self._fit_report()
        self._fit_asked(rule.asks)
        self._fit_way()
        if verb != Verb.URGE:
            self._drop("step")
        for field in self.fields.values():
            field.error_messages["required"] = "请填写。"

    def _fit_report(self) -> None:
        if self.verb not in WITH_REPORT:
            self._drop(*REPORT_FIELDS)
            return
        for name in ("text", "problems", "next_step"):
            self.fields[name].help_text = f"最多 {REPORT_LENGTH} 字。"
            self.fields[name].widget.attrs["data-count"] = str(REPORT_LENGTH)
        self.fields["evidence"].help_text = help_text()
        self._count_only("problems", "next_step")
        if answers := answers_field(self.assignment, "同时回复批示"):
            self.fields["answers"] = answers

    def _fit_asked(self, asks: str) -> None:
        """Only what the verb asks for; a day beside a hold or an urging is free."""
        dated = self.verb == Verb.URGE or (
            self.verb == Verb.RESUME and self.assignment.effective_due is not None
        )
        wanted = "due_on" if dated else asks
        self._drop(*(name for name in ASKED if name != wanted))
        if wanted == "due_on":
            self.fields["due_on"].label = DAYS.get(self.verb, "新的时限")
            self.fields["due_on"].required = self.verb not in MAY_SET_DAY
        if wanted == "department":
            there = self.assignment.docket.assignments.exclude(state="passed_on")
            free = Department.objects.current(timezone.localdate())
            choice: Any = self.fields["department"]
            choice.queryset = free.exclude(pk__in=there.values("department"))

    def _fit_way(self) -> None:
        """By which way it reached whom; a department's own act happens when sent."""
        own = self.assignment.is_own(self.user)
        if self.verb == Verb.URGE:
            self.fields["channel"] = forms.ChoiceField(label="催办方式", choices=WAYS)
            self.fields["caller"].required = False
        elif not self.on_behalf:
            self._drop("channel", "caller")
        if own:
            self._drop("happened_on")

    @property
    def heading(self) -> str:
        return self.wanted.word if self.wanted else self.verb.label

    @property
    def button(self) -> str:
        return self.wanted.form.act if self.wanted else self.verb.label

    @property
    def on_behalf(self) -> bool:
        """An officer does what is the department's to do."""
        return RULES[self.verb].for_department and not self.assignment.is_own(self.user)

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
        return requirements.refusal(self.assignment, self.verb, self.user)

    def clean_text(self) -> str:
        """A line break is one character, as it is to whoever counts them."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    def clean_interval(self) -> rhythm.Interval:
        return rhythm.Interval(self.cleaned_data["interval"])

    def refuse_lost_files(self, length: int) -> None:
        """A request beyond the limit loses its files on the way: say so."""
        if "evidence" in self.fields and length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE
            self.add_error(
                "evidence", f"附件合计超过 {most} MB,没有传上来,请分几次报。"
            )

    def _prefill(self) -> dict[str, Any]:
        part, docket = self.assignment, self.assignment.docket
        first: dict[str, Any] = {
            "seq": docket.last_seq,
            "happened_on": timezone.localdate(),
            "interval": docket.report_interval,
        }
        if self.verb == Verb.EXTEND:
            first["due_on"] = part.asked_until
        if self.wanted:
            first |= {"step": self.wanted.order, "channel": Event.Channel.SYSTEM}
            first |= wording.prefill(self.wanted, part, timezone.localdate())
        if self.verb == Verb.RESUME and part.effective_due and part.role == Duty.LEAD:
            held = datetime.timedelta(days=days_held(part, timezone.localdate()))
            first["due_on"] = part.effective_due + held
        last = Report.objects.counting().filter(assignment=part).exclude(text="").last()
        if self.verb not in WITH_REPORT or last is None:
            return first
        names = ("text", "percent", "problems", "next_step")
        return {**first, **{name: getattr(last, name) for name in names}}

    def words(self) -> Words:
        """What was filled in, as `act` takes it."""
        return Words(**self.cleaned_data)

    def save(self) -> Event | None:
        """The event, or None with the reason among the form's errors."""
        try:
            return act(self.assignment, self.verb, self.user, self.words())
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
        whole = event.verb == Verb.CHARGE and event.assignment_id is None
        take_back = uncharge if whole else correct
        try:
            return take_back(event, by, self.cleaned_data["reason"])
        except NotAllowed as refusal:
            self.add_error(None, str(refusal))
        except ValidationError as error:
            self.add_error("reason", error.message_dict["reason"])
        return None
