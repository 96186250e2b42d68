"""The stylesheets of a page: one by one while they are worked on, joined in use."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage

from tracker.styles import files

register = template.Library()


@register.inclusion_tag("includes/_styles.html")
def stylesheets(theme: str = "") -> dict[str, Any]:
    """theme: light or dark, where a page does not follow the screen."""
    joined = getattr(staticfiles_storage, "joined", None)
    return {"files": joined or files(), "theme": theme}
