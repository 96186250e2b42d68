"""The forms of deadlines that an event sets: 汛期前, 本学期末, 在定稿前.

Their days are not told; `due_forms` puts them behind the forms of the calendar. With
them the ends of spans (即日起至4月15日) and what a whole month or year is to bring
(确保10月通车).
"""

from __future__ import annotations

from meetings.extraction import due_days as days
from meetings.extraction.due_parts import (
    BEFORE,
    ENDS,
    EVENTS,
    FEASTS,
    MONTH,
    YEAR,
    Form,
)

EVENT_FORMS = (
    Form(
        "即日起至4月15日",
        "date",
        rf"(?<=[日在]起[至到]){YEAR}{MONTH}(?P<day>\d{{1,2}})[日号]",
        days.on_date,
        ("起", "至到", "日号"),
    ),
    Form(
        "确保10月通车",
        "period_end",
        rf"(?:(?<=确保)|(?<=力争)){YEAR}{MONTH}(?P<part>)份?(?={ENDS})",
        days.in_month,
        ("确力", "月"),
        f"月份?{ENDS}",
    ),
    Form(
        "力争2025年建成",
        "period_end",
        rf"(?:(?<=确保)|(?<=力争))(?P<year>\d{{4}})年(?P<near>)(?={ENDS})",
        days.in_year,
        ("确力", "年"),
        f"年{ENDS}",
    ),
    Form(
        "汛期前",
        "event",
        rf"(?:(?:今|明|来)年)?(?:[春夏秋冬]季)?(?:{EVENTS}|(?<![防入主])汛(?=前(?![检准工会]))|(?<!是)节|"
        rf"(?<![\d几数多半一二三四五六七八九十两今明去来当])年|(?:{FEASTS})节?(?:假期|长假)|"
        rf"下(?:次|周|月|一?期)[^，。；]{{0,10}}会议?|\d{{1,2}}月\d{{1,2}}日开学|下一?轮[^，。；]{{0,4}}|"
        rf"全国?“?两会”?|省国?“?两会”?|"
        rf"(?:中央|[省市县]委?)?(?:环保|生态环保)?(?:巡视|巡察|督察|督导|督查|评估)组?(?=前|[进到来]))(?:到来|来临|登陆|影响|进驻|开始|召开|开幕|结束|启动|"
        rf"正式)?(?:之)?{BEFORE}(?!后|夕|提|置|期|往|进|瞻|沿|所|景|线|列|来|端|台|"
        rf"款|不久|(?<=节前)(?:安保|市场|氛围|供应量))",
        days.untold,
        ("前",),
    ),
    Form(
        "本学期末",
        "event",
        rf"本学期(?:期?末|结束){BEFORE}?|学期末{BEFORE}",
        days.untold,
        ("学",),
    ),
    Form(
        "在定稿前",
        "event",
        r"(?<=在)[^，。；、：\d的在]{2,10}?(?<![目面跟眼当生提此先])(?:之前|以前|前)"
        r"(?![后夕提置期往进瞻沿所景线列来端台款途方辈头面，要须应]|[必务]必)",
        days.untold,
        ("在", "前"),
    ),
)
