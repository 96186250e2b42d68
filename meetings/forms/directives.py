"""A directive and the bodies that it names."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.models import Department, Directive, Mention
from meetings.rolls import Body

from .common import DATE


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
            "text": forms.Textarea(attrs={"rows": 4}),
            "deadline_on": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, locked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.parent_id is not None:
            del self.fields["number"]
        if not locked:
            del self.fields["reason"]
        self.fields["deadline_on"].help_text = deadline_said(self.instance)

    @property
    def values(self) -> dict[str, Any]:
        """The columns alone."""
        return {k: v for k, v in self.cleaned_data.items() if k != "reason"}


def deadline_said(row: Directive) -> str:
    """What the text says of the deadline, beside the day that is kept."""
    if not row.deadline_text:
        return ""
    if row.deadline_on is None:
        return f"没有从“{row.deadline_text}”读出日期,需要时请直接选日期。"
    return f"原文“{row.deadline_text}” → {row.deadline_on:%Y-%m-%d}"


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


BodyFormSet = forms.formset_factory(BodyForm, extra=1, can_delete=True)


def department_choices() -> list[tuple[int, str]]:
    return list(Department.objects.values_list("pk", "name"))


def bodies_of(directive: Directive) -> list[dict[str, Any]]:
    rows = directive.mentions.values("pk", "name", "role", "department_id")
    return [dict(row) for row in rows]
