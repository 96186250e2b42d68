"""Who uses the product: the roles, and the sets of them that rules speak of. Pure."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    ADMIN = "admin"
    SECURITY = "security"
    AUDITOR = "auditor"
    OFFICER = "officer"
    SENIOR = "senior"
    LEADER = "leader"
    LIAISON = "liaison"
    DEPUTY = "deputy"
    APPROVER = "approver"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Role.ADMIN: "管理员",
    Role.SECURITY: "安全管理员",
    Role.AUDITOR: "审计员",
    Role.OFFICER: "督查员",
    Role.SENIOR: "高级督查员",
    Role.LEADER: "领导",
    Role.LIAISON: "联络员",
    Role.DEPUTY: "副联络员",
    Role.APPROVER: "审签人",
}
CHOICES = [(role.value, role.label) for role in Role]

OFFICE = frozenset({Role.OFFICER, Role.SENIOR})
DEPARTMENT = frozenset({Role.LIAISON, Role.DEPUTY})  # act for their department
OF_DEPARTMENT = DEPARTMENT | {Role.APPROVER}  # memberships that name a department
SENIOR = frozenset({Role.SENIOR})
EDITS_RULES = SENIOR | {Role.ADMIN}  # by which years are scored
LEADER = frozenset({Role.LEADER})
APPROVER = frozenset({Role.APPROVER})
# Accounts and settings, grants, the log: nobody holds two of them (三员分立).
SEPARATED = frozenset({Role.ADMIN, Role.SECURITY, Role.AUDITOR})
# Who reads what every department does; the first two administrators read no business.
SEES_ALL = frozenset({Role.OFFICER, Role.SENIOR, Role.LEADER, Role.AUDITOR})
