"""What kind of meeting it was, of which body, and the how manieth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetings.extraction.numerals import number

Identity = tuple[str | None, str | None, int | None]

_ORDINAL = re.compile(
    r"第(?P<n>\d{1,3}|[一二三四五六七八九十百零〇]{1,5})(?:次|轮|场|期)(?!季度)"
)
# Kinds under one name: those on the left are also printed without 议.
_STEMS = (
    "党组|党委|党工委|党政联席|常务|办公|办公例|专题|全体|联席|工作|视频|紧急|"
    "电视电话|主任|主席|理事|董事|三级干部|院务|校务"
)
_CANONICAL = {f"{stem}会": f"{stem}会议" for stem in _STEMS.split("|")}
_CANONICAL |= {"常委会": "常委会会议"}
_KINDS = (
    "党组|党委|党工委|党政联席|常委|常务|(?:院长|校长|局长|主任|[总副]?经理|"
    "[省市县区旗州镇乡]长)?办公|行政例|院务例|办公例|院务|校务|例|全体|全委|全|"
    "现场办公|现场推进|现场|观摩|专题|周调度|调度|协调|推进|动员|部署|座谈|联席|工作|"
    "紧急|视频|电视电话|分析|研判|会商|攻坚|交办|约谈|培训|总结|研讨|三级干部|干部大|"
    "主任|主席|理事|董事|评审|听证|征求意见"
)
_KIND = re.compile(rf"(?P<kind>{_KINDS})(?:（扩大）)?会(?!商)")
_PLAIN = re.compile(r"(?<=[部会组委党局班]|次|）)(?:（扩大）)?会议")
_LEVEL = re.compile(r"([省市县区旗州镇乡])长(?:常务|办公|专题)")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:县|市|区|旗|镇|乡)人民政府|[市县区旗州省](?:人民)?政府|"
    r"[\u4e00-\u9fff]{0,14}(?:指挥部|领导小组|专项小组|工作专班|联席会议(?=第))|"
    r"[\u4e00-\u9fffA-Za-z]{0,14}(?:安委会|消委会|委员会)|"
    r"[市县区旗州省校院局镇乡厂](?:党委|党组|委)|党工委|管委会|党委|董事会|理事会"
)
_TERM = re.compile(r"第?[一二三四五六七八九十百\d]{1,4}届")
_BEFORE_ORGAN = re.compile(r".*年度?|^全(?=[省市县区旗州])")
# The name ends where the meeting's word does; 联席会议第三次…, …会议暨… go on.
_NAME = re.compile(r".{0,70}?(?<![社员委协])会议?(?!议|第|暨|和|委|商)")
_AT_ONCE = re.compile(r"暨|(?<=会议)和")
_CONVENES = re.compile(r"召开|举行")
_RELAYED = re.compile(r"^(?:.{0,12}?(?:传达|学习|贯彻|听取|宣读|根据|按照|落实))")
_SPACED = re.compile(r"\s+")
_STOP = re.compile("[，。；：]")
_CHIEF = re.compile(r"^[省市县区旗州镇乡]长(?=办公)")


def identities(*texts: str) -> tuple[Identity, ...]:
    """(organ, kind, ordinal) of each meeting that a title or a lead names.

    The title says it, else the first clause of the lead that convenes a meeting:
    "县长主持召开县长办公会议" gives (县政府, 办公会议), not the 推进会 whose spirit is
    passed on (传达…推进会精神). "党工委（扩大）会议暨…指挥部第九次会议" gives two.
    "第一季度" and "第3版" are no ordinals.
    """
    for n, text in enumerate(texts):
        for clause in _clauses(text, is_lead=n > 0):
            found = _named(clause)
            if found:
                return found
    return ()


def _clauses(text: str, is_lead: bool) -> Iterator[str]:
    joined = text.replace("\n", "，") if is_lead else text
    for clause in _STOP.split(_SPACED.sub("", joined)):
        told = _CONVENES.search(clause) if is_lead else True
        if told and not _RELAYED.match(clause):
            yield clause


def _named(clause: str) -> tuple[Identity, ...]:
    """The meetings of one clause; several at once share what only the last says."""
    subject, verb, told = _cut(clause)
    name = _NAME.match(told)
    words = name.group() if name else ""
    if verb and (not _says(words) or words in ("会议", "（扩大）会议")):
        name = _NAME.match(subject)
        words, subject = name.group() if name else subject, ""
    parts = [_identity(part, subject) for part in _AT_ONCE.split(words)]
    kind, ordinal = parts[-1][1:]
    shared = [(o, k or kind, n if k else ordinal) for o, k, n in parts if o or k or n]
    return tuple(dict.fromkeys(row for row in shared if row[1]))


def _cut(clause: str) -> tuple[str, str, str]:
    """Before the word that convenes, the word, and after it; without one: all after."""
    verb = _CONVENES.search(clause)
    if not verb:
        return "", "", clause
    subject = clause[: verb.start()]
    if subject.endswith(("主持", "组织", "连续", "分别")):
        return "", verb.group(), clause[verb.end() :]
    return subject, verb.group(), clause[verb.end() :].removeprefix("了")


def _says(name: str) -> bool:
    return bool(_KIND.search(name) or _PLAIN.search(name) or _ORDINAL.search(name))


def _identity(part: str, subject: str) -> Identity:
    kinds = list(_KIND.finditer(part))
    kind = _canonical(kinds[-1]["kind"]) if kinds else None
    if not kind and (_PLAIN.search(part) or _ORDINAL.search(part)):
        kind = "会议"
    ordinal = _ORDINAL.search(part)
    nth = number(ordinal["n"]) if ordinal else None
    return _organ(part) or _organ(subject), kind, nth


def _canonical(stem: str) -> str:
    """One name a kind: 县长办公 → 办公会议, 常务 → 常务会议, 现场 → 现场会."""
    stem = _CHIEF.sub("", stem)
    name = f"{stem}会"
    return _CANONICAL.get(name, f"{name}议" if name.endswith("办公会") else name)


def _organ(words: str) -> str | None:
    """区政府, 县委, …指挥部; of a 县长办公会议 the 县政府."""
    level = _LEVEL.search(words)
    if level:
        return f"{level[1]}政府"
    known = _ORGAN.search(_BEFORE_ORGAN.sub("", _TERM.sub("", words)))
    return known.group() if known else None
