"""Forms of a superior's requirement: its facts, its points, and one typed in."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.models import Relay
from meetings.relayed.mending import COLUMNS, Line
from meetings.rows import SMALL

from .common import DATE


class RelayForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Relay
        fields = COLUMNS
        widgets = {"given_on": forms.DateInput(DATE, format="%Y-%m-%d")}
        help_texts = {
            "speaker": "写姓名,不写职务;确认以前必须写明。",
            "occasion": "如 调研讲话、全市工作会议。",
        }
        error_messages = {"title": {"required": "请填写名称。"}}


class TypedRelayForm(RelayForm):
    said = forms.CharField(
        label="要点",
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="可以整段粘贴:一是、二是,(一)(二),或用分号隔开都行,随即分成要点。",
        error_messages={"required": "请填写要点。"},
    )

    class Meta(RelayForm.Meta):
        pass

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in COLUMNS}


class PointForm(forms.Form):
    """A point; one without text and without an id is no point yet."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    number = forms.IntegerField(
        label="原文序号", required=False, min_value=0, max_value=SMALL
    )
    text = forms.CharField(
        label="要点", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    dropped = forms.BooleanField(label="不作要点", required=False)

    @property
    def line(self) -> Line:
        given = self.cleaned_data
        return Line(given["pk"], given["text"], given["number"], given["dropped"])


PointFormSet = forms.formset_factory(PointForm, extra=0, max_num=80)


def points_of(relay: Relay) -> list[dict[str, Any]]:
    """What the list of points begins with."""
    names = ("pk", "number", "text", "dropped")
    return [{name: getattr(one, name) for name in names} for one in relay.points.all()]
