"""The follow-through: what was done."""

from .assignments import Assignment
from .attachments import Attachment
from .dismissals import Dismissal
from .dockets import Docket, DocketDirective
from .due_rules import CalendarDay, DueRule
from .events import Event
from .extensions import Extension
from .inspections import Inspection
from .instructions import Instruction
from .memberships import Membership
from .months import MonthCheck
from .office import Office
from .replies import InstructionReply
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
    "Inspection",
    "Instruction",
    "InstructionReply",
    "Membership",
    "MonthCheck",
    "Office",
    "Report",
    "Standing",
    "Verification",
]
