"""The stylesheets of every page, in their order; one file of them in use.

A stylesheet a component is easy to keep, but forty requests a page are slow to load:
the files are joined when static files are collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEETS = (
    "tokens",
    "base",
    "layout",
    "masthead",
    "search",
    "block",
    "button",
    "badge",
    "state",
    "form",
    "filter",
    "table",
    "list",
    "listing",
    "stack",
    "figure",
    "board",
    "front",
    "errand",
    "matrix",
    "evidence",
    "tone",
    "document",
    "progress",
    "timeline",
    "desk",
    "desk_hand",
    "card",
    "proofread",
    "mend",
    "relayed",
    "charge",
    "picker",
    "breakdown",
    "task",
    "digest",
    "instruction",
    "sheet",
    "explain",
    "dialog",
)
JOINED = "css/site.css"


def files() -> list[str]:
    """Tokens first; dark.css and print.css follow by themselves, for their media."""
    return [f"css/{name}.css" for name in SHEETS]


class JoiningStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also collects `JOINED`."""

    joined = (JOINED,)

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            self.delete(JOINED)
            parts = [self.open(name).read() for name in files()]
            self.save(JOINED, ContentFile(b"\n".join(parts)))
            paths = {**paths, JOINED: (self, JOINED)}
        yield from super().post_process(paths, dry_run, **options)
