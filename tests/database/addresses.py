"""The reviewed table of addresses: who is let in, and which are only sent to.

An address that it does not name fails the tests, so a new page cannot be open by
oversight.
"""

from __future__ import annotations

OFFICE = {"officer", "senior"}
WATCHERS = {"leader", "auditor"}
KEEPERS = OFFICE  # of the record
ALL = OFFICE | WATCHERS
HOUSE = {"administrator", "security"}  # no business of any department is theirs
OWN = ALL | {"liaison", "deputy", "approver"}  # the department whose work it is
WORKING = OWN | {"outsider"}
EVERYONE = WORKING | HOUSE
ANYBODY = EVERYONE | {"nobody"}

LET_IN: dict[str, set[str]] = {
    # the shell
    "home": EVERYONE,
    "healthz": ANYBODY,
    "login": ANYBODY,
    "logout": EVERYONE,
    "password_change": EVERYONE,
    "password_change_done": EVERYONE,
    "styleguide": EVERYONE,
    # the record
    "source-list": ALL,
    "source-add": KEEPERS,
    "source-upload": KEEPERS,
    "upload": KEEPERS,
    "source-assign": KEEPERS,
    "source-change": KEEPERS,
    "source-difference": KEEPERS,
    "source-original": KEEPERS,
    "source-read": KEEPERS,
    "source-waiting": KEEPERS,
    "desk": KEEPERS,
    "directive-act": KEEPERS,
    "directive-card": KEEPERS,
    "directive-change": KEEPERS,
    "meeting-act": KEEPERS,
    "meeting-change": KEEPERS,
    "meeting-pick": KEEPERS,
    "edit-undo": KEEPERS,
    "edit-redo": KEEPERS,
    "directive-field": KEEPERS,
    "directive-mend": KEEPERS,
    "directive-history": KEEPERS,
    "directive-split": KEEPERS,
    "directive-merge": KEEPERS,
    "directive-move": KEEPERS,
    "directive-promote": KEEPERS,
    "directive-demote": KEEPERS,
    "directive-number": KEEPERS,
    "directive-place": KEEPERS,
    "body-add": KEEPERS,
    "body-remove": KEEPERS,
    "body-resolve": KEEPERS,
    "body-names": KEEPERS,
    "meeting-field": KEEPERS,
    "meeting-accept": KEEPERS,
    "meeting-paste": KEEPERS,
    "meeting-people": KEEPERS,
    "meeting-type": KEEPERS,
    "source-select": KEEPERS,
    "source-accept": KEEPERS,
    "twin": KEEPERS,
    "twin-join": KEEPERS,
    "twin-part": KEEPERS,
    "restatement": KEEPERS,
    "meeting-list": ALL,
    "meeting-detail": ALL,
    # charging
    "undecided": OFFICE,
    "charge": OFFICE,
    "dismissal-revoke": OFFICE,
    "docket-leave": OFFICE,
    "breakdown": ALL,
    "breakdown-workbook": ALL,
    "charge-notices": OWN,
    # the follow-through
    "today": OFFICE,
    "board": ALL,
    "board-past": ALL,
    "meeting-progress": ALL,
    "docket-list": ALL,
    "docket-detail": OWN,
    "assignment-list": WORKING,
    "assignment": OWN,
    "task": OWN,
    "attachment": OWN,
    "bulk": OFFICE,
    "bulk-done": OFFICE,
    "bulk-undo": OFFICE,
    "search": WORKING,
    "log": {"auditor"},
    # who may look but not act is told so when sending: tests of acts.py
    "act": OWN,
    "correct": OWN,
    "year": ALL,
    "year-workbook": ALL,
    # the register
    "register": {"administrator"},
    "register-template": {"administrator"},
    "register-preview": {"administrator"},
    "register-save": {"administrator"},
    "register-drop": {"administrator"},
}
SENT = {
    "logout",
    "source-assign",
    "source-read",
    "source-upload",
    "directive-act",
    "meeting-act",
    "meeting-pick",
    "edit-undo",
    "edit-redo",
    "directive-field",
    "directive-split",
    "directive-merge",
    "directive-move",
    "directive-promote",
    "directive-demote",
    "directive-number",
    "directive-place",
    "body-add",
    "body-remove",
    "meeting-field",
    "meeting-paste",
    "source-select",
    "twin-join",
    "twin-part",
    "restatement",
    "dismissal-revoke",
    "docket-leave",
    "bulk-undo",
    "register-save",
    "register-drop",
}
