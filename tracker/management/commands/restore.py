"""manage.py restore DIR: a backup into an empty site, proven by a replay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker import backups


class Command(BaseCommand):
    help = "把备份恢复到空的站点,恢复后由事件逐一核对。"
    requires_system_checks = ()  # they ask tables, and there may be none yet

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="backup 所写的目录。")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = backups.restore(options["folder"])
        except backups.Broken as why:
            raise CommandError(str(why)) from None
        self.stdout.write(f"已恢复并核对 {count} 项交办任务,全部相符。")
