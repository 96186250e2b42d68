"""What the pages of the rules show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracker.models import RuleBook
from tracker.scoring import RuleSet
from tracker.scoring.presets import NAMES, preset

from . import keeping, saying
from .editing import Editor


def said(rules: RuleSet) -> dict[str, Any]:
    return {
        "rules": rules,
        "head": saying.head(rules),
        "ruled": [saying.rule(one) for one in rules.rules],
        "rated": [saying.rate(one) for one in rules.rates],
        "marking": list(saying.marking(rules)) if rules.family == "mean" else [],
        "groups": list(saying.groups(rules)),
        "sources": [
            (name, source)
            for name, source in (
                ("评分", rules.marking.source),
                ("工作量", rules.workload.source),
                ("等次", rules.grading.source),
            )
            if source
        ],
    }


def start(year: int, of: str) -> RuleSet | None:
    """What a form begins with: a preset, another year's, else what is in force."""
    if of in NAMES:
        return preset(of)
    if of.isascii() and of.isdigit():
        book = RuleBook.objects.in_force(int(of[:4]))
        return book.rules if book else None
    return None if of else keeping.rules_of(year)[0]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the form. heads: forms that are there once; rows: a formset; one:
    what one of its rows is called; folded: each row is a sheet that opens."""

    key: str
    title: str
    help: str
    heads: tuple[Any, ...] = ()
    rows: Any = None
    one: str = ""
    folded: bool = False


MARKING = "只用于逐件评分:几位评分人各占百分之几。先写评分人齐全的,再写缺人时的。"
BANDS = "好的在前。按得分写最低分;按名次比例写到前百分之几,最后一档 100。"
BASICS = ("head", "weights", "shares")
# (key, title, help, forms that are there once, list, what a row is called, folded)
PARTS: tuple[tuple[str, str, str, tuple[str, ...], str, str, bool], ...] = (
    ("head", "基本", "", BASICS, "", "", False),
    ("rules", "规则", "一条规则说一种事实记几分。", (), "rules", "规则", True),
    ("rates", "比率", "按比率得分,如按期结案率。", (), "rates", "比率", True),
    ("marking", "评分", MARKING, ("marking",), "ways", "办法", False),
    ("workload", "工作量", "按承办件数调整。", ("workload",), "steps", "档", False),
    ("groups", "分组", "同组的一起排名;不分组的一起排。", (), "groups", "组", False),
    ("grading", "等次", BANDS, ("grading",), "bands", "档", False),
)


def sections(editor: Editor) -> list[Section]:
    return [
        Section(
            key,
            title,
            help_,
            tuple(editor.heads[name] for name in heads),
            editor.lists.get(rows),
            one,
            folded,
        )
        for key, title, help_, heads, rows, one, folded in PARTS
    ]
