"""What the page of an old ledger shows: three steps, and a page of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from tracker.import_forms import BackForm, ColumnsForm, QuestionsForm
from tracker.imports import Fate, Preview
from tracker.permissions import roles_of
from tracker.roles import SENIOR

if TYPE_CHECKING:
    from tracker.models import LedgerImport

PER_PAGE = 30
LABELS = {
    Fate.WRONG: ("有错", "late"),
    Fate.ASKED: ("等您回答", "soon"),
    Fate.READY: ("可导入", "ok"),
    Fate.KNOWN: ("已在库中", "done"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows of one fate, as the page offers them."""

    fate: Fate
    label: str
    tone: str
    count: int
    is_current: bool


def shown(seen: Preview, request: HttpRequest, **forms: Any) -> dict[str, Any]:
    """forms: those that were sent and are wrong, under the name of the template."""
    choices = _choices(seen, request.GET.get("show", ""))
    current = next(one for one in choices if one.is_current)
    page = Paginator(seen.of(current.fate), PER_PAGE)
    return {
        "source": seen.source,
        "seen": seen,
        "choices": choices,
        "current": current,
        "page": page.get_page(request.GET.get("page")),
        "taken": _taken(seen.source),
        "columns_form": ColumnsForm(None, seen),
        "back_form": _back_form(request, seen.source),
        "questions_form": QuestionsForm(None, seen),
        **forms,
    }


def _choices(seen: Preview, asked: str) -> list[Choice]:
    """First what is wrong, then what is ready, unless something else is wanted."""
    counts = {fate: len(seen.of(fate)) for fate in LABELS}
    order = (Fate.WRONG, Fate.READY, Fate.ASKED, Fate.KNOWN)
    filled = [fate for fate in order if counts[fate]]
    current = asked if asked in counts else (filled or [Fate.READY])[0]
    return [
        Choice(fate, label, tone, counts[fate], fate == current)
        for fate, (label, tone) in LABELS.items()
    ]


def _back_form(request: HttpRequest, source: LedgerImport) -> BackForm | None:
    """For a senior officer, where something was put down."""
    may = roles_of(request.user) & SENIOR and source.rows.exists()
    return BackForm() if may else None


def _taken(source: LedgerImport) -> dict[str, int]:
    """How much of it was put down."""
    rows = source.rows.order_by()
    return {
        "dockets": rows.exclude(docket=None).count(),
        "meetings": rows.exclude(meeting=None).values("meeting").distinct().count(),
    }
