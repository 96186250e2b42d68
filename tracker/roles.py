"""Who uses the product: the roles, and the sets of them that rules speak of. Pure."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    ADMIN = "admin"
    OFFICER = "officer"
    SENIOR = "senior"
    LEADER = "leader"
    LIAISON = "liaison"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Role.ADMIN: "管理员",
    Role.OFFICER: "督查员",
    Role.SENIOR: "高级督查员",
    Role.LEADER: "领导",
    Role.LIAISON: "联络员",
    Role.AUDITOR: "审计员",
}
CHOICES = [(role.value, role.label) for role in Role]

OFFICE = frozenset({Role.OFFICER, Role.SENIOR})
DEPARTMENT = frozenset({Role.LIAISON})
SENIOR = frozenset({Role.SENIOR})
SEES_ALL = frozenset({Role.ADMIN, Role.OFFICER, Role.SENIOR, Role.LEADER, Role.AUDITOR})
