"""Forms of the record."""

from .common import DATE, with_one_more
from .directives import (
    BodyFormSet,
    DirectiveForm,
    bodies_of,
    deadline_said,
    department_choices,
)
from .meetings import MeetingForm, PersonFormSet, people_of
from .sources import IssueForm, SourceForm, publications

__all__ = [
    "DATE",
    "BodyFormSet",
    "DirectiveForm",
    "IssueForm",
    "MeetingForm",
    "PersonFormSet",
    "SourceForm",
    "bodies_of",
    "deadline_said",
    "department_choices",
    "people_of",
    "publications",
    "with_one_more",
]
