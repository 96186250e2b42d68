"""What every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from . import navigation
from .models import Office


def site(request: HttpRequest) -> dict[str, Any]:
    """nav and account links, the office with its thresholds, and today."""
    office = SimpleLazyObject(Office.present)
    waiting = navigation.counts(request)
    return {
        "nav": navigation.items(request, navigation.SECTIONS, waiting),
        "account": navigation.items(request, navigation.ACCOUNT, {}),
        "office": office,
        "office_name": SimpleLazyObject(lambda: office.name),
        "today": timezone.localdate(),
    }
