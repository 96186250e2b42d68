"""manage.py replay: prove that every stored state is what its events say."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.models import Assignment, Event
from tracker.replay import differences


class Command(BaseCommand):
    help = "由事件重建每个单位的现状,并与所存的逐一核对。"

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(differences())
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{len(found)} 处不符。")
        count, events = Assignment.objects.count(), Event.objects.count()
        self.stdout.write(f"{count} 项交办任务、{events} 个事件:全部相符。")
