"""The follow-through: what was done."""

from .assignments import Assignment
from .attachments import Attachment
from .dismissals import Dismissal
from .docket_directives import DocketDirective
from .dockets import Docket
from .due_rules import CalendarDay, DueRule
from .events import Event
from .extensions import Extension
from .memberships import Membership
from .office import Office
from .reports import Report, Verification
from .serials import DocketSerial
from .standings import Standing

__all__ = [
    "Assignment",
    "Attachment",
    "CalendarDay",
    "Dismissal",
    "Docket",
    "DocketDirective",
    "DocketSerial",
    "DueRule",
    "Event",
    "Extension",
    "Membership",
    "Office",
    "Report",
    "Standing",
    "Verification",
]
