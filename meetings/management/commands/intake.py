"""manage.py intake FILE: take a text in and propose what it says. `-` reads stdin."""

from __future__ import annotations

import datetime
import sys
from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from meetings.intake import Taken, Told, take_in, text_of
from meetings.models import Directive, Meeting
from meetings.refusals import IntakeRefused


class Command(BaseCommand):
    help = "录入一份材料(报纸版面、纪要),读出会议和要求,待校核。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="文件;- 从标准输入读")
        parser.add_argument("--published", type=day, help="刊发日期,如 2020-03-25")
        parser.add_argument("--publication", default="", help="刊名")
        parser.add_argument("--by", metavar="USER", help="录入人的用户名")

    def handle(self, *args: Any, **options: Any) -> None:
        data, name = given(options["file"])
        told = Told(
            name, options["publication"], options["published"], user(options["by"])
        )
        try:
            for taken in take_in(text_of(data, name), data, told):
                self._tell(taken)
        except IntakeRefused as why:
            raise CommandError(f"没有录入:{why}") from None

    def _tell(self, taken: Taken) -> None:
        if not taken.created:
            self.stdout.write(f"这份文本已经录入过({taken.source}),没有改动。")
        elif taken.counts is None:
            self.stdout.write(f"已存好({taken.source}),将在后台读取。")
        else:
            self.stdout.write(f"已录入({taken.source}):{taken.counts},待校核。")
            for line in found(taken):
                self.stdout.write(line)


def found(taken: Taken) -> Iterator[str]:
    """A line a meeting: its day, its title, how many items it gave."""
    rows = Directive.objects.top().filter(reading=taken.reading)
    items = Counter(rows.values_list("meeting_id", flat=True))
    for meeting in Meeting.objects.filter(reading=taken.reading).order_by("pk"):
        on = f"{meeting.held_on:%Y-%m-%d}" if meeting.held_on else "日期未载"
        yield f"  {on} {meeting.title}:{items[meeting.pk]} 条"


def day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text}:日期要写成 2020-03-25 的样子") from None


def given(path: str) -> tuple[bytes, str]:
    """The bytes, and the name of the file; "" for standard input."""
    if path == "-":
        return sys.stdin.buffer.read(), ""
    try:
        return Path(path).read_bytes(), Path(path).name
    except OSError as why:
        raise CommandError(f"读不到文件 {path}:{why.strerror}") from None


def user(name: str | None) -> User | None:
    if not name:
        return None
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"没有用户 {name}。")
    return found
