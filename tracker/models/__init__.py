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
from .exports import Export, FormExport
from .extensions import Extension
from .handovers import Handover
from .inspections import Inspection
from .instructions import Instruction
from .kept_counts import KeptCount
from .ladder_steps import LadderStep
from .ledger_imports import ImportedRow, KeptMapping, LedgerImport
from .marks import Mark
from .memberships import Membership
from .merits import Merit
from .month_counts import MonthCount
from .months import MonthCheck
from .notices import Notice
from .objections import Objection
from .office import Office
from .past_counts import PastCounts
from .past_matrix import PastMatrix
from .past_trends import PastTrends
from .replies import InstructionReply
from .reports import Report, Verification
from .returns import Return, ReturnRow
from .rule_books import RuleBook
from .saved_views import SavedView
from .search import SearchEntry
from .serials import DocketSerial, NoticeSerial
from .settlements import DepartmentScore, Settlement, SettlementStep
from .standings import Standing
from .transfers import Transfer
from .undecided import Undecided

__all__ = [
    "Assignment",
    "Attachment",
    "BodyChange",
    "Bulletin",
    "BulletinSerial",
    "CalendarDay",
    "DepartmentScore",
    "Digest",
    "Dismissal",
    "Docket",
    "DocketDirective",
    "DocketSerial",
    "DueRule",
    "Event",
    "Export",
    "Extension",
    "FormExport",
    "Handover",
    "ImportedRow",
    "Inspection",
    "Instruction",
    "InstructionReply",
    "KeptCount",
    "KeptMapping",
    "LadderStep",
    "LedgerImport",
    "MailChoice",
    "Mark",
    "Membership",
    "Merit",
    "MonthCheck",
    "MonthCount",
    "Notice",
    "NoticeSerial",
    "Objection",
    "Office",
    "PastCounts",
    "PastMatrix",
    "PastTrends",
    "Report",
    "Return",
    "ReturnRow",
    "RuleBook",
    "SavedView",
    "SearchEntry",
    "Settlement",
    "SettlementStep",
    "Standing",
    "Transfer",
    "Undecided",
    "Verification",
]
