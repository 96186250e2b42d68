"""What stands on a page beside its articles: credits, mastheads, menus, captions."""

from __future__ import annotations

import re

_ROLES = (
    "责任编辑|责编|本版编辑|编辑|执行编辑|美编|美术编辑|版式设计|版式|校对|组版|审读|"
    "审核|审校|监制|编审|一审|二审|三审|初审|复审|终审|值班编委|值班主任|值班总编|"
    "总值班|总编辑|总编|主编|排版|制作|签发人|签发|信息来源|稿件来源|来源|稿源|"
    "文章来源|发布部门|发布机构|发布人|发布单位|发布时间|发布日期|发稿时间|更新时间|作者|供稿|撰稿|文字|文/图|"
    "图/文|图文|文图|文/|图/|摄影|图片|策划|统筹|核稿|编发|录入|投稿|责任校对|值班|"
    "审稿|通讯员|摄制"
)
_CREDIT = re.compile(
    rf"[■□●◆▲（(【]?(?:{_ROLES})(?:[：:／/|｜丨│]|(?=[ \u3000]))|"
    rf"[■□●◆（(](?:{_ROLES})|(?:责编|责任编辑|编辑|校对)[\u4e00-\u9fff]{{2,4}}$"
)
_BYLINE = re.compile(
    r"(?:□|■|●|◎|[（])?(?:本报|本刊|本网|本台|特约|首席|见习|实习|融媒体?|全媒体?|"
    r"新华社|[\u4e00-\u9fff]{2,6}(?:[日晚]报社?|融媒体?中心|电视台))*(?:记者|通讯员|特约记者)[^，。；：]{0,40}$"
)
# Alternatives that begin with a literal are found faster than those with ^, which
# stand in patterns of their own.
_MENU = re.compile(
    r"当前位置|首页[>/|\uff0f\uff5c\u00bb]|您(?:的|所在|现在的?)位置|打印|关闭(?:窗口|本页)|扫码|扫一扫|二维码|微信公众号|点击上方|"
    r"分享到|点[个“]{0,2}赞”?[+＋和、]|在看(?<=[+＋和、]在看)|在看(?<=[+＋和、]“在看)|点个“|验证码|代章|推荐阅读|相关推荐|用户登录|立即注册|字体|浏览次数|浏览量|点击[：:]|点击数|阅读[：:\d]|访问量|版权所有|ICP备|网安备|长按"
)
_MENU_BEGINS = re.compile(
    r"\d?[上下]一[篇条版期]|放大缩小|第[A-Z]?\d+版：|相关(?:链接|阅读|新闻)|返回|网站地图|收藏|留言与评论|标签：$|主管[：:]|友情链接|联系我们|"
    r"(?:(?:图文|文字|视频|政策|相关)解读|图解|原文链接)[：]|(?:登录|注册)$|"
    r"[^，。；]{0,12}(?:需先?登录|登录后(?:查看|阅读|可见|下载))|温馨提示："
)
# The table in which a site says what a document is: "索引号 …", "| 发文日期： | …".
_RECORD = re.compile(
    r"[|｜]?(?:信息)?(?:索引号|公开(?:方式|目录|范围|形式|类别|日期|时限)|"
    r"(?:发文|成文|生成|印发)(?:日期|时间|机关|单位|字号)|文号|主题词|(?:主题|体裁|组配|信息)分类|"
    r"信息名称|文件名称|有效性|(?:成立|生效|废止)日期|关键词|体裁)"
    r"(?=[：|｜ ]|生效日期|$)"
)
# What a site says of its rights, whatever its length.
_DISCLAIMER = re.compile(
    r"[（【\[]?(?:免责|版权|特别)(?:声明|申明|说明)[：】）\]]|"
    r"[^。]{0,40}(?:下载(?:本?文档|资料|全文)前|在线预览|侵犯(?:了?您|他人)的?(?:合法)?(?:权益|版权)|"
    r"版权[归属][^，。]{0,4}作者|(?:本文|内容|信息)来源于?(?:网络|互联网))"
)
_SITE = re.compile("本网?站|文档|联系客服")
_CLAIM = re.compile("侵权|下架|删[除改]|下载|转[载自]|退[费款]|概不|版权")
_PAPER = re.compile(
    r"第\d+版|第\d+期(?:第|$)|今日\d+版|总第\d+|新闻热线|邮编|邮政编码|广告许可|零售价|定价|国内统一|"
    r"刊号|E-?mail|https?：|www\.|公益广告|摄[）)]?$|投稿邮箱|客服电话|℃|"
    r"风(?<=[东南西北]风)\d|邮发代号|机关报$|蓝字|关注我们|一键关注|点击关注|设为?星标|"
    r"值班电话：|咨询电话：|举报电话：|监督电话：|投诉电话：|服务电话：|"
    r"本文[^，。]{0,4}\d+字|阅读(?:需|约|大约|时间|时长)"
)
_PAPER_BEGINS = re.compile(
    r"\d+版|[A-Z]?\d+(?:要闻|综合|新闻)|热线|社址|"
    r"(?:[\u4e00-\u9fff]{2})?(?:要闻|动态|新闻|快讯|简讯|资讯)$|"
    r"天气|(?:会议|活动)?现场(?:图片?)?$|资料图|广告$|导读$|综合$|版面|[▲●]|△?图为|图[：:①②]|网址|电话(?!会)|"
    r"[\u4e00-\u9fff]{2,12}(?:政府|门户|新闻|政务)网站?$|今日[\u4e00-\u9fff]{2,4}$|"
    r"[大中小]字号|原标题：|值班电话|电子邮箱|联系(?:人|电话)[：:]"
)
_PUBLISHED_AT = re.compile(
    r"(?:时间|日期)：\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}：\d{2}(?:：\d{2})?)?"
)
_ASIDE = re.compile(
    "【[^】]*(?:提示|链接|招聘|预告|声明|往期|推荐|阅读|专题|公告)】(?=.)"
)
_PUBLISHING = re.compile(
    r"来源|作者|浏览|点击|编辑|阅读|字号|字体|发布[人者]|访问|审核"
)
_SENT_TO = re.compile(
    r"(?:本期)?(?:分?发|送|[分抄报发呈主]送|抄报|报|呈报|印发|主题词)[：:]"
)
_MINUTES = re.compile(r"共印\d+份|(?:印发|日印)$|办公室编印?$|秘书(?:科|处|长)编印?$")
_MINUTES_BEGIN = re.compile(
    r"(?:签发|会签|拟稿)|(?:纪要|文件|会议)?编号[：]|应到[^。，]{0,12}\d+人|实到|"
    r"[\u4e00-\u9fff]{0,14}[〔\[（【]?\d{4}[〕\]）】]?第?\d+[号次期](?:签发：.{1,6})?$|"
    r"[（]?第\d+[期号][）]?$|[\u4e00-\u9fff]{2,14}第[一二三四五六七八九十百\d]+期$|"
    r"[\u4e00-\u9fff]{0,14}〔[*×xX\d]{2,4}〕第?[*×xX\d]+[号期]$|"
    r"[（]?(?:第[一二三四五六七八九十百\d]+届)?第[一二三四五六七八九十百\d]+[期号次]["
    r"）]?$|[（〔\[]?\d{4}年?[）〕\]]?第?\d+[期号次][）]?(?:（总第\d+期）)?$|"
    r"[\u4e00-\u9fff]{2,20}(?<!纪要)(?<!会议)（第\d+[期号次]）$|"
    r"[\u4e00-\u9fff]{2,18}(?<!学习)文件$|(?:内部资料|注意保存|会议材料)|"
    r"\d{4}(?:[-—]\d{4})?学?年度?第?[一二上下]?学期(?:第[一二三四五六七八九十百\d]+次)?$|"
    r"密级|[（]?[下从]?略[）]?$|〔\d{4}〕"
)
_PUBLISHED = re.compile(
    r"[\u4e00-\u9fff]{4,20}(?:主办|主编|编印|编发|编辑)"
    r"(?:[\d第].{0,16}(?:出刊|出版|印发|日|期))?$"
)
_ARROW = r"[>\u203a\u00bb\uff1e]"
_PATH = re.compile(
    rf"(?:[^，。；：>\u203a\u00bb\uff1e]{{1,20}}{_ARROW}{{1,2}}){{1,6}}[^，。；：]{{0,16}}$|"
    r"(?:[^，。；：|｜/／]{1,12}[|｜/／]){2,9}[^，。；：|｜/／]{1,12}$"
)
_PATH_SIGNS = frozenset(">\u203a\u00bb\uff1e|｜/／")  # one of which a path has
_PHOTO = re.compile(r"[（]?[^，。；：]{2,18}(?:(?<!拍)摄|供图|摄影)[）]?$")
# How a text came about: "（区政协办公室 供稿）", "（根据录音整理，未经本人审阅）".
# What stands below a picture in brackets too: "（会议现场）".
_ORIGIN = re.compile(
    r"[（][^（）。；，]{0,8}(?:现场图?|会场|合影|留影|剪影|照片|图片|配图|插图)[）]$|"
    r"[（][^（）。；]{0,24}(?:整理|供稿|审阅|摘编)[）]$|据[^。；]{2,20}(?:整理|摘编)$|"
    r"[^，。；：]{2,20}(?:办公室|指挥部|委员会|编辑部|秘书处)(?:整理|供稿|摘编)$"
)
_FOOTER = re.compile(r"版权所有|ICP备|网安备|标识码|技术支持")
_DATE = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|"
    r"二[〇○零O0][一二三四五六七八九〇○零]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_DATED = re.compile(
    rf"^（?\d{{1,2}}月\d{{1,2}}日）?$|^{_DATE}|{_DATE}(?:[\d：:]*)?[）)]?$|{_DATE}\d{{1,2}}[：:]\d{{2}}"
)
_DATE_WORDS = re.compile(
    rf"(?:{_DATE}|^\d{{1,2}}月\d{{1,2}}日).{{0,14}}(?:发布|来源|编辑|作者|点击|阅读|浏览|星期|农历|期|版|要闻|综合|时政|印发)|"
    rf"^[\u4e00-\u9fff]{{2,6}}报 ?{_DATE}|"
    rf"(?:发布|来源|时间|日期|作者).{{0,16}}{_DATE}|^星期[一二三四五六日天]|^农历|"
    rf"年[正一二三四五"
    r"六七八九十冬腊]{1,2}月(?:初|十|廿|三)[一二三四五六七八九十]"
)
_DAY = re.compile(
    "[年星农]|[0-9][-/.]|时间|日期|来源|发布|月[0-9]"
)  # without one of these no line is dated
_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|zip|rar)$", re.I)  # an annex
_HELD = re.compile("召[开集]|举行|主持")
_COLUMNS = re.compile(
    r"序号|任务|事项|(?:牵头|配合|责任|主办|协办|承办)(?:单位|部门)|责任人|时限"
)
_MASTHEAD = re.compile(
    r"^[\u4e00-\u9fff]{1,9}(?:日报|晚报|时报|晨报|早报|都市报|快报|商报|周报|县报|"
    r"区报|市报|时讯|油田报|矿工报|[一-龥](?<![简喜])报)(?:[第]?[一二三四五六七八\d]+版)?(?:(?:要闻|"
    r"综合|新闻|头版|时政|民生|专版)[·、\u4e00-\u9fff\d]{0,8})?$|"
    r"^[\u4e00-\u9fff]{2,12}(?:政府|新闻|门户|信息)网站?[\u4e00-\u9fff]{0,6}$|"
    r"^[A-Z][A-Za-z "
    r"]{3,40}$|^[^\u4e00-\u9fff]{1,119}$"
)


