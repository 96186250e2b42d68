"""The form of 更正 for what is no act on an assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from .models.revocable import Revocable
from .revoking import revoke
from .workflow import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class RevokeForm(forms.Form):
    reason = forms.CharField(label="更正的理由", max_length=200, required=False)

    def save(self, row: Revocable, by: User) -> bool:
        """Whether it is done; if not, the refusal is among the form's errors."""
        try:
            self.perform(row, by, self.cleaned_data["reason"])
        except NotAllowed as refusal:
            self.add_error(None, str(refusal))
            return False
        except ValidationError as error:
            self.add_error("reason", error.message_dict["reason"])
            return False
        return True

    def perform(self, row: Revocable, by: User, why: str) -> None:
        """What is done beside striking it through is another form's."""
        revoke(row, by, why)
