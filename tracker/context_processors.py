"""What every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from meetings.models import Department

from . import navigation, past_pages
from .models import Office
from .permissions import departments_of


def _house(request: HttpRequest, office: Any) -> str:
    """Whose house the reader stands in: the own department's, or the office's."""
    own = departments_of(request.user)
    names = Department.objects.filter(pk__in=own).values_list("name", flat=True)
    return "、".join(names) if own else str(office.name)


def site(request: HttpRequest) -> dict[str, Any]:
    """nav and account links, whether there is a search box, why a past day is not
    shown, unread digests, the office with its thresholds, and today."""
    office = SimpleLazyObject(Office.present)
    waiting = navigation.counts(request)
    unread = navigation.unread(request)
    return {
        "nav": navigation.items(request, navigation.SECTIONS, waiting),
        "account": navigation.items(request, navigation.ACCOUNT, {"inbox": unread}),
        "unread": unread,
        "excuse": past_pages.excuse(request),
        "seeks": navigation.seeks(request),
        "office": office,
        "office_name": SimpleLazyObject(lambda: _house(request, office)),
        "today": timezone.localdate(),
    }
