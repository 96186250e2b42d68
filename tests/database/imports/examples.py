"""The arguments of the addresses of old ledgers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from tests.office_ledgers import matter, plain
from tracker import imports

ACTS = ("columns", "sheet", "answer", "take", "failed", "file", "back", "drop")


def import_examples(officer: User) -> dict[str, dict[str, Any]]:
    """One with a row that is sound, one that asks and one that is wrong."""
    rows = (
        matter(901, 事项编号=None),
        matter(902, 事项编号=None, 牵头单位="城改办"),
        matter(903, 事项编号=None, 状态="差不多了"),
    )
    source = imports.keep(plain(*rows), "2025年台账.xlsx", officer)
    names = ("ledger-import", *(f"ledger-import-{act}" for act in ACTS))
    return {name: {"pk": source.pk} for name in names}
