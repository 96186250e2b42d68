"""Days of the festivals that move: a table, 1990 to 2040."""

from __future__ import annotations

import datetime

_TABLE = """
1990 0127 0405 0528 1003
1991 0215 0405 0616 0922
1992 0204 0404 0605 0911
1993 0123 0405 0624 0930
1994 0210 0405 0613 0920
1995 0131 0405 0602 0909
1996 0219 0404 0620 0927
1997 0207 0405 0609 0916
1998 0128 0405 0530 1005
1999 0216 0405 0618 0924
2000 0205 0404 0606 0912
2001 0124 0405 0625 1001
2002 0212 0405 0615 0921
2003 0201 0405 0604 0911
2004 0122 0404 0622 0928
2005 0209 0405 0611 0918
2006 0129 0405 0531 1006
2007 0218 0405 0619 0925
2008 0207 0404 0608 0914
2009 0126 0404 0528 1003
2010 0214 0405 0616 0922
2011 0203 0405 0606 0912
2012 0123 0404 0623 0930
2013 0210 0404 0612 0919
2014 0131 0405 0602 0908
2015 0219 0405 0620 0927
2016 0208 0404 0609 0915
2017 0128 0404 0530 1004
2018 0216 0405 0618 0924
2019 0205 0405 0607 0913
2020 0125 0404 0625 1001
2021 0212 0404 0614 0921
2022 0201 0405 0603 0910
2023 0122 0405 0622 0929
2024 0210 0404 0610 0917
2025 0129 0404 0531 1006
2026 0217 0405 0619 0925
2027 0206 0405 0609 0915
2028 0126 0404 0528 1003
2029 0213 0404 0616 0922
2030 0203 0405 0605 0912
2031 0123 0405 0624 1001
2032 0211 0404 0612 0919
2033 0131 0404 0601 0908
2034 0219 0405 0620 0927
2035 0208 0405 0610 0916
2036 0128 0404 0530 1004
2037 0215 0404 0618 0924
2038 0204 0405 0607 0913
2039 0124 0405 0527 1002
2040 0212 0404 0614 0920
"""
_MOVING = ("春节", "清明", "端午", "中秋")
_FIXED = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "植树节": (3, 12),
    "妇女节": (3, 8),
    "儿童节": (6, 1),
    "建军节": (8, 1),
    "国际家庭日": (5, 15),
    "世界环境日": (6, 5),
    "宪法日": (12, 4),
    "教师节": (9, 10),
    "十一": (10, 1),
    "国庆": (10, 1),
}
NAMES = (*_FIXED, *_MOVING, "元宵", "除夕")


def _read() -> dict[tuple[str, int], datetime.date]:
    days = {}
    for line in _TABLE.split("\n")[1:-1]:
        year, *cells = line.split()
        for name, cell in zip(_MOVING, cells, strict=True):
            day = datetime.date(int(year), int(cell[:2]), int(cell[2:]))
            days[name, int(year)] = day
    return days


_DAYS = _read()


def festival(name: str, year: int) -> datetime.date | None:
    """The (first) day of the festival; None for other names and years.

    除夕 is the eve of 春节, 元宵 the fifteenth day of the first lunar month.
    """
    if name in _FIXED:
        return datetime.date(year, *_FIXED[name])
    shift = {"除夕": -1, "元宵": 14}.get(name)
    day = _DAYS.get(("春节" if shift else name, year))
    return day + datetime.timedelta(days=shift) if day and shift else day


def next_festival(name: str, after: datetime.date) -> datetime.date | None:
    """The first such day on or after `after`."""
    for year in (after.year, after.year + 1):
        day = festival(name, year)
        if day and day >= after:
            return day
    return None
