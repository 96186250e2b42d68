"""What is slow on purpose, or safe at a cost: tests do not wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection


@pytest.fixture(autouse=True)
def cheap_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def no_day_is_known() -> None:
    """Figures of a past day are kept for a while; those of another test are not."""
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def quickly_emptied() -> Iterator[None]:
    """PostgreSQL truncates a hundred tables in seconds, which matters after a test that
    commits; the few rows that it left are deleted at once. Django's keys are checked at
    the end of a transaction, so the order of tables means nothing."""
    usual = connection.ops.sql_flush

    def deleting(style: Any, tables: list[str], **more: Any) -> list[str]:
        if more.get("reset_sequences"):
            return usual(style, tables, **more)
        return [f"DELETE FROM {connection.ops.quote_name(name)};" for name in tables]

    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "postgresql":
            patch.setattr(connection.ops, "sql_flush", deleting)
        yield
