"""What kind of meeting it was, of which body, and the how manieth."""

from __future__ import annotations

import re

from meetings.extraction.numerals import number

Identity = tuple[str | None, str | None, int | None]

_ORDINAL = re.compile(
    r"第(?P<n>\d{1,3}|[一二三四五六七八九十百零〇]{1,5})(?P<unit>次|轮|场|期)(?!季度)"
)
_KINDS = (
    "党组(?:（扩大）)?会|党委(?:（扩大）)?会|党工委(?:（扩大）)?会|党政联席会|"
    "常委(?:会)?(?:（扩大）)?会|常委会|常务会|"
    "院长办公会|校长办公会|局长办公会|总经理办公会|办公会|办公例会|行政例会|院务会|"
    "校务会|院务例会|例会|"
    "全体(?:（扩大）)?会|全委会|全会|现场办公会|现场会|现场推进会|观摩会|专题会|"
    "调度会|周调度会|协调会|推进会|动员会|"
    "部署会|座谈会|联席会|工作会|紧急会|视频会|电视电话会|分析会|研判会|会商会|攻坚会|"
    "交办会|约谈会|培训会|总结会|"
    "三级干部会|干部大会|安委会|指挥部会|领导小组会|委员会会|主任会|主席会|理事会|"
    "董事会|评审会|听证会|征求意见会"
)
_KIND = re.compile(rf"(?P<kind>{_KINDS})(?:议)?")
_ORGANS = (
    r"市委常委会|县委常委会|区委常委会|旗委常委会|省委常委会|"
    r"[市县区旗州省](?:人民)?政府|"
    r"[\u4e00-\u9fff]{2,8}(?:县|市|区|旗|镇|乡)人民政府|党工委|管委会|"
    r"(?:新冠肺炎)?疫情防控(?:工作)?(?:领导小组)?指挥部|统筹经济社会发展指挥部|"
    r"[\u4e00-\u9fff]{0,14}(?:指挥部|领导小组|专项小组|工作专班)|"
    r"[\u4e00-\u9fff]{0,6}(?:安委会|安全生产委员会|消防安全委员会|改革委员会|委员会)|"
    r"[市县区旗州省校院局镇乡厂](?:委|党委|党组|政府)|党委|党组|董事会|理事会"
)
_ORGAN = re.compile(_ORGANS)
_TERM = re.compile(r"第[一二三四五六七八九十百\d]{1,4}届")
_SPLIT = re.compile(r"暨")
_NAMED = re.compile(
    r"[^，。；：]{0,60}?(?:会议|全会|大会|座谈会|调度会|推进会|例会|专题会|攻坚会|"
    r"动员会|现场会|办公会|协调会|[\u4e00-\u9fff]会)"
)
_LEADING = re.compile(
    r".*(?:主持召开|召开了?|举行|参加|出席)(?=[^，。；：]{2,})|(?:.{0,4}[日午晚]，?)"
)


def identities(*texts: str) -> tuple[Identity, ...]:
    """(organ, kind, ordinal) of each meeting that a title or lead names.

    "党工委（扩大）会议暨…指挥部第九次会议" gives two: (党工委, 党工委会议, None) and
    (…指挥部, …, 9); "第一季度" and "第3版" are no ordinals.
    """
    found: list[Identity] = []
    for text in texts:
        for part in _SPLIT.split(text):
            one = _identity(part)
            if one != (None, None, None) and one not in found:
                found.append(one)
        if any(kind for _, kind, _ in found):
            break
    return tuple(found)


def _identity(text: str) -> Identity:
    ordinal = _ORDINAL.search(text)
    kinds = list(_KIND.finditer(text))
    kind = kinds[-1]["kind"] if kinds else None
    organ = _ORGAN.search(_TERM.sub("", text))
    if kind:
        kind = kind.replace("（扩大）", "")
        kind = {"常委会": "常委会会议"}.get(kind, kind + "议")
    nth = number(ordinal["n"]) if ordinal else None
    if not kind and not nth:
        return None, None, None
    return organ.group() if organ else None, kind or ("会议" if nth else None), nth
