"""Components beside each other, as pages put them together."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import QueryDict

from tracker import workflow

from .forms import SampleFilter, SampleForm
from .matrices import DEPARTMENTS, matrix
from .rows import BOARD, DOCKETS, FIGURES, HISTORY
from .words import LONG, LONG_TITLE, ahead


def everything(data: QueryDict) -> dict[str, Any]:
    """The context of the style page; data: the request's GET, for the filter."""
    wrong = SampleForm({"title": "", "held_on": "下周三", "text": "无", "kind": "1"})
    users = get_user_model().objects.none()
    query = data.copy()
    if not query:
        query.update({"light": "late", "year": "2026"})
    return {
        "filter": SampleFilter(query, queryset=users),
        "form": SampleForm(),
        "wrong": wrong,
        "figures": FIGURES,
        "board": BOARD,
        "dockets": DOCKETS,
        "history": HISTORY,
        "departments": DEPARTMENTS,
        "matrix": matrix(),
        "states": workflow.STATE_CHOICES,
        "page": Paginator(range(318), 50).page(2),
        "long": LONG,
        "long_title": LONG_TITLE,
        "soon": ahead(2),
        "past": ahead(-30),
        "next_month": ahead(30),
    }
