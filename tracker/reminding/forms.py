"""Where a person's digests are mailed, if anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction

from meetings.models import Department
from tracker.models import MailChoice

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class MailForm(forms.Form):
    by_mail = forms.BooleanField(label="同时发到我的邮箱", required=False)
    email = forms.EmailField(
        label="邮箱",
        required=False,
        help_text="单位的工作邮箱;不填就只在“提醒”里看。",
        error_messages={"invalid": "不像邮箱地址,请写成 name@example.org 这样。"},
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        self.user = user
        wanted = bool(user.email) and MailChoice.of(user)
        more["initial"] = {"email": user.email, "by_mail": wanted}
        super().__init__(*args, **more)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("by_mail") and data.get("email") == "":
            self.add_error("email", "要发到邮箱,请填写邮箱;不发请去掉上面的勾。")
        return data

    @transaction.atomic
    def save(self) -> None:
        """The auditor reads where an account's mail goes."""
        MailChoice.objects.update_or_create(
            user=self.user, defaults={"by_mail": self.cleaned_data["by_mail"]}
        )
        if self.cleaned_data["email"] == self.user.email:
            return
        self.user.email = self.cleaned_data["email"]
        self.user.save(update_fields=["email"])
        change = [{"changed": {"fields": ["邮箱"]}}]
        LogEntry.objects.log_actions(
            self.user.pk, [self.user], CHANGE, change, single_object=True
        )


class PreviewForm(forms.Form):
    department = forms.ModelChoiceField(
        Department.objects.all(), label="单位", empty_label="请选择"
    )
