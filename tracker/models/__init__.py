"""The follow-through: what was done."""

from .assignments import Assignment
from .attachments import Attachment
from .body_changes import BodyChange
from .bulletins import Bulletin, BulletinSerial
from .digests import Digest, MailChoice
from .dismissals import Dismissal
from .docket_directives import DocketDirective
from .dockets import Docket
from .due_rules import CalendarDay, DueRule
from .events import Event
from .exports import Export
from .extensions import Extension
from .handovers import Handover
from .inspections import Inspection
from .instructions import Instruction
from .ladder_steps import LadderStep
from .memberships import Membership
from .months import MonthCheck
from .notices import Notice
from .office import Office
from .replies import InstructionReply
from .reports import Report, Verification
from .search import SearchEntry
from .serials import DocketSerial, NoticeSerial
from .standings import Standing
from .transfers import Transfer

__all__ = [
    "Assignment",
    "Attachment",
    "BodyChange",
    "Bulletin",
    "BulletinSerial",
    "CalendarDay",
    "Digest",
    "Dismissal",
    "Docket",
    "DocketDirective",
    "DocketSerial",
    "DueRule",
    "Event",
    "Export",
    "Extension",
    "Handover",
    "Inspection",
    "Instruction",
    "InstructionReply",
    "LadderStep",
    "MailChoice",
    "Membership",
    "MonthCheck",
    "Notice",
    "NoticeSerial",
    "Office",
    "Report",
    "SearchEntry",
    "Standing",
    "Transfer",
    "Verification",
]
