"""The forms of deadlines: one row for each wording.

A row has a name (an example), the unit kept, the wording, and how it becomes a day.
"""

from __future__ import annotations

from meetings.extraction import due_days as days
from meetings.extraction.due_events import EVENT_FORMS
from meetings.extraction.due_parts import (
    AFTER,
    ASIDE,
    BEFORE,
    CLOCK,
    COMES,
    DONE,
    ENDS,
    FEASTS,
    MONTH,
    YEAR,
    Form,
    N,
)

FORMS = (
    Form(
        "3月20日前",
        "date",
        rf"{YEAR}{MONTH}份?(?P<day>\d{{1,2}}|"
        rf"[一二三四五六七八九十]{{1,3}})(?:[日号]{ASIDE}{CLOCK})?{BEFORE}",
        days.on_date,
        ("月", "前"),
    ),
    Form(
        "20日前",
        "date",
        rf"(?:(?P<which>本月|当月|这个月|下个?月|次月)|(?<![\d月]))(?P<day>\d{{1,2}})[日号]{CLOCK}"
        rf"{BEFORE}",
        days.on_day_of_month,
        ("日号", "前"),
    ),
    Form(
        "3月底前",
        "period_end",
        rf"{YEAR}{MONTH}份?(?P<part>底|末|上旬|中旬|下旬|中|初){BEFORE}?(?!召开的|[上中下]旬)",
        days.in_month,
        ("月", "底末旬中初"),
    ),
    Form(
        "3月份完成",
        "period_end",
        rf"{YEAR}{MONTH}份(?P<part>)(?=(?:全部|必须|要|务必)?{ENDS})",
        days.in_month,
        ("份",),
    ),
    Form(
        "5月前",
        "period_end",
        rf"{YEAR}{MONTH}份?{BEFORE}",
        days.before_month,
        ("月", "前"),
        f"月份?{BEFORE}",
    ),
    Form(
        "月底前",
        "period_end",
        rf"(?P<which>本|当|下|这个|下个)?(?<![\d个一二三四五六七八九十])月(?:底|末|内){BEFORE}?",
        days.this_month,
        ("月", "底末内"),
    ),
    Form(
        "下月中旬",
        "period_end",
        rf"(?P<which>本|当|这个|下个?|次)月(?P<part>上旬|中旬|下旬|中|初){BEFORE}?",
        days.in_this_month,
        ("月", "旬中初"),
    ),
    Form(
        "二季度末前",
        "period_end",
        rf"{YEAR}第?(?P<quarter>[一二三四1-4本下])个?季度(?:末{BEFORE}?|底{BEFORE}?|{BEFORE}|内|结束前|{DONE})",
        days.in_quarter,
        ("季",),
    ),
    Form(
        "上半年",
        "period_end",
        rf"{YEAR}(?P<half>[上下])半年(?:{BEFORE}|内|结束前|末{BEFORE}?|底{BEFORE}?|{DONE}|(?<=在.半年))",
        days.in_half,
        ("半",),
    ),
    Form(
        "全年完成",
        "period_end",
        r"(?P<year>(?!))?(?<![去前上]年)(?P<near>今|明)?(?:年)?全年"
        r"(?=(?:要|须|力争|计划|确保|预计)?(?:完成|实现|达到|新增|引进|培育|建成))",
        days.in_year,
        ("全", "年"),
    ),
    Form(
        "年底前",
        "period_end",
        rf"(?:(?P<year>\d{{4}})年?(?:年底|年末|底|末)|(?:(?P<near>今|明|后|当)年?)?年(?:底|"
        rf"末|终))(?:{BEFORE}|{DONE})",
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
        "到2025年",
        "period_end",
        rf"(?:(?<=到)|(?<=至))(?P<year>\d{{4}})年(?P<near>)(?=，)|(?:(?<=到)|(?<=至))"
        rf"(?P<then>\d{{4}})年{DONE}",
        days.by_year,
        ("到至", "年"),
    ),
    Form(
        "2025年前",
        "period_end",
        rf"(?P<year>\d{{4}})年{BEFORE}",
        days.before_year,
        ("年", "前"),
    ),
    Form(
        "年内",
        "period_end",
        r"(?P<year>(?<=\d)(?=x))?(?:(?P<near>今|本)年?)?年(?:度)?内",
        days.in_year,
        ("年", "内"),
    ),
    Form(
        "本周五前",
        "date",
        rf"(?P<week>本|这|下下|下)?(?:个)?(?:周|"
        rf"星期|礼拜)(?P<weekday>[一二三四五六日天末底]){CLOCK}{BEFORE}",
        days.on_weekday,
        ("周星礼", "前"),
    ),
    Form(
        "本周内",
        "period_end",
        rf"(?P<week>本|这|下)(?:个)?周(?!例会|[^，。；]{{0,8}}会前)"
        rf"(?:(?:之)?内|{DONE})",
        days.in_week,
        ("周", "本这下"),
    ),
    Form(
        "10个工作日内",
        "working_days",
        rf"{AFTER}(?P<n>{N})个?工作日(?:之)?(?:以?内|{BEFORE})",
        days.after_working_days,
        ("工", "内前"),
    ),
    Form(
        "一周内",
        "days",
        rf"(?:在|{AFTER})(?P<n>{N})(?P<unit>天|日|周|个?星期|"
        rf"个周)(?:的?时间)?(?:之)?(?:以?内|{BEFORE})",
        days.after_days,
        ("内前", "天日周星"),
    ),
    Form(
        "40天",
        "days",
        rf"(?:大干|[奋苦决鏖]战|攻坚|为期|利用|限[期时]?|期限为|用|给(?:你们|大家)?)(?P<n>{N})(?P<unit>天|日|周|个?星期|个周)",
        days.after_days,
        ("干战坚期用限给", "天日周星"),
    ),
    Form(
        "三天拆完",
        "days",
        r"(?<![\d第一二三四五六七八九十两几每])(?P<n>[二两三四五六七八九十]{1,3}|\d{1,3}(?<!^1))(?P<unit>天)"
        r"(?=(?:必须|要|务必|全部)*(?:[拆清办撤干修装搬建查报]完|见效|见底|拿出|完成|到位))",
        days.after_days,
        ("天",),
    ),
    Form(
        "一个半月内",
        "months",
        rf"{AFTER}(?P<n>[一二两三四五])个半月(?:的?时间)?(?:之)?以?内",
        days.after_months_and_half,
        ("半", "内"),
    ),
    Form(
        "一个月内",
        "months",
        rf"{AFTER}(?P<n>{N})个月(?:(?:的?时间)?(?:之)?(?:以?内|{BEFORE})|(?<=[用期][一二两三四五六半\d]个月))",
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
        r"(?<!\d)(?P<n>[一二两三五半]|[1-5])年"
        r"(?:(?:的?时间)?(?:之|以)?内|(?<=用.年))",
        days.after_years,
        ("年", "内用"),
    ),
    Form(
        "国庆节前",
        "date",
        rf"{YEAR}“?(?P<feast>{FEASTS})”?(?:佳)?(?:节|假期|长假)?(?:到来|"
        rf"来临)?(?:之)?{BEFORE}(?!夕|后)",
        days.before_festival,
        ("前",),
    ),
    Form(
        "今日下班前",
        "date",
        rf"(?P<when>今|明|后|当)(?:天|日|晚|早|晨)(?:早上|早晨|凌晨|傍晚)?(?:{CLOCK}){BEFORE}",
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
        "今天必须办完",
        "date",
        r"(?P<when>今|明|后)(?:天|日|晚)(?:上午|中午|下午|晚上)?"
        r"(?=(?:必须|务必|一定)要?[^，。；]{0,12}(?:[完好齐清]$|[完好齐清](?=[，。；])|完毕|到位|见底|清零)|"
        r"(?:全部)?(?:到位|完成|办结|清零|恢复|交齐|送到))",
        days.today,
        ("今明后", "必一到成结零复齐"),
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
        rf"(?:(?<=确保)|(?<=力争)|(?<=保证)|(?<=最迟)|(?<=不[晚迟]于)|(?<=截止到)){YEAR}{MONTH}(?P<day>\d{{1,2}})[日号]"
        r"(?![前起至的]|以|之|(?:顺利|如期|正常)?(?:开[学考会幕]|召开))",
        days.on_date,
        ("日号", "月", "保争证迟晚到"),
        "确保|力争|保证|最迟|不[晚迟]于|截止到",
    ),
    Form(
        "12月31日封顶",
        "date",
        rf"{YEAR}{MONTH}(?P<day>\d{{1,2}})[日号]{COMES}",
        days.on_date,
        ("日号", "月", "工顶车付用成位结零火线产网水电热业园馆街运行号标限"),
        f"[日号]{COMES}",
    ),
    Form(
        "48小时内",
        "days",
        r"(?P<n>48|72)(?P<unit>小时)(?:之|以)?内(?=(?:必须|要|全部)?(?:完成|整改|拆除|清运|拿出|恢复|到位|清零|见底|形成|打通|抢通|对|将|把|组织|开展|进行|查清))",
        days.after_hours,
        ("小", "内"),
    ),
    *EVENT_FORMS,
)
