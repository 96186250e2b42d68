"""Edits in words: the history of a meeting, and what changed under a stale form."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Edit

from .words import Names, is_imported, lines, title


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline, as includes/_timeline.html takes it.

    role: what stands beside the name; here the time of the day.
    """

    on: datetime.datetime
    title: str
    who: str
    role: str = ""
    text: str = ""
    struck: bool = False
    mark: bool = False


def entries(edits: Iterable[Edit]) -> list[Entry]:
    """Each edit in words, in the order given."""
    rows = list(edits)
    names = Names(rows)
    undone = {edit.undoes_id for edit in rows if edit.undoes_id}
    return [
        Entry(
            on=timezone.localtime(edit.at),
            title=title(edit, names),
            who=who(edit),
            role=f"{timezone.localtime(edit.at):%H:%M}",
            text="\n".join([*lines(edit, names), *_reason(edit)]),
            struck=edit.pk in undone,
            mark=edit.verb in (Edit.Verb.LOCK, Edit.Verb.AMEND),
        )
        for edit in rows
    ]


def who(edit: Edit) -> str:
    by: User | None = edit.by
    return (by.get_full_name() or by.get_username()) if by else "系统"


def in_words(edits: Sequence[Edit]) -> str:
    """陆明远“修改 第二条”(要求:“…3月底…” → “…4月底…”), …: for a stale form."""
    names = Names(edits)
    told = []
    for edit in edits:
        detail = ";".join(lines(edit, names)[:3])
        words = f"{who(edit)}“{title(edit, names)}”"
        told.append(words + (f"({detail})" if detail else ""))
    return "、".join(told)


def _reason(edit: Edit) -> list[str]:
    label = "出处" if is_imported(edit) else "理由"
    return [f"{label}:{edit.reason}"] if edit.reason else []
