"""Words that demand, words that only state, and which of them a clause has."""

from __future__ import annotations

import re

from meetings.extraction import vocabulary as words
from meetings.extraction.festivals import NAMES
from meetings.extraction.leads import Mode
from meetings.extraction.scanning import Anchored

# Each alternative begins with a literal, which `re` looks for faster than for a class
# or a look-behind; what must or must not stand before it is looked back for.
_WANT = (
    r"要(?<![主重只首需还想简概扼不摘纪紧免必]要)(?<![家方们户众]说要)(?<!气温要)(?![求点素闻害塞领义职道么是的]|件(?!件)|不要|不是|不得)|不要(?<!要不要)(?!紧|求|说)|必须|务必|"
    r"务须|须(?<![必供]须)(?!知)|应(?=当|该(?!说)|由|于|在|予|按|尽|对(?!预案|措施|方案|能力|机制|准备|之策|挑战|风险|极端)|做|主动|及时|严格|"
    r"立即)|应(?!急|用|对|付|变|届|邀|聘|征|有|收|届)|严禁|不得(?<![容舍由来怪了急拖做等]不得)(?![，。；、！不了]|$)|"
    r"不准|不许|不能(?<!能不能)(?!够|不|说没|及时|正常|按[期时]|如期|满足|适应|完全)|决不|绝不|切实|确保(?!了)|坚决|一律|禁止|防止|杜绝|严防|力争|"
    r"争取|限期|尽快|抓紧|务求|不搞|由[^，。；]{1,24}?(?:牵头|负责|办理|落实|承担|"
    r"统筹|审批|把关|实施|组织)|"
    r"由[^，。；\d]{1,16}?(?:[局委办部门处科室心司镇乡站所队组会院校厂矿团]|街道|单位|"
    r"人员|领导|企业|区长|县长)|牵头|负责(?=每|对|组织|督|协调|落实|制定|收集|核实|"
    r"跟踪|到|把)|需(?!要求|求)(?=在|于|由|按|对|将|加|进|尽|认|要|再|做|抓|补)|绝对不|切[忌莫勿]|千万|请(?<![提报申邀聘敬]请)(?=各|[县市区镇]|有关|相关)|"
    r"不可(?!否|谓)(?<!功不可)|别(?=让|再|等|把|怕|拖|光|忘|误|耽误|指望)(?<![分特类区级差个性]别)"
)
STRONG = re.compile(_WANT)
_DUE = re.compile(
    r"(?:\d[日号]|[月年]底|[月年季度]末|周[一二三四五六日末](?:上午|中午|下午|晚上?)?|\d[时点]|下班|上班|放学|节)(?:之|以)?前(?!后|夕)|"
    r"[\d一二三五七十两半]个?(?:工作日|天|日|周|月)(?:之|以)?内|[周月年]内|期限[为是](?=\d)|(?:48|72)小时内|[月年]底(?=清零|完成|到位|交|见|建成|投用)|"
    r"[从自](?:即日|明天|本周|下周|下月|现在)起"
)
_BEFORE_EVENT = re.compile(
    rf"(?:{words.either(words.EVENTS)}|{'|'.join(NAMES)}|汛)节?前(?![后夕期往进])"
)
_SEEN = re.compile(
    r"(?:但|同时|也|不过|当然|[^，。；]{0,4}肯定[^，。；]{0,6}的同时，)[^。；]{0,12}"
    r"(?:看到|认识到|意识到)"
)
QUOTE = re.compile(r"“[^“”]{2,60}[。！？]”$")
_OTHERS = re.compile(
    r"[^，。；]{2,6}同志[^。；]{0,200}(?:提出|强调|肯定|指出|考察|调研|要求)|"
    r"[^，。；要]{2,24}(?:作出|做出)(?:了|过)?(?:重要)?(?:批示|指示)(?!精神)|"
    r"(?:今[天日]|这次)[^，。；要]{0,12}(?:会议?|大家|请来|召集)[^。；要]{0,20}(?:就是|目的是|主要[是任])"
)
STATED = re.compile(
    r"不得(?<=[容来]不得)|关系(?:着|到)?[^，。；]{0,8}(?:利益|大局|稳定|民生)|政策性强|"
    r"任务(?:艰巨|繁重)|形势[^，。；]{0,4}(?:严峻|复杂)|实现[^，。]{0,6}增长|未发生|于[^，。；]{2,8}(?:召开|举行)[。；]?$|整体平稳|"
    r"总体平稳|逐步增加|不断加重|任务加重|占[^，。；]{0,12}的\d|是(?<![凡还但别其而]是)(?!否)(?!不是)|"
    r"了(?<![为不]了)(?!解|然|如指|问题|事故|岔子)|已(?:经|全|累|基|在|有|对|于|完|达|成(?!立)|没)|同比|环比|"
    r"(?:建成|投用|投运|投产|启用|通车|通气|通水|完工|竣工)后，?[^，。；]{0,4}将|"
    r"(?:牵动|影响|关系|维系|承载|连)着|"
    r"计划(?=新建|改造|完成|投资|实施|总投资|\d)|"
    r"到此结束|在理|[贵难重妙]在(?<![意偏])(?!于)(?=[^，。；]{2})|无小事|大于天|一头连着|没有〇|头等大事|时不我待|刻不容缓|不容忽视|不容乐观|来之不易|意义重大|提升\d|增长\d|下降\d|达到\d|实现\d|未(?:落实|完成|取得|到位|开工|建立)(?!的)|进入[^，。；]{1,8}期[。；]?$|存在|仍有|现有[^，。；]{0,12}\d|比?较为?(?:混乱|复杂|困难|突出|紧张|严重|薄弱|滞后|缓慢|普遍)(?!的)|偏[高低慢少](?!的)|仍然|依然|面临|"
    r"处于|位居|名列|得益于|离不开|重于泰山|取得(?!联)|说明(?=了|这|我|，)(?<!作出说明)|表明|证明|体现|关乎|事关|源于|提出了|指明|提供了|充分肯定|令人|成效|还[剩差欠]|还有[^，。；]{0,8}[\d没未]|(?:很|非常|十分)[紧重大难差高低慢多](?!的)|没有(?:退路|回头路|终点|完成时|休止符|局外人|旁观者|捷径)|出在|正值|进展顺利|没有?问题|"
    r"有[一新][次轮][^，。；]{0,6}(?:降雨|降水|寒潮|大风|降温|台风)|"
    r"剩余[^，。；]{0,12}\d|下次(?:会议|例会|调度会)[^，。；]{0,14}(?:召开|举行)|目前|近年来|去年|今年以来|截至|入[冬春夏秋汛]以来|从[^，。]{2,12}看|"
    r"一段时间以来|过去"
)
IMPERATIVE = re.compile(
    r"(?:进一步|切实|认真|扎实|全面|全力|深入|持续|不断|大力|积极|主动|着力|严格|坚决|"
    r"坚持|继续|加快|加强|加大|强化|抓好|抓紧|抓实|抓|做好|做实|做到|落实|压实|压紧|压减|压降|压缩|控制|清收|"
    r"完善|健全|建立|推进|推动|提升|提高|突出|聚焦|围绕|狠抓|紧盯|盯紧|把握|守住|筑牢|"
    r"树立|树牢|统筹|优化|深化|细化|明确|严肃|严守|严把|严控|高度重视|统一|组织|开展|"
    r"动员|发挥|配合|配齐|用好|用足|盘活|打造|打好|打赢|摸清|摸排|排查|整治|整改|广泛|"
    r"分类|迅速|尽快|立即|及时|对照|对标|以|把|将|对|按|让|在|迅速|时刻|牢固|从严|"
    r"从快|从实|千方百计|改进|加固|加密|转变|增强|维护|保障|保持|防范|化解|探索|创新|"
    r"学习|领会|贯彻|传达|振奋|抢抓|抢时|倒排|挂图|狠|勇|敢|思想|责任|措施)"
)
_PRAISE = re.compile(
    r"(?:对此|这些|这是|大家|同志们|成绩|燃气|形势|任务)[^，。；]{0,20}(?:肯定|"
    r"来之不易|辛苦|有目共睹|严峻|艰巨)"
)
AGREED = re.compile(
    r"(?:会议(?:还|又|并|专题|认真|集体|深入|及时|再次|首先|书面|逐项)*)?(?:原则|一致)?(?:同意|通过|认为|听取|审议|传达|学习|通报|汇报)"
)
_ANNOUNCED = re.compile(
    r"(?:以下|如下|下面|[一二三四五六七八九十两几\d]+)(?:个|项|点|条)?(?:方面|工作|"
    r"要求|意见|字|文章|件事|重点|环节|关|下功夫)?[^，。；]{0,6}[：]?$"
)
EMPTY = re.compile(r"(?:其他|其它|人事|有关|干部人事)(?:事项|议题|问题|工作)?$")
ONE_OF = re.compile(r"(?:还有|另外?|再)?一(?:条|个|方面|个方面|项)是")
PRESENT = Anchored(
    "设分会场|出席|列席|参加|参会|到会|主持",
    r"设分会场|(?:出席|列席|参加|参会|到会|主持)(?:了)?(?:今天|本次|此次)?(?:会议|大会|活动|检查|调研|督导|"
    r"座谈|调研|调度会?|座谈会)?[。；]?$|(?:出席|参加)并(?:作?讲话|致辞)|(?:出席|列席|参加|主持)(?:会议|座谈会|调研|"
    r"大会)",
)
# What opens and closes a speech.
GREETING = re.compile(
    r"(?:同志们|各位[^，。；]{0,6})[，！：]|"
    r"今[天儿日](?:咱们?|我们)?(?:开个|说说?|议|研究|碰)[^。；]{0,20}(?:会|事|工作)[。！]|"
    r"[^。；]{0,12}(?:就讲这[些么]多?|(?:我|今天|下面|这里)我?[就先再只]*(?:讲|说|谈|补充|强调)[一二三四五六七八九十两几]{1,2}(?:句话|点|条|件事|个事|个问题)(?:意见|要求|建议|想法)?|讲到这里|谢谢大家|散会|到此结束)[。！]?$"
)
REMARK = re.compile(
    r"(?:关于|针对)[^，。；：要]{2,30}。?|（[^（）]*）。?|特此[^，。；]{2,6}。?|以上[^，。；]{0,8}，[望请][^，。；]{2,14}。?|本(?:会议)?纪要(?:不另|自|供|仅)[^。；]*。?|附(?:件|表)?[\d一二三]?：[^。；]{2,30}"
)
ROSTER = re.compile(
    r"[^，。；要]{2,60}(?:负责人|负责同志|代表|领导|干部|人员|成员)[；。]"
)
# Who sits in a group that is set up: "组长：李明；副组长王强副县长；成员：…".
_MEMBERS = re.compile(
    r"(?:第一|常务|执行)?(?:副?组长|副?总指挥|副?指挥长)(?:：|由[^。；]{2,40}担任|"
    r"[^，。；]{1,12}(?:[市县区镇乡局校院]长|书记|主任|主席|调研员|同志|[X×*]{2})[。；]?$)|"
    r"(?:小组|指挥部)?(?:组成人员|成员(?:单位)?)(?:：|为|包括|由[^。；]{2,90}组成)"
)
# What somebody did at the meeting: "李楠副县长对值守工作作了部署。"
_ARRANGED = re.compile(
    r"(?:作|做|进行)了[^，。；]{0,10}(?:安排|部署|布置|分工|动员|说明|介绍|汇报|通报|发言|讲话)[。；]?$"
)
SAID_BY = re.compile("”?[^，。；]{2,16}(?:说|表示|告诉[^，。；]{0,4})。?")


