"""How a report of a meeting begins, goes on elsewhere, and ends."""

from __future__ import annotations

import re

from meetings.extraction import vocabulary as words

WHEN = (
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}(?:[至到—-](?:\d{1,2}月)?\d{1,2})?(?:[日号]|(?=[上下]午|晚))|"
    r"[0-9]{1,2}日(?:上午|下午|晚|(?=，))|日前|近日|昨日|昨天|"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|(?:上|本|这)周[一二三四五六日]|"
    r"昨晚|昨夜|今晚|今日|今天|前日|连日来|近期|当日|当天|当晚|同日|随后"
)
_DATELINE = re.compile(
    r"[（(【■□●]?(?:本报|本网|本台|本刊|[\u4e00-\u9fff]{0,6})?(?:讯|电)[（\s—]|"
    r"[（(【■□●]?(?:本报|本网|本台|"
    r"[\u4e00-\u9fff]{2,4}[日晚]报)[\u4e00-\u9fff]{0,6}讯|"
    r"本报[\u4e00-\u9fff]{0,4}(?:\d{1,2}月)?\d{1,2}日[讯电]|（记者|（通讯员|"
    r"[\u4e00-\u9fff]{2,9}(?:\d{1,2}月\d{1,2}日)?(?:报道|消息)（?"
)
_WHEN = re.compile(WHEN)
_EVENT = re.compile(
    r"召开|举行|主持|召集|开会|开幕|签约|揭牌|来到|深入|前往|赴|调研|会议在|举办|研究|率队|带队|检查|调度|听取|约谈|走访|视察|看望|"
    r"现场办公|连线|坐在一起|围成"
)
CONTINUED = re.compile(
    r"[（(【]?(?:上接|紧接|下接|接)(?:第?[\dA-Za-z一二三四五六七八九十]{1,3}版|"
    r"[左右上下]栏|上页|上版|本版|[上前]文|上段)[^）)】\n]{0,8}[）)】]?"
)
TO_BE_CONTINUED = re.compile(
    r"[（(【]?(?:下转|紧转|转)(?:第?[\dA-Za-z一二三四五六七八九十]{1,3}版|[左右下]栏|"
    r"下页)[^）)】]{0,8}[）)】]?$"
)
_CLOSING = re.compile(
    r"(?:会议还|会上[，还]|会前|会后|会议(?:期间|结束)|与会人员|"
    r"[^。]{0,40}(?:表态发言|交流发言|作了发言|作了汇报|作了说明))"
)
_CARRIED_ON = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:还|也|又)?(?:在(?:会议?上|主持|讲话|"
    r"总结|会上|会议)|就|强调|要求|指出|表示|最后|说|叮嘱|嘱咐|提醒)"
)
_NOBODY = frozenset(words.NOBODY.split())
RESUMED = re.compile(
    r"[一二三四五六七八九十]{1,3}[是要、，]|第[一二三四五六七八九十]{1,3}[，、：]|"
    r"[（①-⑳]|首先|其次|再次|最后|\d{1,2}[.、]"
)
_CROSSHEAD = re.compile(
    r"(?:PART|Part|part|第.部分)?[.·\d一二三四五]{0,4}[、]?(?:会议|工作|情况|形势|"
    r"任务|现场|部署|领导)?(?:强调|要求|部署|安排|指出|通报|议程|内容|讲话|回顾|现场)$"
)
# Crossheads of an account: "大家都说了啥？", "书记提了哪些要求", "副主任又补了两句".
_ASKING = re.compile(
    r"(?!.*(?:召开|举行|开展))(?:[听看]，)?(?:[^，。；：]{0,10}(?:谁|啥|什么|怎么|哪些|为何|咋|这几|那几)"
    r"[^，。；：]{0,8}|(?:副?书记|副?主任|副?[省市县区镇乡局校院]长|领导|会议|总经理)"
    r"(?:又|还|再|最后)?(?:补|说|讲|提|定|强调|要求|部署|安排)[^，。；：]{0,8}|导语|写在前面|划重点)[？！]?$"
)
# "「议一议」", "—— 怎么办 ——", "◆定调◆".
_MARKED = re.compile(
    r"“[^“”]{1,8}”$|(?P<rule>[—－=~·◆■●★▌/]{1,3})[^—，。；：]{2,10}(?P=rule)$"
)
# Words of a headline over a report of a meeting.
ABOUT_MEETING = re.compile(r"会|召开|部署|强调|调研")
_BESIDE = re.compile("提示|链接|阅读|公告|招聘|预告|声明|往期|推荐")
_WHO = re.compile(
    r"(?:[^会召开，。：]{2,16}?(?:出席(?:会议)?(?:并(?:作?讲话|致辞))?|作?讲话|主持(?:会议)?|"
    r"参加|致辞|作(?:工作)?报告))+"
)
_RUBRIC = re.compile(
    r"【(?:会议[一二三四五六\d]{1,2}|(?![^】]*(?:召开|举行|会】|会议】))[^】]{1,10})】$"
)
MEETING_LEAD = re.compile(
    r"(?:会议|会商|会上)(?:还|并|最后|由|在|强调|要求|指出|认为|明确|决定|听取|研究|通报|"
    r"传达|学习|审议|讨论|宣读|集体|期间|同意|原则)"
)


def comes_from_elsewhere(text: str) -> re.Match[str] | None:
    """ "（上接第1版）" at the beginning of a line."""
    return CONTINUED.match(text) if "接" in text else None


def goes_elsewhere(text: str) -> re.Match[str] | None:
    """ "（下转第3版）" at the end of a line."""
    return TO_BE_CONTINUED.search(text) if "转" in text else None


def crosshead(text: str) -> bool:
    """A rubric inside a report: "PART.02 工作要求", "书记怎么说", "「议一议」".

    Not a headline, nor "“两会”特刊".
    """
    short = len(text) < 16 and (_ASKING.match(text) or _MARKED.match(text))
    return bool(short or _CROSSHEAD.match(text))


def who_spoke(text: str) -> bool:
    """A line below a headline: "罗成讲话商羽主持", "罗成出席并讲话"; no headline."""
    return text[-1] in "话持席加辞告" and len(text) < 40 and bool(_WHO.fullmatch(text))


def rubric(text: str, pictured: bool) -> bool:
    """A rubric: "【提要求】", "🌟 先看成绩单", "▍导读"; not "【全县大会召开】".

    pictured: an emoji stands before the line. What begins something else is none
    ("💡【温馨提示】").
    """
    if text[0] in "▍▌▎▏":
        return len(text) < 16 and not ABOUT_MEETING.search(text)
    if not (pictured or text[0] == "【") or _BESIDE.search(text):
        return False
    told = len(text) > 12 and ("：" in text or "，" in text)
    slogan = pictured and not told and not ABOUT_MEETING.search(text)
    return slogan or bool(_RUBRIC.match(text))


def dateline(text: str) -> bool:
    """ "本报讯（记者 …）", "××日报讯": a new article. Not "讯问", "电力公司"."""
    named = "讯" in text or "电" in text or "记者" in text or "道" in text[:20]
    return named and bool(_DATELINE.match(text[:40]))


def opening(text: str) -> bool:
    """The first paragraph of a report: a dateline, or a time and an event near it.

    Takes "为确保…，9月5日下午，学校召开…例会"; not "会议要求，9月5日前召开…".
    """
    if dateline(text):
        return True
    if not _EVENT.search(text, 0, 220):
        return False
    if MEETING_LEAD.match(text) or comes_from_elsewhere(text):
        return False
    when = _WHEN.search(text, 0, 90)
    if not when or text[when.end() : when.end() + 3].startswith(("前", "以来", "起")):
        return False
    return bool(_EVENT.search(text, when.end(), when.end() + 130))


def closing(text: str) -> bool:
    """Whether a paragraph ends as a report ends: "…会议还宣读了方案。" """
    return bool(_CLOSING.match(text.rstrip("。").rpartition("。")[2]))


def carried_on(text: str) -> str | None:
    """The name with which a paragraph goes on: "郇海在主持会议时要求…" → 郇海."""
    match = _CARRIED_ON.match(text)
    return match["name"] if match and match["name"] not in _NOBODY else None
