"""Who was there: sentences of attendance, and people who are shown speaking."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from meetings.extraction.attendance import ACTED, CHAIRED, PREDICATE
from meetings.extraction.attendee import HELD, Attendee, add, resolved
from meetings.extraction.flow import Flow
from meetings.extraction.items import ITEM, items_of, last_list, parts
from meetings.extraction.names import Person, person, plausible, surnamed
from meetings.extraction.result import PersonRole
from meetings.extraction.scanning import Anchored

_SENTENCE = re.compile(r"[^。！？；]+")
_SAID_OF = re.compile(
    r"(?:还|也|又)?(?:在|就|对|围绕|结合|针对|代表|受|向|(?<![工合操])作|同|以|从|则|通过|"
    r"关于|带领|率|首先|接着|先后|分别|坐镇|亲自|全程|到场|现场|专题|组织|牵头|带队|陪同|冒[雨雪着暑]|顶着|驱车|徒步|实地|\d)"
)
_ADVERBS = re.compile(
    r"(?:正在|在|的|还|又|并|也|随后|随即|共同|一起|连夜|紧急|集体|逐一|亲自|当即|立即|专门|专题)+$"
)
_NAMED = Anchored(
    "出席|参加|列席|参会|与会|到会|车上坐|台上坐|席上坐|同行|随行|陪同",
    r"(?:出席|参加|列席|参会|到会)[^，。：]{0,12}?(?:的|人员|领导)(?:还|主要)?有[：，]?|"
    r"[车台席]上坐着|(?:同行|随行|陪同)的(?:还)?有[：，]?|"
    r"(?<![^。！？；])(?:出席|参加|列席|参会|与会)(?:会议)?(?:人员|领导|单位)?：",
)
_LISTED = re.compile(
    r"(?:出席|参加|列席|参会|与会)(?:会议)?(?:的(?:还|主要)?有|人员|领导|单位)?：[^。！？]+"
)
_SAYS = re.compile(
    r"(?:会议|大会|通报|报告)(?:还|并)?(?:指出|强调|要求|认为|明确|决定|提出)|"
    r"[\u4e00-\u9fff]{2,4}(?:还|又|也)?(?:说|指出|强调|要求|表示)[，：]"
)
_CAME = re.compile(
    r"，(?![^，]*(?:[要应须]|带头|亲自))[^，]{4,60}(?:出席|参加|列席)(?:会议|大会)?(?:并[^，]{0,8})?$"
)
# What is reported on: "王伟从教学、认证两方面作了部署".
_ABOUT = re.compile("(?:从|围绕|就|针对)[^，。；]{2,40}、[^，。；、]{2,40}$")
# Between who reports and the verb: "李楠副县长针对汛情，对值守作了部署".
_TOWARDS = re.compile("对|就|围绕|结合")
# What a leader calls on the spot: "…察看工地，并当场召开协调会"; not a 座谈会.
_ANDHELD = re.compile("并[^，]{0,4}召开[^，]{0,10}(?:办公|专题|协调|调度|推进|工作)会")
_SHARED = ("分别", "共同", "联合", "分阶段", "分段", "分时段")
_ACTED = 80  # characters between what somebody does and that they chair, at most
_COMRADE = 8  # characters of a name with 同志, at most
_NO_NAME_ENDS = frozenset("会议日午晚，、。县市区")  # 会议召开, 县里召开
_GOES = re.compile("到(?!位)|赴|前往|来到|深入|走进")
# "会议听取了市环保局局长厉正关于排污整治的汇报": who reports is there.
_HEARD = re.compile(
    "听取了?(?P<who>[^，。；]{4,60}?)(?:关于|对|就|所?作的)[^。；]{2,80}?(?:汇报|介绍|通报|报告|说明)"
)
_EACH = ("分别", "先后", "依次")
_WRITERS = re.compile(r"记者|通讯员|供稿|撰稿|摄影")
# What for, and nobody: "为切实保障校园食品安全，3月4日，县市场监管局召开…".
_PURPOSE = re.compile(
    r"为(?:了|切实|进一步|全面|深入|贯彻|落实|做好|扎实|推[动进]|确保|保障|加[强快]|"
    r"有[效力]|认真|规范|提[高升]|解决)"
)


def attendees(
    flow: Flow, start: int, end: int, met: Collection[str] = ()
) -> list[Attendee]:
    """Everyone whom the sentences between two offsets name as present.

    met: names that the article has told before, which need no post.

    Takes "X主持会议，A、B出席", "会上，万里作…报告"; not 牧原 in "传达学习省委书记
    牧原讲话精神", nor people of directives ("由毛毛雨副区长挂帅").
    """
    found: dict[str, Attendee] = {}
    known = set(met)
    for sentence in _sentences(flow.text, start, end):
        words = sentence.group()
        told = not _SAYS.match(words) or _CAME.search(words)
        chaired = "主持" in words and CHAIRED.search(words)
        if told and (chaired or PREDICATE.search(words)):
            for who in _sentence(flow.text, *sentence.span(), known):
                add(found, who)
                known.add(who.name)
    return sorted(resolved(found), key=lambda who: who.start)


def _sentences(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The sentences; a list after 参加： is one, semicolons and all."""
    if not _LISTED.search(text, start, end):
        yield from _SENTENCE.finditer(text, start, end)
        return
    at = start
    while sentence := _SENTENCE.search(text, at, end):
        listed = _LISTED.match(text, sentence.start(), end)
        yield listed or sentence
        at = (listed or sentence).end()


