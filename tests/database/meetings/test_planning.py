"""SQLite learns how its tables are filled; PostgreSQL is left alone."""

from __future__ import annotations

import pytest
from django.db import connection

from meetings.planning import analyze
from tests.factories import make_meeting


@pytest.mark.django_db
def test_statistics_are_there_afterwards() -> None:
    make_meeting()
    analyze()
    analyze()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl LIKE '%meet%'")
            assert cursor.fetchone()[0]
