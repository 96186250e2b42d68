"""The record: what was said."""

from .answers import PointAnswer
from .departments import Alias, Department, DepartmentGroup
from .directives import Directive, Mention
from .edits import Edit
from .likenesses import Restatement, Twin, Verdict
from .meetings import Attendance, Meeting, MeetingKind
from .originals import Original
from .passages import Passage
from .people import Person, Post, Tenure
from .queue import ReadingJob, Visit
from .readings import Reading
from .relayed import Relay
from .relayed_points import RelayedPoint
from .sources import Source
from .stages import Stage
from .task_forces import TaskForceMember
from .uploads import Arrival, Upload

__all__ = [
    "Alias",
    "Arrival",
    "Attendance",
    "Department",
    "DepartmentGroup",
    "Directive",
    "Edit",
    "Meeting",
    "MeetingKind",
    "Mention",
    "Original",
    "Passage",
    "Person",
    "PointAnswer",
    "Post",
    "Reading",
    "ReadingJob",
    "Relay",
    "RelayedPoint",
    "Restatement",
    "Source",
    "Stage",
    "TaskForceMember",
    "Tenure",
    "Twin",
    "Upload",
    "Verdict",
    "Visit",
]
