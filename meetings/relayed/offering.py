"""The points that a directive may answer, and which of them says what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Exists, F, OuterRef, Prefetch

from meetings.models import PointAnswer, Reading, Relay, RelayedPoint
from meetings.retold.likeness import Pairs, alike, held, letters, pairs

RECENT = 12  # requirements that are offered; of older ones their page is searched
NEAR = 0.3  # share of pairs that make a point near: points are short, texts long
SHORTEST = 6  # letters: what is shorter stands in anything


def recent(reading_id: int | None) -> list[Relay]:
    """The newest, those of the source of this reading before all. Two queries."""
    points = Prefetch("points", RelayedPoint.objects.kept().select_related("relay"))
    own = Reading.objects.filter(pk=reading_id or 0, source=OuterRef("source"))
    rows = (
        Relay.objects.confirmed()
        .annotate(own=Exists(own))
        .order_by("-own", F("given_on").desc(nulls_last=True), "-pk")
    )
    return list(rows.prefetch_related(points)[:RECENT])


def points_of(relays: Iterable[Relay]) -> list[RelayedPoint]:
    return [point for relay in relays for point in relay.points.all()]


def nearest(text: str, points: Sequence[RelayedPoint]) -> RelayedPoint | None:
    """The point that is likest to a text, where one is near; the newer of two."""
    own = pairs(text)
    if len(letters(text)) < SHORTEST:
        return None
    scored = [(_near(own, point.text), -n) for n, point in enumerate(points)]
    best = max(scored, default=(0.0, 0))
    return points[-best[1]] if best[0] >= NEAR else None


def _near(own: Pairs, text: str) -> float:
    if len(letters(text)) < SHORTEST:
        return 0.0
    other = pairs(text)
    return max(alike(own, other), held(own, other))


def answers_of(directives: Iterable[int]) -> dict[int, list[PointAnswer]]:
    """Directive id → what it answers. One query."""
    found: dict[int, list[PointAnswer]] = {}
    rows = PointAnswer.objects.standing().filter(directive__in=list(directives))
    for row in rows.select_related("point__relay").order_by("point__order", "pk"):
        found.setdefault(row.directive_id, []).append(row)
    return found
