"""The desk: confirm, change, reject, restore, lock, amend, undo. One act, one Edit.

An act takes `seen`, the id of the last edit that the person's page showed: when
somebody acted on the same rows since, it is refused (Stale) and says what changed.
One's own acts make only forms stale: a second click on a button is no quarrel.
Every act raises Refused, or ValidationError for values that cannot stand.
"""

from .changing import (
    DIRECTIVE_COLUMNS,
    MEETING_COLUMNS,
    amend,
    change,
    change_meeting,
    lock,
)
from .deciding import (
    confirm,
    confirm_meeting,
    reject,
    reject_meeting,
    restore,
    restore_meeting,
)
from .undoing import last_step, last_undone, redo, undo

__all__ = [
    "DIRECTIVE_COLUMNS",
    "MEETING_COLUMNS",
    "amend",
    "change",
    "change_meeting",
    "confirm",
    "confirm_meeting",
    "last_step",
    "last_undone",
    "lock",
    "redo",
    "reject",
    "reject_meeting",
    "restore",
    "restore_meeting",
    "undo",
]
