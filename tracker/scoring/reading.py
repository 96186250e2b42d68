"""A document of rules read piece by piece; every fault is told with its place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

NUMBER = re.compile(r"[+-]?\d{1,7}(\.\d{1,6})?")
MINUS = {0x2212: "-", 0xFF0D: "-"}  # as Chinese keyboards write it
WORDS = 500  # letters of one field


class Reader:
    """One table of the document. place: its name for people; messages: of all."""

    def __init__(self, value: Any, place: str, messages: list[str]) -> None:
        self.place, self.messages = place, messages
        self.read: set[str] = set()
        self.value: Mapping[str, Any] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.fault("这里应是一组“名称:值”")

    def fault(self, words: str) -> None:
        self.messages.append(f"{self.place}:{words}。" if self.place else f"{words}。")

    def take(self, name: str) -> Any:
        self.read.add(name)
        return self.value.get(name)

    def text(self, name: str, label: str, *, must: bool = False) -> str:
        value = self.take(name)
        if value is None or isinstance(value, str):
            words = (value or "").strip()
            if must and not words:
                self.fault(f"请填写“{label}”")
            if len(words) > WORDS:
                self.fault(f"“{label}”最多 {WORDS} 字")
            return words
        self.fault(f"“{label}”应是文字")
        return ""

    def number(self, name: str, label: str, *, least: int | None = None) -> Decimal:
        """It has to be there; Decimal(0) after a fault."""
        value = self.number_or_none(name, label, least=least)
        if value is None and self.value.get(name) in (None, ""):
            self.fault(f"请填写“{label}”")
        return value if value is not None else Decimal(0)

    def number_or_none(
        self, name: str, label: str, *, least: int | None = None
    ) -> Decimal | None:
        value = self.take(name)
        if value is None or value == "":
            return None
        words = str(value).strip().translate(MINUS)
        plain = not isinstance(value, bool | float) and NUMBER.fullmatch(words)
        if not plain:
            self.fault(f"“{label}”不是数:{words[:20]}")
            return None
        number = Decimal(words)
        if least is not None and number < least:
            self.fault(f"“{label}”不能小于 {least}")
        return number

    def whole(self, name: str, label: str, most: int) -> int:
        number = self.number(name, label, least=0)
        if number != number.to_integral_value() or number > most:
            self.fault(f"“{label}”是 0 到 {most} 的整数")
            return 0
        return int(number)

    def choice(self, name: str, label: str, table: Mapping[str, Any]) -> str:
        value = self.take(name)
        if isinstance(value, str) and value in table:
            return value
        self.fault(f"“{label}”没有“{value}”这一种")
        return next(iter(table))

    def choices(
        self, name: str, label: str, table: Mapping[str, Any]
    ) -> tuple[str, ...]:
        values = self.take(name) or []
        if not isinstance(values, list):
            self.fault(f"“{label}”应是一列")
            return ()
        for value in values:
            if value not in table:
                self.fault(f"“{label}”没有“{value}”这一种")
        return tuple(one for one in values if one in table)

    def names(self, name: str, label: str) -> tuple[str, ...]:
        values = self.take(name) or []
        if isinstance(values, list) and all(isinstance(one, str) for one in values):
            return tuple(one.strip() for one in values if one.strip())
        self.fault(f"“{label}”应是一列名称")
        return ()

    def flag(self, name: str, label: str) -> bool:
        value = self.take(name)
        if value in (None, True, False):
            return bool(value)
        self.fault(f"“{label}”应是 true 或 false")
        return False

    def part(self, name: str, label: str) -> Reader:
        value = self.take(name)
        return Reader({} if value is None else value, label, self.messages)

    def rows(self, name: str, label: str) -> Iterator[Reader]:
        """label with {} for the number, from 1 on."""
        values = self.take(name) or []
        if not isinstance(values, list):
            self.fault(f"“{name}”应是一列")
            return
        for n, value in enumerate(values, 1):
            row = Reader(value, f"{self.place}{label.format(n)}", self.messages)
            named = row.value.get("name")
            if isinstance(named, str) and named.strip():
                row.place += f"“{named.strip()[:20]}”"
            yield row

    def end(self) -> None:
        """What nobody asked for would be lost: it is told instead."""
        for name in self.value:
            if name not in self.read:
                self.fault(f"不认识“{name}”这一项")
