"""manage.py backup DIR: everything that cannot be made again, while the site runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker import backups


class Command(BaseCommand):
    help = "把数据库、附件和校验值备份到一个新目录;不用停机。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="新的或空的目录。")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            kept = backups.backup(folder)
        except backups.Broken as why:
            raise CommandError(str(why)) from None
        self.stdout.write(
            f"已备份到 {folder}:{kept.assignments} 项交办任务、{kept.events} 个事件、"
            f"{kept.attachments} 个附件。"
        )
        if kept.missing:
            names = "、".join(kept.missing[:5])
            raise CommandError(
                f"备份已完成,但有 {len(kept.missing)} 个附件在磁盘上缺失或变了:{names}"
            )