def _sentence(
    text: str, start: int, end: int, known: Collection[str]
) -> Iterator[Attendee]:
    """The people of one sentence, region by region: each ends at its predicate."""
    at = start
    seen: list[Attendee] = []
    led: list[Attendee] = []  # 带领 a tour: a sitting "在镇政府召开" names no chair
    named = _NAMED.search(text, start, end)
    if named:
        yield from _region(text, named.end(), end, "present", known)
        return
    if "听取" in text[start:end]:
        for heard in _HEARD.finditer(text, start, end):
            reporters = _region(text, *heard.span("who"), "present", known)
            yield from (x for x in reporters if x.post and surnamed(x.name))
    chaired = CHAIRED.search(text, start, end)
    if chaired:
        comma = text.find("，", chaired.end(), end)
        stop = comma if comma > 0 else end
        told = list(_region(text, chaired.end(), stop, "chair", known))
        yield from _with_roles(told, "chair", shared=False)
    for predicate in PREDICATE.finditer(text, start, end):
        kind = predicate.lastgroup or "present"
        held = kind == "convenes" and text[predicate.start() - 1] in _NO_NAME_ENDS
        if kind == "chair" and predicate.start() < at:
            both = seen and text[predicate.start() - 1] == "并"  # 出席并主持会议
            yield from _with_roles(seen[-1:] if both else [], "chair", shared=False)
        if predicate.start() < at or held:
            continue
        stop = predicate.start() - text.startswith("的陪同", predicate.start() - 1)
        region = list(_region(text, at, stop, kind, known))
        shared = text.endswith(_SHARED, at, predicate.start())
        toured = kind == "met" and seen and seen[0] in led
        on = kind == "convenes" and _ANDHELD.match(text, at, end)
        if (on or kind in ("chair", "called", "met")) and not (region or toured):
            region = seen[:1] or list(_actor(text, start, predicate.start()))
        if kind == "convenes" and not region and not seen:
            region = list(_actor(text, start, predicate.start()))
        holds = kind in ("met", "convenes", "heard", "called")
        if holds and not (_convener(region) or (kind == "met" and _met(region, known))):
            continue
        yield from _with_roles(region, kind, shared=shared)
        seen.extend(region)
        stop = text.find("，", predicate.end(), end)
        if predicate.group().startswith(("带", "率")):
            led.extend(region)
            yield from _led(text, predicate.end(), stop if stop >= 0 else end, region)
        at = stop + 1 if stop >= 0 else end


def _led(
    text: str, start: int, end: int, leaders: list[Attendee]
) -> Iterator[Attendee]:
    """Who comes along behind 率, and the leader again where they go to hold a meeting.

    Takes "率区水务局郝明、区城投公司柴山到泵站召开现场办公会".
    """
    goes = _GOES.search(text, start, end)
    yield from _region(text, start, goes.start() if goes else end, "present", ())
    if goes and "召开" in text[goes.end() : end]:
        yield from _with_roles(leaders[:1], "met", shared=False)


def _actor(text: str, start: int, end: int) -> Iterator[Attendee]:
    """Who did something else first: "书记叶秋又把大家叫住，临时主持召开…"."""
    clause = ITEM.match(text, max(start, end - _ACTED), end)
    while clause and clause.end() < end:
        at = clause.start()
        for acts in ACTED.finditer(text, at + 2, clause.end()):
            who = person(text[at : acts.start()])
            if who and who.post and surnamed(who.name):
                where = at + who.start, at + who.end
                yield Attendee(who.name, who.post, "attend", *where, "acts", True)
                return
        clause = ITEM.match(text, clause.end() + 1, end)


