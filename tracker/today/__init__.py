"""An officer's first page: what to do today, in order. `errands` is the door."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tracker import todo

from .account import of_merits, of_objections
from .errand import Errand, Line
from .instructed import of_instructions
from .parts import of_parts
from .record import of_directives, of_sources

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = ["ORDER", "Errand", "Line", "errands"]

SOURCES, UNDECIDED, INSTRUCTED = "sources", "undecided", "instructions"
OBJECTIONS, MERITS = "objections", "merits"
# What others wait for comes first; what only needs watching comes last.
ORDER = (
    *("verify", "refused", "urge", SOURCES, UNDECIDED, "extension", INSTRUCTED),
    *(OBJECTIONS, MERITS),
    *("close", "report", "slip", "sign", "release"),
)


def errands(user: User, today: datetime.date, mine: bool = False) -> list[Errand]:
    """All of ORDER, also those of which there are none; of the year's account only
    what there is.

    mine: only the dockets and sources of this officer; what nobody decided on has no
    officer yet and is everybody's, and so is what leaders wrote.
    """
    tabs = {tab.key: tab for tab in todo.tabs(user, today, mine)}
    found = {
        SOURCES: [of_sources(user, mine)],
        UNDECIDED: [of_directives()],
        INSTRUCTED: [of_instructions(user)],
        OBJECTIONS: of_objections(user),
        MERITS: of_merits(user),
    }
    for key in ORDER:
        if key not in found:
            found[key] = [of_parts(user, tabs[key], today, mine)]
    return [errand for key in ORDER for errand in found[key]]
