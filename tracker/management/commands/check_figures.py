"""manage.py check_figures: prove that the kept counts are what a recount gives."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker import figure_proof
from tracker.models import Docket


class Command(BaseCommand):
    help = "逐件重数已办结、已终止的督办件和参与件次,与所存的计数核对。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help="把不符的改正,然后再核对一遍。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(figure_proof.differences())
        for wrong in found:
            self.stderr.write(wrong.words)
        if found and options["mend"]:
            figure_proof.mend(found)
            self.stdout.write(f"已改正 {len(found)} 处。")
            found = list(figure_proof.differences())
        if found:
            raise CommandError(f"{len(found)} 处不符。")
        self.stdout.write(f"{Docket.objects.count()} 件督办件:计数全部相符。")
