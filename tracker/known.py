"""Keys that were found, as one parameter of a query however many they are."""

from __future__ import annotations

import json
from collections.abc import Collection

from django.db import connection
from django.db.models.expressions import RawSQL

SQL = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT value::bigint FROM jsonb_array_elements_text(%s::jsonb)",
}


def known(pks: Collection[int]) -> RawSQL:
    """For `pk__in`."""
    return RawSQL(SQL[connection.vendor], [json.dumps(list(pks))])
