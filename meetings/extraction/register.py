"""Bodies as printed → departments of the register, never by a silent guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from meetings.extraction.bodies import Lexicon
from meetings.extraction.vocabulary.bodies import SHORT_FORMS

Departments = Sequence[tuple[str, Sequence[str]]]

_LEVEL = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,5}?(?:自治[县州旗区]|[省市县区旗州镇乡](?!政|委|场))|省|"
    r"市|县|区|旗|州|镇|乡|街道)"
)
_SUFFIX = re.compile(r"(?:管理)?(?:委员会|局|办公室|办|委|厅|部|中心|部门|机关)$")


class Register:
    """The departments of an office with their other names.

    Departments are pairs of official name and aliases; an exact name or alias wins,
    then a name without its level (区财政局 = 财政局), then a short form (住建).
    """

    def __init__(self, departments: Departments = ()) -> None:
        self._exact: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        for official, aliases in departments:
            for name in (official, *aliases):
                _add(self._exact, name, official)
                _add(self._stems, _stem(name), official)
        self.lexicon = _lexicon(tuple(self._exact))

    def resolve(self, name: str) -> tuple[str | None, tuple[str, ...]]:
        """(official name, ()) when exactly one fits, else (None, all that fit)."""
        if not self._exact:
            return None, ()
        for found in (self._exact.get(name), self._by_stem(name)):
            if found:
                return (found[0], ()) if len(found) == 1 else (None, tuple(found))
        return None, ()

    def _by_stem(self, name: str) -> list[str]:
        stem = _stem(name)
        exact = self._stems.get(stem) or self._stems.get(SHORT_FORMS.get(stem, stem))
        if exact:
            return exact
        wanted = SHORT_FORMS.get(stem, stem)
        if len(wanted) < 2 or not self._stems:
            return []
        return sorted(
            {o for s, rows in self._stems.items() if _short_of(wanted, s) for o in rows}
        )


@lru_cache(8)
def _lexicon(names: tuple[str, ...]) -> Lexicon:
    """Kept, for many pages are read with one register."""
    return Lexicon(names)


def _add(table: dict[str, list[str]], key: str, official: str) -> None:
    rows = table.setdefault(key, [])
    if official not in rows:
        rows.append(official)


def _stem(name: str) -> str:
    """市住房和城乡建设局 → 住房城乡建设."""
    bare = _LEVEL.sub("", name) if len(name) > 3 else name
    bare = _SUFFIX.sub("", bare) or bare
    return bare.replace("和", "").replace("与", "")


def _short_of(short: str, stem: str) -> bool:
    """住建 of 住房城乡建设: a character of each word, the first one first.

    Words are taken to have two characters, so 水利 is not 水资源利用.
    """
    if not stem or short[0] != stem[0] or len(short) > len(stem):
        return False
    heads = iter(stem[::2])
    return all(char in heads for char in short)
