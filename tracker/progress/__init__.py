"""A meeting with what became of each of its directives: the sheet of the next meeting.

sheet (the whole document), rows (directives and their dockets), parts (departments of a
docket, lead first), cutting (an item without its demands; pure).
"""

from .sheet import Sheet, of_meeting

__all__ = ["Sheet", "of_meeting"]
