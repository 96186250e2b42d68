"""What a backup holds: one file of names and sums, by which a restore believes it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FILES = "attachments"  # the folder of evidence inside a backup


class Broken(Exception):
    """Nothing was done; the message is Chinese and says what to do."""


def sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, facts: dict[str, Any]) -> None:
    """Last of all: a folder without it is a backup that was not finished."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = {str(path.relative_to(folder)): sum_of(path) for path in files}
    text = json.dumps({**facts, "files": sums}, ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> dict[str, Any]:
    """The manifest, after every file was found to be as it says; else Broken."""
    path = folder / NAME
    if not path.is_file():
        raise Broken(f"{folder} 里没有 {NAME}:不是完整的备份,请换一个备份目录。")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for name, expected in found["files"].items():
        file = folder / name
        if not file.is_file():
            raise Broken(f"备份中缺少 {name},没有恢复。请换一份备份。")
        if sum_of(file) != expected:
            raise Broken(f"备份中的 {name} 与校验值不符,没有恢复。请换一份备份。")
    return found