def _convener(region: list[Attendee]) -> bool:
    """Whether a person and no body holds what is held: not "县领导小组召开"."""
    return bool(region and region[0].post and surnamed(region[0].name))


def _met(region: list[Attendee], known: Collection[str]) -> bool:
    """One alone whom the report told before: "随后，陈洪民在街道召开座谈会"."""
    return len(region) == 1 and region[0].name in known


def _region(
    text: str, start: int, end: int, kind: str, met: Collection[str]
) -> Iterator[Attendee]:
    """The people listed between two offsets, right before a predicate."""
    if kind == "reports" and (about := _ABOUT.search(text, start, end)):
        end = about.start()
    items = items_of(text, start, end)
    if kind == "reports":
        told = not items or end == items[-1].end()
        while told and len(items) > 1 and _TOWARDS.match(items[-1].group()):
            items.pop()
        each = text.startswith(_EACH, end) or text.endswith(_EACH, start, end)
        items = (items if each else last_list(text, items)) if told else []
    found: list[tuple[re.Match[str], Person, int]] = []
    titled = kind == "reports" and _names_alone(items)
    for index, item in enumerate(items):
        last = index == len(items) - 1
        for offset, part in parts(item):
            if last and kind in ("chair", "heard"):
                part = _ADVERBS.sub("", part)
            bare = kind != "reports" or titled or part in met or _comrade(part)
            who = _read(part, last or kind == "reports", bare)
            if who:
                found.append((item, who, offset))
                titled = titled or bool(who.post)
    found = [one for one in found if not _lonely(text, one, found)]
    likely = sum(surnamed(who.name) for _, who, _ in found) * 2 >= len(found)
    for _, who, offset in found:
        known = who.post or surnamed(who.name) or who.name in met
        known = known or text.startswith("同志", offset + who.end)
        if titled or likely or known:
            name_at = offset + who.start
            stop = offset + who.end
            rule = "post+name" if who.post else "name in list"
            role: PersonRole = "attend"
            yield Attendee(who.name, who.post, role, name_at, stop, rule, bool(known))


def _names_alone(items: list[re.Match[str]]) -> bool:
    """Names without posts, two at least: "姚仲坤、路瑾、荀大勇作交流发言"."""
    found = [part for item in items for _, part in parts(item)]
    alike = all(surnamed(one) and plausible(one) and len(one) < 4 for one in found)
    return len(found) > 1 and alike


def _comrade(part: str) -> bool:
    """扎巴同志 is somebody, whatever the name; not 负责同志, who is nobody."""
    return part.endswith("同志") and len(part) < _COMRADE


def _lonely(
    text: str,
    one: tuple[re.Match[str], Person, int],
    found: list[tuple[re.Match[str], Person, int]],
) -> bool:
    """A word in a list of things: 资产 in "开展资金、资产、资源清理工作"."""
    item, who, _ = one
    if who.post or surnamed(who.name):
        return False
    starts = {other.start() for other, _, _ in found}
    ends = {other.end() for other, _, _ in found}
    start, end = item.span()
    inside = text[start - 1 : start] in "、，" and text[end : end + 1] == "、"
    return inside and start - 1 not in ends and end + 1 not in starts


def _read(item: str, last: bool, bare: bool) -> Person | None:
    """bare: a name without a post will do, as it does not before a mere report."""
    if _WRITERS.search(item) or _PURPOSE.match(item):
        return None
    who = person(item, bare=bare)
    if who or not last:
        return who
    said = _SAID_OF.search(item, 2)
    while said:
        who = person(item[: said.start()], bare=bare)
        if who and len(who.name) == 2 and _SAID_OF.match(item, said.end()):
            who = person(item[: said.end()], bare=bare) or who  # 钱玄同就…
        if who:
            return who
        said = _SAID_OF.search(item, said.start() + 1)
    return None


def _with_roles(
    region: list[Attendee], kind: str, *, shared: bool
) -> Iterator[Attendee]:
    """chair: the last person before 主持, all before 分阶段主持; called: the first."""
    for index, who in enumerate(region):
        role: PersonRole = who.role
        if kind == "absent":
            role = "absent"
        elif (kind == "chair" and (shared or index == len(region) - 1)) or (
            kind in ("called", "convenes", "met") and index == 0 and len(region) < 3
        ):
            role = "chair"
        rule = HELD if role == "chair" and kind != "chair" else who.rule
        yield Attendee(who.name, who.post, role, who.start, who.end, rule, who.sure)
