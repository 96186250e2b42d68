"""manage.py settle 2026: the year's account by command, and its proof."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.models import Settlement
from tracker.settling import counting, proving, steps
from tracker.workflow import NotAllowed


class Command(BaseCommand):
    help = "年度结账:不带选项只统计、不保存;--verify 由所存依据重算,证明定下的得分。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, metavar="年度")
        day = datetime.date.fromisoformat
        parser.add_argument(
            "--cutoff", type=day, metavar="日期", help="截止日,如 2026-12-31。"
        )
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--preview", action="store_true", help="统计并公示给单位,到 --until 为止。"
        )
        what.add_argument("--freeze", action="store_true", help="把公示的这一版定稿。")
        what.add_argument("--verify", action="store_true", help="核验这一年的每一版。")
        parser.add_argument(
            "--until", type=day, metavar="日期", help="申诉截止日,默认三个工作日。"
        )
        parser.add_argument("--by", metavar="用户名", help="公示、定稿由谁办。")
        parser.add_argument("--reason", default="", help="更正已定稿的,要写理由。")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except NotAllowed as refused:
            raise CommandError(str(refused)) from None

    def _handle(self, options: dict[str, Any]) -> None:
        if options["verify"]:
            self._verify(options["year"])
        elif options["preview"]:
            self._preview(options)
        elif options["freeze"]:
            made = self._newest(options["year"])
            self._tell(steps.freeze(made, made.seq, self._by(options)))
        else:
            self._count(options["year"], options["cutoff"])

    def _count(self, year: int, cutoff: datetime.date | None) -> None:
        """Shown, not saved: no person's name stands for it."""
        day = cutoff or steps.usual_cutoff(year)
        found = counting.count(year, 1, day)
        name = found.head["rules"]["name"]
        self.stdout.write(f"{year} 年,截至 {day},按“{name}”。没有保存。")
        for row in found.head["bodies"]:
            place = row["rank"] or "-"
            self.stdout.write(f"{row['name']}\t{row['shown']}\t{place}\t{row['grade']}")

    def _preview(self, options: dict[str, Any]) -> None:
        """Counted anew where there is a draft or a preview, else begun."""
        year, by, cutoff = options["year"], self._by(options), options["cutoff"]
        made = Settlement.objects.open().filter(year=year).first()
        if made:
            made = steps.recount(made, made.seq, by, cutoff)
        else:
            made = steps.start(year, by, cutoff, options["reason"])
        until = options["until"] or made.until
        until = until or steps.usual_until(timezone.localdate())
        if (made.state, made.until) != (Settlement.State.PREVIEW, until):
            made = steps.show(made, until, made.seq, by)
        self._tell(made)

    def _verify(self, year: int) -> None:
        """Every version by itself; the newest against today's data too."""
        versions = list(Settlement.objects.filter(year=year).order_by("version"))
        if not versions:
            raise CommandError(f"{year} 年还没有结账。")
        wrong = 0
        for made in versions:
            faults = proving.faults(made)
            wrong += bool(faults)
            self._tell(made)
            for words in faults:
                self.stderr.write(f"  {words}")
            if not faults:
                self.stdout.write("  由所存依据重算:全部相符。")
        self._against_today(versions[-1])
        if wrong:
            raise CommandError(f"{wrong} 版不符。")

    def _against_today(self, made: Settlement) -> None:
        moved, reasons = proving.live(made)
        same = "得分都一样" if not moved else f"{len(moved)} 处不同"
        self.stdout.write(f"用今天的数据再算第 {made.version} 版:{same}。")
        for words in (*moved, *reasons):
            self.stdout.write(f"  {words}")

    def _newest(self, year: int) -> Settlement:
        made = Settlement.objects.open().filter(year=year).first()
        if made is None:
            raise CommandError(f"{year} 年没有公示中的结账。")
        return made

    def _by(self, options: dict[str, Any]) -> User:
        name = options["by"]
        found = User.objects.filter(username=name, is_active=True).first()
        if found is None:
            raise CommandError("公示、定稿要写明由谁办:--by 用户名(高级督查员)。")
        return found

    def _tell(self, made: Settlement) -> None:
        about = f"{made},{made.get_state_display()},截至 {made.cutoff}"
        self.stdout.write(f"{about},校验 {made.sha256}。")
