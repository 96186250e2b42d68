"""Initial passwords: random, easy to read aloud and to type."""

from __future__ import annotations

import secrets

# Without 0 O 1 l I, which look alike on a printed slip. 59 bits in twelve characters.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"


def initial_password() -> str:
    """Three groups of four, such as k7mw-3hxp-9adv, with letters and digits."""
    while True:
        drawn = "".join(secrets.choice(LETTERS + DIGITS) for _ in range(12))
        if any(c in DIGITS for c in drawn) and any(c in LETTERS for c in drawn):
            return "-".join((drawn[:4], drawn[4:8], drawn[8:]))
