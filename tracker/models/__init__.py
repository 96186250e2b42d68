"""The follow-through: what was done."""

from .assignments import Assignment
from .attachments import Attachment
from .body_changes import BodyChange
from .dismissals import Dismissal
from .docket_directives import DocketDirective
from .dockets import Docket
from .due_rules import CalendarDay, DueRule
from .events import Event
from .extensions import Extension
from .handovers import Handover
from .memberships import Membership
from .office import Office
from .reports import Report, Verification
from .serials import DocketSerial
from .standings import Standing
from .transfers import Transfer

__all__ = [
    "Assignment",
    "Attachment",
    "BodyChange",
    "CalendarDay",
    "Dismissal",
    "Docket",
    "DocketDirective",
    "DocketSerial",
    "DueRule",
    "Event",
    "Extension",
    "Handover",
    "Membership",
    "Office",
    "Report",
    "Standing",
    "Transfer",
    "Verification",
]
