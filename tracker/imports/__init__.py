"""Ledgers that offices kept in Excel, taken over: old meetings and dockets.

keeping (the file, as it came) → sheets (bytes → tables) → heads, matching (which
column is what) → rows → making (cells → entries) → preview (what it would do, nothing
written) → taking (entries → meetings, directives, dockets, events), by running; failed
is a workbook of the rows that could not be read.
"""

from .failed import failed
from .keeping import answer, choose_sheet, keep, set_columns, suggest_anew
from .lines import Fate
from .preview import Preview, opened, preview
from .running import Busy, start, start_back
from .taking import Refused, Taken
from .template import template

__all__ = [
    "Busy",
    "Fate",
    "Preview",
    "Refused",
    "Taken",
    "answer",
    "choose_sheet",
    "failed",
    "keep",
    "opened",
    "preview",
    "set_columns",
    "start",
    "start_back",
    "suggest_anew",
    "template",
]
