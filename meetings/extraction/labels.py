"""The labels of minutes: 时间：, 主持人：, 参加 with or without a colon."""

from __future__ import annotations

import re

# Also "【时间】", and numbered from the first: "一、时间：", "二、地点：".
LABEL = re.compile(
    r"(?P<order>(?:[一二三四五六七八九十]|\d)[、.．])?(?:【(?=[^】]{2,8}】))?"
    r"(?:会议|开会|召开|举行|日期/)?(?P<name>时间|日期|会期|地点|地址|会址|"
    r"主持(?:[人者]|领导)?|召集[人者]?|记录(?:人员?|员|者|整理)?|"
    r"未?(?:出席|参加|参会|与会|到会|到场|在场|在座|特邀|列席|旁听|缺席|请假)(?:会议)?"
    r"(?:(?:单位|领导)[及和与])?(?:人员|领导|单位|企业|部门|对象|同志|代表|嘉宾|人|者)?(?:名单)?|因(?:公|"
    r"事)请假|议题|议程|名称)(?:[及和与、/](?:地点|时间|原因))?(?:】[：]?|[：])"
)
# A label without a colon: "时间　7月1日19时", "参　加　王伟"; not "时间 紧任务重".
SPACED = re.compile(
    r"(?:会议)?(?P<name>时 ?间(?= +\d)|地 ?点|(?:主 ?持|记 ?录)(?: ?人)?|"
    r"(?:参 ?[加会]|[与到] ?会|到 ?场|出 ?席|列 ?席|缺 ?席)(?: ?人 ?员)?) +(?=[^ ：])"
)
# "2018年7月12日晚" alone on its line; no day of publication has a time of day.
HELD = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?:（[^（）]{2,8}）|星期.|周.)?(?:[上下]午|早上|晚上?)(?:\d{1,2}[时点：][\d分半]{0,3})?$"
)
# "8月18日晚　园区展厅": the day and the place of minutes, beside their labels.
DAY_AND_PLACE = re.compile(
    r"(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（[^（）]{2,8}）|星期.|周.)? ?"
    r"(?:[上下]午|早上|晚上?)?(?:\d{1,2}[时点：][\d分半]{0,3})?)"
    r"(?: +(?P<place>[^，。；：]{2,30}))?$"
)
CONTENT = re.compile(
    r"(?:[一二三四五六七八九十]、)?【?(?:会议|议事)?(?:主要)?(?:内容|记录|纪要)[：】]|会议内容"
)
# Over lists of bodies and who came from them: "参会单位及人员：".
PRESENT = re.compile(
    r"(?P<name>(?:参会|参加|出席|与会|到会)(?:会议)?(?:的?(?:单位|人员|领导)[及和与、]?){1,2})[：]?"
)
# The names of one body in a list of who was there.
_OF_UNIT = re.compile(
    r"[^，。；：]{0,12}(?:单位|部门|公司|局|委|办|监测|街道|镇|乡|方)(?:（[^（）]{2,20}）)?：[\u3400-\u9fff]{2,4}"
    r"(?:（[^（）]{2,10}）)?(?:、[\u3400-\u9fff]{2,4}(?:（[^（）]{2,10}）)?)*$"
)
_NAME_LINE = re.compile(r"[\u4e00-\u9fff（）() 、]{2,80}$")
# A question under which an account tells a meeting: "Q：新学校啥时候能上？".
QUESTION = re.compile(r"(?:Q\d?|问\d?|网友问|提问)：[^。]{2,60}？$")


def bare_label(spaced: str, colon: bool) -> re.Match[str] | None:
    """The label of "主持　王伟", "时间　5月9日14：30"; not of "时间 紧任务重"."""
    bare = SPACED.match(spaced)
    return bare if bare and (not colon or bare["name"][0] == "时") else None


def names_only(text: str, spaced: str) -> bool:
    """A line that goes on with the names of the label before it.

    Takes "张三、李四", "监理单位（中咨诚达）：冷锋、毕升平"; not "主要任务：加强巡查".
    """
    named = bool(_NAME_LINE.match(text)) and (" " in spaced or "、" in text)
    return named or bool(_OF_UNIT.match(text))


def is_question(text: str) -> bool:
    """A question of an interview: "主持人：进展如何？"; not "主持人：王伟"."""
    return text.startswith("主持") and text[-1] in "。？！"
