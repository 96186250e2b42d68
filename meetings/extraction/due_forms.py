"""The forms of deadlines: one row for each wording.

A row has a name (an example), the unit that the result keeps, the wording, and how it
becomes a day. To add one, add a row and its cases (docs/adding.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from meetings.extraction import due_days as days
from meetings.extraction import vocabulary as words
from meetings.extraction.due_days import Day, Match
from meetings.extraction.festivals import NAMES
from meetings.extraction.result import DeadlineUnit

_N = r"(?<![\d.])(?:\d{1,4}|[一二两三四五六七八九十百半]{1,4})"
_YEAR = r"(?:(?:(?P<year>\d{4})年|(?P<near>今年|明年|后年|当年|次年))的?)?"
_BEFORE = r"(?:之前|以前|前)"
_CLOCK = (
    r"(?:(?:上午|中午|下午|晚上?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:时|点|[：:]\d{2})"
    r"(?:\d{1,2}分|整|半)?|(?:上午|下午)?(?:下班|上班|放学|收工)|天黑|天亮|零时|零点|上午|中午|下午|晚上?)?"
)
_DONE = (
    r"(?=[^，。；]{0,24}?(?:完成|办结|销号|到位|清零|建成|投用|开工|竣工|交付|印发|"
    r"出台|签约|达到|实现|上线|投运|试运行|上报|报送|清零|通车|验收|启动|召开|解决|"
    r"拿出|搬完|消除|争取|见效|见底|完工|完毕|[办做干走查修改装建]完|封顶|开展(?!的)|组织(?!的))|(?=(?:要|须|力争|计划)?新?(?:引进|增)"
    r"[^，。；]{2,14}以上))"
)
_ASIDE = r"(?:（[^（）]{1,8}）)?"  # 7月24日（下周四）前
_MONTH = r"(?P<month>\d{1,2}|[元一二三四五六七八九十]{1,2})月"
_FEASTS = "|".join(sorted(NAMES, key=len, reverse=True))
_EVENTS = words.either(words.EVENTS)


@dataclass(frozen=True, slots=True)
class Form:
    """resolve(match, meeting's day) gives the day on which the deadline ends.

    needs: of each of these sets a character must stand in the text, or the wording
    cannot; only saves time, so a new form may leave it out.
    """

    name: str
    unit: DeadlineUnit
    pattern: str
    resolve: Callable[[Match, Day], Day | None]
    needs: tuple[str, ...] = ()


FORMS = (
    Form(
        "3月20日前",
        "date",
        rf"{_YEAR}{_MONTH}份?(?P<day>\d{{1,2}}|"
        rf"[一二三四五六七八九十]{{1,3}})[日号]{_ASIDE}{_CLOCK}{_BEFORE}",
        days.on_date,
        ("日号", "月", "前"),
    ),
    Form(
        "20日前",
        "date",
        rf"(?:(?P<which>本月|当月|下月|次月)|(?<![\d月]))(?P<day>\d{{1,2}})[日号]{_CLOCK}"
        rf"{_BEFORE}",
        days.on_day_of_month,
        ("日号", "前"),
    ),
    Form(
        "3月底前",
        "period_end",
        rf"{_YEAR}{_MONTH}份?(?P<part>底|末|上旬|中旬|下旬|中|初){_BEFORE}?(?!召开的)",
        days.in_month,
        ("月", "底末旬中初"),
    ),
    Form(
        "5月前",
        "period_end",
        rf"{_YEAR}{_MONTH}份?{_BEFORE}",
        days.before_month,
        ("月", "前"),
    ),
    Form(
        "月底前",
        "period_end",
        rf"(?P<which>本|当|下|这个|下个)?(?<![\d个])月(?:底|末|内){_BEFORE}?",
        days.this_month,
        ("月", "底末内"),
    ),
    Form(
        "二季度末前",
        "period_end",
        rf"{_YEAR}第?(?P<quarter>[一二三四1-4本下])个?季度(?:末{_BEFORE}?|"
        rf"底{_BEFORE}?|{_BEFORE}|内|结束前|{_DONE})",
        days.in_quarter,
        ("季",),
    ),
    Form(
        "上半年",
        "period_end",
        rf"{_YEAR}(?P<half>[上下])半年(?:{_BEFORE}|内|结束前|末{_BEFORE}?|"
        rf"底{_BEFORE}?|{_DONE})",
        days.in_half,
        ("半",),
    ),
    Form(
        "年底前",
        "period_end",
        rf"(?:(?P<year>\d{{4}})年?(?:年底|年末|底|末)|(?:(?P<near>今|明|后|当)年?)?年(?:底|"
        rf"末|终))(?:{_BEFORE}|{_DONE})",
        days.in_year,
        ("底末终",),
    ),
    Form(
        "到今年底",
        "period_end",
        r"(?:(?<=到)|(?<=至))(?P<year>(?!))?(?P<near>今|明)?年(?:底|末)",
        days.in_year,
        ("到至", "底末"),
    ),
    Form(
        "2025年底",
        "period_end",
        r"(?P<year>\d{4})年(?P<near>)(?:年?底|年?末|内)",
        days.in_year,
        ("年", "底末内"),
    ),
    Form(
        "年内",
        "period_end",
        r"(?P<year>(?<=\d)(?=x))?(?P<near>今|本)?年(?:度)?内",
        days.in_year,
        ("年", "内"),
    ),
    Form(
        "本周五前",
        "date",
        rf"(?P<week>本|这|下下|下)?(?:个)?(?:周|"
        rf"星期|礼拜)(?P<weekday>[一二三四五六日天末底]){_CLOCK}{_BEFORE}",
        days.on_weekday,
        ("周星礼", "前"),
    ),
    Form(
        "本周内",
        "period_end",
        rf"(?P<week>本|这|下)(?:个)?周(?:(?:之)?内|{_DONE})",
        days.in_week,
        ("周", "本这下"),
    ),
    Form(
        "10个工作日内",
        "working_days",
        rf"(?P<n>{_N})个?工作日(?:之)?(?:以?内|{_BEFORE})",
        days.after_working_days,
        ("工", "内前"),
    ),
    Form(
        "一周内",
        "days",
        rf"(?:在)?(?P<n>{_N})(?P<unit>天|日|周|个?星期|"
        rf"个周)(?:的?时间)?(?:之)?(?:以?内|{_BEFORE})",
        days.after_days,
        ("内前", "天日周星"),
    ),
    Form(
        "40天",
        "days",
        rf"(?:大干|为期|利用|限[期时]?|期限为|用|给(?:你们|大家)?)(?P<n>{_N})(?P<unit>天|日|周|个?星期|个周)",
        days.after_days,
        ("干期用限给", "天日周星"),
    ),
    Form(
        "一个月内",
        "months",
        rf"(?P<n>{_N})个月(?:(?:的?时间)?(?:之)?(?:以?内|{_BEFORE})|(?<=[用期][一二两三四五六半\d]个月))",
        days.after_months,
        ("个", "内前用期"),
    ),
    Form(
        "一月内",
        "months",
        r"(?<![\d年])(?P<n>[一二两三半])月(?:之|以)?内",
        days.after_months,
        ("月", "内"),
    ),
    Form(
        "两年内",
        "months",
        r"(?<!\d)(?P<n>[一二两三五半]|[1-5])年(?:的?时间)?(?:之|以)?内",
        days.after_years,
        ("年", "内"),
    ),
    Form(
        "国庆节前",
        "date",
        rf"{_YEAR}“?(?P<feast>{_FEASTS})”?(?:佳)?(?:节|假期|长假)?(?:到来|"
        rf"来临)?(?:之)?{_BEFORE}(?!夕|后)",
        days.before_festival,
        ("前",),
    ),
    Form(
        "今日下班前",
        "date",
        rf"(?P<when>今|明|后|当)(?:天|日|晚|早|晨)(?:{_CLOCK}){_BEFORE}",
        days.today,
        ("今明后当", "前"),
    ),
    Form(
        "今天下午就要",
        "date",
        r"(?P<when>今|明|后)天(?:上午|中午|下午|晚上)"
        r"(?=就(?:[要把去得]|[^，。；]{0,8}(?:到位|完成|落实|清|送|办)))",
        days.today,
        ("今明后", "就"),
    ),
    Form(
        "今天之内",
        "date",
        r"(?P<when>今|明|当)[天日]之?内",
        days.today,
        ("今明当", "内"),
    ),
    Form(
        "确保7月10日开放",
        "date",
        rf"(?:(?<=确保)|(?<=力争)|(?<=保证)|(?<=最迟)|(?<=不[晚迟]于)){_YEAR}{_MONTH}(?P<day>\d{{1,2}})[日号]"
        r"(?![前起至的]|以|之)",
        days.on_date,
        ("日号", "月", "保争证迟晚"),
    ),
    Form(
        "12月31日封顶",
        "date",
        rf"{_YEAR}{_MONTH}(?P<day>\d{{1,2}})[日号](?=(?:全部|必须|要|务必|如期)?(?:完工|"
        r"封顶|竣工|通车|交付|投用|完成|建成|到位|办结|清零|点火|上线|投产|并网|通水|通电|送电|供热))",
        days.on_date,
        ("日号", "月", "工顶车付用成位结零火线产网水电热"),
    ),
    Form(
        "48小时内",
        "days",
        r"(?P<n>48|72)(?P<unit>小时)(?:之|以)?内(?=(?:必须|要|全部)?(?:完成|拿出|恢复|到位|清零|见底|形成|打通|抢通))",
        days.after_hours,
        ("小", "内"),
    ),
    Form(
        "汛期前",
        "event",
        rf"(?:(?:今|明|来)年)?(?:{_EVENTS}|(?<![防入主])汛(?=前(?![检准工会]))|(?<!是)节|"
        rf"(?<![\d几数多半一二三四五六七八九十两今明去来当])年|(?:{_FEASTS})节?(?:假期|长假)|"
        rf"下次[^，。；]{{0,10}}会议?|\d{{1,2}}月\d{{1,2}}日开学|下一?轮[^，。；]{{0,4}}|"
        rf"全国?“?两会”?|省国?“?两会”?)(?:到来|来临|开始|召开|开幕|结束|启动|"
        rf"正式)?(?:之)?{_BEFORE}(?!后|夕|提|置|期|往|进|瞻|沿|所|景|线|列|来|端|台|"
        rf"款|不久)",
        days.untold,
        ("前",),
    ),
    Form(
        "在定稿前",
        "event",
        r"(?<=在)[^，。；、：\d的在]{2,10}?(?<![目面跟眼当生提此先])(?:之前|以前|前)"
        r"(?![后夕提置期往进瞻沿所景线列来端台款途方辈头面])",
        days.untold,
        ("在", "前"),
    ),
)
PLAIN = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (rf"{_YEAR}{_MONTH}(?P<day>\d{{1,2}})[日号]", days.on_date),
        (rf"{_YEAR}第?(?P<quarter>[一二三四])季度", days.in_quarter),
        (rf"{_YEAR}(?P<half>[上下])半年", days.in_half),
    )
)
