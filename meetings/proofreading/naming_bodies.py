"""Bodies added to a directive and taken out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.edits import Sheet
from meetings.extraction.register import Register
from meetings.hand import take
from meetings.models import (
    Department,
    Directive,
    Edit,
    Mention,
)
from meetings.rows import fit

from .resolving import TWICE

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def add_body(
    directive: Directive,
    by: User,
    name: str,
    role: str = Mention.Role.LEAD,
    department: Department | None = None,
    seen: int | None = None,
) -> Edit:
    """One more body by name, alias or as printed; resolved where there is no doubt."""
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_stale(seen, [row], None)
    hand.refuse_locked(row)
    sheet.about(row)
    sheet.make(new_mention(row, name, role, department))
    return sheet.write(Edit.Verb.CHANGE, by, hand.meeting)


def new_mention(
    row: Directive,
    name: str,
    role: str = Mention.Role.LEAD,
    department: Department | None = None,
) -> Mention:
    """A body behind the others, not saved; raises ValidationError by field."""
    name = name.strip() or (department.name if department else "")
    kept = list(row.mentions.all())
    mention = Mention(
        **fit(Mention, name=name),
        directive=row,
        role=role,
        department_id=department.pk if department else called(name),
        order=max((one.order for one in kept), default=-1) + 1,
    )
    if any(one.name == mention.name for one in kept):
        raise ValidationError({"name": TWICE})
    mention.clean_fields(exclude=("directive", "department"))
    return mention


def called(name: str) -> int | None:
    """Id of the one department that a name means, as the reader resolves it."""
    official, _ = Register(Department.objects.register()).resolve(name)
    row = Department.objects.filter(name=official or "").first()
    return row.pk if row else None


@transaction.atomic
def remove_body(mention: Mention, by: User, seen: int | None = None) -> Edit | None:
    """The text does not make this body answerable after all."""
    hand = take(mention.directive.meeting_id)
    row, sheet = hand.row(mention.directive), Sheet()
    hand.refuse_stale(seen, [row], None)
    hand.refuse_locked(row)
    there = row.mentions.filter(pk=mention.pk).first()
    if there is None:
        return None
    sheet.about(row)
    sheet.remove(there)
    return sheet.write(Edit.Verb.CHANGE, by, hand.meeting)
