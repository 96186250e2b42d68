"""Every post with who holds it, department by department."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q

from meetings.models import Department, Post, Tenure


@dataclass(slots=True)
class Row:
    """A post: who holds it today, and who is put down to come."""

    post: Post
    held: list[Tenure] = field(default_factory=list)
    coming: list[Tenure] = field(default_factory=list)

    def says(self, words: str) -> bool:
        tenures = (*self.held, *self.coming)
        names = (self.post.title, *(tenure.person.name for tenure in tenures))
        return any(words in name for name in names)


Block = tuple[Department | None, list[Row]]


def blocks(today: datetime.date, words: str = "") -> list[Block]:
    """Leaders' posts first (department None), then those of bodies that are there, in
    protocol order; words: of a department, post or person. Two queries."""
    there = Q(department=None) | Q(department__in=Department.objects.current(today))
    tenures = Tenure.objects.select_related("person").order_by("valid_from", "pk")
    posts = Post.objects.filter(there).select_related("department")
    posts = posts.prefetch_related(Prefetch("tenures", tenures))
    found: dict[Department | None, list[Row]] = {}
    for post in posts.order_by("order", "pk"):
        row = row_of(post, post.tenures.all(), today)
        if words in str(post.department or "") or row.says(words):
            found.setdefault(post.department, []).append(row)
    return sorted(found.items(), key=_protocol)


def row_of(post: Post, tenures: Iterable[Tenure], today: datetime.date) -> Row:
    row = Row(post)
    for tenure in tenures:
        if tenure.holds_on(today):
            row.held.append(tenure)
        elif tenure.valid_from and tenure.valid_from > today:
            row.coming.append(tenure)
    return row


def _protocol(block: Block) -> tuple[int, int]:
    department, _ = block
    return (department.order, department.pk) if department else (-1, 0)