# What is near: "四季度就要到了"; what is not yet asked: "能不能增收，关键看收购".
_NEARS = re.compile(r"[^，。；]{1,12}就要[^，。；]{1,6}了(?=[，。；]|$)")
_HANGS = re.compile(
    r"能(?:不能|否)[^，。；]{0,14}，(?:最终|最后)?(?:关键|重点|根本|就|全)(?:还|要|得|是)*[看靠在][^，。；]{1,12}"
)
# What somebody did on the spot: "在柳塘断面，他沿河察看水质".
_ON_TOUR = re.compile(
    r"(?:[在随接期][^，。；]{1,20}，)?(?:[他她]|一行人?)[^，。；要]{0,8}"
    r"(?:察看|查看|来到|走进|走访|询问|了解|看望|慰问|交谈|听取|翻看|登上|俯身|驻足)"
)
_SOMEBODY = re.compile("[他她]|一行")
_PAID = re.compile("兑[付现]|拨付|列支|解决|结算|承担|支付|收取|发放|核[销拨]")
# Which money a thing is paid with, as minutes settle it: "奖补资金按照原标准兑付".
_PAYS = re.compile(
    r"[^，。；已了]{0,12}(?:资金|经费|费用?|款项?|补[助贴偿])(?:按照?|从|由|据实|统一)[^，。；已了]{0,24}"
    r"(?:兑付|兑现|拨付|列支|解决|结算|承担|支付|收取|发放|核销|核拨)[。；]?$"
)


