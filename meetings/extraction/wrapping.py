"""Lines that were broken at a fixed width, made whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from meetings.extraction.names import plausible, surnamed

Row = tuple[int, int, int, int]  # start, end, blank lines before, indent
Ruler = Callable[[str, Row], int]
Measure = tuple[float, int, Ruler]  # how sure, width or 0, by which ruler

_NARROWEST, _WIDEST = 24, 100  # width of a wrapped line, in half-width columns
_SLACK = 3
_SHORT = 0.85  # share of lines of a broken page that are not longer
_CELLS = re.compile(r"\t|[ \xa0]{2,}|\u3000[ \u3000\xa0]*")
# A letterhead: "县政府办公室　　　　2024年1月19日"; no line of prose has such a gap.
_GAP = re.compile(r"(?<=\S)(?:\u3000{3,}|[ \xa0]{6,}|\t{2,})(?=\S)")
# A line about a web page: "时间：2024-04-02 来源：幸福街道".
_ABOUT = re.compile(
    r"(?:来源|作者|浏览(?:次数|量)?|点击(?:数|量|率)?|阅读(?:次数|量)?|发布(?:时间|日期|机构))[：:]"
)
# A rule of a form: "┌──────┐".
_RULE = re.compile("[\u2500-\u257f=_*]{4,}")
_BARS = "|｜┃│║┆┊"  # of tables
_STOP = re.compile("[，。；,;]")
_UNIT = re.compile(r"(?:[0-9A-Za-z.%]+|.)[，。、；：？！）”》]*")
_SPACED = "[ \u3000]*".join  # 时　　间：
_LABELS = "|".join(
    [
        *map(
            _SPACED,
            [
                "时间",
                "地点",
                "日期",
                "主持",
                "召集",
                "记录",
                "因事请假",
                "因公请假",
                "出席",
                "参加",
                "列席",
                "缺席",
                "请假",
                "议题",
            ],
        ),
        "参会|与会|议程|名称|内容|编号|签发|责任|牵头|配合|协助|协办|完成|办理|联系|抄送|"
        "分送|报|送|发|编辑|审核|校对|来源|作者|附|备注|注|[\u4e00-\u9fff]{1,6}单位",
    ]
)
_LABEL = re.compile(rf"(?:会议)?(?:{_LABELS})(?:人员?)?[ \u3000]*[：:]")
_CALLED = re.compile("(?P<name>[\u4e00-\u9fff]{2,4})[：:]")
_FRESH = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|"
    r"\d{1,2}[、.．](?!\d)|\d{1,2}[\ufe0f\u20e3 \u3000]|[✅●■◆★▶①-⑳|｜]|"
    rf"(?:会议)?(?:{_LABELS})[^，。；：:]{{0,6}}(?:[（(][^（）()]{{2,12}}[）)])?[：:]|"
    rf"(?:会议)?(?:{_LABELS})(?:人员?)?[ \u3000]{{2,}}|会议内容$|"
    r"(?:会议|大会)(?:议定|决定|确定|明确|强调|要求|指出|认为|听取)[^，。；：]{0,8}：|"
    r"【[^】\n]{2,8}】|议题|第[一二三四五六七八九十]+[，、]|本报讯|附件"
)


def unwrapped(text: str, rows: list[Row]) -> list[Row]:
    """Rows of one paragraph joined where the page broke them at a fixed width.

    Takes a block of lines as wide as each other, or as those of the page, the next
    one not indented; not the two lines of a headline, nor a list whose lines begin
    with numbers. Width is counted in columns or, where that fits better, characters.
    """
    joined: list[Row] = []
    blocks = list(_blocks(rows))
    lines: Counter[str] = Counter()
    inner: set[str] | None = None
    told = [block for block in blocks if len(block) > 1 and _prose(text, block)]
    _, page_width, ruler = _page(text, [row for block in told for row in block])
    for block in blocks:
        prose = _prose(text, block) or (page_width and _labelled(text, block))
        if _tabular(text, block) or not prose:
            joined.extend(block)
            continue
        width = _width(text, block, ruler)
        if not width and page_width and not _wider(text, block, page_width, ruler):
            width = page_width
        if not width:
            joined.extend(block)
            continue
        lines = lines or Counter(text[row[0] : row[1]] for row in rows)
        twice = [row for row in block if lines[text[row[0] : row[1]]] > 1]
        whole = [row for row in twice if not _STOP.search(text, row[0], row[1])]
        if whole:
            inner = _inner(text, rows) if inner is None else inner
            whole = [row for row in whole if text[row[0] : row[1]] not in inner]
        joined.extend(_joined(text, block, width, ruler, whole))
    return joined


def _inner(text: str, rows: list[Row]) -> set[str]:
    """Lines behind one that ends with a comma: no headlines, though they stand twice.

    Takes the first line of a passage that a page prints twice, once after "他要求，".
    """
    return {
        text[row[0] : row[1]]
        for before, row in pairwise(rows)
        if text[before[1] - 1] in ",，、"
    }


def _page(text: str, rows: list[Row]) -> Measure:
    """The width at which a whole page is broken, if it is, by the better ruler."""
    short = [row for row in rows if row[1] - row[0] <= _WIDEST]
    if len(short) < len(rows) * _SHORT or len(short) < 5:
        return 0, 0, _columns
    found = [_measured(text, short, ruler) for ruler in (_columns, _characters)]
    return max(found, key=lambda measure: measure[0])


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows between blank lines."""
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end][2] == 0:
            end += 1
        yield rows[at:end]
        at = end


