"""A component in each of its states, or why it has no such state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template import Context, Engine
from django.utils.safestring import SafeString

EMPTY, ONE, MANY, LONG = "空", "一个", "许多", "很长"
WRONG, LOADING = "有错", "正在取数"
STATES = (EMPTY, ONE, MANY, LONG, WRONG, LOADING)

# What holds for most: they only show, and come with their page.
USUAL = {WRONG: "不收填写,不会有错", LOADING: "随整页一起来,没有自己的等待"}
ALWAYS = {EMPTY: "总有内容"}
ALONE = {MANY: "总是一个"}
SHORT = {LONG: "内容固定,不会更长"}


class Alone(Context):
    """What a partial names, and the request for tags that want it; without the site's
    own context, which would be asked for a hundred times a page."""

    def __init__(self, request: HttpRequest, values: Mapping[str, Any]) -> None:
        super().__init__({"csrf_token": get_token(request), **values})
        self.request = request


@dataclass(frozen=True, slots=True)
class Specimen:
    """One component.

    template: the partial; shown: the context of each state; never: why a state cannot
    be, for those that are not shown; inside: "row" or "head" where the partial is a
    cell of a table, "calls" where it is a line of that list; wide: takes the whole
    width of a page.
    """

    name: str
    slug: str
    template: str
    shown: Mapping[str, Mapping[str, Any]]
    never: Mapping[str, str] = field(default_factory=dict)
    inside: str = ""
    wide: bool = False

    def cases(self, request: HttpRequest) -> Iterator[tuple[str, SafeString]]:
        """(state, its HTML)."""
        template = Engine.get_default().get_template(self.template)
        for state, context in self.shown.items():
            yield state, template.render(Alone(request, context))

    @property
    def missing(self) -> str:
        """Which states cannot be, and why."""
        why = {**USUAL, **self.never}
        return ";".join(f"没有“{s}”({why[s]})" for s in STATES if s not in self.shown)
