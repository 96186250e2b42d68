"""The follow-through: what was done."""

from .assignments import Assignment
from .attachments import Attachment
from .body_changes import BodyChange
from .digests import Digest, MailChoice
from .dismissals import Dismissal
from .docket_directives import DocketDirective
from .dockets import Docket
from .due_rules import CalendarDay, DueRule
from .events import Event
from .extensions import Extension
from .handovers import Handover
from .inspections import Inspection
from .instructions import Instruction
from .kept_counts import KeptCount
from .ladder_steps import LadderStep
from .memberships import Membership
from .months import MonthCheck
from .notices import Notice
from .office import Office
from .replies import InstructionReply
from .reports import Report, Verification
from .returns import Return, ReturnRow
from .rule_books import RuleBook
from .saved_views import SavedView
from .search import SearchEntry
from .serials import DocketSerial, NoticeSerial
from .standings import Standing
from .transfers import Transfer
from .undecided import Undecided

__all__ = [
    "Assignment",
    "Attachment",
    "BodyChange",
    "CalendarDay",
    "Digest",
    "Dismissal",
    "Docket",
    "DocketDirective",
    "DocketSerial",
    "DueRule",
    "Event",
    "Extension",
    "Handover",
    "Inspection",
    "Instruction",
    "InstructionReply",
    "KeptCount",
    "LadderStep",
    "MailChoice",
    "Membership",
    "MonthCheck",
    "Notice",
    "NoticeSerial",
    "Office",
    "Report",
    "Return",
    "ReturnRow",
    "RuleBook",
    "SavedView",
    "SearchEntry",
    "Standing",
    "Transfer",
    "Undecided",
    "Verification",
]
