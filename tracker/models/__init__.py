"""The follow-through: what was done."""

from .assignments import Assignment
from .dockets import Dismissal, Docket, DocketDirective, DocketSerial
from .events import Event
from .memberships import Membership
from .office import CalendarDay, Office
from .reports import Report, Verification
from .standings import Standing

__all__ = [
    "Assignment",
    "CalendarDay",
    "Dismissal",
    "Docket",
    "DocketDirective",
    "DocketSerial",
    "Event",
    "Membership",
    "Office",
    "Report",
    "Standing",
    "Verification",
]
