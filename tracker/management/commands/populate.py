"""manage.py populate: a database of any size, to see how pages fare in it."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tracker.demo import mark, populating
from tracker.models import Event


class Command(BaseCommand):
    help = "在空库中造出大量虚构数据(单位、会议、督办件、办理过程),用来测速。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--assignments", type=int, required=True, help="交办任务数,至少这么多。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted: int = options["assignments"]
        if not settings.DEBUG:
            raise CommandError(
                "调试已关闭(DEBUG=0),不能造数据:其中账号的密码是公开的。"
            )
        if not 1 <= wanted <= populating.MOST:
            raise CommandError(f"任务数在 1 到 {populating.MOST} 之间。")
        if not mark.is_empty():
            raise CommandError(
                "数据库里已有数据,没有改动任何内容。请用 DATABASE_URL 指定一个空库。"
            )
        start = time.perf_counter()
        made = populating.populate(timezone.localdate(), wanted)
        spent = time.perf_counter() - start
        self.stdout.write(
            f"已造 {made} 项交办任务、{Event.objects.count()} 个事件,"
            f"用时 {spent:.1f} 秒,每秒 {made / spent:.0f} 项。"
        )
