"""Text as the index takes it: folded, and cut into pairs of neighbouring letters. Pure.

Every letter counts the same, Han, Latin or digit, so that any part of a text is found:
"2〕01" as well as "管网".
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from operator import add

MOST_WORDS, LONGEST = 8, 40  # of a query; what is beyond says no more


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(letter: str) -> str:
    """One letter for one, so that a place in the folded text is one in the text.

    Punctuation goes to its full width: an index that splits at "." never sees one, and
    no letter of a query means anything to a database.
    """
    if unicodedata.category(letter) in ("Cc", "Cs", "Zs", "Zl", "Zp"):
        return " "
    plain = unicodedata.normalize("NFKC", letter).lower()
    if len(plain) != 1 or plain.isspace():
        plain = letter
    if plain in string.punctuation:
        return chr(ord(plain) + 0xFEE0)
    return plain


FOLDING = _Folding()


def fold(text: str) -> str:
    """Widths and cases alike, every kind of white space a blank; as long as before."""
    return text.translate(FOLDING)


def pairs(folded: str) -> list[str]:
    """Each once: 管网 改 → 管网, 网, 改; at the end of a word a letter is alone."""
    found = dict.fromkeys(map(add, folded, folded[1:] + " "))
    return [pair.rstrip() for pair in found if pair[0] != " "]


@lru_cache(maxsize=4096)
def spelled(folded: str) -> str:
    """The same in one line. What reports say is often said in the same words."""
    return " ".join(pairs(folded))


def words(query: str) -> list[str]:
    """The folded words of a query; a text is found when it has all of them."""
    found = dict.fromkeys(word[:LONGEST] for word in fold(query).split())
    return list(found)[:MOST_WORDS]


def wanted(word: str) -> list[str]:
    """The pairs that a text with this word must have; of one letter its beginning."""
    return [word[n : n + 2] for n in range(len(word) - 1)] or [word]


def is_sure(asked: Sequence[str]) -> bool:
    """Whether having the pairs is having the words: 管网 and 网管 make no 管网管."""
    return all(len(word) <= 2 for word in asked)


def holds(folded: str, asked: Sequence[str]) -> bool:
    """The truth that the index is held to."""
    return all(word in folded for word in asked)
