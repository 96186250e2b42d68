"""Accounts as forms offer them; and the form by which an officer's dockets move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model

from . import officers

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class AccountField(forms.ModelChoiceField[Any]):
    """An account by the name of its person and what one logs in by."""

    def label_from_instance(self, user: Any) -> str:
        return f"{officers.name(user)}({user.get_username()})"


class OfficerForm(forms.Form):
    former = AccountField(
        get_user_model().objects.none(), label="谁的督办件", empty_label="请选择"
    )
    to = AccountField(
        get_user_model().objects.none(), label="移交给", empty_label="请选择"
    )
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        former: Any = self.fields["former"]
        self.keepers = former.queryset = officers.keepers(user)
        former.label_from_instance = kept
        to: Any = self.fields["to"]
        to.queryset = officers.officers()
        for field in self.fields.values():
            field.error_messages["required"] = "请选择。"


def kept(user: Any) -> str:
    return f"{officers.name(user)}:{user.kept} 件在办"
