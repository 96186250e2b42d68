"""Addresses of the admin, for its tests."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.urls import reverse


def url(model: type[Model], page: str, *args: Any) -> str:
    label = f"{model._meta.app_label}_{model._meta.model_name}"
    return reverse(f"admin:{label}_{page}", args=args)
