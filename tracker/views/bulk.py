"""Bulk verbs on the filtered list: preview, performance, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker import asking_more, bulk
from tracker.bulk_forms import PICKED, BulkForm, picked
from tracker.listing.selection import selection
from tracker.models import Assignment, Event
from tracker.permissions import officer_required
from tracker.recording import Words
from tracker.workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.bulk import Refused
    from tracker.models.assignments import AssignmentQuerySet

NAMED = 3  # rows that a message names; the rest is counted


@officer_required
def bulk_preview(request: HttpRequest) -> HttpResponse:
    """GET: what the verb would do to the filtered list. POST: do it to the checked."""
    user = cast("User", request.user)
    deed = _asked(request, user)
    form = BulkForm(request.POST or None, verb=deed.verb, step=deed.step)
    chosen = picked(request.POST.getlist(PICKED))
    if form.is_bound and not chosen:
        form.add_error(None, "一件也没有勾选,请至少勾选一件。")
    if form.is_bound and form.is_valid():
        pairs = [(row, chosen[row.pk]) for row in _rows(user).filter(pk__in=chosen)]
        words = Words(**form.cleaned_data, step=deed.step)
        outcome = bulk.perform(pairs, deed.verb, user, words)
        _warn(request, outcome.refused)
        if outcome.done:
            messages.success(request, f"已办 {len(outcome.done)} 件次。")
            return redirect("bulk-done", outcome.batch)
    return _show(request, form, deed)


def _asked(request: HttpRequest, user: User) -> bulk.Deed:
    allowed = {deed.key: deed for deed in bulk.deeds_of(user)}
    asked = request.GET.get("do") or next(iter(allowed))
    if asked not in allowed:
        raise Http404
    return allowed[asked]


def _rows(user: User) -> AssignmentQuerySet:
    rows = Assignment.objects.visible_to(user).with_light(timezone.localdate())
    return rows.select_related("docket", "department").order_by("docket", "pk")


def _show(request: HttpRequest, form: BulkForm, deed: bulk.Deed) -> HttpResponse:
    shown, asked = selection(request)
    found = bulk.preview(asked.rows, deed.verb, shown.user, deed.step)
    chosen = picked(request.POST.getlist(PICKED)) if form.is_bound else None
    for row in found.ready:
        row.has_moved = row.pk in asked.moved
        row.is_picked = not row.has_moved if chosen is None else row.pk in chosen
    context = {"form": form, "deed": deed, "found": found, "most": bulk.MOST}
    context |= {"asked": asked, "back": shown.state}
    if deed.verb == Verb.URGE:
        context["burdens"] = asking_more.of(row.department for row in found.ready)
    return render(request, "tracker/bulk.html", context)


def _warn(request: HttpRequest, refused: Refused) -> None:
    """One line a reason: what was not done, however many rows there are of it."""
    for why, rows in bulk.by_reason(refused).items():
        named = "、".join(str(row) for row in rows[:NAMED])
        more = f" 等 {len(rows)} 件次" if len(rows) > NAMED else ""
        messages.warning(request, f"没有办:{named}{more}。{why}")


@officer_required
def bulk_done(request: HttpRequest, batch: str) -> HttpResponse:
    # What takes back is told by its verb: by `corrects` the database would look at all
    # that takes nothing back.
    rows = Event.objects.filter(batch=batch).exclude(verb=Verb.CORRECT)
    rows = rows.exclude(assignment=None)  # an officer's dockets have their own page
    events = list(
        rows.select_related(
            "docket", "assignment__department", "corrected_by", "notice"
        ).order_by("pk")
    )
    if not events:
        raise Http404
    left = [event for event in events if not hasattr(event, "corrected_by")]
    slips = any(event.slip for event in left)
    context = {"events": events, "left": left, "batch": batch, "slips": slips}
    return render(request, "tracker/bulk_done.html", context)


@officer_required
@require_POST
def bulk_undo(request: HttpRequest, batch: str) -> HttpResponse:
    user, reason = cast("User", request.user), request.POST.get("reason", "").strip()
    done, refused = bulk.undo(batch, user, reason)
    _warn(request, refused)
    if done:
        messages.success(request, f"已更正 {done} 件次,原来那一步在历史中划去。")
    return redirect("bulk-done", batch)
