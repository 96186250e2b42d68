"""Names in a ledger → departments and posts of the register; none is guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from meetings.extraction.register import Register
from meetings.models import Department, DepartmentGroup, Post, Tenure
from meetings.near_names import near

from .bodies_said import names_nobody, together

_LEVEL = re.compile(
    r"^(?P<level>[\u4e00-\u9fff]{0,5}?[省市县区旗州])(?!场)(?=[\u4e00-\u9fff]{2})"
)
OFFERED = 6
LEFT_OUT = 0  # no department has this key


@dataclass(slots=True)
class Unknown:
    """A name that an officer is asked about. rows: where it stands; near: the likeliest
    departments; answered: see Bodies."""

    name: str
    rows: list[int] = field(default_factory=list)
    near: list[Department] = field(default_factory=list)
    is_answered: bool = False
    said: int | None = None


class Bodies:
    """The register's departments by what they are called; three queries.

    said: names that an officer answered for already → key, LEFT_OUT for a name that is
    passed over, None for a body that is not of the register.
    """

    def __init__(self, said: Mapping[str, int | None]) -> None:
        rows = list(Department.objects.prefetch_related("aliases"))
        self.by_name = {one.name: one for one in rows}
        self.pairs = [(one.name, [a.name for a in one.aliases.all()]) for one in rows]
        self.register = Register(self.pairs)
        self.exact = {n for name, others in self.pairs for n in (name, *others)}
        groups = DepartmentGroup.objects.prefetch_related("members")
        self.groups = {one.name: list(one.members.all()) for one in groups}
        self.by_pk = {one.pk: one for one in rows}
        self.said, self.unknown = said, dict[str, Unknown]()

    def find(self, name: str, row: int) -> list[Department]:
        """The department, or those of a group; none where somebody has to say it."""
        if self.passes_over(name) and name not in self.said:
            return []
        if name in self.said:
            question = self._ask(name, row)
            question.is_answered, question.said = True, self.said[name]
            body = self.by_pk.get(self.said[name] or LEFT_OUT)
            return [body] if body else []
        found = self._known(name)
        if not found:
            self._ask(name, row)
        return found

    def _known(self, name: str) -> list[Department]:
        if name in self.groups:
            return self.groups[name]
        official, _ = self.register.resolve(name)
        if official and (name in self.exact or not other_level(name, official)):
            return [self.by_name[official]]
        return []

    def parts(self, name: str) -> list[str]:
        """The name, or the two that 和 joins where the register knows both."""
        if name in self.said or self._known(name):
            return [name]
        parts = together(name)
        return parts if all(map(self._known, parts)) else [name]

    def passes_over(self, name: str) -> bool:
        """Whether the name charges nobody: 各有关单位, or so an officer said."""
        if name in self.said:
            return self.said[name] == LEFT_OUT
        return names_nobody(name) and not self._known(name)

    def is_group(self, name: str) -> bool:
        return name in self.groups and name not in self.said

    def _ask(self, name: str, row: int) -> Unknown:
        one = self.unknown.get(name)
        if one is None:
            found = near(name, self.pairs, OFFERED)
            one = Unknown(name, near=[self.by_name[n.name] for n in found])
            self.unknown[name] = one
        if row not in one.rows[-1:]:
            one.rows.append(row)
        return one


def other_level(name: str, official: str) -> bool:
    """市财政局 is not 澄湖区财政局, nor is 开发区财政局; 区财政局 and 财政局 may be."""
    said, known = _LEVEL.match(name), _LEVEL.match(official)
    if said is None or known is None:
        return False
    return not known["level"].endswith(said["level"])


class Leaders:
    """Posts by their titles and by who held them; two queries."""

    def __init__(self) -> None:
        posts = list(Post.objects.select_related("department"))
        self.posts = {"".join(str(one).split()): one for one in reversed(posts)}
        rows = Tenure.objects.select_related("post__department", "person")
        self.tenures = [one for one in rows if len(one.person.name) > 1]

    def find(self, words: str, day: datetime.date) -> Post | None:
        """The one post that the words mean on that day: 副区长 霍启明, 霍启明, 副区长.

        A leader's own post goes before one in a department.
        """
        said = "".join(words.split())
        if post := self.posts.get(said):
            return post
        held = [one for one in self.tenures if one.person.name in said]
        there = [one.post for one in held if one.holds_on(day)]
        found = {post.pk: post for post in there or [one.post for one in held]}
        titled = [one for key, one in self.posts.items() if said.startswith(key)]
        if titled:
            return max(titled, key=lambda one: len(str(one)))
        leading = [one for one in found.values() if one.department_id is None]
        meant = leading or list(found.values())
        return meant[0] if len(meant) == 1 else None
