"""The text as the rules read it: as long as the source, character for character.

Every rule works on a canvas in which widths of digits and punctuation are one and
HTML is blanked out; because it has the source's length, an offset is an offset.
"""

from __future__ import annotations

import html
import re

TAIL = "\x00"  # what follows the first character of an entity
TAG = "\x01"  # what stood in a tag

_NEWLINES = "\n\r\x0b\x0c\x85\u2028\u2029"
_BLANKS = "\t \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
_BLANKS += "\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060\u3000\ufeff\xad"
_CONTROLS = "".join(map(chr, [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)]))
_WIDTHS = {c: c + 0xFEE0 for c in map(ord, ",:;!?()")}
_NARROW = {c: c - 0xFEE0 for c in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B)]}
_NARROW |= {c: c - 0xFEE0 for c in range(0xFF41, 0xFF5B)}
_LOOKS = {"．": ".", "－": "-", "「": "“", "」": "”", "『": "“", "』": "”"}
_LOOKS |= {"査": "查", "吋": "时", "﹒": ".", "•": "·", "‧": "·", "・": "·", "〝": "“"}
_LOOKS |= {"｡": "。", "､": "、", "﹑": "、", "｢": "“", "｣": "”"}
_LOOKS |= dict.fromkeys("┃│║┆┊", "|")  # bars of a table
_LOOKS |= {"〞": "”", "﹐": "，", "﹔": "；", "﹕": "：", "\u2236": "："}
# Emoji and dingbats, which stand before items and headlines (✅ 一是…).
_PICTURES = [*range(0x1F000, 0x1FB00), *range(0x2700, 0x2776), *range(0x2794, 0x27C0)]
_PICTURES += [*range(0x2600, 0x2605), *range(0x2607, 0x2700), *range(0x2B00, 0x2C00)]
_PICTURES += [0x2299, 0x25AA, 0x25AB, 0x2023, 0x2043, 0x25E6]  # ⊙, ▪
_PICTURES += [0x25B6, 0x25B7, 0x25BA, 0x25BB, 0x20E3, *range(0xFE00, 0xFE10)]
_TABLE: dict[int, int | str] = {
    **dict.fromkeys(map(ord, _BLANKS + _CONTROLS), " "),
    **dict.fromkeys(map(ord, _NEWLINES), "\n"),
    **_WIDTHS,
    **_NARROW,
    **{ord(k): v for k, v in _LOOKS.items()},
    2: TAG,
    **dict.fromkeys(_PICTURES, " "),
    **{0x2776 + n: 0x2460 + n for n in range(10)},  # ❶ → ①
    **{0x2474 + n: 0x2460 + n for n in range(20)},  # ⑴
    **{0x2488 + n: 0x2460 + n for n in range(20)},  # ⒈
    **{0x3220 + n: 0x2460 + n for n in range(10)},  # ㈠
}
# Few characters of a page are not left as they are; a class finds them faster than a
# table that is asked for each. Above U+FFFF only a range is fast.
_PLAIN = {chr(odd): chr(odd).translate(_TABLE) for odd in _TABLE}
_LOW = "".join(c for c, plain in _PLAIN.items() if c != plain and c < "\U00010000")
_ODD = re.compile(f"[{re.escape(_LOW)}\U0001f000-\U0001faff]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>]{0,900}>")
_BREAKING = frozenset(
    [
        "br",
        "p",
        "div",
        "li",
        "tr",
        "td",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "table",
        "ul",
        "ol",
        "hr",
        "title",
    ]
)
_HIDDEN = frozenset({"script", "style"})
_STRAIGHT = re.compile('"([^"\\n]{0,160}\\n?[^"\\n]{0,80})"')  # "双减"
# Dashes for a colon after who speaks: "王伟强调——" at the end of a line.
_DASHED = re.compile(
    r"——(?<=(?:强调|要求|指出|提出|明确|议定|回应|部署|安排|叮嘱|"
    r"提醒|如下)——)(?=[ \x01]*(?:\n|\Z))"
)
# A hand that points down says the same: "王伟强调👇".
_HAND = "[👇⬇↓▼]"
_POINTED = re.compile(
    rf"{_HAND}(?<=(?:强调|要求|指出|提出|明确|议定){_HAND})(?=[\s\ufe0f👇⬇↓▼]*(?:\n|\Z))"
)
# Sentences that end with a half-width stop: "…要抓紧备草." at the end of a line.
_HALF_ENDS = re.compile(
    r"\.(?:(?<=[\u4e00-\u9fff”）》]\.)|(?<=[\u4e00-\u9fff”）》] \.))[ \x01]*(?=\n|\Z)"
)
# Who answers for an item, at its end: "…分时预约。【市文旅局牵头】".
_ASIDE = re.compile(r"【(?<=[^\s】]【)([^【】\n]{2,60})】(?=[ 。；\x01]*(?:\n|\Z))")
_INNER = str.maketrans("（）", "、、")  # 【各县（市、区）落实】 becomes a remark itself
_LONG = 60  # characters from which a block is more than a list of names
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_HALF = re.compile(
    r"(?:(?<![^\s：；。”，])[一二三四五六七八九十]{1,3}\.)|"  # "一.": a marker
    r"(?P<stop>[\u4e00-\u9fff”）》][ \n]?)\.(?![A-Za-z.])"
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6})[;；]")


def canvas(text: str) -> str:
    """The canvas of a text: same length, one character for one.

    "12:30,<b>会</b>&nbsp;" becomes "12：30，···会····" with fillers.
    """
    if "<" in text and ">" in text:
        text = _without_tags(text)
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    text = _POINTED.sub("：", text)
    text = _ODD.sub(lambda odd: _PLAIN[odd[0]], text)
    if "&" in text:
        text = _ENTITY.sub(lambda m: _resolved(m.group()), text)
    if "【" in text:
        text = _ASIDE.sub(lambda m: f"（{m[1].translate(_INNER)}）", text)
    if '"' in text:
        text = _STRAIGHT.sub("“\\1”", text)
    if "—" in text:
        text = _DASHED.sub("： ", text)
    if "." in text and _HALF_ENDS.search(text):
        text = _BLOCK.sub(lambda m: _stopped(m.group()), text)
    return text


def _stopped(block: str) -> str:
    """A block of lines with 。 for the half-width stops that it has instead.

    Takes "摸清底数.各镇要登记." on a page that has such lines; not "艾山.买买提" in a
    block of 。, nor "一.".
    """
    torn = len(block) > _LONG and "，" in block  # a paragraph that a column cuts
    half = len(_HALF_ENDS.findall(block)) or torn
    if block.count("。") >= half:
        return block
    return _HALF.sub(lambda m: f"{m['stop']}。" if m["stop"] else m[0], block)


def _resolved(entity: str) -> str:
    entity = entity.replace("；", ";")
    char = html.unescape(entity)
    if len(char) != 1 or char == entity:
        return entity
    return char.translate(_TABLE)[:1].ljust(len(entity), TAIL)


def _without_tags(text: str) -> str:
    pieces: list[str] = []
    unclosed: set[str] = set()
    at = hidden = 0
    for tag in _TAG.finditer(text):
        if tag.start() < hidden:
            continue
        pieces.append(text[at : tag.start()])
        name, end = tag.group(2).lower(), tag.end()
        if name in _HIDDEN and not tag.group(1) and name not in unclosed:
            close = text.find(f"</{name}", end)
            if close < 0:
                unclosed.add(name)
            else:
                end = hidden = close
        mark = "\n" if name in _BREAKING else "\x02"
        pieces.append(mark + "\x02" * (end - tag.start() - 1))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