def noise(text: str, spaced: str) -> bool:
    """Whether a short line belongs to the page and not to an article.

    Takes "责编 茅盾　组版 丁玲", "2019年4月16日 星期二", "打印本页　关闭窗口", a path
    ("区政府网站 > 政务动态"), weather ("气温25℃到30℃").
    Not "要闻 | 全区项目会召开", "编辑部召开选题会", "2023年5月19日，全县大会召开。"
    """
    if "：" in text and _SENT_TO.match(text):
        return True
    if not _PATH_SIGNS.isdisjoint(text) and _PATH.match(text):
        return True
    if "." in text and _FILE.search(text):
        return True
    if text[0] == "【" and _ASIDE.match(text):
        return True
    if text[-1] in "。；" and not text.startswith(("▲", "●", "图为")):
        return False
    if _CREDIT.match(spaced) or _MASTHEAD.match(text):
        return True
    if _RECORD.match(text) or (spaced != text and _RECORD.match(spaced)):
        return True
    if text[-1] in "）理稿编" and _ORIGIN.search(text):
        return True
    if _PUBLISHED.match(text) or _MINUTES_BEGIN.match(text) or _MINUTES.search(text):
        return True
    if (
        len(text) < 70
        and _DAY.search(text)
        and (_DATE_WORDS.search(text) or _DATED.search(text))
    ):
        return not _HELD.search(text)
    if (
        "：" not in text
        and ("序" in text or "任" in text)
        and len(_COLUMNS.findall(text)) > 2
    ):
        return True
    if _MENU_BEGINS.match(text) or _PAPER_BEGINS.match(text):
        return True
    return bool(_MENU.search(text) or _PAPER.search(text))


