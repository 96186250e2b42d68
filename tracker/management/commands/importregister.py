"""manage.py importregister: the register from one workbook, with a preview."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker import register, workbooks
from tracker.register import Change, Entry, Plan, Saved, Unreadable

HEADINGS = {"error": "有错", "changed": "改动", "new": "新增"}


class Command(BaseCommand):
    help = "从名册工作簿导入单位、单位组、岗位与人员、账号;先预览,确认后保存。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="填好的名册(.xlsx)")
        parser.add_argument("--template", type=Path, help="把空白模板写到这个文件")
        parser.add_argument("--dry-run", action="store_true", help="只预览,不保存")
        parser.add_argument("--yes", action="store_true", help="不再询问,直接保存")
        parser.add_argument(
            "--skip-errors", action="store_true", help="有错的行跳过,只保存其余的行"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["template"]:
            workbooks.save(register.template(), options["template"])
            self.stdout.write(f"模板已写到 {options['template']}。")
        elif options["file"]:
            self._import(options["file"], options)
        else:
            raise CommandError("请给出名册文件,或用 --template 文件名 取得模板。")

    def _import(self, path: Path, options: dict[str, Any]) -> None:
        try:
            book = register.read(path.read_bytes(), path.name)
        except OSError as error:
            raise CommandError(f"打不开 {path}:{error.strerror}。") from error
        except Unreadable as error:
            raise CommandError(str(error)) from error
        plan = register.check(book)
        self._show(plan)
        if options["dry_run"] or not (plan.count or plan.errors):
            return
        if not plan.count:
            raise CommandError("没有可以保存的行。")
        if not self._agreed(plan, options):
            raise CommandError("没有保存。")
        try:
            saved = register.save(
                book, fingerprint=plan.fingerprint, skip_errors=bool(plan.errors)
            )
        except register.Stale as error:
            raise CommandError("名册刚刚有变动,没有保存。请重新运行。") from error
        self._hand_out(saved)

    def _show(self, plan: Plan) -> None:
        for note in plan.notes:
            self.stdout.write(note)
        for verdict, heading in HEADINGS.items():
            for entry in plan.of(verdict):
                self.stdout.write(f"{heading} {line(entry)}")
        counts = [f"{h} {len(plan.of(v))} 行" for v, h in HEADINGS.items()]
        same = len(plan.of("unchanged"))
        self.stdout.write(f"{'、'.join(counts)}、没有变化 {same} 行。")

    def _agreed(self, plan: Plan, options: dict[str, Any]) -> bool:
        if plan.errors and not options["skip_errors"] and options["yes"]:
            raise CommandError("有填错的行,没有保存。请改好;或加 --skip-errors。")
        if options["yes"]:
            return True
        try:
            answer = input(f"保存没有错的 {plan.count} 行吗?[y/N] ")
        except EOFError:
            return False
        return answer.strip().lower() in ("y", "yes", "是")

    def _hand_out(self, saved: Saved) -> None:
        self.stdout.write(f"已保存 {saved.count} 行。")
        if saved.accounts:
            self.stdout.write("新账号的初始密码(只显示这一次):")
        for account in saved.accounts:
            where = f"{account.department}{account.role}"
            self.stdout.write(
                f"{account.username}\t{account.name}\t{where}\t{account.password}"
            )


def line(entry: Entry) -> str:
    """单位 第 5 行 区住建局:序列 3 → 5"""
    said = entry.errors or [words(change) for change in entry.told]
    notes = "".join(f"(注意:{note})" for note in entry.notes)
    told = ";".join(text.rstrip("。") for text in said)
    where = f"{entry.sheet.name} 第 {entry.number} 行 {entry.name}"
    return f"{where}:{told}{notes}" if told or notes else where


def words(change: Change) -> str:
    if change.old and change.added:
        return f"{change.head} 加上 {change.added}"
    before = f"{change.old} → " if change.old else ""
    return f"{change.head} {before}{change.new}"
