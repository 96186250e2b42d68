"""Keys to the account of who did something, which stays as long as what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from django.contrib.auth.models import User

KEY: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.PROTECT,
    "related_name": "+",
}


def to_account(name: str) -> models.ForeignKey[User, User]:
    """name: what this person did, as it is shown (录入人)."""
    return models.ForeignKey(**KEY, verbose_name=name)


def to_account_or_none(name: str) -> models.ForeignKey[User | None, User | None]:
    """Of what nobody did yet, or the program by itself."""
    return models.ForeignKey(**KEY, null=True, blank=True, verbose_name=name)
