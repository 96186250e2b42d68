"""The columns of the form: what is filled in, what marks a row. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.states import Verb

CODE, VERB, DAY, TEXT = "编号", "本次办理", "办理日期", "进展说明"
PERCENT, PROBLEMS, NEXT, CALLER = "完成百分比", "存在问题", "下一步措施", "经办人"
KEY = "标记(请勿改动)"

# In the order of the list that the cell offers.
VERBS = (Verb.SIGN_FOR, Verb.REPORT, Verb.NO_CHANGE, Verb.REPORT_DONE)
# What people write instead.
SYNONYMS = {
    "进展": Verb.REPORT,
    "有进展": Verb.REPORT,
    "无进展": Verb.NO_CHANGE,
    "没有进展": Verb.NO_CHANGE,
    "办结": Verb.REPORT_DONE,
    "已办结": Verb.REPORT_DONE,
    "完成": Verb.REPORT_DONE,
    "已完成": Verb.REPORT_DONE,
    "已签收": Verb.SIGN_FOR,
}
BY_WORD = {verb.label: verb for verb in VERBS} | SYNONYMS


@dataclass(frozen=True, slots=True)
class Blank:
    """A column to be filled in. note: what the cell says when it is chosen."""

    head: str
    width: float
    note: str


BLANKS = (
    Blank(VERB, 12, "从下拉中选;这次没有要办的就空着。"),
    Blank(DAY, 12, "写成 2026-11-28;空着就按交回的日期。"),
    Blank(TEXT, 40, "报进展、申请办结要写,最多 300 字。"),
    Blank(PERCENT, 8, "0 到 100 的整数,可以空着。"),
    Blank(PROBLEMS, 22, "最多 300 字,可以空着。"),
    Blank(NEXT, 22, "最多 300 字,可以空着。"),
    Blank(CALLER, 10, "填表人的姓名。"),
)
HEADS = tuple(blank.head for blank in BLANKS)
NEEDED = frozenset({VERB, KEY})
