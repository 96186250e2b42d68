"""manage.py remind: the day's digests, into inboxes and by mail; once a working day."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker import calendar
from tracker.models import CalendarDay, Digest
from tracker.models.office import asked_once
from tracker.reminding import gathering, recipients, sending, wording
from tracker.reminding.recipients import Recipients


class Command(BaseCommand):
    help = "汇总今天每个人要办的,放进收件箱并发邮件,每人每天至多一封;可以重复运行。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--preview",
            "--dry-run",
            action="store_true",
            help="只显示会提醒谁、提醒什么,不保存也不发信。",
        )
        parser.add_argument("--to", metavar="用户名", help="只看(只发)这个账号的。")
        parser.add_argument(
            "--anyway", action="store_true", help="休息日也发;不加则休息日不发。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        if not self._works(today, options):
            return
        people = recipients.present(today)
        name = options["to"]
        if name and not people.only(lambda reader: reader.username == name):
            raise CommandError(
                f"“{name}”今天不是联络员、副联络员、审签人或督查员,没有提醒。"
            )
        with asked_once():
            drafts = gathering.gather(people, gathering.day_of(today))
            made = gathering.digests(today, drafts)
            if options["preview"]:
                self._show(people, made)
            else:
                new = sending.keep(today, made)
                self._tell(today, new, sending.mail(today, people.readers))

    def _show(self, people: Recipients, made: Iterable[Digest]) -> None:
        shown = list(made)
        for digest in shown:
            reader = people.readers[digest.user_id]
            where = reader.email if reader.gets_mail else "只进收件箱"
            self.stdout.write(f"==== {reader.username}({where})")
            self.stdout.write(wording.subject(digest))
            self.stdout.write(wording.body(digest, reader.name))
        self.stdout.write(f"预览:{len(shown)} 人有提醒;没有保存,没有发信。")

    def _works(self, today: datetime.date, options: dict[str, Any]) -> bool:
        changes = CalendarDay.objects.changes()
        forced = options["anyway"] or options["preview"]
        if forced or calendar.is_working(today, changes):
            return True
        self.stdout.write(f"{today} 休息,不发提醒;一定要发,请加 --anyway。")
        return False

    def _tell(self, today: datetime.date, new: int, done: sending.Outcome) -> None:
        self.stdout.write(
            f"{today}:新放进收件箱 {new} 份;发出邮件 {done.mailed} 封,"
            f"不用邮件的 {len(done.without)} 人。"
        )
        if done.doubtful:
            names = "、".join(done.doubtful)
            self.stdout.write(
                f"有运行在发信时中断(或正在发),发出没有不能确定,今天不再发:{names}。"
                "收件箱里都有。"
            )
        for name, why in done.failed:
            self.stderr.write(f"没有发出:{name}({why})")
        if done.failed or done.left:
            raise CommandError(
                f"有 {len(done.failed) + done.left} 封没有发出,收件箱里都有。"
                "请检查邮件服务器(EMAIL_URL)和邮箱地址,再运行一次,只补发这些。"
            )