# How things stand: "今年春季少雨，防火压力大"; not "当前要抓好春耕".
_NOW = re.compile(
    r"(?:当前|眼下|目前|近期|今[年春夏秋冬]|\d{4}年)[^。；]*"
    r"(?:[高大多少低重难弱]|临近|来临|频发|多发|增多|走高|上升)[。；]?$"
)
_PAST = re.compile(
    r"(?:今年|近年来|去年|过去|截至|目前|一段时间|近期|前期|上半年|(?:入|进入)[春夏秋冬汛])"
    r"[^。；]{0,60}(?:取得|成效|进展|提升|下降|增长|完成|得到|做了|明显|有效|肯定)"
)
_ASKED = re.compile(
    r"要(?<![主重只首需还想简概扼不摘纪紧必]要)(?![求点素闻害塞领义职道么是]|件(?!件))|必须|务必|应当"
)


# What a matter deserves, behind how it stands: "…零进展，必须引起高度重视".
_DESERVES = re.compile(
    "(?:必须|务必|应当?|要)(?:引起|高度)(?:足够|高度|充分)?的?(?:重视|警惕|警觉)[。；]?$|"
    "教训(?:必须|务必|要|应当)[^，。；]{0,4}(?:汲取|吸取|记取)[。；]?$"
)
# "是一项必须完成好的政治任务" tells what it is.
_IS_DUTY = re.compile(
    "是[^，。；]{0,6}(?:必须|务必|应当|要)[^，。；]{1,12}的[^，。；]{2,12}[。；]?$"
)
_WHICH = re.compile(r"[^，。；是了]{0,12}的(?!是|$|[，。；])")


