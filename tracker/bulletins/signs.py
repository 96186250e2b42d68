"""Punctuation as Chinese documents have it (GB/T 15834). Pure."""

from __future__ import annotations

import re

# Between two digits or Latin letters a sign stays: 10:30, 1,000.
HALF = re.compile(r"(?<![0-9A-Za-z])[,:;?!()]|[,:;?!()](?![0-9A-Za-z])")
FULL = 0xFEE0  # from a sign to its full-width form


def full_width(text: str) -> str:
    """ "截至3月1日(周日),办结" with full-width signs."""
    return HALF.sub(lambda found: chr(ord(found[0]) + FULL), text)