def disclaimer(text: str) -> bool:
    """What a site says of its rights: "[免责声明]本文来源于网络…"; of any length."""
    if len(text) > 300 or not ("本" in text or "权" in text or "文档" in text):
        return False
    said = _SITE.search(text) and _CLAIM.search(text)
    return bool(said or _DISCLAIMER.match(text))


def sent_to(text: str) -> bool:
    """To whom minutes go: "分送：县委各常委。"; the next line may go on with it."""
    return bool(_SENT_TO.match(text))


def publishing(text: str) -> bool:
    """A web page's "时间：2023-12-14 来源：…"; not "时间：2022年3月30日15：00"."""
    return bool(_PUBLISHING.search(text))


def footer(text: str) -> bool:
    """A page's foot: "主办单位：区政府办 版权所有"; not "主办单位：区水务局"."""
    return bool(_FOOTER.search(text))


def credit_of_photo(text: str) -> bool:
    """ "本报记者 谷雨 摄" alone on its line; not "群众在现场拍摄"."""
    return len(text) < 24 and bool(_PHOTO.match(text))


def credit(text: str) -> bool:
    """A line that ends an article: "编辑：林晓飞", "（责任编辑 刘小笛）"."""
    return bool(_CREDIT.match(text))


def byline(text: str) -> bool:
    """A line that only names who wrote: "□ 本报记者 尉迟东"; not "记者获悉，…"."""
    named = len(text) < 44 and ("记者" in text or "通讯员" in text)
    return named and bool(_BYLINE.match(text))


