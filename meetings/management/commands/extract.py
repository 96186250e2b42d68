"""python manage.py extract FILE --published 2020-03-25 [--explain]"""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meetings import readers
from meetings.extraction import extract
from meetings.extraction.explain import explained
from meetings.extraction.format import as_format
from meetings.extraction.masthead import published_in
from meetings.extraction.secrecy import marking
from meetings.formats import Unreadable


class Command(BaseCommand):
    """Print what is read from one text; touches no database."""

    help = "从文本中读出会议和要求，以 JSON 输出（- 表示标准输入）"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="文本文件，- 为标准输入")
        parser.add_argument(
            "--published",
            metavar="日期",
            help="发布日期，如 2020-03-25；不写则从文中找",
        )
        parser.add_argument(
            "--explain", action="store_true", help="逐条说明依据，而不输出 JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        text = _text(options["file"])
        if marking(text):
            raise CommandError("文本带有密级标志，不得在本系统处理。")
        extraction = extract(text, _published(options["published"], text))
        if options["explain"]:
            self.stdout.write(explained(extraction, text))
        else:
            answer = as_format(extraction)
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))


def _text(name: str) -> str:
    """The text of a file in any format that is read, or of standard input."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        reason = "文件不存在" if not Path(name).exists() else "无法读取文件"
        raise CommandError(f"{reason}：{name}") from error
    try:
        return readers.read(raw, "" if name == "-" else Path(name).name).text
    except Unreadable as why:
        raise CommandError(f"{name}：{why}") from None


def _published(given: str | None, text: str) -> datetime.date:
    if given:
        try:
            return datetime.date.fromisoformat(given)
        except ValueError as error:
            raise CommandError(
                f"发布日期无法识别：{given}，请写成 2020-03-25"
            ) from error
    found = published_in(text)
    if found is None:
        raise CommandError("文中没有找到发布日期，请用 --published 2020-03-25 指明。")
    return found
