"""Lists that end with what their members are: 住建、消防等部门, 红石、白马两镇."""

from __future__ import annotations

import re

_DIGITS = {char: n for n, char in enumerate("二三四五六七八九", 2)} | {"两": 2}
_COUNT = r"(?:[两二三四五六七八九十]{1,3}|\d{1,3}|多)"
_CLASS = re.compile(
    rf"{_COUNT}家(?:运营商|企业|公司|银行|医院|单位|平台)?$|[双两三四]方$|"
    r"(?<![省市县区旗])平台公司$|[两三四五六]地$|(?:(?<=[\u4e00-\u9fff]{2})三|[两四五六七八九])"
    rf"(?:镇|乡|街道|村|县|区|局|校)$|"
    rf"等?{_COUNT}个(?:区、县(?:〇{{3}})?|县(?:〇{{3}}|〇{{5}}))$|"  # 7个县（市、区）
    rf"(?:等)?{_COUNT}?个?(?:有关|相关|职能|成员|责任|行业|(?<=行业)(?:主管|监管)|(?<=[、等])(?:主管|监管|执法|"
    rf"业务))*(?:部门|单位|机关|科室|处室)$|(?:{_COUNT}个|"
    rf"等)[\u4e00-\u9fff]{{0,4}}(?:村|镇|乡|街道|县|区|局|单位|企业|公司|"
    r"机构|运营商)$|等$"
)
_CLASS_ENDS = frozenset(
    "门位关室村镇乡道县区局业司等家商行院校台方地构〇"
)  # last characters of _CLASS
# Who runs the grids: "电力、通信企业要…"; not 餐饮、住宿企业,
# nor what they supply: 供水、供气企业.
_GRIDS = re.compile(
    "(?:(?:{0})、)+(?:{0})企业$".format(
        "电力|通信|通讯|燃气|热力|电信|移动|联通|铁塔|邮政|铁路|民航"
    )
)
_PLACED = re.compile(
    r"\d个|[两三四五六七八九](?:镇|乡|街道|村|县|区)$|[两二三四五六七八九十]个[\u4e00-\u9fff]{0,3}(?:村|镇|乡|街道|社区|县|区)$"
)
_SAID = re.compile(r"[两二三四五六七八九]")


def class_of(text: str) -> str:
    """What kind of bodies a text ends by naming: 三家单位, 等部门; "" where none."""
    if text[-1:] not in _CLASS_ENDS:
        return ""
    if text[-1] == "业" and _GRIDS.fullmatch(text):
        return "企业"
    found = _CLASS.search(text)
    return found.group() if found else ""


def placed(tail: str, members: int) -> bool:
    """Whether a class makes bodies of any names: 两镇 of two, 三家企业 of three."""
    said = _SAID.search(tail)
    told = said and _DIGITS.get(said.group()) == members
    return bool(told or _PLACED.search(tail))


def counted(text: str) -> bool:
    """Whether a list says itself that it is one: 林草、公安、应急三家."""
    return "、" in text and class_of(text) not in ("", "等")
