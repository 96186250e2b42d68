"""The follow-through in the admin: read-only but for accounts, calendar, settings.

No verb is here: assignments change on their own pages, through `acts` and `charging`.
"""

from django.contrib import admin

from .accounts import AccountAdmin, MembershipAdmin
from .assignments import AssignmentAdmin, StandingAdmin
from .directives import DirectiveWithDocketAdmin
from .dismissals import DismissalAdmin
from .dockets import DocketAdmin, DocketSerialAdmin
from .events import EventAdmin
from .ladder import LadderStepAdmin, NoticeAdmin, NoticeSerialAdmin
from .office import CalendarDayAdmin, DueRuleAdmin, OfficeAdmin
from .reports import (
    AttachmentAdmin,
    ExtensionAdmin,
    ReportAdmin,
    VerificationAdmin,
)
from .settling import (
    DepartmentScoreAdmin,
    MarkAdmin,
    MeritAdmin,
    ObjectionAdmin,
    SettlementAdmin,
)
from .site import furnish
from .supervision import (
    InspectionAdmin,
    InstructionAdmin,
    InstructionReplyAdmin,
    MonthCheckAdmin,
)

furnish(admin.site)

__all__ = [
    "AccountAdmin",
    "AssignmentAdmin",
    "AttachmentAdmin",
    "CalendarDayAdmin",
    "DepartmentScoreAdmin",
    "DirectiveWithDocketAdmin",
    "DismissalAdmin",
    "DocketAdmin",
    "DocketSerialAdmin",
    "DueRuleAdmin",
    "EventAdmin",
    "ExtensionAdmin",
    "InspectionAdmin",
    "InstructionAdmin",
    "InstructionReplyAdmin",
    "LadderStepAdmin",
    "MarkAdmin",
    "MembershipAdmin",
    "MeritAdmin",
    "MonthCheckAdmin",
    "NoticeAdmin",
    "NoticeSerialAdmin",
    "ObjectionAdmin",
    "OfficeAdmin",
    "ReportAdmin",
    "SettlementAdmin",
    "StandingAdmin",
    "VerificationAdmin",
]
