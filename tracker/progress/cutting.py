"""An item whose demands stand below it is not said twice. Pure."""

from __future__ import annotations

from collections.abc import Sequence

BETWEEN = "。;；,，、:： \n"


def opening(text: str, demands: Sequence[str]) -> str:
    """What an item says before its demands, where these are all the rest of it.

    "抓防汛。一队巡堤;二队清沟。", ["一队巡堤", "二队清沟"] → "抓防汛。"; the whole
    text where a demand was changed or something else stands between.
    """
    starts: list[int] = []
    at = 0
    for demand in demands:
        words = demand.strip(BETWEEN)
        start = text.find(words, at) if words else -1
        if start < 0 or (starts and text[at:start].strip(BETWEEN)):
            return text
        starts.append(start)
        at = start + len(words)
    if not starts or text[at:].strip(BETWEEN):
        return text
    return text[: starts[0]].strip()
