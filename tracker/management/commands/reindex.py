"""manage.py reindex: make the search index anew, or hold it to the rows."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.search import rebuilding


class Command(BaseCommand):
    help = "重建查找索引;加 --check 只核对,不改动。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="只核对索引与数据是否相符。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        start = time.perf_counter()
        count = rebuilding.rebuild()
        spent = time.perf_counter() - start
        self.stdout.write(f"已重建查找索引:{count} 条,用时 {spent:.1f} 秒。")

    def _check(self) -> None:
        found = list(rebuilding.differences())
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(
                f"{len(found)} 处不符。请运行 manage.py reindex 重建索引。"
            )
        self.stdout.write("查找索引与数据全部相符。")
