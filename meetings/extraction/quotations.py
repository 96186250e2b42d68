"""Who says what stands in quotation marks, before or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from meetings.extraction.cast import Cast
from meetings.extraction.flow import Flow
from meetings.extraction.sentences import Clause
from meetings.extraction.turn import QUOTED, Turn

_SAID = re.compile(
    "(?:同志|书记|主任|[\u4e00-\u9fff]长)?(?:当场|反复|再三|在会上|对[^，。]{2,12})?"
    "(?:说道?|强调|叮嘱道?|要求道?|提醒道?)。"
)
_SAYS = re.compile("说|强调|指出|叮嘱|嘱咐|要求")


def quoted(flow: Flow, before: Clause, turn: Turn, found: Sequence[Turn]) -> list[Turn]:
    """Whom the sentence after a quotation names is who said it.

    Takes "“年底前必须见到厂房。”王伟说"; not "“好得很！”村民笑了".
    """
    whole = flow.text.startswith("“", before.start) and flow.text[before.end - 1] == "”"
    taken = bool(found) and found[-1].start >= before.start
    said = turn.mode != "report" and _SAYS.search(flow.text, turn.start, turn.content)
    if not whole or taken or not said:
        return []
    at = before.start
    return [Turn(at, at + 1, turn.speaker, "mixed", before.opens, QUOTED)]


def attributed(flow: Flow, clause: Clause, text: str, cast: Cast) -> Turn | None:
    """Who is named behind a quotation, with nothing after it: "王伟说。" """
    name = cast.at(text, 0)
    if not name or not _SAID.fullmatch(text, len(name)):
        return None
    return Turn(clause.start, clause.end, name, "mixed", False, QUOTED)


def aloud(flow: Flow, clause: Clause, text: str, cast: Cast) -> Turn | None:
    """A known person says what stands behind a colon and a quotation mark.

    Takes "王伟当场叫来供电公司经理：“十天之内把专线拉过来。”"; not "横幅上写着：“…”".
    """
    if "：" not in text:
        return None
    colon = flow.text.find("：“", clause.start, clause.start + len(text))
    told = text[: max(0, colon - clause.start)]
    name = cast.at(told, told.rfind("，") + 1) or cast.at(told, 0)
    if not name or "、" in told:
        return None
    return Turn(clause.start, colon + 2, name, "mixed", clause.opens, QUOTED)
