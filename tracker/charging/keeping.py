"""Keeping the list of what nobody decided on, in the transaction that changes it.

By signals, as the search is kept: the rule stands in `waiting`, the list only follows
every way of writing a row; and the record, whose acts end in an Edit, knows nothing of
dockets. A meeting is looked through as a whole, since directives are decided on
together with their demands.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from meetings.models import Directive, Edit
from tracker.models import Dismissal, DocketDirective, Undecided

from .waiting import by_rule

# The columns of a meeting or a directive that decide whether it waits.
TOLD = {"state", "parent_id", "meeting_id"}


def connect() -> None:
    """Called once, when the app is ready."""
    for model, handler in ((Edit, edited), (Directive, made)):
        post_save.connect(handler, sender=model, dispatch_uid=f"undecided {handler}")
    for signal in (post_save, post_delete):
        for sender in (DocketDirective, Dismissal):
            signal.connect(decided, sender=sender, dispatch_uid=f"undecided {sender}")


def renew(meetings: Collection[int]) -> None:
    rows = Undecided.objects.filter(directive__meeting__in=meetings)
    kept = set(rows.values_list("pk", flat=True))
    found = set(by_rule().filter(meeting__in=meetings).values_list("pk", flat=True))
    if gone := kept - found:
        Undecided.objects.filter(pk__in=gone).delete()
    Undecided.objects.bulk_create(
        [Undecided(directive_id=pk) for pk in found - kept], ignore_conflicts=True
    )


@transaction.atomic
def rebuild() -> None:
    """After rows were written past the acts, as `populate` does."""
    Undecided.objects.all().delete()
    found = by_rule().order_by("pk").values_list("pk", flat=True)
    Undecided.objects.bulk_create(
        (Undecided(directive_id=pk) for pk in found.iterator()), batch_size=10_000
    )


def differences() -> set[int]:
    """Directives that are kept and do not wait, or wait and are not kept."""
    kept = set(Undecided.objects.values_list("pk", flat=True))
    return kept ^ set(by_rule().values_list("pk", flat=True))


def decided(instance: DocketDirective | Dismissal, **kwargs: Any) -> None:
    renew([instance.directive.meeting_id])


def made(instance: Directive, created: bool = False, **kwargs: Any) -> None:
    """Also past the desk; a proposal waits for nothing yet."""
    if created and instance.is_confirmed:
        renew([instance.meeting_id])


def edited(instance: Edit, **kwargs: Any) -> None:
    """The meetings and directives that an act at the desk names."""
    named: dict[str, set[int]] = {"meeting": set(), "directive": set()}
    for label in {*instance.before, *instance.after}:
        before, after = instance.before.get(label), instance.after.get(label)
        table, _, pk = label.partition(":")
        if table in named and (not before or not after or TOLD & {*before, *after}):
            named[table].add(int(pk))
    rows = Directive.objects.filter(pk__in=named["directive"])
    found = named["meeting"] | set(rows.values_list("meeting_id", flat=True))
    if found:
        renew(found)
