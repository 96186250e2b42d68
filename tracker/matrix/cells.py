"""The markup of a row, made as one string: a template would pay for every blank.

A blank cell is an empty <td>, nothing else; thousands of them are one multiplication.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

BLANK = "<td></td>"


def row(filled: Mapping[int, str], width: int) -> SafeString:
    """The cells of one row; filled: column → `cell`, all else is blank."""
    pieces, at = [], 0
    for column in sorted(filled):
        pieces.append(BLANK * (column - at))
        pieces.append(filled[column])
        at = column + 1
    pieces.append(BLANK * (width - at))
    return mark_safe("".join(pieces))  # every piece is a literal or comes from `cell`


def cell(href: str, look: str, said: str, seen: str, tip: str) -> str:
    """A link in its <td>. look: its classes; said: to a screen reader; seen: on the
    screen, beside the symbol that the classes draw; tip: when pointed at.

    All are escaped already: what many cells share is escaped once.
    """
    sign = f'<span aria-hidden="true">{seen}</span>' if seen else ""
    return (
        f'<td><a class="cell {look}" href="{href}" title="{tip}">'
        f'{sign}<span class="sr">{said}</span></a></td>'
    )


def addresses(name: str, *given: int) -> tuple[str, str]:
    """What stands before and after the last argument of an address: `reverse` once,
    not once a cell."""
    before, _, after = reverse(name, args=[*given, 0]).rpartition("0")
    return str(format_html("{}", before)), str(format_html("{}", after))
