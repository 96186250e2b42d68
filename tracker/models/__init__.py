"""The follow-through: what was done."""

from .assignments import Assignment
from .dismissals import Dismissal
from .dockets import Docket, DocketDirective
from .events import Event
from .memberships import Membership
from .office import CalendarDay, Office
from .reports import Report, Verification
from .serials import DocketSerial
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
