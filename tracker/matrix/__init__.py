"""Who does what, as a matrix: departments across the dockets of a meeting, and months
across the departments of a year.

columns (the departments and their short names), cells (markup of what is filled in),
meeting, year (the rows), months (which month of a part is what; pure), telling (what
parts told), keeping (the counts of a year, as acts keep them), past_years (those of a
past day), then (a meeting of a past day).
"""

from .meeting import of_meeting
from .year import of_month, of_year, rows_of

__all__ = ["of_meeting", "of_month", "of_year", "rows_of"]
