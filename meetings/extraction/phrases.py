"""Phrases that name a body without its being the subject of what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetings.extraction.bodies import Lexicon
from meetings.extraction.duties import Body

# Which bodies are meant: "进度靠后的柳塘镇、白石镇要…".
_WHICH = re.compile(
    "[^，。；、要由对将把]{2,12}(?:突出|靠后|落后|[较过很][多重大差慢低]|集中|滞后|缓慢|严重|薄弱|不力|"
    "不到位|不足|垫底|频发|繁重|末位|后[一二三几]位|不高)的(?=.{3})"
)
# "发挥区防汛办牵头抓总作用"; not "发挥党员先锋模范作用".
_PART = re.compile(
    "发挥[好出]?(?P<who>[^，。；的]{3,20}?)的?(?:牵头|统筹|综合|组织|协调|抓总|指挥|参谋|监督|兜底|主力|主导|"
    "职能)[^，。；]{0,8}作用"
)
# A list of partners goes on: "会同城管、住建部门做好…".
_JOINING = re.compile("(?:会同|联合|协同)[^，。；要负牵]{1,24}、$")
# Nobody in particular but where somebody charges it: "由指挥部组织代迁".
_STAFF = re.compile(
    "由(?P<who>指挥部|工作专班|专班)(?![\u4e00-\u9fff]{1,6}[组办室部科处])(?=.)|"
    "归(?P<keeper>[^，。；、的]{3,16}?)(?:统一)?(?:管理|主管|管$|负责)"
)


def behind_which(piece: str) -> int | None:
    """Where the bodies begin behind what tells which: 信访问题突出的|秦河区.

    Not "由财政局安排的资金要用好".
    """
    which = _WHICH.match(piece) if "的" in piece else None
    return which.end() if which else None


def joins(piece: str, end: int) -> bool:
    """Whether the list of partners behind 会同 goes on at an offset."""
    return "同" in piece[:end] and bool(_JOINING.search(piece[:end]))


def in_part(piece: str, start: int, lexicon: Lexicon) -> Iterator[Body]:
    """Who is to play a part: "发挥区防汛办牵头抓总作用", "由指挥部组织代迁".

    And "归县民政局管理"; not "由指挥部综合组负责", which is the 综合组.
    """
    for one in _PART.finditer(piece) if "发挥" in piece else ():
        if lexicon.body(one["who"]):
            a, b = one.span("who")
            yield Body(one["who"], "lead", start + a, start + b, "发挥", True)
    for one in _STAFF.finditer(piece) if "由" in piece or "归" in piece else ():
        a, b = one.span("who" if one["who"] else "keeper")
        if one["who"] or lexicon.body(piece[a:b]):
            yield Body(piece[a:b], "lead", start + a, start + b, "由", True)
