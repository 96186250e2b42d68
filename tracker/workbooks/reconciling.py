"""The totals of all sheets are the same, or the workbook isn't made (design §7.5)."""

from __future__ import annotations

from collections.abc import Sequence

from tracker import lights
from tracker.boards import Tally


class TotalsDiffer(Exception):
    """Parts and totals differ; `differences` say where, in words for people."""

    def __init__(self, differences: Sequence[str]) -> None:
        self.differences = list(differences)
        super().__init__("合计对不上,没有生成:" + " ".join(self.differences))


def differences(one: str, left: Tally, other: str, right: Tally) -> list[str]:
    """Where two sheets' totals differ: ["“逾期”:汇总 3 件,按部门 2 件。"].

    one, other: the names of the sheets.
    """
    figures = [("件数", left.total, right.total)]
    figures += [
        (lights.WORDS[light], left.by_light.get(light, 0), right.by_light.get(light, 0))
        for light in lights.RANK
    ]
    figures += [
        ("不计办结率的", left.outside, right.outside),
        ("已到期", left.due, right.due),
        ("按期办结", left.on_time, right.on_time),
    ]
    return [
        f"“{words}”:{one} {here} 件,{other} {there} 件。"
        for words, here, there in figures
        if here != there
    ]
