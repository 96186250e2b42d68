"""manage.py replay: prove that every stored state is what its events say."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.models import Assignment, Event
from tracker.replay import differences


class Command(BaseCommand):
    help = "由事件重建每个单位的现状,并与所存的逐一核对。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=int, default=1, help="每多少件督办件核对一件,默认全部。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        every = max(1, options["every"])
        found = list(differences(every))
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{len(found)} 处不符。")
        count, events = Assignment.objects.count(), Event.objects.count()
        share = f"每 {every} 件抽 1 件核对,全部相符" if every > 1 else "全部相符"
        self.stdout.write(f"{count} 项交办任务、{events} 个事件:{share}。")
