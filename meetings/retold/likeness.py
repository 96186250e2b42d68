"""How alike two texts are: a meeting told twice, a demand said again. Pure.

Texts are compared by their pairs of letters: no word list, and a changed word, a
moved clause or other punctuation costs only the pairs it touches.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

Pairs = frozenset[str]

SAME = 0.6  # likeness from which one directive says what another said
ALIGNED = 0.4  # … from which two reports of one meeting tell the same directive
SHORTEST = 14  # letters; what is shorter ("加强组织领导") is said at every meeting


def letters(text: str) -> str:
    """The text without punctuation and white space, in one width."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain if char.isalnum())


def pairs(text: str) -> Pairs:
    plain = letters(text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def alike(one: Pairs, other: Pairs) -> float:
    """Share of what both have in what each has: 1 for the same words, 0 for none."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def held(one: Pairs, other: Pairs) -> float:
    """Share of the shorter text that stands in the longer one, too."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def aligned(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """Index in left → index in right of the same directive told twice.

    The likeliest first, each used once; below ALIGNED they are two directives.
    """
    lefts, rights = [pairs(text) for text in left], [pairs(text) for text in right]
    rows = sorted(
        (
            (alike(a, b), -i, -j)
            for i, a in enumerate(lefts)
            for j, b in enumerate(rights)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for value, i, j in rows:
        if value >= ALIGNED and -i not in found and -j not in found.values():
            found[-i] = -j
    return found


def said_before(
    texts: Mapping[int, str], earlier: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, int, float]]:
    """(key in texts, key in earlier, likeness) of all that reach SAME.

    Linear in the letters of `earlier`, which is read once and not kept, so that it may
    be the whole record of some years.
    """
    new = {
        key: pairs(text)
        for key, text in texts.items()
        if len(letters(text)) >= SHORTEST
    }
    where: dict[str, list[int]] = defaultdict(list)
    for key, own in new.items():
        for pair in own:
            where[pair].append(key)
    for before, text in earlier:
        if len(text) < SHORTEST:
            continue
        old = pairs(text)
        shared = Counter(key for pair in old for key in where.get(pair, ()))
        for key, count in shared.items():
            value = 2 * count / (len(old) + len(new[key]))
            if value >= SAME:
                yield key, before, value
