"""A new version of a year's rules; never two from one page, never an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from tracker.models import RuleBook
from tracker.recording import role_words
from tracker.scoring import RuleSet
from tracker.scoring.presets import NAMES, preset
from tracker.workflow import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SAME = "与现行版本一字不差,没有另存新版。"
STALE = "您打开以后,{who}已存了第 {version} 版。您填的都还在下面;请对照新版后再存。"


def rules_of(year: int) -> tuple[RuleSet, RuleBook | None]:
    """Those in force; without any the preset that ships first."""
    book = RuleBook.objects.in_force(year)
    return (book.rules, book) if book else (preset(NAMES[0]), None)


def keep(year: int, rules: RuleSet, note: str, by: User, seen: int) -> RuleBook:
    """seen: the version that the form was made from, 0 for none. Raises NotAllowed."""
    try:
        with transaction.atomic():
            return _keep(year, rules, note, by, seen)
    except IntegrityError:
        raise NotAllowed(_stale(year)) from None


def _keep(year: int, rules: RuleSet, note: str, by: User, seen: int) -> RuleBook:
    there = RuleBook.objects.in_force(year)
    if there and there.version != seen:
        raise NotAllowed(_stale(year))
    if there and there.rules == rules:
        raise NotAllowed(SAME)
    return RuleBook.objects.create(
        year=year,
        version=(there.version if there else 0) + 1,
        document=rules.document(),
        note=note,
        made_by=by,
        maker_name=by.get_full_name() or by.get_username(),
        maker_role=role_words(by),
        made_at=timezone.now(),
    )


def _stale(year: int) -> str:
    there = RuleBook.objects.in_force(year)
    assert there is not None
    return STALE.format(who=there.maker_name, version=there.version)
