"""Hits as the page shows them: head, excerpt, where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.models.search import Kind

from . import facts
from .documents import SHELVES
from .highlight import Piece, excerpt, pieces
from .pairs import fold, holds

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# A docket is called by code and title; a report is one text of three parts.
HEADS = {Kind.DOCKET: 2, Kind.REPORT: 3}
LONG = (Kind.REPORT, Kind.DIRECTIVE, Kind.DRAFT)


@dataclass(frozen=True, slots=True)
class Hit:
    """rest: what else of the row has the words; note: whose it is, and of when."""

    href: str
    head: list[Piece]
    rest: list[Piece]
    note: str


def hits(kind: Kind, pks: Sequence[int], asked: Sequence[str], user: User) -> list[Hit]:
    """In the order of `pks`, in a number of queries that they do not change."""
    texts = SHELVES[kind].texts(pks)
    known = facts.facts(kind, pks, user)
    return [
        _hit(kind, texts[pk], asked, *known[pk])
        for pk in pks
        if pk in texts and pk in known
    ]


def _hit(
    kind: Kind, parts: list[str], asked: Sequence[str], href: str, note: str
) -> Hit:
    size = HEADS.get(kind, 1)
    head = " ".join(filter(None, parts[:size]))
    rest = " ".join(filter(None, parts[size:]))
    told = kind == Kind.PERSON or not holds(fold(head), asked)
    cut = excerpt if kind in LONG else pieces
    return Hit(href, cut(head, asked), excerpt(rest, asked) if told else [], note)


def shown(number: int, most: int) -> str:
    """1,234, or 10,000+ where counting stopped."""
    return f"{most:,}+" if number > most else f"{number:,}"
