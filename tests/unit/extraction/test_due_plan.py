"""Days of a paper that shares out the tasks of the year after its meeting."""

from __future__ import annotations

import datetime

import pytest

from meetings.extraction import extract

from .cases import cases

PAPER = """关于印发{title}的通知

各乡镇人民政府，县直各部门：
　　2022年12月20日，县长沈望舒主持召开县政府常务会议，{words}。现将有关事项分解如下，请认真抓好落实。
　　1.启动老粮库改造工程。（责任单位：县住建局；完成时限：{due}）
　　2.修订城区养犬管理办法。（责任单位：县公安局）

青禾县人民政府办公室
2022年12月26日
"""


@pytest.mark.parametrize(("title", "words", "due", "day"), cases("due_plan"))
def test_the_year_of_a_plan_is_that_of_its_tasks(
    title: str, words: str, due: str, day: str
) -> None:
    text = PAPER.format(title=title, words=words, due=due)
    (meeting,) = extract(text, datetime.date(2022, 12, 28)).meetings
    told = meeting.directives[0].deadline
    assert told and told.date and told.date.isoformat() == day
