"""People and rows that the tests of one file share.

    officer = person(Role.OFFICER, "陆明远")
    made = kept(work, "officer", "senior")

are fixtures of the whole file: made with its first test, gone after its last. What
a test writes is taken back before the next one, but an object in memory is the same for
all, so tests only read them. Every test of the file finds the rows, asked for or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.factories import make_user
from tracker.roles import Role


def kept(make: Callable[..., Any], *needs: str) -> Any:
    """A fixture with what `make` gives for the fixtures that are named."""

    @pytest.fixture(scope="module")
    def fixture(
        request: pytest.FixtureRequest,
        django_db_setup: None,
        django_db_blocker: DjangoDbBlocker,
    ) -> Iterator[Any]:
        given = [request.getfixturevalue(name) for name in needs]
        around = transaction.atomic()
        with django_db_blocker.unblock():
            around.__enter__()
            made = make(*given)
        yield made
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)

    return fixture


def person(role: Role, name: str) -> Any:
    """Instead of the officer, senior officer, … that each test has of its own."""
    return kept(lambda: make_user(role, username=str(role), first_name=name))
