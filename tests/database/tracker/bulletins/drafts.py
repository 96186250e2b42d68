"""A published year in the database, and a draft of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.bulk import make_year
from tests.bulletin import BULLETIN
from tracker.bulletins import wording
from tracker.bulletins.draft import Draft
from tracker.bulletins.gathering import gather
from tracker.bulletins.scope import Scope
from tracker.models import Assignment, Office, Standing

YEAR = 2020


def published(by: User, departments: list[Department]) -> None:
    """The year of a published bulletin, with the standings that acts would write."""
    make_year(BULLETIN, by, departments, YEAR)
    stand()


def stand() -> None:
    now = timezone.now()
    Standing.objects.bulk_create(
        Standing(
            assignment=part,
            department=part.department,
            role=part.role,
            state=part.state,
            kind=part.docket.kind,
            charged_on=part.charged_on,
            since=now,
        )
        for part in Assignment.objects.select_related("docket", "department")
    )


def scope(**more: Any) -> Scope:
    fields = {"year": YEAR, "cutoff": timezone.localdate(), **more}
    return Scope(**fields)


def drafted(user: User, **more: Any) -> Draft:
    asked = scope(**more)
    return wording.draft(asked, gather(user, asked), Office.present(), asked="抓紧办。")
