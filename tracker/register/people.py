"""Which person a row means: several may have one name."""

from __future__ import annotations

from collections.abc import Iterable

from meetings.models import Person


class Ambiguous(ValueError):
    """Several people of this name; the phone has to tell them apart."""


class People:
    """Everyone on the register, and those whom the rows so far have added."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.all = list(people)

    def find(self, name: str, phone: str) -> Person | None:
        """The one that is meant, None for somebody new. Raises Ambiguous.

        The same phone is the same person. Without a phone on either side the only
        one of that name is meant: officials hold several posts.
        """
        same = [person for person in self.all if person.name == name]
        if not phone:
            if len(same) > 1:
                raise Ambiguous(f"里的“{name}”有 {len(same)} 位,请填电话以区分。")
            return same[0] if same else None
        by_phone = [person for person in same if person.phone == phone]
        without = [person for person in same if not person.phone]
        if not by_phone and len(without) > 1:
            raise Ambiguous(f"里的“{name}”有 {len(without)} 位没有电话,分不清是谁。")
        return next(iter(by_phone or without), None)

    def add(self, name: str, phone: str) -> Person:
        """A person of the row, not saved yet."""
        self.all.append(Person(name=name, phone=phone))
        return self.all[-1]

    def call(self, name: str, old: str, new: str) -> None:
        """Whoever had the old number has the new one from this row on."""
        for person in self.all:
            if (person.name, person.phone) == (name, old):
                person.phone = new
                return
