"""Days that set no term: which thing is meant, a first step, how fast one answers."""

from __future__ import annotations

import re

from meetings.extraction.due_days import Match

# A day that only tells which things are meant: "2月底前完成的项目要回头看".
_WHICH = re.compile(
    r"(?:已经?|未能?|没有?)?(?:完成|建成|登记|办结|开工|投产|申报|验收|交付|竣工|注册|备案|发生|受理|"
    r"立案|批准|取得|建设|投用|入住|签订|出生|参加)的"
)
# When a thing begins, beside when it is done: "6月中旬进场动工，十月底之前建成".
_STARTS = re.compile(
    "(?:正式|全面|全部)?(?:开工|动工|进场|启动|开始)[^，。；]{0,6}，"
    "[^，。；]{0,10}[前内底末旬](?:正式|全面|全部)?(?:完成|完工|竣工|建成|交付|投用|通车|结束|贯通|合龙|封顶|投产|投运)"
)
# How far it is by then, beside when all of it is: "6月底前完成一半，年底前全部完成".
_PARTLY = re.compile(
    r"(?:完成|建成|达到|实现)(?:一半|过半|半数|\d{1,2}%|[一二三四五六七八九]成)(?:以上|左右)?，"
    r"[^，。；]{0,10}[前内底末旬](?:全部|全面|整体)"
)
# What is done first of it: "主体工程|5月20日前|完工，9月底前全面完成".
_FIRST = re.compile(
    r"(?:主体(?:工程|结构)?|一期(?:工程)?|首批|第一批|先行段)[于在要须]?(?:确保|力争)?"
    r"(?:\d{1,2}月)?$"
)
_THEN = re.compile(
    r"[^，。；]{0,8}，[^，。；]{0,10}[前内底末旬](?:全部|全面|整体|总体)?"
    "(?:完成|完工|竣工|建成|交付|投用|通车)"
)
# "7月下旬的第二批体检": when it is; not 三个月的时间.
_OF = re.compile(r"的(?!时间|期限|时限|目标)")
# "五年内新铺设的路面", "三年内新铺设路面不得开挖"; not "三年内新建道路30公里".
_AGED = re.compile(
    r"(?:新|已|未)[^，。；的]{1,10}(?:的(?!，)|不得(?![少低高多超])|不再|不准|不予|禁止|严禁)"
)
_AGED_ALL = re.compile(r"(?:新|已|未)[^，。；\d]{1,12}，")
_ALL = re.compile(r"(?:^|[，。；])(?:凡|凡是|对|对于)[^，。；]{0,12}$")
# What a year is judged by when it ends: "年底以签约率论英雄"; not 年底前以县为单位通报.
_JUDGED = re.compile(
    r"(?:以|按照?|依据?|根据|凭|拿|对)[^，。；]{1,24}?"
    r"(?:论英雄|论高低|排名|排位|排队|评比|评定|评优|打分|考核|奖惩|奖励|兑现|说话|论功|定奖)"
)
# What comes in again and again and is answered each time: "投诉件3日内办结", not
# "该线索3日内办结" nor "12件投诉3日内办结".
_ANSWERED = re.compile(
    r"(?:^|[，。；])(?![^，。；]*(?:[\d这该此]|上述|本次|剩余|积压|遗留|现有|未))"
    r"[^，。；]{0,6}(?:线索|诉求|投诉件?|工单|报修|来电|来信|举报件?|咨询|留言|求助|热线|建言)"
    r"(?:一律|原则上|必须|务必|均|都|应|须|要)?$"
)


def sets_no_term(text: str, match: Match) -> bool:
    """Whether what looks like a deadline is none, by the words around it."""
    end = match.end()
    last = match.group()[-1]
    if _WHICH.match(text, end) or _STARTS.match(text, end) or _PARTLY.match(text, end):
        return True
    if _FIRST.search(text[max(0, match.start() - 14) : match.start()]) and _THEN.match(
        text, end
    ):
        return True
    if last in "底末" and "年" in match.group() and _JUDGED.match(text, end):
        return True
    if last in "旬初中底末日" and _OF.match(text, end):
        return True
    if last != "内":
        return False
    before = text[max(0, match.start() - 24) : match.start()]
    if _AGED.match(text, end) or (_AGED_ALL.match(text, end) and _ALL.search(before)):
        return True
    return bool(_ANSWERED.search(before))
