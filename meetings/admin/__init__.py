"""The register and the record in the admin: the register is kept here, the record only
read, since every change of it goes through the desk."""

from .departments import DepartmentAdmin, DepartmentGroupAdmin
from .people import PersonAdmin, PostAdmin
from .records import DirectiveAdmin, EditAdmin, MeetingAdmin, MeetingKindAdmin
from .sources import ReadingAdmin, SourceAdmin

__all__ = [
    "DepartmentAdmin",
    "DepartmentGroupAdmin",
    "DirectiveAdmin",
    "EditAdmin",
    "MeetingAdmin",
    "MeetingKindAdmin",
    "PersonAdmin",
    "PostAdmin",
    "ReadingAdmin",
    "SourceAdmin",
]
