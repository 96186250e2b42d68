"""A meeting typed in from nothing: what was pasted becomes a source of its own.

So the desk, charging and the meeting's page work as for a meeting that was read: the
fields are as typed, and people and directives are read from the pasted words.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .extraction import VERSION, selection
from .extraction.clean import clean
from .extraction.doubts import doubts
from .extraction.result import Extraction, Found, FoundMeeting, FoundPerson, Span
from .extraction.secrecy import marking
from .intake import SECRET
from .models import Department, Directive, Edit, Meeting, Reading, Source
from .models.records import Origin
from .proposals import propose
from .readings import counts, plain

if TYPE_CHECKING:
    from django.contrib.auth.models import User

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


@transaction.atomic
def type_in(typed: Typed, by: User) -> Meeting:
    """The meeting with all that was read in the pasted words, proposed.

    Raises ValidationError by field; nothing of a text with a marking is kept.
    """
    sheet = laid_out(typed)
    _refuse(sheet.text)
    source = Source.objects.create(
        **_columns(sheet.text), added_by=by, **_printed(typed)
    )
    register = Department.objects.current(source.published_on).register()
    found = _found(typed, sheet, register)
    page = selection.Selection(
        sheet.text, 0, len(sheet.text), source.published_on, register
    ).page
    unsure = doubts(page.canvas, typed.day, [found], registered=bool(register))
    whole = Extraction(VERSION, source.published_on, (found,), unsure)
    reading = Reading.objects.create(
        source=source,
        extractor=VERSION,
        published_on=source.published_on,
        result=plain(whole),
    )
    propose(reading, whole)
    return _as_typed(reading, typed, by)


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


def _refuse(text: str) -> None:
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


def _columns(text: str) -> dict[str, Any]:
    digest = _digest(text)
    return {
        "original": text.encode(),
        "sha256": digest,
        "text": text,
        "text_sha256": digest,
        "encoding": "utf-8",
    }


def _printed(typed: Typed) -> dict[str, Any]:
    return {"publication": PUBLICATION, "published_on": typed.day}


def _found(typed: Typed, sheet: Page, register: Any) -> FoundMeeting:
    values, parts = typed.values, sheet.parts
    said = parts.get("said")
    part = selection.Selection(sheet.text, 0, 0, typed.day, register)
    kind = values["kind"]
    return selection.bare_meeting(
        title=_value(sheet, "title"),
        date=values["held_on"],
        period=values["period"] or None,
        venue=_value(sheet, "venue"),
        organ=values["organ"] or None,
        kind=kind.name if kind else None,
        ordinal=values["ordinal"],
        people=_people(sheet, part),
        directives=(
            selection.several(selection.moved(part, said.start, said.end))
            if said
            else ()
        ),
        date_spans=(parts["when"],) if "when" in parts else (),
        spans=(Span(0, len(sheet.text)),),
    )


def _value(sheet: Page, name: str) -> Found | None:
    span = sheet.parts.get(name)
    if span is None:
        return None
    words = clean(sheet.text[span.start : span.end])
    return Found(words, (span,), "typed", 1.0)


def _people(sheet: Page, part: selection.Selection) -> tuple[FoundPerson, ...]:
    """Each once, in the role in which the first list names them."""
    found: dict[str, FoundPerson] = {}
    for role in ROLES:
        span = sheet.parts.get(role)
        if span:
            chosen = selection.moved(part, span.start, span.end)
            for one in selection.people(chosen, role):  # type: ignore[arg-type]
                found.setdefault(one.name, one)
    return tuple(found.values())


def _as_typed(reading: Reading, typed: Typed, by: User) -> Meeting:
    """Its rows are typed, though the extractor helped; and the act that says so."""
    rows = Meeting.objects.filter(reading=reading)
    rows.update(origin=Origin.TYPED)
    Directive.objects.filter(reading=reading).update(origin=Origin.TYPED)
    meeting = rows.get()
    Edit.objects.create(
        verb=Edit.Verb.READ,
        source=reading.source,
        after={f"reading:{reading.pk}": counts(reading)._asdict()},
        by=by,
    )
    return meeting
