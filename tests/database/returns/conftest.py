"""Three open parts of the liaison's bureau, signed for; and a way to send a form in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.returns.paper import Change
from tests.database.returns.paper import sent as sent_form
from tests.database.tracker.conftest import lead
from tests.factories import make_assignment
from tracker import returns
from tracker.acts import act
from tracker.models import Assignment, Return
from tracker.workflow import Verb

__all__ = ["lead"]
Send = Callable[..., tuple[Return, returns.Plan]]


@pytest.fixture
def parts(officer: User, liaison: User, bureau: Department) -> list[Assignment]:
    made = [make_assignment(officer, bureau) for _ in range(3)]
    for part in made:
        act(part, Verb.SIGN_FOR, liaison)
    return made


def checked(source: Return, by: User) -> returns.Plan:
    return returns.check(returns.read(bytes(source.data)), source, by)


def keep(data: bytes, by: User) -> tuple[Return, returns.Plan]:
    source = returns.keep(data, "回填表.xlsx", timezone.localdate(), by)
    return source, checked(source, by)


@pytest.fixture
def send(parts: list[Assignment], bureau: Department, officer: User) -> Send:
    """send(change, …): the form with these changes, sent in by the officer."""

    def send(*changes: Change, by: User = officer) -> tuple[Return, returns.Plan]:
        return keep(sent_form(bureau, by, *changes), by)

    return send
