"""What a part added to months, asked of the text that it is kept as; thousands of them
are looked at for one page. Pure."""

from __future__ import annotations

from .part import Of

NEVER = 999_999  # a month that does not come


def until(text: str) -> int:
    """The month from which on it is not in hand any more; 0 where it never was."""
    found = turns(text, Of.ALIVE)
    if not found:
        return 0
    return NEVER if sum(found.values()) else max(found)


def turns(text: str, what: Of) -> dict[int, int]:
    """Month → +1 or -1, of whatever duty."""
    return {int(one[:5]): int(one[5:]) for one in _group(text, what).split()}


def holds(text: str, what: Of, month: int) -> bool:
    """Of what lasts: whether it did in that month."""
    return sum(n for at, n in turns(text, what).items() if at <= month) > 0


def has(text: str, what: Of, month: int) -> bool:
    """Of what is told of single months."""
    return f" {month}+" in _group(text, what)


def _group(text: str, what: Of) -> str:
    """What stands behind the name: " 24290+1 24300-1"."""
    name = f"{what.value}/"
    start = 0 if text.startswith(name) else text.find(f"|{name}")
    if start < 0:
        return ""
    first = text.index(" ", start)
    end = text.find("|", first)
    return text[first:] if end < 0 else text[first:end]
