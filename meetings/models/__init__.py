"""The record: what was said."""

from .departments import Alias, Department, DepartmentGroup
from .directives import Directive, Mention
from .edits import Edit
from .likenesses import Restatement, Twin, Verdict
from .meetings import Attendance, Meeting, MeetingKind
from .people import Person, Post, Tenure
from .sources import Passage, Reading, Source

__all__ = [
    "Alias",
    "Attendance",
    "Department",
    "DepartmentGroup",
    "Directive",
    "Edit",
    "Meeting",
    "MeetingKind",
    "Mention",
    "Passage",
    "Person",
    "Post",
    "Reading",
    "Restatement",
    "Source",
    "Tenure",
    "Twin",
    "Verdict",
]
