"""What marks a row of the form: which part, and the last event known when it left."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

SIGNER = Signer(salt="tracker.returns")


@dataclass(frozen=True, slots=True)
class Key:
    """seq: the docket's last event when the form was made."""

    assignment: int
    seq: int

    def __str__(self) -> str:
        """Signed: a mark that was typed or mixed up is not taken for a row."""
        return SIGNER.sign(f"{self.assignment}.{self.seq}")


def key_of(text: str) -> Key | None:
    """The key, None where it is none of ours."""
    try:
        assignment, seq = SIGNER.unsign(text).split(".")
        return Key(int(assignment), int(seq))
    except (BadSignature, ValueError):
        return None