def _measured(text: str, rows: list[Row], ruler: Ruler) -> Measure:
    """The width that the lines have which are no ends of paragraphs."""
    widths = [ruler(text, row) for row in rows]
    top = _commonest(widths)
    slack = _slack(top)
    long = [width for width in widths if width * 5 > top * 3]
    full = sum(abs(width - top) <= slack for width in long)
    wide = [r for r, w in zip(rows, widths, strict=True) if abs(w - top) <= slack]
    wider = sum(width > top + slack for width in long)
    fits = (
        top >= _NARROWEST // 2
        and full > 4
        and _in_sentence(text, wide)
        and full * 2 >= len(long) > wider * 5
    )
    return full / len(long), top if fits else 0, ruler


def _commonest(widths: list[int]) -> int:
    """The width that most lines have; a headline may be wider, and a stop may hang."""
    count = Counter(widths)
    return max(count, key=lambda width: (2 * count[width] + count[width - 1], width))


def _labelled(text: str, block: list[Row]) -> bool:
    """Whether labels begin lines of a block: "出 席：龙莎 麻晓" / "芬 代绍云"."""
    return any(_LABEL.match(text, row[0], row[1]) for row in block)


def _prose(text: str, block: list[Row]) -> bool:
    """Whether a block has stops as sentences have; three lines of a headline do not."""
    return bool(_STOP.search(text, block[0][0], block[-1][1]))


def _tabular(text: str, block: list[Row]) -> bool:
    """Whether most lines have cells: "1　　修订办法　　安环部　　1月31日前"."""
    if len(block) < 3:
        return False
    rows = sum(
        len(_CELLS.findall(text, start, min(end, start + _WIDEST))) > 1
        for start, end, _, _ in block
    )
    return rows > 2 and rows * 2 > len(block)


def _columns(text: str, row: Row) -> int:
    line = text[row[0] : row[1]]
    wide = len(line) - len(line.encode("ascii", "ignore"))
    return len(line) + wide + 2 * row[3]


def _characters(text: str, row: Row) -> int:
    return row[1] - row[0] + row[3]


def _width(text: str, block: list[Row], ruler: Ruler) -> int:
    """The width at which a block of lines is broken, 0 where it is not."""
    if len(block) < 3 or max(row[1] - row[0] for row in block) > _WIDEST:
        return 0
    widths = [ruler(text, row) for row in block]
    top = _commonest(widths)
    wide = [
        row for row, w in zip(block, widths, strict=True) if abs(w - top) <= _slack(top)
    ]
    wider = sum(w > top + _slack(top) for w in widths)
    full = len(wide) if _in_sentence(text, wide) and wider * 5 < len(block) else 0
    fits = _NARROWEST // 2 <= top <= _WIDEST and full >= 3
    return top if fits and full * 5 >= len(block) * 2 else 0


def _wider(text: str, block: list[Row], width: int, ruler: Ruler) -> bool:
    """Whether so many lines are wider than the page that it does not break them."""
    most = width + _slack(width)
    return sum(ruler(text, row) > most for row in block) * 4 >= len(block)


def _in_sentence(text: str, wide: list[Row]) -> bool:
    """Whether the full lines break off where no sentence ends, as a fixed width does.

    Not three items of about the same length, each of which ends with a stop.
    """
    ended = sum(text[row[1] - 1] in "。！？；）)" for row in wide)
    return ended * 2 <= len(wide)


def _slack(width: int) -> int:
    return max(_SLACK, width // 12)


def _joined(
    text: str, block: list[Row], width: int, ruler: Ruler, whole: list[Row]
) -> list[Row]:
    """The rows of a block, joined; whole: lines that stand twice, as headlines do."""
    out = [block[0]]
    for before, row in pairwise(block):
        if (
            before in whole
            or text[before[1] - 1] in _BARS
            or "\n" in text[row[0] : row[1]] + text[before[0] : before[1]]  # of cells
            or _GAP.search(text, *before[:2])
            or _ABOUT.search(text, *before[:2])
            or _RULE.match(text, *before[:2])
            or _RULE.match(text, *row[:2])
        ):
            out.append(row)
            continue
        room = width - ruler(text, before)
        full = abs(room) <= _slack(width) or 0 <= room < _first(text, row, ruler)
        fresh = row[3] > 0 or _FRESH.match(text, row[0], row[1]) or _says(text, row)
        if full and not fresh:
            start, _, gap, indent = out[-1]
            out[-1] = (start, row[1], gap, indent)
        else:
            out.append(row)
    return out


def _says(text: str, row: Row) -> bool:
    """Whether a line of a transcript begins with who speaks: "武松：定了。" """
    called = _CALLED.match(text, row[0], row[1])
    name = called["name"] if called else ""
    return bool(name) and surnamed(name) and plausible(name)


def _first(text: str, row: Row, ruler: Ruler) -> int:
    """The width of what no line break may part: "法。", "2024年" without 年."""
    word = _UNIT.match(text, row[0], row[1])
    return ruler(text, (row[0], word.end(), 0, 0)) if word else 0


def spaced_out(rows: list[Row]) -> list[Row]:
    """The rows without the blank lines that a page has between all of them."""
    least = min((gap for _, _, gap, _ in rows[1:]), default=0)
    return [(a, b, max(0, gap - least), indent) for a, b, gap, indent in rows]
