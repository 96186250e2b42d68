"""Plain text in the encodings of Chinese offices: UTF-8, UTF-16, GB 18030, Big5."""

from __future__ import annotations

import codecs
import re
from typing import NoReturn

from . import Text, Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UTF_16 = ("utf-16-le", "utf-16-be")
# Above this share of U+0000 it is a picture or a program, not a text.
NULS = 0.001
# Of a text in UTF-16 nearly all characters are of these kinds; of others few.
USUAL = re.compile(r"[\t\n\r -~·—‘-”…、-】〔〕一-龥！-～￥]")
SAMPLE = 20_000  # bytes or characters that are looked at
LIKELY = 0.9
# Far apart, for "clearly": Big5 read as GB 18030 gives words that nobody writes.
CLEARLY = 0.15
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产面而方后多定行学法所民得经十三之进等部度家力如水化高自二理起小"
    "物现实加量都两体制机当使点从业本去性好应开合因由其前外天政四日社事平全表间与关各"
    "重新内数正明原利比或但第向道变条结解建月公无系情者最立代通并提直题党程展五果员位"
    "入常文总次品设及管特件长求基资路级图山统接知将组见计手期论运农指九区强放决西先回"
    "任取处南门保治北造百规领七海口东导金增交受联六共权收证改清再转更单风安场车务具万"
    "每目至达议声报完类八名科信节整今集传步群广记需段研观持众书布复商深近千周委技备办"
    "省列支市消构府准号率划选标写存效院查江按格养置层专育住调县局照参该价严镇村街督"
    "這為個國們來時對會發動產說後經進現實體機當點從業應開與關數無條結設長資級圖統接"
    "組計運農區強處規領東導場務達議聲報類節傳廣記觀眾書佈復備辦準號劃選標寫層專調縣"
)


def read(data: bytes) -> Text:
    """By its byte order mark, else UTF-8, UTF-16, GB 18030 (GBK, GB 2312) or Big5."""
    text, encoding = decode(data)
    nuls = text.count("\0")
    if nuls > NULS * len(text):
        raise Unreadable(NOT_TEXT)
    # PostgreSQL keeps no U+0000; a stray one says nothing.
    return Text(text.replace("\0", ""), encoding)


def decode(data: bytes) -> tuple[str, str]:
    for mark, name in MARKS:
        if data.startswith(mark):
            text = _strictly(data, name)
            return (text, name) if text is not None else _refuse()
    wide = _wide(data)
    if wide and b"\0" in data:  # letters of UTF-16 would pass as UTF-8 with U+0000
        return wide
    if (text := _strictly(data, "utf-8")) is not None:
        return text, "utf-8"
    return wide or _two_bytes(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        text.encode()  # half a surrogate pair can be stored nowhere
    except UnicodeError:
        return None
    return text


def _refuse() -> NoReturn:
    raise Unreadable(NOT_TEXT)


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 that bears no mark, in the order that gives usual characters."""
    if len(data) < 4 or len(data) % 2:
        return None
    for name in UTF_16:
        head = data[:SAMPLE].decode(name, "replace")
        if len(USUAL.findall(head)) >= LIKELY * len(head):
            text = _strictly(data, name)
            return (text, name) if text is not None else None
    return None


def _two_bytes(data: bytes) -> tuple[str, str]:
    """GB 18030, unless the bytes are no such text or are clearly Big5."""
    text, other = _strictly(data, "gb18030"), _strictly(data, "big5hkscs")
    likely = _common(text) if text is not None else 0.5
    if other and _common(other) > likely + CLEARLY:
        return other, "big5"
    return (text, "gb18030") if text is not None else _refuse()


def _common(text: str) -> float:
    """The share of everyday characters among those that are not Latin."""
    wide = [c for c in text[:SAMPLE] if c > "\u2e7f" and not "\u3000" <= c <= "\u303f"]
    return sum(c in COMMON for c in wide) / len(wide) if wide else 0.0


NOT_TEXT = (
    "这个文件不是能读的纯文本(UTF-8、UTF-16、GB 18030 或 Big5 编码)。请打开它,"
    "把文字复制后粘贴到文本框,或另存为 .txt(编码选 UTF-8)再上传。"
)
