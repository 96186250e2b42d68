"""The sheets of the register workbook and their columns: one table for template,
reading, checking and the list of what is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from meetings.models import Department
from tracker import roles


class Kind(StrEnum):
    TEXT = "text"
    LIST = "list"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """choices: the only texts allowed, () for any; width in characters."""

    head: str
    note: str
    width: int = 14
    kind: Kind = Kind.TEXT
    length: int = 80
    required: bool = False
    choices: tuple[str, ...] = ()
    names_department: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """key: the heads that tell one row from another."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, head: str) -> Column | None:
        return next((c for c in self.columns if c.head == head), None)


KINDS = {label: value for value, label in Department.Kind.choices}
ROLES = {label: role for role, label in roles.LABELS.items()}

FROM = Column("起", "日期,如 2024-03-01;不知道就不填", 13, Kind.DATE)
TO = Column("止", "日期;仍在的不填", 13, Kind.DATE)
ORDER = Column("序列", "整数,小的排在前面", 8, Kind.NUMBER)

DEPARTMENTS = Sheet(
    "单位",
    (
        Column("名称", "必填。单位全称", 30, required=True),
        Column("类别", "从下拉中选", 12, choices=tuple(KINDS)),
        ORDER,
        Column("别名", "简称、旧称,多个用、隔开", 36, Kind.LIST),
        Column(
            "分管领导岗位", "岗位名,见“岗位与人员”表,如 副区长(城建)", 22, length=160
        ),
        FROM,
        TO,
        Column("承接单位", "撤并后由谁接手", 30, names_department=True),
    ),
    ("名称",),
)
GROUPS = Sheet(
    "单位组",
    (
        Column("名称", "必填。如 各镇街", 20, length=40, required=True),
        Column("成员", "必填。单位名称,多个用、隔开", 80, Kind.LIST, required=True),
    ),
    ("名称",),
)
POSTS = Sheet(
    "岗位与人员",
    (
        Column("岗位", "必填。如 局长", 24, required=True),
        Column("单位", "区领导的岗位不填单位", 30, names_department=True),
        Column("姓名", "现在或曾经任职的人;空缺的不填", 12, length=40),
        Column("电话", "同名的人靠电话区分", 16, length=30),
        FROM,
        TO,
        ORDER,
    ),
    ("岗位", "单位", "姓名", "起"),
)
ACCOUNTS = Sheet(
    "账号",
    (
        Column("用户名", "必填。登录用,字母或数字", 16, length=150, required=True),
        Column("姓名", "必填", 12, length=40, required=True),
        Column("角色", "必填。从下拉中选", 12, required=True, choices=tuple(ROLES)),
        Column("单位", "联络员、审签人必填,其他不填", 30, names_department=True),
        Column("岗位", "如 副局长,见“岗位与人员”表", 24, length=160),
    ),
    ("用户名", "角色", "单位"),
)
SHEETS = (DEPARTMENTS, GROUPS, POSTS, ACCOUNTS)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}
NOTE_MARK = "说明:"  # opens the row of notes below the heads
