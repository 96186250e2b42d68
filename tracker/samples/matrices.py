"""An invented matrix of directives × departments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Column → (light, whether it leads, whether it never reported); blank where a
# department is not charged.
DEPARTMENTS = [
    "发改局",
    "住建局",
    "卫健委",
    "教体局",
    "应急局",
    "城管局",
    "财政局",
    "望江街道",
    "柳堤镇",
    "招商专班",
]
CELLS: list[tuple[str, str, Mapping[int, tuple[str, bool, bool]]]] = [
    ("一", "重点项目会诊销号", {0: ("done", True, False), 6: ("done", False, False)}),
    (
        "二",
        "沿街商铺隐患清零",
        {
            1: ("late", False, False),
            4: ("ok", True, False),
            7: ("late", False, False),
            8: ("waiting", False, False),
        },
    ),
    ("三", "滨河路断头路打通", {1: ("soon", True, False), 5: ("still", False, False)}),
    ("四", "夜间停车资源共享", {5: ("still", True, False), 7: ("ok", False, True)}),
    ("五", "校园食堂专项检查", {2: ("ok", False, False), 3: ("soon", True, False)}),
]


def matrix() -> list[dict[str, Any]]:
    return [
        {"ord": ord_, "name": name, "cells": [row.get(i) for i in range(10)]}
        for ord_, name, row in CELLS
    ]