def pressing(text: str) -> bool:
    """Whether a quotation asks for something: "年底前必须见到厂房"; not a slogan."""
    return bool(_ASKED.search(text) or _due(text))


def _due(text: str) -> re.Match[str] | None:
    """A day, or an event, by which something is to be done."""
    due = _DUE.search(text)
    return due or (_BEFORE_EVENT.search(text) if "前" in text else None)


def _piece(text: str, due: re.Match[str]) -> str:
    """What stands between the commas around a deadline."""
    end = text.find("，", due.end())
    return text[text.rfind("，", 0, due.start()) + 1 : end if end >= 0 else len(text)]


def _states(text: str) -> bool:
    """Whether a clause states; not what only tells which thing: 去年未完成的项目.

    Nor does an order that compares: "严控费用，差旅费比去年压减".
    """
    orders = IMPERATIVE.match(text)
    for found in STATED.finditer(text):
        which = _WHICH.match(text, found.end())
        if which and (found[0] not in ("是", "了") or text[found.end()] == "的"):
            continue
        compared = orders and found[0] == "去年" and text[found.start() - 1] in "比较在"
        if not compared:
            return True
    return False


def _tells(text: str, mode: Mode) -> bool:
    """A clause after 指出 of which only the end says 必须, of how things stand.

    Takes "开工率不足五成，必须引起高度重视", "这是一项必须完成好的政治任务"; not
    "要引起高度重视，逐户排查".
    """
    if mode != "mixed":
        return False
    end = _DESERVES.search(text) or _IS_DUTY.search(text)
    return bool(end) and not STRONG.search(text[: end.start()] if end else text)


def _strolls(text: str) -> bool:
    """What somebody did on the spot, with nothing that is to be done."""
    return bool(_ON_TOUR.match(text)) and not STRONG.search(text)


def _asking(text: str) -> str:
    """The clause without what only is near or depends; "" where nothing is asked then.

    Takes "四季度就要到了，…已没有退路", "增收能不能实现，关键看收购"; leaves what
    stands beside it: "汛期就要来了，要备足物资".
    """
    if "就要" not in text and "能不能" not in text and "能否" not in text:
        return text
    rest = _HANGS.sub("", _NEARS.sub("", text))
    return text if rest == text else rest if STRONG.search(rest) else ""


def wanted(text: str, mode: Mode) -> bool:
    """Whether a clause (quotations blotted out) says that something is to be done.

    Takes "各乡镇要…", "对…的，逐一约谈" after 强调; not "燃气安全是人命关天的大事",
    "累计转移1126人次", nor, after 指出, anything without 要, 必须 or a deadline.
    """
    if mode == "report" or _OTHERS.match(text) or _SEEN.match(text):
        return False
    if text[:1] in "第常执副组总指小成" and _MEMBERS.match(text):
        return False
    if text[:1] == "〇" and not text.strip("〇。；"):
        return False  # in brackets: who answers for what stands before
    if "了" in text[-16:] and _ARRANGED.search(text, max(0, len(text) - 16)):
        return False
    if _PAST.match(text) and not _ASKED.search(text):
        return False
    text = _asking(text)
    if not text or (_SOMEBODY.search(text) and _strolls(text)):
        return False
    paid = mode == "mixed" and _PAID.search(text, max(0, len(text) - 4))
    if paid and _PAYS.match(text):
        return True
    if text.endswith("？") and not _ASKED.search(text):
        return False
    if STRONG.search(text):
        return not _PRAISE.match(text) and not _tells(text, mode)
    if _NOW.match(text):
        return False
    due = _due(text)
    if mode == "mixed":
        return due is not None and not _states(_piece(text, due))
    return bool(due) or not _states(text)
