"""Which department a printed body is; once told, the name is learnt as an alias."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from meetings import wordings
from meetings.edits import Sheet
from meetings.hand import take_all
from meetings.models import (
    Alias,
    Department,
    DepartmentGroup,
    Edit,
    Meeting,
    Mention,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# A word for many bodies is nobody's other name.
MANY = ("各", "有关", "相关", "其他", "其它", "全体", "所有")
TWICE = "这条要求已点到这个单位。"


@dataclass(frozen=True, slots=True)
class Resolved:
    """also: how many other bodies of the source followed; learnt: the new alias."""

    edit: Edit | None
    also: int = 0
    learnt: str = ""

    def __str__(self) -> str:
        words = "已对应。"
        if self.also:
            words += f"这份材料里另有 {self.also} 处同名的一并对应。"
        if self.learnt:
            words += f"已记住“{self.learnt}”,以后读取会自动对应。"
        return words


@transaction.atomic
def resolve(
    mention: Mention,
    by: User,
    department: Department,
    learn: bool = True,
    seen: int | None = None,
) -> Resolved:
    """The printed name means this department, here and where it waits in the source.

    learn: the name becomes an alias from the meeting's day on, unless it is a word
    for many or another department's name. One Edit; its undo takes back all of it.
    """
    rows = _same_named(mention)
    hands = take_all(row.directive.meeting_id for row in rows)
    hand = hands[mention.directive.meeting_id]
    own = hand.row(mention.directive)
    hand.refuse_stale(seen, [own], None)
    hand.refuse_locked(own)
    sheet, also, touched = Sheet(), 0, [hand.meeting]
    for row in rows:
        there = hands[row.directive.meeting_id]
        free = not there.is_locked(there.row(row.directive))
        if row.pk == mention.pk or (row.department_id is None and free):
            also += row.pk != mention.pk
            touched.append(there.meeting)
            sheet.about(row.directive)
            sheet.change(row, department_id=department.pk)
    learnt = _learn(sheet, mention.name, department, hand.meeting) if learn else ""
    if not sheet:
        return Resolved(None)
    edit = sheet.write(Edit.Verb.RESOLVE, by, hand.meeting, others=touched)
    return Resolved(edit, also, learnt)


def _same_named(mention: Mention) -> list[Mention]:
    """It and the bodies of the same printed name in meetings of the same source."""
    reading = mention.directive.meeting.reading
    here = Q(pk=mention.pk)
    if reading is not None:
        source = reading.source_id
        here |= Q(name=mention.name, directive__meeting__reading__source=source)
    rows = Mention.objects.filter(here).select_related("directive__meeting")
    return list(rows.order_by("pk"))


def _learn(sheet: Sheet, name: str, department: Department, meeting: Meeting) -> str:
    """The name, once it is stored; "" where it is known or must not be an alias."""
    if not may_learn(name, department):
        return ""
    alias = Alias(
        department=department, name=name, valid_from=wordings.base_of(meeting)
    )
    try:
        with transaction.atomic():
            sheet.make(alias)
    except IntegrityError:
        # Somebody taught the same name between our look and our write.
        return ""
    return name


def may_learn(name: str, department: Department) -> bool:
    """区城改办; not 各镇街, 有关部门, nor what any department is called already."""
    if name.startswith(MANY) or len(name) < 2:
        return False
    if DepartmentGroup.objects.filter(name=name).exists():
        return False
    return not Department.objects.named(name).exists()


def create_department(name: str) -> Department:
    """A department that the register does not have yet, last in protocol order."""
    last = Department.objects.aggregate(last=Max("order"))["last"] or 0
    row = Department(name=name.strip(), order=last + 1)
    row.full_clean()
    row.save()
    return row
