"""manage.py take_back_ledger: an old ledger that was imported by mistake."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.imports.taking_back import take_back
from tracker.models import LedgerImport
from tracker.permissions import roles_of
from tracker.roles import SENIOR


class Command(BaseCommand):
    help = "收回一次台账导入:导入以后没有办理过的督办件逐件更正,其余列出原因。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pk", type=int, help="导入的编号,即导入页面地址中的数字。")
        parser.add_argument("--by", required=True, help="高级督查员的账号。")
        parser.add_argument("--reason", required=True, help="理由,记入每件的经过。")

    def handle(self, *args: Any, **options: Any) -> None:
        source = LedgerImport.objects.filter(pk=options["pk"]).first()
        by = User.objects.filter(username=options["by"]).first()
        if source is None:
            raise CommandError("没有这次导入。")
        if by is None or not roles_of(by) & SENIOR:
            raise CommandError("请写一位高级督查员的账号。")
        if not options["reason"].strip():
            raise CommandError("请写明理由。")
        back = take_back(source, by, options["reason"])
        self.stdout.write(f"《{source}》:收回 {back.dockets} 件。")
        for code, why in back.left.items():
            self.stdout.write(f"{code}:{why}")
        if back.left:
            raise CommandError(f"{len(back.left)} 件没有收回。")
