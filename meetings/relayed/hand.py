"""A superior's requirement taken in hand: locked until the act is done."""

from __future__ import annotations

from dataclasses import dataclass

from meetings import history
from meetings.edits import FINAL
from meetings.models import Edit, PointAnswer, Relay, RelayedPoint
from meetings.refusals import Refused, Stale

LINKS = (Edit.Verb.ANSWER, Edit.Verb.RELEASE)  # they change no word of it


@dataclass(frozen=True, slots=True)
class RelayHand:
    relay: Relay
    points: dict[int, RelayedPoint]

    @property
    def kept(self) -> list[RelayedPoint]:
        return [one for one in self.points.values() if not one.dropped]

    def refuse_stale(self, seen: int | None) -> None:
        """Somebody changed it after the edit `seen`; None: no check."""
        if seen is None:
            return
        since = self.relay.edits.filter(pk__gt=seen).exclude(verb__in=LINKS)
        news = list(since.select_related("by"))
        if news:
            raise Stale(news, history.in_words(news))

    def refuse_answered(self, points: list[RelayedPoint], what: str) -> None:
        """What is answered does not go unseen."""
        rows = PointAnswer.objects.standing().filter(point__in=points)
        if count := rows.count():
            raise Refused(f"已有 {count} 处承接,请先取消承接,再{what}。")


def take(relay_id: int) -> RelayHand:
    """Inside a transaction: nobody else acts on it until it ends."""
    rows = Relay.objects.select_for_update(no_key=True, of=("self",))
    relay = rows.get(pk=relay_id)
    points = {one.pk: one for one in relay.points.all()}
    for one in points.values():
        one.relay = relay
    return RelayHand(relay, points)


def newest(relay: Relay) -> int:
    """The last edit of it: what a page that shows it now has seen."""
    last = relay.edits.order_by("pk").last()
    return last.pk if last else 0


def last_step(relay: Relay) -> Edit | None:
    """The newest act on it that nobody undid."""
    rows = relay.edits.exclude(verb__in=FINAL).filter(undone_by=None)
    return rows.order_by("pk").last()