_NAME = 16  # characters of the name of a paper or an office, at most
_NAMED = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:(?P<sure>视窗|之窗|播报|之声|融媒体?(?:中心)?|零距离|微讯|微平台|公众号)|"
    r"先锋|党建|组工|清风|号角|发布|在线|日报|宣传)(?:[今昨前]天|\d+(?:天|小时)前)?$"
)
_ACCOUNT = re.compile(
    r"(?:清廉|平安|法治|健康|美丽|文明|智慧|文化|教育|微)[\u4e00-\u9fff]{2,5}$|"
    r"[\u4e00-\u9fff]{2}(?:统战|政法|检察|公安|城管|税务|市监|人社|住建|教育|组工)$|"
    r"[\u4e00-\u9fff]{3,14}办公室(?:秘书[科处室])?$|[\u4e00-\u9fff]{2,8}(?:发布|融媒|新闻网|在线|微讯|之窗|零距离)$"
)


def published_at(text: str) -> bool:
    """ "时间：2018-07-30 17:53", as a web page prints it; not "时间：7月30日上午"."""
    return bool(_PUBLISHED_AT.fullmatch(text))


def masthead(text: str) -> bool:
    """The name of a paper or account: "涑阳日报", "清廉涑阳"; not "智慧城市推进会"."""
    named = len(text) < _NAME and not text.endswith(("会", "会议", "召开"))
    return named and bool(_MASTHEAD.match(text) or _ACCOUNT.match(text))


def account(text: str, headline: str) -> bool:
    """The name of an account below the headline: "灯盏先锋" below "灯盏乡开会".

    Not a second line of it ("争当发展先锋"), which does not begin with the same place.
    """
    named = _NAMED.match(text)
    return bool(named and (named["sure"] or text[:2] in headline))
