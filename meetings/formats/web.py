"""A saved page (.html): the text that a reader of the page sees. Nothing is run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from . import Text
from .plain import decode

UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "canvas",
        "video",
        "audio",
        "select",
        "textarea",
        "button",
        "datalist",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
CHINESE = re.compile(r"^(gb_?2312|gbk|gb18030|x-gbk)", re.I)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SPACES = re.compile(r"[ \t\r\n\f]+")
BLANK_LINES = re.compile(r"\n[ \n]*\n")


def read(data: bytes) -> Text:
    page = Page()
    page.feed(_decoded(data))
    page.close()
    lines = "".join(page.pieces).replace("\xa0", " ").split("\n")
    text = "\n".join(line.strip(" \t") for line in lines)
    return Text(BLANK_LINES.sub("\n\n", text).strip("\n"), "html")


def _decoded(data: bytes) -> str:
    """As the page says of itself, where that holds; else as any plain text."""
    if said := CHARSET.search(data[:4096]):
        name = said[1].decode("ascii", "replace")
        name = "gb18030" if CHINESE.match(name) else name
        if name.lower() not in ("utf-16", "unicode"):  # then it couldn't be read here
            try:
                return data.removeprefix(b"\xef\xbb\xbf").decode(name)
            except (LookupError, UnicodeError):
                pass
    return decode(data)[0]


class Page(HTMLParser):
    """Collects what is seen: a line a block, a tab between the cells of a row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen: list[str] = []  # open elements from the first unseen one on
        self.lists: list[int | None] = []  # the next number of each open list
        self.pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen or tag in UNSEEN or _is_hidden(dict(attrs)):
            if tag not in VOID:
                self.unseen.append(tag)
            return
        if tag == "br" or tag in BLOCKS:
            self._break()
        elif tag in ("td", "th"):
            self._tab()
        self.pre += tag == "pre"
        if tag in ("ol", "ul"):
            self.lists.append(_start(dict(attrs)) if tag == "ol" else None)
        elif tag == "li" and self.lists and (number := self.lists[-1]) is not None:
            self.pieces.append(f"{number}.")
            self.lists[-1] = number + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.unseen and (tag == "br" or tag in BLOCKS):
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag in self.unseen:
                while self.unseen.pop() != tag:
                    pass
            return
        self.pre -= tag == "pre" and self.pre > 0
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        if tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        words = data if self.pre else SPACES.sub(" ", data)
        if words == " " and (not self.pieces or self.pieces[-1][-1:] in "\n\t "):
            return
        self.pieces.append(words)

    def _break(self) -> None:
        if (self.pieces and self.pieces[-1] == "\n") or not self.pieces:
            return
        self.pieces.append("\n")

    def _tab(self) -> None:
        if self.pieces and not self.pieces[-1].endswith(("\n", "\t")):
            self.pieces.append("\t")


def _is_hidden(attrs: dict[str, str | None]) -> bool:
    return "hidden" in attrs or bool(HIDDEN.search(attrs.get("style") or ""))


def _start(attrs: dict[str, str | None]) -> int:
    said = (attrs.get("start") or "1").strip()
    return int(said) if said.isdecimal() and len(said) < 6 else 1
