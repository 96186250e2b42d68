"""What is asked for once while a request is answered: the office and its ladder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_held: ContextVar[list[Any] | None] = ContextVar("office", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Inside, `Office.present` asks the database once."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def held() -> list[Any] | None:
    """The office, once it was asked for; None where nothing is kept."""
    return _held.get()


def forget() -> None:
    """A setting was changed: the next question goes to the database."""
    if (kept := _held.get()) is not None:
        kept.clear()
