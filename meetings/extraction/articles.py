"""Lines of a page → articles: headlines with their bodies, moved pieces rejoined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from meetings.extraction import furniture, openings
from meetings.extraction.annexes import annexed
from meetings.extraction.article import Article
from meetings.extraction.headlines import (
    REMEMBERED,
    give_late_head,
    headline,
    nearest,
)
from meetings.extraction.pages import DOCUMENT, Line
from meetings.extraction.repeats import Seen
from meetings.extraction.signatures import unsigned

_SIGNED = 8  # characters of who signs a letter to the paper, at most
_GROUP = 20  # characters of a crosshead over a group of items, at most
_KIND = 16  # characters of a title that only says which minutes they are, at most
_HEADLINE = 10  # characters of a headline that no other article has
_LETTER = re.compile(
    "[\u4e00-\u9fff]{0,6}(?:同志|编辑|读者|记者|先生|女士|你好|您好)："
)
_WHEN = re.compile(r"(?:会议)?(?:时间|日期|地点|名称)：")


@dataclass(slots=True)
class _Page:
    """What is known of a page while its lines are read one by one."""

    articles: list[Article] = field(default_factory=lambda: [Article()])
    pending: list[list[Line]] = field(default_factory=list)
    late: list[tuple[list[Line], int]] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    bylined: bool = False
    credited: bool = False  # a line of credits ended the article
    resumes: bool = False  # "（上接第1版）" stood alone on the line before

    @property
    def current(self) -> Article:
        return self.articles[-1]


def articles(lines: Iterable[Line]) -> list[Article]:
    """The articles of a page, in the order of their first lines.

    Takes a headline after its body, a body cut by columns or by another piece
    (上接…), a paragraph that stands twice; noise belongs to no article.
    """
    page = _Page()
    last: Line | None = None
    for line in unsigned(list(lines)):
        short = len(line.text) < 40 and ("接" in line.text or "转" in line.text)
        if short and openings.CONTINUED.fullmatch(line.text):
            page.resumes = True
        elif short and openings.TO_BE_CONTINUED.fullmatch(line.text):
            page.current.goes_on = True
        elif line.kind == "head" and page.current.paragraphs and annexed(line, last):
            page.current.paragraphs.append([line])
        elif line.kind == "head" and (told := _headed(page, line)):
            _resume(page, told).repeats.append(line)
        elif line.kind == "head":
            inside = page.current.paragraphs or page.pending
            if not (inside and openings.crosshead(line.text)):
                _take_head(page, line, last)
        elif line.kind == "byline":
            page.bylined = True
        elif line.kind == "label":
            _take_label(page, line)
        elif line.kind == "noise":
            page.credited = page.credited or furniture.credit(line.text)
        else:
            _take_body(page, line)
        last = line
    page.late.extend((group, len(page.articles)) for group in page.pending)
    for group, index in page.late:
        give_late_head(page.articles, group, index)
    page.seen.give(page.articles)
    whole = [a for a in page.articles if a.paragraphs or a.labels]
    return sorted(whole, key=lambda article: article.position)


def _headed(page: _Page, line: Line) -> Article | None:
    """The article whose headline is printed a second time, over what goes on with it.

    Not a rubric such as "工作要求", which several articles may have.
    """
    if len(line.text) < _HEADLINE or page.pending:
        return None
    recent = reversed(page.articles[-REMEMBERED:])
    return next((a for a in recent if any(line.text == x.text for x in a.heads)), None)


def _take_head(page: _Page, line: Line, last: Line | None) -> None:
    """Adjacent lines are one headline; after a blank line a new one begins."""
    adjacent = last is not None and last.kind == "head" and line.gap == 0
    below = line.text.startswith("——") or openings.who_spoke(line.text)
    below = below or bool(page.pending and _matter(page.pending[-1][-1], line))
    if page.pending and page.pending[-1][-1].text == line.text:
        return  # a site prints it in its table, too
    if page.pending and (adjacent or below):
        page.pending[-1].append(line)
    else:
        page.pending.append([line])


def _matter(above: Line, line: Line) -> bool:
    """A title whose matter stands above: "关于线杆迁移问题" over "专题会议纪要"."""
    kind = line.text.endswith(("纪要", "记录")) and len(line.text) < _KIND
    return kind and above.text.startswith("关于") and not DOCUMENT.search(above.text)


def _take_label(page: _Page, line: Line) -> None:
    tail = page.current.paragraphs and not _WHEN.match(line.text)
    if page.pending or (page.current.paragraphs and not tail):
        _begin(page)
    page.current.labels.append(line)


def _take_body(page: _Page, line: Line) -> None:
    if page.seen.again(line):
        return
    if line.kind == "brief":
        _begin(page, line)
    elif page.resumes or openings.comes_from_elsewhere(line.text):
        page.resumes = False
        _join(_resume(page, _cut_article(page)), line)
    elif page.pending:
        _take_body_under_head(page, line)
    else:
        _take_next_paragraph(page, line)
    page.bylined = page.credited = False


def _take_body_under_head(page: _Page, line: Line) -> None:
    """A body line after a headline: a new article, unless it goes on with one.

    "限以下；市消防…" goes on with a cut sentence; "郇海在主持会议时要求…" with the
    article that knows 郇海, whose headline this is if it has none yet.
    """
    if openings.opening(line.text) or page.bylined or _LETTER.match(line.text):
        return _begin(page, line)
    if page.current.cut and not page.current.goes_on:
        page.late.extend((group, len(page.articles)) for group in page.pending)
        page.pending = []
        return _join(page.current, line)
    article = _knowing(page, line) or _crossed(page, line)
    signed = sum(len(x.text) for group in page.pending for x in group) < _SIGNED
    if not article and signed and (broken := _broken(page, line)):
        page.pending = []
        return _join(_resume(page, broken), line)
    if not article:
        return _begin(page, line)
    if not article.heads:
        article.heads = page.pending.pop()
    page.late.extend((group, len(page.articles)) for group in page.pending)
    page.pending = []
    _resume(page, article).paragraphs.append([line])


def _knowing(page: _Page, line: Line) -> Article | None:
    """The latest article that knows the person with whom a paragraph goes on."""
    name = openings.carried_on(line.text)
    recent = reversed(page.articles[-REMEMBERED:])
    return next((a for a in recent if name and a.mentions(name)), None)


def _crossed(page: _Page, line: Line) -> Article | None:
    """The article in which a headline is only a crosshead over "会议强调，…".

    Or, in minutes, over a group of items: "任务A：清淤方面", "春耕备耕"; and anywhere
    over items when "会议议定如下：" or items stand before it.
    """
    over = "".join(x.text for group in page.pending for x in group)
    article = page.current
    inside = article.paragraphs and openings.MEETING_LEAD.match(line.text)
    listing = article.labels or article.listing
    grouped = listing and line.kind == "item" and len(over) < _GROUP
    told = (inside or grouped) and not openings.ABOUT_MEETING.search(over)
    return article if told else None


def _resume(page: _Page, article: Article) -> Article:
    """Make an article the current one again."""
    if article is not page.current:
        at = next(i for i, a in enumerate(page.articles) if a is article)
        page.articles.append(page.articles.pop(at))
    return article


def _take_next_paragraph(page: _Page, line: Line) -> None:
    article = page.current
    fresh = openings.dateline(line.text) or (page.bylined and not article.cut)
    fresh = fresh or (page.credited and openings.opening(line.text))
    if article.paragraphs and fresh and line.kind == "body":
        return _begin(page, line)
    if (article.cut and line.kind == "body") or line.text[0] in "，、；。”）":
        return _join(article, line)
    broken = _broken(page, line)
    if broken:
        return _join(_resume(page, broken), line)
    known = _knowing(page, line) if line.kind == "body" else None
    if known and not openings.opening(line.text):
        _give_back(article, known)
        article = _resume(page, known)
    article.paragraphs.append([line])


def _give_back(article: Article, known: Article) -> None:
    """The rest of a list that an article broke off in, if it was given to another.

    Takes "县纪委对边清边欠的先免职。" before "闵子规叮嘱，…", of whom only the article
    that ends with ；tells.
    """
    if article is known or len(article.paragraphs) < 2 or known.last_text[-1:] != "；":
        return
    first, *more = article.paragraphs[-1]
    if first.kind == "body" and not (more or openings.MEETING_LEAD.match(first.text)):
        known.paragraphs[-1].extend(article.paragraphs.pop())


def _broken(page: _Page, line: Line) -> Article | None:
    """The article before, broken off in a sentence, that a stray line goes on with.

    Takes "形成人人参与的良好氛围。" after a whole other report.
    """
    if line.kind != "body":
        return None
    recent = page.articles[-4:-1]
    broken = next(
        (a for a in reversed(recent) if not a.goes_on and a.cut and a.long),
        None,
    )
    if not broken or openings.opening(line.text):
        return None
    if _like(page.current, broken, line):
        return None
    if openings.MEETING_LEAD.match(line.text) or line.text[0] == "“":
        return None
    if openings.carried_on(line.text) or openings.RESUMED.match(line.text):
        return None
    return broken


def _like(article: Article, broken: Article, line: Line) -> bool:
    """Whether a line is one more paragraph of its article, as the page sets them.

    Takes one that no blank line parts from it where blank lines part articles, and
    an indented one where the rest of a broken word would not be.
    """
    if line.gap == 0 and article.parted:
        return True
    indented = bool(article.paragraphs) and article.paragraphs[-1][0].indent > 0
    return indented and line.indent > 0 and broken.last_text[-1] not in "，、；"


def _begin(page: _Page, line: Line | None = None) -> None:
    """Open an article under the nearest pending headline."""
    heads = headline(nearest(page.pending, line)) if page.pending else []
    if not heads and line and line.kind == "brief":
        heads = _shared(page)
    page.late.extend((group, len(page.articles)) for group in page.pending)
    page.pending = []
    page.articles.append(Article(heads=heads, bylined=page.bylined))
    if line:
        page.current.paragraphs.append([line])


def _shared(page: _Page) -> list[Line]:
    """The headline of the brief before, which stands over this one too."""
    last = page.current.last
    return page.current.heads if last and last.kind == "brief" else []


def _join(article: Article, line: Line) -> None:
    if article.paragraphs:
        article.paragraphs[-1].append(line)
    else:
        article.paragraphs.append([line])


def _cut_article(page: _Page) -> Article:
    """The article that says it goes on elsewhere, else the last that is cut."""
    recent = page.articles[-REMEMBERED * 2 :]
    for article in recent:
        if article.goes_on or openings.goes_elsewhere(article.last_text):
            article.goes_on = False
            return article
    return next((a for a in reversed(recent) if a.cut), page.current)
