"""What a bulk act asks for, once for all of its rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from . import rhythm, wording
from .forms import CHANNELS, WAYS, day_input
from .ladder import Step
from .models import Event
from .workflow import RULES, Verb

PICKED = "row"  # checked rows, each "assignment:seq"


class BulkForm(forms.Form):
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label="新的时限", widget=day_input())
    interval = forms.ChoiceField(label="反馈频次", choices=rhythm.CHOICES)
    channel = forms.ChoiceField(label="单位反馈方式", choices=CHANNELS)
    caller = forms.CharField(label="单位经办人", max_length=40, required=False)
    happened_on = forms.DateField(label="日期", widget=day_input())

    def __init__(
        self, *args: Any, verb: Verb, step: Step | None = None, **more: Any
    ) -> None:
        today = timezone.localdate()
        more["initial"] = {"happened_on": today, "channel": "phone"}
        super().__init__(*args, **more)
        rule = RULES[verb]
        self.fields["text"].label = rule.label or "说明"
        self.fields["text"].required = rule.must_write
        dated = verb in (Verb.URGE, Verb.RESUME)
        if dated:
            label = "请于此日前反馈" if verb == Verb.URGE else "恢复后的时限"
            self.fields["due_on"].label = label
            self.fields["due_on"].required = False
        elif rule.asks != "due_on":
            del self.fields["due_on"]
        if rule.asks != "interval":
            del self.fields["interval"]
        if verb == Verb.URGE:
            self.fields["channel"] = forms.ChoiceField(label="催办方式", choices=WAYS)
            self.fields["channel"].initial = Event.Channel.PHONE
        elif not rule.for_department:
            del self.fields["channel"]
        if verb == Verb.URGE or not rule.for_department:
            del self.fields["caller"]
        if step:
            self._fit(step)
        for one in self.fields.values():
            one.error_messages["required"] = "请填写。"

    def _fit(self, step: Step) -> None:
        """Each row has its own figures, so the usual text is filled in by itself."""
        day = wording.reply_by(step, timezone.localdate())
        self.initial = {**self.initial, "due_on": day, "channel": "system"}
        self.fields["text"].help_text = "不填就用这一步通常的写法,各写各的时限和天数。"

    def clean_interval(self) -> rhythm.Interval:
        return rhythm.Interval(self.cleaned_data["interval"])


def picked(values: list[str]) -> dict[int, int]:
    """Assignment → seq of its docket as shown; anything else is left out."""
    found: dict[int, int] = {}
    for value in values:
        pk, _, seq = value.partition(":")
        if pk.isdecimal() and seq.isdecimal():
            found[int(pk)] = int(seq)
    return found
