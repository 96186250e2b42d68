"""Which bodies a directive makes answerable, and whether they lead or support."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from meetings.extraction import acting, phrases, topics
from meetings.extraction.bodies import END_CHARS, Lexicon, Name
from meetings.extraction.duties import LABEL, Body, labelled, marked, said_of
from meetings.extraction.listing import listed
from meetings.extraction.masks import mask
from meetings.extraction.name_ends import longer, may_be_loose, may_end
from meetings.extraction.preludes import meanwhile, prelude
from meetings.extraction.result import BodyRole

_PIECE = re.compile(r"[^，：；。！？（）]+")
_BY = re.compile(
    r"由|交由|交给(?=.{3,}[^给]$)|责成|委托|请(?<![提报申邀聘]请)|"
    r"以(?=[^，。；、]{2,20}为(?:主力|主体|主导|主|牵头))|"
    r"提请(?=[^，。；]{3,24}(?:启动|问责|立案|查处|追究))"
)
_SUPPORTS = re.compile(
    r"[为是](?:配合|协办|协助|参与|成员)(?:单位|部门)|为辅|(?:要|应|须|需|务必|必须|积极|密切|紧密|全力|主动|给予|大力|做好|搞好|抓好|予以|共同|"
    r"协同|负责|全程|派[^，]{1,6}?|按(?:照)?(?:各自)?职责(?:分工)?|协调|与[^，]{1,14}?)*(?:配合|协助|参与|参加|协作|协办|"
    r"协同$)"
)
# "在公墓预留穴位予以配合"
_HELPS = re.compile("(?:予以|给予|做好|搞好|全力|积极)(?:配合|协助)(?:工作)?$")
_WITH = re.compile(r"会同|联合|协同|协调配合|商(?=[县市区省])|配合(?=[县市区省镇])")
# "登记中心开通绿色通道，予以配合": the clause behind says how it takes part.
_LENDS = re.compile(
    r"，(?:并)?(?:予以|给予|全力|积极|主动|做好)(?:配合|协助)(?:[，。；]|$)"
)
# Without one of these words no body stands inside a piece, nor a second one.
_JOINT = re.compile(
    "由|提请|以(?=[^，。；、]{2,20}为(?:主|牵头))|交给|责成|委托|请|牵头|负责|主办|支持|协助|配合|参与|会同|联合|协同|协调配合|商|兜底|负总责|负全责|组织、"
)
# What it is about, before who is charged with it: "某厂职工来访等问题，由东县负责".
_MATTER = re.compile("(?!.*(?:要|负责|牵头)).*(?:问题|事项|事宜|矛盾)")
_OF_MEETING = re.compile("[^，。；、要须应]{0,16}(?:会议?|讲话|文件)精神")
_NAMED_ON = ("局", "委", "办", "厅")  # how a name goes on: 市场监管|局
_LONGEST = 160
_NAME = 26  # characters of a body, and some more
_GROUP = re.compile(
    r"(?:牵头|负责|主办|组织|承办|支持|配合|协助|参与|为主[力体导]?)(?:、|和|(?<!负责)与)(?=.)"
)
# What one body does before the next does something; not 会同财政、审计部门.
_DEED = re.compile(
    r"(?!会同|联合|协同|协调|配合|督促|指导|支持|组织|帮助|通知|必须|务必|[对把将向与和同跟商要须应])"
    r"[^、和与局委办部处科室司镇乡站所队会院厅]{2,8}、(?=.{4})"
)
# Who does the next thing: "由规划局落实红线图、河东办事处负责用电、农委安排专人协调".
_THEN = re.compile(
    "[^、和与局委办部门处科室司镇乡站所队会院厅]、(?=[^、，]{2,14}(?:负责|牵头|安排专人|做好))"
)
_TEAM = re.compile(
    r"(?:执法|巡查|督办|检查|调查|督查|工作|督导|验收|评估|整治)[组队专]"
)
_ANSWERS = re.compile(r"兜底|牵头|负总责|负责|负全责")


# What a body owes: "财务科的报表周五前交"; not "县医院的床位要用好".
_OWES = re.compile(
    "的[^，的]{0,6}(?:方案|报告|报表|名单|台账|材料|清单|计划|总结|意见|办法|数据|队伍|人员|力量)"
)
_CONTACTS = re.compile("对接|沟通|衔接|联系|协商|商谈|签")


def bodies(text: str, lexicon: Lexicon) -> list[Body]:
    """The answerable bodies of a directive's text, each once, in order.

    Takes subjects ("县水利局要…"), 由…负责, …牵头、…配合, 会同…, 责任单位：…;
    not objects ("报县政府办公室", "与市场对接"), classes ("各乡镇", 有关部门).
    Where a line names 责任单位, it alone counts, and who is charged by 由…负责.
    """
    found: dict[str, Body] = {}
    rows = list(labelled(text, lexicon))
    label = LABEL.search(text) if "：" in text else None
    label = label if label and not said_of(text, label, lexicon) else None
    told = text[: label.start()] if label else text
    if not rows or "由" in told:
        others = _in_pieces(mask(told, duties=True), lexicon)
        rows += [body for body in others if not rows or _charged(text, body)]
    for body in rows:
        old = found.get(body.name)
        if old is None or (old.role == "support" and body.role == "lead"):
            found[body.name] = body
    if not label and "）" in text:
        found.update((body.name, body) for body in marked(text, lexicon))
    kept = (body for body in found.values() if not _shortened(body.name, found))
    return sorted(kept, key=lambda body: body.start)


def _shortened(name: str, found: Collection[str]) -> bool:
    """电信公司 beside 县电信公司, which is the same."""
    return len(found) > 1 and any(level + name in found for level in "省市县区旗镇乡")


def _charged(text: str, body: Body) -> bool:
    """由城投公司负责返工: named beside the line of 责任单位."""
    return text[body.start - 1] == "由" and body.rule in ("负责", "牵头")


def _in_pieces(text: str, lexicon: Lexicon) -> Iterator[Body]:
    for match in _PIECE.finditer(text):
        piece = match.group()
        if text.startswith("，由", match.end()) and _MATTER.fullmatch(piece):
            continue
        if lexicon.ends.search(piece) or lexicon.alone.search(piece):
            found = _piece(piece, match.start(), lexicon)
            if _LENDS.match(text, match.end()):
                found = (body._replace(role="support") for body in found)
            yield from found


def _piece(piece: str, start: int, lexicon: Lexicon) -> Iterator[Body]:
    """The bodies of what stands between two commas."""
    tried = [_first(piece, prelude(piece), lexicon)]
    during = meanwhile(piece)
    if during:
        tried.append(during)
    for above in ("特别是", "尤其是"):  # 各单位特别是民政部门要…
        if above in piece[2:]:
            tried.append(piece.index(above, 2) + len(above))
    which = phrases.behind_which(piece)
    if which:
        tried.append(which)
    joint = _JOINT.search(piece)
    if joint:
        tried += [by.end() for by in _BY.finditer(piece, joint.start())]
        tried += [group.end() for group in _GROUP.finditer(piece, joint.start())]
        thens = [then.end() for then in _THEN.finditer(piece, joint.start())]
        tried += [at for at in thens if not phrases.joins(piece, at)]
    reach = 0
    for at in sorted(tried):
        while reach <= at < len(piece):
            subject = _subject(piece, at, lexicon)
            if not subject:
                break
            names, verb = subject
            helps = _SUPPORTS.match(piece, verb) or _HELPS.search(piece, verb)
            role: BodyRole = "support" if helps else "lead"
            rule = "配合" if role == "support" else piece[verb : verb + 2] or "主语"
            yield from _as_bodies(names, role, start, rule)
            reach = verb
            at = _next_group(piece, verb)
    if joint:
        yield from _partners(piece, reach, start, lexicon)
    yield from phrases.in_part(piece, start, lexicon)
    if not reach and "的" in piece:
        yield from _owing(piece, tried[0], start, lexicon)
    if joint and not reach:
        yield from _inside(piece, start, lexicon)


def _first(piece: str, at: int, lexicon: Lexicon) -> int:
    """Where a subject can begin: at the offset, or behind a topic."""
    if piece[at : at + 1] in topics.NO_TOPIC:
        return at
    start = topics.behind(piece, at, lexicon)
    if start == at:
        start = topics.after_about(piece, at)
        known = start > at and _subject(piece, start, lexicon)
        return start if known else at
    return start


def _owing(piece: str, at: int, start: int, lexicon: Lexicon) -> Iterator[Body]:
    """Whose paper is due: 财务科 in "财务科的报表周五前交"."""
    paper = _OWES.search(piece, at + 2, at + _LONGEST)
    told = paper and acting.verb(piece, paper.end())
    if paper and told and not lexicon.nobody(piece, at):
        names = listed(piece[at : paper.start()], at, lexicon)
        yield from _as_bodies(names, "lead", start, "的")


def _as_bodies(
    names: list[Name], role: BodyRole, start: int, rule: str
) -> Iterator[Body]:
    for one in names:
        yield Body(one.name, role, start + one.start, start + one.end, rule, one.sure)


def _next_group(piece: str, verb: int) -> int:
    """Where a second group begins: 派出所牵头、应急办配合, 甲局盯进度、乙局盯质量."""
    match = _GROUP.match(piece, verb) or _DEED.match(piece, verb)
    return match.end() if match else len(piece)


def _subject(
    piece: str, at: int, lexicon: Lexicon, *, sure: bool = False
) -> tuple[list[Name], int] | None:
    """The bodies at an offset and where what they do begins.

    sure: short names in a list are bodies whatever they do ("会同城管、市监打击…").
    """
    if lexicon.nobody(piece, at):
        return None
    loose: tuple[list[Name], int] | None = None
    for end in _ends(piece, at, lexicon):
        active = end == len(piece) or acting.verb(piece, end)
        beside = sure and _beside(piece, at, end)
        if not (active or beside or may_be_loose(piece, at, end)):
            continue
        names = listed(
            piece[at:end],
            at,
            lexicon,
            strong=sure
            or acting.strong(piece, end)
            or (active and _three(piece, at, end)),
        )
        if not names or longer(piece, end, lexicon):
            continue
        if "精神" in piece and _OF_MEETING.match(piece, end):
            break  # 市政府 in "领会市委、市政府推进会精神"
        if loose and active and _CONTACTS.match(piece, end):
            break  # "财务部与农业银行对接": who is only to be contacted
        if active and piece[end : end + 1] != "与":
            return (names, end) if acting.acts(piece, end) else None
        if loose is None or names[-1].name.startswith(loose[0][-1].name):
            loose = (names, end)
    return loose if loose and acting.acts(piece, loose[1]) else None


def _beside(piece: str, at: int, end: int) -> bool:
    """A place behind 会同, whatever they do: 会同白石镇筹建市场; not 会同镇政府."""
    place = piece[end - 1] in "镇乡县区" and 2 < end - at < 7
    return place and piece[end : end + 1] not in "政人党纪村直域级"


def _three(piece: str, at: int, end: int) -> bool:
    """Whether a list has three members or more: 住建、商务、民政按行业各管一摊."""
    return piece.count("、", at, end) > 1 and end < len(piece)


def _ends(piece: str, at: int, lexicon: Lexicon) -> Iterator[int]:
    """Where a list of bodies may end: at 局, 委 …, and in a list before any verb."""
    limit = min(len(piece), at + _LONGEST)
    comma = piece.find("、", at, limit)
    if comma > at + _NAME:
        comma = -1
    if comma < 0:
        found = {
            end
            for end, sure in lexicon.shorts(piece, at)
            if piece[end : end + 1] not in _NAMED_ON
            and (acting.strong(piece, end) or (sure and acting.verb(piece, end)))
        }
        chars = lexicon.ends.finditer(piece, at + 1, min(limit, at + 2 * _NAME))
        for end in sorted(found.union([char.end() for char in chars])):
            if end in found or may_end(piece, at, end, lexicon):
                yield end
        return
    for stop in lexicon.stops.finditer(piece, at + 1, limit):
        end = stop.end()
        following = piece[end : end + 1]
        if following == "、":
            continue
        comma = max(comma, piece.rfind("、", comma, end))
        if end - comma > _NAME and comma > at:
            return  # no body has so long a name
        acts = end > comma + 1 and acting.verb(piece, end)
        if acts or may_end(piece, at, end, lexicon):
            yield end
    if limit == len(piece) and piece[-1] not in END_CHARS and limit - comma <= _NAME:
        yield limit


def _partners(piece: str, at: int, start: int, lexicon: Lexicon) -> Iterator[Body]:
    """The bodies after 会同, 联合: they support; a 联合执法组 is none."""
    for word in _WITH.finditer(piece, at):
        subject = _subject(piece, word.end(), lexicon, sure=True)
        if subject and not _team(subject[0][0].name):
            yield from _as_bodies(subject[0], "support", start, word.group())


def _team(name: str) -> bool:
    """联合执法组, 联合检查组: made up for the task; not 国家统计局洮州调查队."""
    return len(name) < 8 and bool(_TEAM.search(name))


def _inside(piece: str, start: int, lexicon: Lexicon) -> Iterator[Body]:
    """A body in the middle that answers all the same: 钱的事财政金融局兜底."""
    for match in _ANSWERS.finditer(piece):
        head = piece[: match.start()]
        at = max(head.rfind(word) for word in ("的事", "问题", "工作")) + 2
        if at > 1:
            names = listed(head[at:], at, lexicon)
            yield from _as_bodies(names, "lead", start, match.group())
