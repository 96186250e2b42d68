"""Invented words of the style page: as long as they get in real life, and days."""

from __future__ import annotations

import datetime

LONG = "区推进老旧小区改造与既有住宅加装电梯暨城市更新片区征收安置工作领导小组办公室"
LONG_TITLE = (
    "对全区沿街商铺、群租房、“三合一”场所和高层建筑消防通道开展一次过筛子式排查,"
    "建立问题、责任、时限三张清单,逐项整改、逐项销号,年底前隐患全部清零"
)


def ahead(days: int) -> datetime.date:
    return datetime.date.today() + datetime.timedelta(days=days)
