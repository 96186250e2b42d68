"""The controls of filter forms."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms


class DateInput(forms.DateInput):
    input_type = "date"


class RangeInput(filters.widgets.DateRangeWidget):  # type: ignore[misc]
    """Two day pickers; 起 and 止 are said to screen readers."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        forms.MultiWidget.__init__(
            self,
            (
                DateInput(attrs={"aria-label": "起"}),
                DateInput(attrs={"aria-label": "止"}),
            ),
            attrs,
        )


def search_input() -> forms.TextInput:
    widget = forms.TextInput(attrs={"placeholder": "编号、事项、原文"})
    widget.input_type = "search"
    return widget
