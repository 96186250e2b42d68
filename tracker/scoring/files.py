"""A rule set as a file: JSON that people can read, and what is wrong in one. Pure."""

from __future__ import annotations

import json
from typing import Any

from .rulesets import RuleSet, RuleSetError

MOST = 500_000  # bytes


def dump(rules: RuleSet) -> str:
    return json.dumps(rules.document(), ensure_ascii=False, indent=2) + "\n"


def load(raw: bytes) -> RuleSet:
    """RuleSetError names the places; numbers are taken as they are written."""
    if len(raw) > MOST:
        raise RuleSetError((f"文件太大(最多 {MOST // 1000} KB)。",))
    try:
        text = raw.decode("utf-8-sig")
        document = json.loads(text, parse_float=str, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise RuleSetError(("文件不是 UTF-8 编码的文字。",)) from None
    except json.JSONDecodeError as error:
        place = f"第 {error.lineno} 行第 {error.colno} 个字"
        raise RuleSetError((f"{place}起不是完整的 JSON。",)) from None
    except RecursionError:
        raise RuleSetError(("文件的层次太多。",)) from None
    return RuleSet.from_document(document)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a name that stands twice JSON would silently keep the last."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise RuleSetError((f"“{name}”在同一处写了两次。",))
        found[name] = value
    return found
