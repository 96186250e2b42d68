"""The people known so far at a meeting, and those met only by speaking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from meetings.extraction.names import honorific


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person who is met only by speaking; offsets of the name in the flow."""

    name: str
    post: str
    start: int
    end: int


class Known(Protocol):
    """Whoever is known to be there."""

    @property
    def name(self) -> str: ...
    @property
    def post(self) -> str: ...
    @property
    def role(self) -> str: ...


@dataclass(slots=True)
class Cast:
    """The people known so far by first character; first: the first of them.

    posts: what is known of them, by name. me: who says 我 in a speech. chair: who
    主持人 is.
    """

    names: dict[str, list[str]]
    first: str | None
    newcomers: list[Newcomer]
    posts: dict[str, str] = field(default_factory=dict)
    me: str | None = None
    chair: str | None = None

    @classmethod
    def of(cls, names: Sequence[str], posts: Sequence[str] = ()) -> Cast:
        cast = cls({}, names[0] if names else None, [])
        for name in names:
            cast.add(name)
        cast.posts = dict(zip(names, posts, strict=False))
        return cast

    @classmethod
    def present(cls, there: Sequence[Known], me: str | None) -> Cast:
        cast = cls.of([who.name for who in there], [who.post for who in there])
        cast.me = me
        cast.chair = next((who.name for who in there if who.role == "chair"), None)
        return cast

    def add(self, name: str) -> None:
        row = self.names.setdefault(name[0], [])
        if name not in row:
            row.append(name)
            row.sort(key=len, reverse=True)

    def honoured(self, text: str) -> str | None:
        """Who 章院长 is, of the people known: 章纯钢, who is 副院长."""
        post = honorific(text)
        rows = self.names.get(text[0], []) if post else []
        held = [name for name in rows if post in self.posts.get(name, "")]
        return held[0] if held else rows[0] if len(rows) == 1 else None

    def holding(self, post: str | None) -> str | None:
        """Who is 校长, if one person is; not a 副校长."""
        rows = [
            name
            for name, held in self.posts.items()
            if post and held.endswith(post) and not held.endswith(f"副{post}")
        ]
        return rows[0] if len(rows) == 1 else None

    def within(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where known names stand from an offset to another, the longest at each."""
        part = text[start:end]
        if self.names.keys().isdisjoint(part):
            return
        for at, char in enumerate(part, start):
            if char in self.names and (name := self.at(text, at)):
                yield at, name

    def at(self, text: str, at: int) -> str | None:
        """The longest known name that stands at an offset."""
        for name in self.names.get(text[at : at + 1], ()):
            if text.startswith(name, at):
                return name
        return None
