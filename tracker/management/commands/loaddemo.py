"""manage.py loaddemo: a fictional district to try things out with."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from tracker.demo import mark
from tracker.demo.loading import load
from tracker.demo.people import PASSWORD
from tracker.demo.plot import MEETINGS
from tracker.models import Assignment, Docket, Membership
from tracker.roles import Role

SHOWN = (
    *("administrator", "security", "auditor", "officer", "senior", "leader"),
    *("approver", "deputy", "liaison"),
)


class Command(BaseCommand):
    help = "空库时装入演示数据并显示登录名;已有数据时什么也不改。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="清空后重新装入;只要有一条不是演示数据就拒绝。",
        )
        parser.add_argument(
            "--meetings", type=int, default=MEETINGS, help="会议场数,默认 %(default)s。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "调试已关闭(DEBUG=0),不能装入演示数据:演示账号的密码是公开的。"
            )
        if options["meetings"] < 1:
            raise CommandError("会议场数至少为 1。")
        if not options["again"] and not mark.is_empty():
            self._leave_alone()
            return
        if found := mark.others():
            raise CommandError(
                f"数据库里有不是演示的数据:{';'.join(found)}。没有改动任何内容。"
                "要从头再来,请换一个数据库(DATABASE_URL),或自行备份后清空。"
            )
        with transaction.atomic():
            # All or nothing: half a demo could neither be used nor made anew.
            if not mark.is_empty():
                call_command("flush", interactive=False, verbosity=0)
            load(timezone.localdate(), options["meetings"])
        dockets, parts = Docket.objects.count(), Assignment.objects.count()
        self.stdout.write(f"已装入演示数据:{dockets} 件督办件,{parts} 项交办任务。")
        self._logins()

    def _leave_alone(self) -> None:
        if mark.is_left():
            self.stdout.write("演示数据已在,未改动;要重新装入,请用 make demo。")
            self._logins()
        else:
            self.stdout.write("数据库里已有数据,没有装入演示数据。")

    def _logins(self) -> None:
        rows = Membership.objects.select_related("user", "department", "post")
        self.stdout.write(f"登录名(密码都是 {PASSWORD}):")
        for row in rows.filter(user__username__regex=f"^({'|'.join(SHOWN)})[0-9]?$"):
            body = row.department or row.post or ""
            self.stdout.write(
                f"  {row.user.username:<14} {row.user.first_name}"
                f"  {Role(row.role).label}  {body}"
            )
