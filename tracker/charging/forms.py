"""One directive's decision, as a form."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from meetings.models import Department, Directive, Meeting, Post, RelayedPoint
from tracker.models import Dismissal, Docket
from tracker.rhythm import CHOICES as INTERVALS
from tracker.rhythm import Interval
from tracker.workflow import Kind

from .deciding import no_joining
from .decisions import DISMISS, JOIN, Charge, Decision, Dismiss, Join
from .directory import Directory
from .proposals import Proposal

DECISIONS = [
    ("", "暂不决定"),
    (Kind.ACTION.value, "立项"),
    (Kind.INFORMATION.value, "阅知"),
    (Kind.STANDING.value, "长期"),
    (JOIN, "并入某件"),
    (DISMISS, "不立项"),
]
BODIES = {"title", "lead", "responsible", "support", "point"}
TRACKED = BODIES | {"grade", "criterion", "interval", "post"}
# What each decision asks for; the rest of the row is neither checked nor used.
ASKED: dict[str, set[str]] = {
    "": set(),
    Kind.ACTION: TRACKED | {"due_on"},
    Kind.STANDING: TRACKED,
    Kind.INFORMATION: BODIES,
    JOIN: {"docket", "point"},
    DISMISS: {"reason"},
}


def day_input() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DepartmentsField(forms.CharField):
    """Names, aliases or groups, separated by 、; cleans to departments."""

    directory: Directory | None = None

    def __init__(self, *, one: bool = False, **more: Any) -> None:
        self.one = one
        super().__init__(required=False, **more)
        self.widget.attrs["autocomplete"] = "off"
        self.widget.attrs["list" if one else "data-names"] = "departments"

    def clean(self, value: Any) -> list[Department]:
        assert self.directory is not None
        found, wrong = self.directory.read(super().clean(value))
        if wrong:
            raise ValidationError(wrong)
        if self.one and len(found) > 1:
            raise ValidationError("牵头单位只能是一个,其余请列为责任或配合。")
        return found


class ChargeForm(forms.Form):
    """Prefilled with the proposal; what the decision doesn't ask for is let be."""

    decision = forms.ChoiceField(label="决定", choices=DECISIONS, required=False)
    grade = forms.ChoiceField(label="类别", choices=Docket.Class.choices)
    due_on = forms.DateField(label="时限", required=False, widget=day_input())
    # The day that a rule proposed when the row was shown: see `follow_rule`.
    proposed = forms.CharField(required=False, widget=forms.HiddenInput)
    lead = DepartmentsField(label="牵头单位", one=True)
    responsible = DepartmentsField(label="责任单位")
    support = DepartmentsField(label="配合单位")
    criterion = forms.CharField(label="完成标准", max_length=300, required=False)
    title = forms.CharField(label="事项名称", max_length=120)
    interval = forms.ChoiceField(label="反馈频次", choices=INTERVALS)
    post = forms.ChoiceField(label="责任领导", required=False)
    docket = forms.CharField(
        label="并入哪一件",
        required=False,
        widget=forms.TextInput({"list": "dockets", "placeholder": "编号或事项名称"}),
    )
    point = forms.ChoiceField(label="承接上级要求", required=False)
    reason = forms.CharField(
        label="不立项的理由",
        max_length=Dismissal._meta.get_field("reason").max_length,
        required=False,
    )

    def __init__(
        self,
        directive: Directive,
        proposal: Proposal,
        directory: Directory,
        posts: Mapping[str, Post],
        typed: Mapping[str, Any] | None = None,
        *,
        check: bool = True,
    ) -> None:
        """typed: what was posted; check False shows it as it is, without errors."""
        self.directive, self.directory, self.posts = directive, directory, posts
        self.proposal = proposal
        prefix = f"d{directive.pk}"
        initial = suggested(directive, proposal, directory)
        if typed is not None and not check:
            initial = {name: typed.get(f"{prefix}-{name}", "") for name in initial}
        super().__init__(
            typed if check else None, prefix=prefix, initial=initial, label_suffix=""
        )
        for field in self.fields.values():
            if isinstance(field, DepartmentsField):
                field.directory = directory
        choices = [("", "随牵头单位的分管领导")]
        choices += [(pk, str(post)) for pk, post in posts.items()]
        if proposal.offer.choices:
            point: Any = self.fields["point"]
            point.choices = proposal.offer.choices
        else:
            del self.fields["point"]
        self.fields["post"] = forms.ChoiceField(
            label="责任领导", choices=choices, required=False
        )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        asked = ASKED.get(data.get("decision", ""), set())
        for name in set(self.errors) - asked - {"decision"}:
            del self.errors[name]
        if "lead" in asked and not data.get("lead") and "lead" not in self.errors:
            self.add_error("lead", "请选一个牵头单位,或者改作别的决定。")
        if "docket" in asked and "docket" not in self.errors:
            self._find_docket(data.get("docket", ""))
        if "reason" in asked and not data.get("reason"):
            self.add_error("reason", "请写明不立项的理由。")
        if "due_on" in asked:
            self._check_due(data.get("due_on"))
        return data

    @property
    def kind(self) -> str:
        """The decision in hand, for the row's look: as typed, else as proposed."""
        return str(self["decision"].value() or "")

    @property
    def due_by(self) -> str:
        """Of a valid form: by which rule of the office, where the date is a rule's."""
        data = self.cleaned_data
        default = self.proposal.default_for(data.get("grade", ""))
        kept = default is not None and default.on == data.get("due_on") is not None
        return default.reason if default and kept else ""

    def decision_made(self, charged_on: datetime.date) -> Decision | None:
        """The decision of a valid form; None when it is put off."""
        data = self.cleaned_data
        kind = data["decision"]
        if not kind:
            return None
        if kind == JOIN:
            return Join(self.directive, data["docket"])
        if kind == DISMISS:
            return Dismiss(self.directive, data["reason"])
        lead = data["lead"][0]
        post = self.posts.get(data.get("post", "")) or lead.leader_in_charge
        return Charge(
            directive=self.directive,
            lead=lead,
            responsible=data["responsible"],
            support=data["support"],
            title=data["title"],
            kind=Kind(kind),
            grade=data.get("grade") or Docket.Class.C,
            criterion=data.get("criterion", ""),
            due_on=data.get("due_on"),
            due_by=self.due_by,
            interval=Interval(data.get("interval") or Interval.MONTH),
            responsible_post=post,
            charged_on=charged_on,
        )

    @property
    def answered(self) -> RelayedPoint | None:
        """Of a valid form: the superior's point that the directive answers."""
        return self.proposal.offer.points.get(self.cleaned_data.get("point", ""))

    def _check_due(self, day: datetime.date | None) -> None:
        held_on = self.directive.meeting.held_on
        if day and held_on and day < held_on:
            self.add_error("due_on", f"时限不能早于开会日期 {held_on:%Y-%m-%d}。")

    def _find_docket(self, words: str) -> None:
        """Put the docket in place of the words that were typed for it."""
        code = words.split()[0] if words.split() else ""
        if not code:
            self.add_error("docket", "请写并入哪一件的编号,或从列表中选。")
            return
        found = list(Docket.objects.filter(code=code)) or list(
            Docket.objects.filter(title__contains=words.strip())[:4]
        )
        if len(found) != 1:
            self.add_error("docket", _docket_trouble(words, found))
        elif why := no_joining(found[0]):
            self.add_error("docket", why)
        else:
            self.cleaned_data["docket"] = found[0]


