"""A page of our own paper, for tests of intake and the desk; all names are invented."""

from __future__ import annotations

import datetime

DAY = datetime.date(2026, 9, 19)
PAGE = """\
区政府召开第九次常务会议 部署防汛和供暖保障工作

本报讯(记者 温岚)9月18日下午,区委副书记、区长霍启明主持召开区政府第九次常务会议。\
区领导纪方舟、万里出席会议。

会议强调,一要抓好防汛值守。区水务局要对沿湖堤坝逐段排查;区应急管理局要配合区水务局备足物资。\
二要保障群众温暖过冬。区城管局要在10月31日前完成老旧供热管网改造,各热力企业要备足燃料。

图为会议现场。 本报记者 温岚 摄
"""
