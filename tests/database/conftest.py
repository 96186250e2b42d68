"""Hashing is slow on purpose; tests do not wait for it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def cheap_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def no_day_is_known() -> None:
    """Figures of a past day are kept for a while; those of another test are not."""
    cache.clear()