class HeadForm(forms.Form):
    """What all rows share: the day of charging, past for what is entered later."""

    charged_on = forms.DateField(
        label="交办日期",
        widget=day_input(),
        error_messages={"required": "请填交办日期。"},
    )

    def __init__(
        self,
        meeting: Meeting,
        data: Mapping[str, Any] | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.meeting = meeting
        super().__init__(data, initial=initial, label_suffix="")

    def clean_charged_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["charged_on"]
        held_on = self.meeting.held_on
        if day > timezone.localdate():
            raise ValidationError("交办日期不能晚于今天。")
        if held_on and day < held_on:
            raise ValidationError(f"交办日期不能早于开会日期 {held_on:%Y-%m-%d}。")
        return day


def suggested(
    directive: Directive, proposal: Proposal, directory: Directory
) -> dict[str, str]:
    """The row as the text suggests it, in the words that the fields take."""
    found = proposal.suggestion
    return {
        "decision": proposal.decision,
        "grade": Docket.Class.C.value,
        "due_on": proposal.due_for(Docket.Class.C),
        "proposed": "" if proposal.due.on else proposal.due_for(Docket.Class.C),
        "lead": directory.write([found.lead] if found.lead else []),
        "responsible": directory.write(found.responsible),
        "support": directory.write(found.support),
        "criterion": "",
        "title": directive.heading,
        "interval": Interval.MONTH.value,
        "post": "",
        "docket": proposal.again.joins if proposal.again else "",
        "point": str(proposal.offer.near.pk) if proposal.offer.near else "",
        "reason": "",
    }


def follow_rule(data: QueryDict, prefix: str, proposal: Proposal) -> None:
    """A date left as a rule proposed it goes with the rule: class or day of charging
    may have changed since. What an officer typed, or took away, stays."""
    shown = data.get(f"{prefix}proposed")
    if proposal.due.on or shown is None:
        return
    now = proposal.due_for(str(data.get(f"{prefix}grade", "")))
    if shown == data.get(f"{prefix}due_on"):
        data[f"{prefix}due_on"] = now
    data[f"{prefix}proposed"] = now


def _docket_trouble(words: str, found: list[Docket]) -> str:
    if not found:
        return f"没有找到“{words}”,请写编号,或从列表中选。"
    codes = "、".join(docket.code for docket in found[:3])
    return f"“{words}”不止一件({codes}…),请写编号。"
