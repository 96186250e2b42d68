"""The form by which a month is signed off."""

from __future__ import annotations

from django import forms


class SignForm(forms.Form):
    note = forms.CharField(
        label="查账意见",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
