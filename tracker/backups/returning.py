"""Bringing a backup back: into an empty site, believed only after a replay."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from meetings.models import Department, Meeting, Source
from tracker import replay
from tracker.models import Assignment

from . import engines, manifest
from .manifest import Broken


def restore(folder: Path) -> int:
    """Everything in `folder` into this site; how many assignments were replayed.

    Raises Broken before anything is touched: the backup is not whole, is of another
    database, or the site is not empty; and afterwards when events and stored states
    do not agree.
    """
    facts = manifest.read(folder)
    if facts["engine"] != connection.vendor:
        raise Broken(
            f"这份备份来自 {facts['engine']},本站用的是 {connection.vendor},不能恢复。"
        )
    if not is_empty():
        raise Broken(
            "本站已有数据,没有改动任何内容。请用 DATABASE_URL 指定一个空库再恢复。"
        )
    engine = engines.present()
    engine.load(folder / engine.file)
    target = Path(settings.ATTACHMENTS)
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder / manifest.FILES, target, dirs_exist_ok=True)
    call_command("migrate", verbosity=0)
    if found := list(replay.differences()):
        raise Broken(f"已恢复,但 {len(found)} 处与事件不符,如:{found[0]}")
    return Assignment.objects.count()


def is_empty() -> bool:
    """No tables yet, or nobody and nothing in them."""
    if User._meta.db_table not in connection.introspection.table_names():
        return True
    return not any(
        model._default_manager.exists() for model in (User, Department, Meeting, Source)
    )
