"""A bulletin as .docx, set as GB/T 9704-2012 sets official documents."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from tracker.workbooks import text

from . import setting
from .annex import table
from .draft import Draft, Paragraph, Style
from .scope import said
from .setting import BODY, HEAD, KAI, TITLE
from .signs import full_width

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FACES = {Style.FIRST: HEAD, Style.SECOND: KAI, Style.TEXT: BODY}


def build(draft: Draft, code: str, day: datetime.date) -> Any:
    """code: the number of the document, or what stands in its place."""
    made = Document()
    setting.page(made)
    made.core_properties.title = draft.title
    made.core_properties.author = draft.organ
    _top(made, draft, code)
    for one in draft.body:
        _paragraph(made, one)
    last = len(made.paragraphs) - 1
    _close(made, draft, day)
    for paragraph in made.paragraphs[last:-1]:  # no page has the signature alone
        paragraph.paragraph_format.keep_with_next = True
    _annex(made, draft)
    return made


def _top(made: Any, draft: Draft, code: str) -> None:
    """The organ in red, number, red line, title, and to whom."""
    setting.line(made, draft.organ, TITLE, 36, ALIGN.CENTER, red=True, before=99)
    setting.gap(made)
    number = setting.line(made, code, BODY, 16, ALIGN.CENTER)
    setting.red_rule(number)
    setting.gap(made)
    setting.line(made, draft.title, TITLE, 22, ALIGN.CENTER)
    setting.gap(made)
    setting.line(made, full_width(f"{draft.to}:"), BODY, 16)


def _paragraph(made: Any, one: Paragraph) -> None:
    shown = setting.line(made, "", BODY, 16, indent=2)
    if one.lead:
        setting.run(shown, one.lead, KAI, 16)
    setting.run(shown, one.text, FACES[one.style], 16)
    if one.style != Style.TEXT:
        shown.paragraph_format.keep_with_next = True


def _close(made: Any, draft: Draft, day: datetime.date) -> None:
    """What is attached; who issued it and when, four characters from the right."""
    setting.gap(made)
    setting.line(made, full_width(f"附件:{draft.annex}"), BODY, 16, indent=2)
    setting.gap(made)
    for words in (draft.organ, said(day)):
        last = setting.line(made, words, BODY, 16, ALIGN.RIGHT)
        last.paragraph_format.right_indent = Pt(16 * 4)


def _annex(made: Any, draft: Draft) -> None:
    made.add_section(WD_SECTION.NEW_PAGE)
    setting.line(made, "附件", HEAD, 16)
    setting.gap(made)
    setting.line(made, draft.annex, TITLE, 22, ALIGN.CENTER)
    setting.gap(made)
    table(made, draft.head, draft.rows)


def response(made: Any, filename: str) -> HttpResponse:
    buffer = BytesIO()
    made.save(buffer)
    answer = HttpResponse(buffer.getvalue(), content_type=DOCX)
    name = text.file_name(filename)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer
