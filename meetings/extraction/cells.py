"""Tables that were copied cell by cell, each on a line of its own, made rows again."""

from __future__ import annotations

import re

from meetings.extraction.wrapping import Row

_HEAD = re.compile(
    r"序号|(?:工作|具体|主要)?(?:任务|事项|内容|措施)|项目(?:名称)?|"
    r"(?:牵头|责任|配合|承办|主办|协办)(?:单位|部门|领导|人)|(?:完成|办结)?时[限间]|备注"
)
_LEAST = 3  # columns of a table, at least
_CELL = 60  # characters of a cell, at most


def rows_of_cells(canvas: str, rows: list[Row]) -> list[Row]:
    """The rows with those of a table put together.

    Takes 序号 / 任务 / 责任单位 / 时限 / 1 / 修渠 / 水利站 / 5月底 as two rows; a row
    ends where the next number stands, its columns are full, or a sentence begins.
    """
    if "序号" not in canvas:
        return rows
    words = [canvas[start:end] for start, end, _, _ in rows]
    found: list[Row] = []
    at = 0
    while at < len(rows):
        columns = _columns(words, at) if words[at] == "序号" else 0
        found.append(_whole(rows[at : at + max(1, columns)]))
        at += max(1, columns)
        number = 1
        while columns and at < len(rows) and words[at] == str(number):
            end = at + 1
            number += 1
            while end < min(len(rows), at + columns) and _cell(words[end], number):
                end += 1
            found.append(_whole(rows[at:end]))
            at = end
    return found


def _columns(words: list[str], at: int) -> int:
    """How many heads of columns stand from 序号 on, 0 where no table begins."""
    end = at
    while end < len(words) and _HEAD.fullmatch(words[end]):
        end += 1
    return end - at if end - at >= _LEAST else 0


def _cell(text: str, number: int) -> bool:
    return text != str(number) and len(text) < _CELL and "。" not in text


def _whole(rows: list[Row]) -> Row:
    start, _, gap, indent = rows[0]
    return start, rows[-1][1], gap, indent
