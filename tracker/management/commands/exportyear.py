"""Write the 年终总账 of a record year into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.permissions import OPERATOR
from tracker.workbooks import save
from tracker.workbooks.annual import NothingToCount, annual
from tracker.workbooks.reconciling import TotalsDiffer


class Command(BaseCommand):
    help = "写出某一年度的年终总账。例:manage.py exportyear 2020 总账.xlsx"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help="年度(会议所属年度)")
        parser.add_argument("file", type=Path, help="写到哪个文件,已有的会被替换")

    def handle(self, *args: Any, **options: Any) -> None:
        year, path = options["year"], options["file"]
        if path.is_dir():
            raise CommandError(f"{path} 是文件夹,请写出文件名,如 {path}/总账.xlsx。")
        if not path.parent.is_dir():
            raise CommandError(f"没有 {path.parent} 这个文件夹,请先建好。")
        try:
            book = annual(OPERATOR, year, timezone.localtime())
        except (NothingToCount, TotalsDiffer) as refusal:
            raise CommandError(str(refusal)) from refusal
        try:
            save(book, path)
        except OSError as error:
            raise CommandError(f"写不了 {path}:{error.strerror}。") from error
        self.stdout.write(f"已写出 {path}。")
