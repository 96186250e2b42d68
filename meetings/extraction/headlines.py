"""Which headline stands over which body, where a page has moved one of them."""

from __future__ import annotations

import re
from operator import add

from meetings.extraction import furniture, openings
from meetings.extraction.article import Article
from meetings.extraction.names import plausible, surnamed
from meetings.extraction.pages import DOCUMENT, Line

_SITE = 10  # characters of the name of a site, at most
_SITES = re.compile(
    "(?:网(?:[^，。]{0,4}站)?|频道|电视台|[日晚]报|融媒(?:体中心)?|新闻中心)$"
)
_SPEECH = re.compile("讲话|发言|报告|致辞")
# Of a site, above a headline that says more: 新闻内容, 政府常务会议.
_RUBRIC = re.compile(
    r"[^，。；：召开举行]{2,8}(?:会议|内容|动态|新闻|要闻|活动|信息|正文|栏目|快讯|资讯|简报|报道)$"
)
_BODIES = ("委员会", "人民政府", "办公室", "管委会", "指挥部")
_PLACE = re.compile("[\u4e00-\u9fff]{1,4}?[省市县区州旗镇乡]")
_TOLD = 0.5  # of a headline's words that the first line of its body has
REMEMBERED = 6  # articles back to which a moved piece may belong


def headline(group: list[Line]) -> list[Line]:
    """The group without the paper's name above it, or that of the account below."""
    while len(group) > 1 and furniture.masthead(group[0].text):
        group = group[1:]
    while len(group) > 1 and (
        _letterhead(group[0].text, group[1].text) or _rubric(group)
    ):
        group = group[1:]
    while len(group) > 1 and _below(group[-1].text, group):
        group = group[:-1]
    alone = len(group) == 1 and (_writer(group[0].text) or _site(group[0].text))
    return [] if alone else group


def _rubric(group: list[Line]) -> bool:
    """The rubric of a site above a headline that needs no such line to be whole."""
    below = "".join(line.text for line in group[1:])
    told = "召开" in below or "举行" in below or "纪要" in below
    return told and "会" in below and bool(_RUBRIC.fullmatch(group[0].text))


def _below(text: str, group: list[Line]) -> bool:
    """What stands below a headline and is none of it: an account, a site, a writer.

    Or the line before once more.
    """
    again = text == group[-2].text
    writer = _writer(text) and not _SPEECH.search(group[0].text)
    return again or writer or _site(text) or furniture.account(text, group[0].text)


def _site(text: str) -> bool:
    """The name of a site or a newsroom: 青川新闻网, 某县新闻中心."""
    return len(text) < _SITE and bool(_SITES.search(text))


def _writer(text: str) -> bool:
    """The name of who wrote an article, alone on a line."""
    return len(text) < 4 and surnamed(text) and plausible(text)


def _letterhead(text: str, title: str) -> bool:
    """The bodies whose paper it is, above a title that names the place again.

    Takes 中共柳塘镇委员会柳塘镇人民政府 above 柳塘镇党政联席会议纪要; not 市人民政府
    above 专题会议纪要, which is all of one title.
    """
    place = _PLACE.match(title) if DOCUMENT.search(title) else None
    return bool(place and text.endswith(_BODIES) and place.group() in text)


def nearest(pending: list[list[Line]], line: Line | None) -> list[Line]:
    """The nearest pending headline, unless an earlier one tells what the body tells.

    A slogan below the headline that a blank line parts from it is its second line.
    Takes "医院召开质量分析会" over the slogan "让健康触手可及" below it; not
    an earlier headline of which the body's first line has only a word or two, nor
    the letterhead above the title of minutes.
    """
    while len(pending) > 1 and not headline(pending[-1]):
        pending.pop()
    best = len(pending) - 1
    titled = bool(pending) and DOCUMENT.search(pending[best][-1].text)
    if line and best and not titled:
        body = _pairs(line.text)
        shares = [_share(group, body) for group in pending]
        likely = max(range(best + 1), key=lambda at: (shares[at], at))
        if shares[best] < 0.2 and shares[likely] >= 0.4:
            best = likely
        below = "".join(x.text for x in pending[-1])
        last = best == len(pending) - 1 and shares[best - 1] >= _TOLD
        if last and not openings.ABOUT_MEETING.search(below):
            return pending.pop(best - 1) + pending.pop()
    return pending.pop(best)


def _share(group: list[Line], body: set[str]) -> float:
    """How much of a headline's words a body has; none of those of a letterhead."""
    if group[-1].text.endswith(_BODIES):
        return 0.0
    words = _pairs("".join(line.text for line in headline(group)))
    return len(words & body) / max(len(words), 4)


def give_late_head(articles: list[Article], group: list[Line], index: int) -> None:
    """Give a headline that has no body below it to a body that has none above.

    Takes the nearest article without a headline that speaks of the same things,
    or the end of the article before it, from where that one had been closed.
    """
    group = headline(group)
    words = _pairs("".join(line.text for line in group))
    for at in range(index - 1, max(-1, index - REMEMBERED), -1):
        article = articles[at]
        if article.heads or not article.paragraphs:
            continue
        if _shared(words, article.paragraphs) >= 0.4 * len(words):
            article.heads = group
            return
    for back, before in enumerate(reversed(articles[:index][-REMEMBERED:])):
        least = max(6, 0.4 * len(words)) if back else 6
        if _shared(words, before.paragraphs) < least:
            continue  # as most do; where an article had ended takes long to tell
        at = _ended_at(before)
        rest = before.paragraphs[at:] if at else []
        if _shared(words, rest) >= least:
            del before.paragraphs[at:]
            articles.append(Article(heads=group, paragraphs=rest))
            return


def _shared(words: set[str], paragraphs: list[list[Line]]) -> int:
    """How many of some pairs of characters stand in the paragraphs."""
    text = "".join(line.text for part in paragraphs for line in part)
    return len([pair for pair in words if pair in text])


def _pairs(text: str) -> set[str]:
    return {*map(add, text, text[1:])}


def _ended_at(article: Article) -> int:
    """Where an article had ended ("…会议还宣读了方案。") and another begins, or 0."""
    for at in range(1, len(article.paragraphs)):
        before, first = article.paragraphs[at - 1][-1], article.paragraphs[at][0]
        ended = openings.closing(before.text)
        goes_on = ended and openings.MEETING_LEAD.match(first.text)
        if goes_on or openings.opening(first.text):
            return at
    return 0
