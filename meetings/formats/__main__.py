"""python -m meetings.formats docx|pdf|html: a file on standard input → JSON.

The text, or why it cannot be read. Within limits of time and memory that the process
sets for itself before it looks at the first byte.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict

from . import MOST_CHARS, Text, Unreadable, docx, pdf, web

SECONDS, MEGABYTES = 20, 1024
READERS: dict[str, Callable[[bytes], Text]] = {
    "docx": docx.read,
    "pdf": pdf.read,
    "html": web.read,
}


def main() -> None:
    room = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    try:
        found = READERS[sys.argv[1]](sys.stdin.buffer.read())
        if len(found.text) > MOST_CHARS:
            raise Unreadable("这个文件的文字太多。请拆成几份再上传。")
        told = asdict(found)
        told["text"] = found.text.encode(errors="replace").decode()
    except Unreadable as why:
        told = {"refused": str(why)}
    sys.stdout.write(json.dumps(told))


main()
