"""Bytes of a file → its text, whatever its format: the one door to `formats`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path, PurePath

from .formats import Text, Unreadable, plain
from .formats.kinds import kind_of

SECONDS = 40  # a process that reads a file gives up after 20 of its own
ROOT = Path(__file__).resolve().parent.parent
HARD = (
    "这个文件太复杂,在限定的时间和内存里没有读完。请把文字复制后粘贴到文本框,"
    "或另存为 .txt 再上传。"
)


def read(data: bytes, file_name: str = "") -> Text:
    """The text of `data`, with "\\n" at the end of each line, so that a file and the
    same text pasted are one source.

    The name tells at most the format; nothing is opened by it. Raises Unreadable with
    a message for people.
    """
    kind = kind_of(data, PurePath(file_name).suffix.lower()) if file_name else "text"
    found = plain.read(data) if kind == "text" else _apart(data, kind)
    lines = found.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return Text(lines, found.encoding, found.pages, found.notes)


def _apart(data: bytes, kind: str) -> Text:
    """Read by a process of its own: what it breaks, and how long, is its own matter."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "meetings.formats", kind],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT)},  # no secret of the settings goes along
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(HARD) from None
    if done.returncode:
        raise Unreadable(HARD)
    told = json.loads(done.stdout)
    if words := told.get("refused"):
        raise Unreadable(words)
    return Text.of(told)
