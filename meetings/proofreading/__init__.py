"""The desk: every change of the record. One act, one Edit.

An act takes `seen`, the id of the last edit that the person's page showed: when
somebody acted on the same rows since, it is refused (Stale) and says what changed.
One's own acts make only forms stale: a second click on a button is no quarrel.
Every act raises Refused, or ValidationError for values that cannot stand.
"""

from .accepting import accept_sure
from .adding import add_directive
from .adding_people import add_people
from .changing import (
    DIRECTIVE_COLUMNS,
    MEETING_COLUMNS,
    amend,
    change,
    change_meeting,
    lock,
)
from .cutting import split
from .deciding import (
    confirm,
    confirm_meeting,
    reject,
    reject_meeting,
    restore,
    restore_meeting,
)
from .filling import fill, fill_meeting, set_field, set_meeting_field
from .identifying import identify
from .joining_up import merge
from .moving import demote, move, place, promote, renumber
from .naming_bodies import add_body, remove_body
from .reading_in import add_meetings, add_text
from .resolving import resolve
from .undoing import last_step, last_undone, redo, undo

__all__ = [
    "DIRECTIVE_COLUMNS",
    "MEETING_COLUMNS",
    "accept_sure",
    "add_body",
    "add_directive",
    "add_meetings",
    "add_people",
    "add_text",
    "amend",
    "change",
    "change_meeting",
    "confirm",
    "confirm_meeting",
    "demote",
    "fill",
    "fill_meeting",
    "identify",
    "last_step",
    "last_undone",
    "lock",
    "merge",
    "move",
    "place",
    "promote",
    "redo",
    "reject",
    "reject_meeting",
    "remove_body",
    "renumber",
    "resolve",
    "restore",
    "restore_meeting",
    "set_field",
    "set_meeting_field",
    "split",
    "undo",
]
