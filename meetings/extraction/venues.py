"""Where a meeting was held."""

from __future__ import annotations

import re

_VENUE = re.compile(
    r"在(?P<place>[^，。；：“”]{2,24}?)(?:隆重|胜利|顺利)?(?:召开|举行|举办|"
    r"主持召开|开班|观摩)|"
    r"在(?P<video>[^，。；]{2,16}?(?:会议室|会堂|会议中心|礼堂|会场))"
)


def venue(text: str) -> tuple[int, int] | None:
    """Where the words stand that say the place: "在市会议中心召开"."""
    match = _VENUE.search(text)
    return match.span("place" if match["place"] else "video") if match else None
