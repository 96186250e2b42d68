"""Work that a page does not wait for."""

from __future__ import annotations

from django.contrib.auth.models import User
from django_tasks import task

from .models import Source
from .readings import read


@task()
def read_source(source_id: int, by_id: int | None = None) -> int:
    """Read a stored source; safe to run twice. Returns the id of the reading."""
    by = User.objects.filter(pk=by_id or 0).first()
    return read(Source.objects.get(pk=source_id), by).pk
