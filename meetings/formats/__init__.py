"""Formats of files: bytes → text, without Django. readers.py is the door to them.

Everything but plain text is read by `python -m meetings.formats`, a process of its own
with limits on time and memory, so that a hostile file costs only itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MOST_PAGES = 500
MOST_CHARS = 5_000_000  # of any file; what a source may hold is a setting


class Unreadable(Exception):
    """The bytes are no text that can be read; the message is Chinese, for people."""


@dataclass(frozen=True, slots=True)
class Text:
    """encoding: of plain text its encoding, else the format (docx, pdf, html).

    pages: where the format has pages. notes: what people should know of the text,
    such as pages that are pictures.
    """

    text: str
    encoding: str
    pages: int | None = None
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, told: dict[str, Any]) -> Text:
        return cls(**{**told, "notes": tuple(told["notes"])})
