"""Why the record refuses an act: every message is Chinese and says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import Edit, Meeting


class IntakeRefused(Exception):
    """A source is not taken in.

    field: the field of the form that must change (text, uploads, published_on).
    secret: it bears a marking, so nothing of its text may be shown or kept.
    """

    def __init__(self, message: str, field: str = "text", secret: bool = False) -> None:
        self.field, self.secret = field, secret
        super().__init__(message)


class Refused(Exception):
    """An act of the desk is not done; nothing has changed."""


class Locked(Refused):
    """The directive is docketed: it can only be amended (design §2.4)."""


class Clash(Refused):
    """Another confirmed meeting has the same organ, kind, year and ordinal."""

    def __init__(self, other: Meeting) -> None:
        self.other = other
        super().__init__(
            f"《{other.title}》已经是同一机关、同一类型、{other.year} 年度的"
            f"第 {other.ordinal} 次会议。请先改这一场或那一场的次序,再确认。"
        )


class Stale(Refused):
    """Somebody acted on the same rows since the page was shown; `edits` says what."""

    def __init__(self, edits: Sequence[Edit], words: str) -> None:
        self.edits = edits
        super().__init__(f"您打开页面以后,{words}。请核对后再办,您填的内容还在。")
