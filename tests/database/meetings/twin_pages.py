"""One meeting as two papers tell it, and a later one that says some of it again."""

from __future__ import annotations

import datetime
from typing import Any

from meetings.intake import intake
from meetings.models import Meeting

FIRST = """区政府召开防汛工作会议

9月18日上午,区政府召开防汛工作会议。区长霍启明主持会议,副区长沈南枝、陆明远参加。

会议要求,一是全面排查沿河堤坝和低洼易涝点隐患,区水务局牵头,9月底前完成整改;二是备足防汛抢险物资,各街道落实值守人员和转移安置场所;三是加强雨情水情监测预警,及时发布信息。
"""
OTHER_PAPER = """霍启明在防汛工作会议上强调 全力以赴守住安全底线

9月18日上午,全区防汛工作会议召开,区长霍启明主持。副区长沈南枝、陆明远,区政协副主席纪晓芙参加。

会议要求,一是全面排查沿河堤坝、低洼易涝点隐患,由区水务局牵头,9月底前完成整改;二是加强雨情水情的监测预警,及时发布信息。三是严肃值班纪律,领导干部带班到岗,险情第一时间上报。
"""
OTHER_MEETING = """区政府召开招商引资座谈会

9月18日上午,区政府召开招商引资座谈会。区长霍启明主持会议,副区长沈南枝、陆明远参加。

会议要求,一是瞄准新材料产业链精准招商,区投促局每月外出拜访企业;二是为落户企业提供全程代办服务,压缩审批时间。
"""
AGAIN = """区政府召开秋季安全工作会议

10月20日上午,区政府召开秋季安全工作会议。区长霍启明主持会议。

会议要求,一是继续全面排查沿河堤坝和低洼易涝点隐患,区水务局牵头,11月底前完成整改;二是抓好森林防火,严控野外用火。
"""


def take(text: str, day: datetime.date = datetime.date(2026, 9, 19)) -> Meeting:
    """The one meeting of a text that was taken in."""
    reading: Any = intake(text.encode(), published_on=day).reading
    return Meeting.objects.get(reading=reading)


def take_again() -> Meeting:
    return take(AGAIN, datetime.date(2026, 10, 21))
