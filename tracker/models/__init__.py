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
from .ladder_steps import LadderStep
from .marks import Mark
from .memberships import Membership
from .merits import Merit
from .months import MonthCheck
from .notices import Notice
from .objections import Objection
from .office import Office
from .replies import InstructionReply
from .reports import Report, Verification
from .rule_books import RuleBook
from .search import SearchEntry
from .serials import DocketSerial, NoticeSerial
from .settlements import DepartmentScore, Settlement, SettlementStep
from .standings import Standing
from .transfers import Transfer

__all__ = [
    "Assignment",
    "Attachment",
    "BodyChange",
    "CalendarDay",
    "DepartmentScore",
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
    "LadderStep",
    "MailChoice",
    "Mark",
    "Membership",
    "Merit",
    "MonthCheck",
    "Notice",
    "NoticeSerial",
    "Objection",
    "Office",
    "Report",
    "RuleBook",
    "SearchEntry",
    "Settlement",
    "SettlementStep",
    "Standing",
    "Transfer",
    "Verification",
]
