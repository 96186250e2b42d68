"""What may stand before the body of a clause: 同时, 5月底前, 经市政府批准."""

from __future__ import annotations

import re

_LEADING = re.compile(
    r"(?:(?:并|且|再|也|同时|请|责成|要求|安排|指定|委托|届时|会后|近期|今后|下一步|"
    r"即日起|节后|汛前|原则上|必要时|其中|另外|此外|具体|统一|最后|拟|，)|(?:在|于|"
    r"务必|须|要)?(?:\d{1,4}(?:[年月日天周：]|个)|[本这下][周月年季半个]|年|月|"
    r"今[天年日]|明[天年日]|第?[一二三四]季度|[一二三四五六七八九十两半]{1,2}(?:周|天|"
    r"日|个|月)|春节|国庆|清明|元旦|五一|端午|中秋|放假|开学|汛期|主汛期|"
    r"入冬)[^，由、]{0,10}?(?:之前|以前|前|内|底|末|起)(?![锋进郭海门线])|"
    r"[^，由、请]{2,6}(?:结束|完成|落幕)后(?=[省市县区镇乡])|下次[^，由、]{0,10}?会前|特别是|尤其是|"
    r"(?:牵头|责任|主管|主责)(?:单位|部门)|"
    r"(?:业主|建设|代建|承建|实施|施工)单位(?=[省市县区州旗镇乡])|"
    r"(?:春节|国庆|“?五一”?|端午|中秋|元旦|清明|寒|暑)节?(?:假期?|小?长假)|"
    r"[上下]半年(?=[省市县区州旗镇乡])|(?:[今明后]天|[今明]晚|明早)(?:上午|中午|下午|晚上|一早)?|[今明]年|[本这下]周|"
    r"[本下]月|20\d\d年度?(?=[^\d年])|周末|汛期|假期|节日期间|现在|马上|由|经(?![济信开发贸营管办侦委]))+"
)
# Who only allows it: "经县委、县政府同意后", "未经市政府批准不得开挖".
_ALLOWED = re.compile(
    "(?:未|须|需|报|并)?经[^，。；]{2,20}?(?:批准|同意|审定|批复|许可|授权)后?"
)
# "施工期间|临江街道做好解释工作", "改造过程中|区教育局…".
_MEANWHILE = re.compile("[^，。；、由请的]{2,8}?(?:期间|过程中)(?=.{3})")
_NEEDED = re.compile("所需(?:经费|资金|费用)(?=[省市县区州旗镇乡])")


def prelude(piece: str) -> int:
    """The offset behind what stands before a subject; 0 where nothing does.

    Takes "会后请|县财政局", "经县政府批准后|县住建局"; not the first character of
    经开区.
    """
    lead = _ALLOWED.match(piece) if "经" in piece[:3] else None
    lead = lead or _LEADING.match(piece)
    lead = lead or (_NEEDED.match(piece) if piece[:1] == "所" else None)
    return lead.end() if lead else 0


def meanwhile(piece: str) -> int | None:
    """Where a body may begin behind the time for which it is told: 施工期间|…"""
    if "期间" not in piece and "过程中" not in piece:
        return None
    told = _MEANWHILE.match(piece)
    return told.end() if told else None
