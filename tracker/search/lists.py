"""The box of a list of dockets: the same words in the same texts, by the index."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from tracker.known import known
from tracker.models import Docket, DocketDirective
from tracker.models.search import Kind

from . import index, pairs

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])


FEW = 20_000  # dockets whose ids go into a query as they are


def saying(rows: Rows, query: str, docket: str = "pk") -> Rows:
    """Rows whose docket has every word of the query in its code, title or criterion or
    in a directive that it holds; docket: where a row has the docket's id.

    Few are looked up once, for all that is asked of the rows then.
    """
    found = _saying(Docket.objects.order_by(), query, "pk")
    pks = list(found.values_list("pk", flat=True)[: FEW + 1])
    if len(pks) <= FEW:
        return rows.filter(**{f"{docket}__in": known(pks)})
    return _saying(rows, query, docket)


def _saying(rows: Rows, query: str, docket: str) -> Rows:
    for word in pairs.words(query):
        said = index.having(Kind.DIRECTIVE, [word]).values("object")
        links = DocketDirective.objects.filter(directive__in=said)
        itself = index.having(Kind.DOCKET, [word]).values("object")
        found = Q(**{f"{docket}__in": itself})
        rows = rows.filter(found | Q(**{f"{docket}__in": links.values("docket_id")}))
    return rows
