"""What the forms of deadlines share: the row of the table and pieces of wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from meetings.extraction import vocabulary as words
from meetings.extraction.due_days import Day, Match
from meetings.extraction.festivals import NAMES
from meetings.extraction.result import DeadlineUnit

N = r"(?<![\d.])(?:\d{1,4}|[一二两三四五六七八九十百半]{1,4})"
YEAR = r"(?:(?:(?P<year>\d{4})年|(?P<near>今年|明年|后年|当年|次年))的?)?"
BEFORE = r"(?:之前|以前|前)"
CLOCK = (
    r"(?:(?:上午|中午|下午|晚上?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:时|点|[：:]\d{2})"
    r"(?:\d{1,2}分|整|半)?|(?:上午|下午)?(?:下班|上班|放学|收工)|天黑|天亮|零时|零点|上午|中午|下午|晚上?)?"
)
DONE = (
    r"(?=[^，。；]{0,24}?(?:完成|办结|销号|到位|清零|建成|投用|开工|竣工|交付|印发|"
    r"出台|签约|达到|实现|上线|上网|开业|投运|试运行|上报|报送|清零|通车|验收|启动|召开|解决|"
    r"拿出|拿到|取得|投产|见分晓|见成效|过半|翻番|贯通|合龙|落地|入库|付清|清偿|兑付|搬完|消除|争取|见效|见底|完工|完毕|[办做干走查修改装建]完|封顶|开展(?!的)|组织(?!的))|(?=(?:要|须|力争|计划)?新?(?:引进|增)"
    r"[^，。；]{2,14}以上)|(?=[^，。；均]{0,4}(?:回款|营收|收入|产值|投资|销售|签|开工|投放|税收)"
    r"[^，。；均]{0,8}(?:不(?:得)?[低少]于)))"
)
# Behind a day without 前 only what ends with it: "11月8日点火", not "5日召开会议".
ENDS = (
    r"(?:完工|封顶|竣工|通车|交付|投用|投入使用|投入运营|完成|建成|到位|办结|清零|点火|上线|投产|并网|"
    r"通水|通电|送电|供热|开工|复工|开业|开园|开馆|开街|投运|试运行|销号|出水|达标)"
)
COMES = (
    rf"(?=(?:全部|必须|要|务必|如期|全面|正式){{0,2}}{ENDS}|"
    r"为(?:最后|截止)?(?:期限|时限|限))"
)
AFTER = r"(?:(?:会|会议(?:结束)?|散会)后)?"  # counted from the meeting itself
ASIDE = r"(?:（[^（）]{1,8}）)?"  # 7月24日（下周四）前
MONTH = r"(?P<month>\d{1,2}|[元一二三四五六七八九十]{1,2})月"
FEASTS = "|".join(sorted(NAMES, key=len, reverse=True))
EVENTS = words.either(words.EVENTS)


@dataclass(frozen=True, slots=True)
class Form:
    """resolve(match, meeting's day) gives the day on which the deadline ends.

    needs: of each of these sets a character must stand in the text, or the wording
    cannot. core: what every match has in it, beginning with a literal, which is found
    faster. Both only save time, so a new form may leave them out.
    """

    name: str
    unit: DeadlineUnit
    pattern: str
    resolve: Callable[[Match, Day], Day | None]
    needs: tuple[str, ...] = ()
    core: str = ""
