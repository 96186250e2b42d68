"""A draft from its two forms: its words, or what stands against making it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from tracker import boards
from tracker.models import Office

from . import wording
from .draft import Draft
from .forms import ScopeForm, WordsForm
from .gathering import against_boards, gather

if TYPE_CHECKING:
    from django.contrib.auth.models import User

EMPTY = "这个范围里没有计数的督办件,没有可通报的。"
STALE = "您看草稿的时候,办理情况有了变化:下面是新的数字,请看过再签发。"


@dataclass(slots=True)
class Drafted:
    """draft: None while the forms are wrong or the figures differ (`wrong`)."""

    scope: ScopeForm
    words: WordsForm
    draft: Draft | None = None
    wrong: tuple[str, ...] = ()
    seen: str = ""  # the sum of the figures as they are now

    @property
    def is_stale(self) -> bool:
        return self.words.is_bound and self.words["seen"].value() != self.seen

    @property
    def may_go(self) -> bool:
        return self.draft is not None and self.words.is_valid() and not self.is_stale


def first_scope(user: User) -> ScopeForm:
    """Today, the newest year."""
    newest = next(iter(boards.years(user)), None)
    return ScopeForm(initial={"cutoff": timezone.localdate(), "year": newest})


def drafted(request: HttpRequest, user: User) -> Drafted:
    """The address says what about, a sent form with which words; a bare one asks."""
    office = Office.present()
    scope = ScopeForm(request.GET) if request.GET else first_scope(user)
    first = {"requirements": wording.requirements(office)}
    sent = request.POST if request.method == "POST" else None
    found = Drafted(scope, WordsForm(sent, initial=first))
    if scope.is_valid():
        _fill(found, user, office)
    return found


def _fill(found: Drafted, user: User, office: Office) -> None:
    scope, words = found.scope.scope, found.words
    figures = gather(user, scope)
    wrong = [*figures.wrong, *against_boards(user, scope, figures)]
    found.wrong = tuple(wrong if figures.items or wrong else [EMPTY])
    if found.wrong:
        return
    found.seen = wording.draft(scope, figures, office).sha256
    to, asked = (str(words[name].value() or "") for name in ("to", "requirements"))
    found.draft = wording.draft(scope, figures, office, to, asked)
