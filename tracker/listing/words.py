"""How cells of lists are put into words where they leave as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.models import Meeting
from tracker import lights
from tracker.models import Docket, Office

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def light(standing: str, office: Office) -> str:
    """Symbol and word; the word alone where no light is shown (design §4.5)."""
    symbol = lights.SYMBOLS.get(standing, "")
    return f"{symbol} {office.light_words[standing]}".strip()


def meeting(row: Meeting | None) -> str:
    if row is None:
        return ""
    return f"{row.title}({row.held_on:%Y-%m-%d})" if row.held_on else row.title


def moved(docket: Docket) -> str:
    """The original date and the number of moves, which stand beside the present one."""
    if not docket.moves or docket.original_due_on is None:
        return ""
    return f"原 {docket.original_due_on:%Y-%m-%d},改 {docket.moves} 次"


def person(user: User) -> str:
    return user.get_full_name() or user.get_username()
