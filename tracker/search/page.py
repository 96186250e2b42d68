"""The page of a search: chips of the kinds with their counts, and hits under them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from tracker.models.search import Kind

from . import pairs
from .finding import Search, kinds_of
from .hits import Hit, hits, shown
from .index import MOST

if TYPE_CHECKING:
    from django.contrib.auth.models import User

A_GROUP, PER_PAGE = 5, 20


@dataclass(frozen=True, slots=True)
class Group:
    """One kind: how many hits ("10,000+"), the newest of them, and the address of all;
    `more` where there are others."""

    label: str
    count: str
    href: str
    hits: list[Hit]
    more: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What the template shows; page: of one kind alone."""

    query: str
    asked: bool
    groups: list[Group]
    every: str
    chosen: Group | None = None
    page: Page[int] | None = None


class Pks:
    """The ids of one kind's hits, fetched a page at a time."""

    def __init__(self, search: Search, kind: Kind, count: int) -> None:
        self.search, self.kind, self.found = search, kind, min(count, MOST)

    def count(self) -> int:
        return self.found

    def __len__(self) -> int:
        return self.found

    def __getitem__(self, part: slice) -> list[int]:
        return self.search.newest(self.kind, part.start, part.stop)


def find(user: User, query: Mapping[str, str]) -> Found:
    """query: q, the words; kind, the name of one; page."""
    text = query.get("q", "").strip()
    search = Search(user, pairs.words(text))
    counts = {kind: search.count(kind) for kind in kinds_of(user)}
    chosen = next((k for k in counts if k.name.lower() == query.get("kind")), None)
    page = None
    if chosen:
        pks: Any = Pks(search, chosen, counts[chosen])
        page = Paginator[int](pks, PER_PAGE).get_page(query.get("page"))
    groups = []
    for kind, count in counts.items():
        if count or kind == chosen:
            groups.append(_group(search, text, kind, count, chosen, page))
    one = next((group for group in groups if group.current), None)
    every = f"?{urlencode({'q': text})}"
    return Found(text, bool(search.asked), groups, every, one, page)


def _group(
    search: Search,
    text: str,
    kind: Kind,
    count: int,
    chosen: Kind | None,
    page: Page[int] | None,
) -> Group:
    if chosen is None:
        pks = search.newest(kind, 0, A_GROUP)
    else:
        pks = list(page.object_list) if page and kind == chosen else []
    return Group(
        kind.label,
        shown(count, MOST),
        f"?{urlencode({'q': text, 'kind': kind.name.lower()})}",
        hits(kind, pks, search.asked, search.user) if pks else [],
        chosen is None and count > A_GROUP,
        kind == chosen,
    )
