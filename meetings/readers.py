"""Bytes of a file → its text. One function a format, in one table by suffix."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import PurePath

from .refusals import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSES = ("utf-8", "gb18030")
# Above this share of U+0000 it is a picture or a program, not a text.
NULS = 0.001


def read(data: bytes, file_name: str = "") -> tuple[str, str]:
    """The text of `data` and the name of its encoding.

    Line ends become "\\n", so that a file and the same text pasted are one source.
    Raises Unreadable with a message for people.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix[1:].isdecimal():  # a date at the end of the name: 要闻 2026.3.20
        suffix = ""
    reader = READERS.get(suffix)
    if reader is None:
        raise Unreadable(
            f"还不能读 {suffix} 文件。请打开它,把文字复制后粘贴到文本框,"
            "或另存为 .txt(纯文本)再上传。"
        )
    text, encoding = reader(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def read_text(data: bytes) -> tuple[str, str]:
    """Plain text: by its byte order mark, else UTF-8, else GB 18030 (GBK, GB 2312)."""
    text, encoding = _decode(data)
    nuls = text.count("\0")
    if nuls > NULS * len(text):
        raise Unreadable(NOT_TEXT)
    # PostgreSQL keeps no U+0000; a stray one says nothing.
    return text.replace("\0", ""), encoding


def _decode(data: bytes) -> tuple[str, str]:
    marked = [name for mark, name in MARKS if data.startswith(mark)]
    for encoding in marked or GUESSES:
        try:
            text = data.decode(encoding)
            text.encode()  # half a surrogate pair can be stored nowhere
            return text, encoding
        except UnicodeError:
            continue
    raise Unreadable(NOT_TEXT)


NOT_TEXT = (
    "这个文件不是能读的纯文本(UTF-8 或 GB 18030 编码)。请打开它,把文字复制后"
    "粘贴到文本框,或另存为 .txt(编码选 UTF-8)再上传。"
)
Reader = Callable[[bytes], tuple[str, str]]
READERS: dict[str, Reader] = {"": read_text, ".txt": read_text, ".text": read_text}
