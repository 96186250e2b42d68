"""Making a backup while people go on working."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from django.utils import timezone

from tracker.models import Assignment, Attachment, Event

from . import engines, manifest
from .manifest import Broken


@dataclass(slots=True)
class Kept:
    """missing: evidence that a row names and the disk does not have as it was."""

    assignments: int
    events: int
    attachments: int = 0
    missing: list[str] = field(default_factory=list)


def backup(folder: Path) -> Kept:
    """Database, attachments and their sums into `folder`, which must be empty.

    The attachments are those of rows read after the database: none that the copy
    names is left out, since rows and files are only ever added.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Broken(f"{folder} 不是空目录。每次备份请用一个新目录。")
    files = folder / manifest.FILES
    files.mkdir(parents=True, exist_ok=True)
    engine = engines.present()
    kept = Kept(Assignment.objects.count(), Event.objects.count())
    engine.dump(folder / engine.file)
    for row in Attachment.objects.iterator():
        if row.path.is_file() and manifest.sum_of(row.path) == row.sha256:
            shutil.copy2(row.path, files / row.place)
            kept.attachments += 1
        else:
            kept.missing.append(f"{row.name}({row.place})")
    facts = {
        "made_at": timezone.localtime().isoformat(timespec="seconds"),
        "engine": connection.vendor,
        "missing": kept.missing,
    }
    manifest.write(folder, facts)
    return kept
