"""Names of bodies by their form: 三团, 第三片区, 金竹社区, 瑞章市财政, 市直机关工委."""

from __future__ import annotations

import re

from meetings.extraction import vocabulary as words

# 金竹社区 by name; not 老旧社区, 城市社区.
_COMMUNITY = (
    r"(?!老旧|城市|农村|街道|辖区|所在|试点|示范|封控|涉事|智慧|平安|文明|和谐|完整|网格|各级|相关)"
    r"[\u4e00-\u9fff]{2,3}社区"
)
# Desks that are about everybody: 企业管理部, 干部监督科; not 企业党支部, 社区.
DESK = re.compile(
    r"(?:企业|社区|干部|党员|学校|基层|群众|职工|重点|窗口|行业|用工)(?:项目|体系|政权)?"
    r"(?:管理|建设|教育|服务|工作|发展|监督|培训|指导|事务|信访|考核)(?:部|科|处|股|室|局|办|中心)|"
    r"[省市县区州旗镇](?:[\u4e00-\u9fff]督|[治创包扶][\u4e00-\u9fff])办|"
    r"[省市县区州旗]直(?:机关)?(?:党)?工委|前期(?:工作)?[部科处办]|重点(?:项目|工程)?办|"
    r"对外[\u4e00-\u9fff]{2,4}[部科处办]|(?:保障|促进)[部科处中]|前[线方]指挥部"
)
# Numbered units, which are bodies in a list or before 要: 三团, 一中.
UNIT = re.compile(
    r"[省市县区旗州]?第?[一二三四五六七八九十\d]{1,3}(?:团|连|中|小|幼|队|高)|"
    r"[\u4e00-\u9fff]{2,3}[一二三四五六七八九十]{1,2}(?:中|小|幼)|"
    r"[\u4e00-\u9fff]{2,4}[一二三四五六七八九十\d]{1,2}班|(?:民兵(?:应急)?|工程|机务|园林|基建|加工|畜牧)"
    r"连"
)
# A share of the work with a number of its own: 第三片区; not 片区, 第一时间.
_SHARE = (
    r"第[一二三四五六七八九十]{1,2}(?:协作)?"
    r"(?:片区|网格|战区|标段|支部|党支部|党小组|工区|项目部)"
)
_TOWN = "[东西南北中新下]城区"  # a district; not 城区, 主城区
COUNTED_OUT = re.compile("[一二两三四五六七八九十几多数]处$")  # 地块内两处
NAMED = re.compile(f"{_COMMUNITY}|{_TOWN}|{_SHARE}")
NAMED_ENDS = frozenset("区格段部组")  # last characters of NAMED
# 瑞章市财政: a place before the short name of its body; not 全市财政.
PLACED = re.compile(
    rf"(?![全各我该本每]|移交|[提转上送报]交)[^\W由请让向给对把将从在与和及的要经\da-zA-Z]{{2,3}}[市县区州旗镇](?:{words.either(words.BRANCHES)})"
)
# Not 12345热线中心, 4号线项目部, which are called so.
NUMBERED = re.compile(
    r"(?!\d{1,2}号(?:线|井|站|机组)|\d{5}\D)\d|"
    r"[一二两三四五六七八九十]{1,3}[个家条项名所座支类处户]"
)
