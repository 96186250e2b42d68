"""回填表: a department's open parts as a workbook that goes out and comes back.

form (out) → keeping (the file, as it came) → reading (bytes → rows) → checking (rows →
plan, nothing written) → applying (acts with channel "workbook"); marking writes what is
wrong into a copy.
"""

from .applying import Outcome, Refused, apply
from .checking import Fate, Line, Plan, check
from .form import form, open_parts
from .keeping import book_of, keep
from .marking import marked
from .reading import Book, read

__all__ = [
    "Book",
    "Fate",
    "Line",
    "Outcome",
    "Plan",
    "Refused",
    "apply",
    "book_of",
    "check",
    "form",
    "keep",
    "marked",
    "open_parts",
    "read",
]
