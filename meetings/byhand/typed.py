"""A meeting typed in, laid out as the text of its own source."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.extraction.clean import clean
from meetings.extraction.result import Span
from meetings.extraction.secrecy import marking
from meetings.intake import SECRET
from meetings.models import Original, Source

PUBLICATION = "手工录入"
ROLES = {"chair": "主持", "attend": "出席", "observe": "列席", "absent": "缺席"}


@dataclass(frozen=True, slots=True)
class Typed:
    """values: columns of the meeting; people: pasted lists by role; said: the rest."""

    values: dict[str, Any]
    people: dict[str, str]
    said: str

    @property
    def day(self) -> datetime.date:
        return self.values["held_on"] or timezone.localdate()


@dataclass(frozen=True, slots=True)
class Page:
    """The typed words as one text, and where each part stands in it."""

    text: str
    parts: dict[str, Span]


def laid_out(typed: Typed) -> Page:
    """Title, day, venue and people as minutes have them, then what was demanded."""
    values = typed.values
    day = values["held_on"]
    lines = {
        "title": ("", values["title"]),
        "when": (
            "时间",
            f"{day.year}年{day.month}月{day.day}日{values['period']}" if day else "",
        ),
        "venue": ("地点", values["venue"]),
        **{role: (word, typed.people[role]) for role, word in ROLES.items()},
        "said": ("", typed.said),
    }
    text, parts = "", {}
    for name, (label, words) in lines.items():
        if not clean(words):
            continue
        gap = "\n\n" if name == "said" else "\n" if text else ""
        text += gap + (f"{label}:" if label else "")
        parts[name] = Span(len(text), len(text) + len(words))
        text += words
    return Page(text, parts)


def refuse(text: str) -> None:
    if marking(text):
        raise ValidationError(SECRET)
    most = settings.MAX_SOURCE_CHARS
    if len(text) > most:
        raise ValidationError(
            f"文字有 {len(text)} 字,超过上限 {most} 字。请分几次录入。"
        )
    known = Source.objects.light().filter(text_sha256=_digest(text)).first()
    if known:
        raise ValidationError(f"完全相同的内容已经录入过:{known}。请到校核列表打开它。")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def columns(text: str) -> dict[str, Any]:
    return {
        "original": Original.objects.keep(text.encode()),
        "text": text,
        "text_sha256": _digest(text),
        "encoding": "utf-8",
    }


def printed(typed: Typed) -> dict[str, Any]:
    return {"publication": PUBLICATION, "published_on": typed.day}
