"""Word lists, no logic. One list a subject; what uses a list says how.

Longer words need not stand before shorter ones: `either` sorts them.
"""

from __future__ import annotations

import re

from .bodies import (
    ALONE_BODIES,
    BEFORE_OBJECTS,
    BODY_ENDINGS,
    BODY_VERBS,
    BRANCHES,
    CONTINUED_BODIES,
    DESK_PARTS,
    DESKS,
    GENERAL_BODIES,
    GENERAL_BODY_ENDINGS,
    JOINED_BODIES,
    NAME_LIKE_VERBS,
    NOT_AFTER_BODY,
    NOT_BODY_ENDINGS,
    SHORT_FORMS,
    STRONG_BODY_VERBS,
    VAGUE_BODIES,
)
from .people import (
    COMPOUND_SURNAMES,
    DEMANDING_VERBS,
    FOREIGN_ENDINGS,
    GENERAL_ENDINGS,
    HONORIFICS,
    LIKE_NAMES,
    MIXED_VERBS,
    NOBODY,
    NOT_FIRST,
    NOT_IN_NAMES,
    NOT_INSIDE_NAMES,
    NOT_LAST_IN_NAMES,
    NOT_NAMES,
    REPORTING_VERBS,
    SURNAMES,
    TITLES,
    TRANSCRIBING,
)
from .times import EVENTS

__all__ = [
    "ALONE_BODIES",
    "BEFORE_OBJECTS",
    "BODY_ENDINGS",
    "BODY_VERBS",
    "BRANCHES",
    "COMPOUND_SURNAMES",
    "CONTINUED_BODIES",
    "DEMANDING_VERBS",
    "DESKS",
    "DESK_PARTS",
    "EVENTS",
    "FOREIGN_ENDINGS",
    "GENERAL_BODIES",
    "GENERAL_BODY_ENDINGS",
    "GENERAL_ENDINGS",
    "HONORIFICS",
    "JOINED_BODIES",
    "LIKE_NAMES",
    "MIXED_VERBS",
    "NAME_LIKE_VERBS",
    "NOBODY",
    "NOT_AFTER_BODY",
    "NOT_BODY_ENDINGS",
    "NOT_FIRST",
    "NOT_INSIDE_NAMES",
    "NOT_IN_NAMES",
    "NOT_LAST_IN_NAMES",
    "NOT_NAMES",
    "REPORTING_VERBS",
    "SHORT_FORMS",
    "STRONG_BODY_VERBS",
    "SURNAMES",
    "TITLES",
    "TRANSCRIBING",
    "VAGUE_BODIES",
    "either",
]


def either(*lists: str) -> str:
    """The words of the lists as alternatives, the longest first."""
    words = {word for text in lists for word in text.split()}
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))
