"""Clauses that only say until when, or by which person, what stands before is done."""

from __future__ import annotations

import re

_NUMBER = r"[\d一二两三四五六七八九十]{1,3}"
_DAY = (
    rf"(?:(?:\d{{4}}年)?{_NUMBER}月(?:份|{_NUMBER}[日号]|[上中下]旬|[初中底末])?|"
    r"[本今明][年月周][底末]?|[年月]底)(?:之|以)?(?:前|内)?|"
    rf"{_NUMBER}个?(?:月|周|天|日|工作日)(?:之|以)?内"
)
_DONE = (
    r"(?:正式|全面|全部|按[时期])?(?:开工|动工|启动|进场|施工|完成|完工|竣工|建成|交付|"
    r"投用|通车|通水|验收|做完|办结|到位)(?:建设|施工|动工|使用|任务)?"
)
_THIS = r"(?:(?:以上|上述)(?:各项)?|[此该这]项?)(?:工作|任务|事项|工程|项目)"
_PIECE = (
    rf"(?:{_THIS}，?)?(?:力争|确保|务必|争取|计划|拟|要|须|必须|应)?[于在]?"
    rf"(?:{_DAY}){_DONE}"
)
_SCHEDULE = re.compile(rf"{_PIECE}(?:[，、]{_PIECE})*[。；]?$")
_CHARGED = re.compile(
    rf"{_THIS}，?由[^，。；]{{2,14}}(?:[省市县区镇乡州旗局院校处]长|书记|主任|主席|同志)"
    r"[\u4e00-\u9fff]{0,3}?(?:牵头|总?负责|具体负责|分管|主抓)(?:落实|协调|督办)?[。；]?$"
)


def goes_on(text: str) -> bool:
    """Whether a clause belongs to the demand before it and is none of its own.

    Takes "8月初开工建设，九月底之前完成。", "上述工作务必在一个月内做完。" and
    "此项工作由李明副市长负责。"; not "9月底前完成供水工程。", "此项工作由水利局负责。"
    """
    if len(text) > 60:
        return False
    return bool(_SCHEDULE.match(text) or _CHARGED.match(text))
