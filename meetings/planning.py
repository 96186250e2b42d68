"""What SQLite knows of its tables when it plans a query; PostgreSQL sees to it alone.

Without it SQLite takes each index for equally good: among 100,000 assignments a board
of one year took four times as long.
"""

from __future__ import annotations

from django.db import connection

SAMPLE = 1000  # rows of each index that are looked at: some milliseconds in all


def analyze() -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {SAMPLE}")
        cursor.execute("ANALYZE")
