"""名册: departments, groups, posts with people, and accounts, from one workbook.

read (bytes → Book) → check (Book → Plan, nothing written) → save (one transaction).
A filled cell sets, an empty one leaves as is, a list cell only adds: no import ever
removes anything.
"""

from tracker.workbooks.opening import MAX_BYTES, Unreadable

from .checking import check
from .entries import Change, Entry, Plan
from .reading import Book, Row, read
from .saving import Saved, Stale, new_accounts, save
from .workbook import filled, template

__all__ = [
    "MAX_BYTES",
    "Book",
    "Change",
    "Entry",
    "Plan",
    "Row",
    "Saved",
    "Stale",
    "Unreadable",
    "check",
    "filled",
    "new_accounts",
    "read",
    "save",
    "template",
]
