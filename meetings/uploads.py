"""From the form of a new source to intake: each file and the pasted text on its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.debug import sensitive_variables

from .forms import SourceForm
from .intake import Taken, intake
from .models import Source
from .readers import read
from .refusals import IntakeRefused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TOO_MUCH = (
    f"一次上传合计不能超过 {settings.MAX_SOURCE_BYTES // 2**20} MB。"
    "请分几次上传,或按版面、按会议分成几份。"
)


def too_much(request: HttpRequest) -> bool:
    """More than memory takes: Django then gives no file at all."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    return bool(length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE)


@sensitive_variables()
def take(form: SourceForm, by: User) -> list[Taken]:
    """Take in all that the form brings; each refusal becomes an error of its field.

    What was taken in stays, also where another part was refused. A secret text is
    taken out of the form, so that the page does not send it back.
    """
    taken: list[Taken] = []
    data = form.cleaned_data
    for name, content in _parts(form):
        try:
            taken.append(
                intake(
                    content,
                    file_name=name,
                    publication=data["publication"],
                    published_on=data["published_on"],
                    by=by,
                )
            )
        except IntakeRefused as why:
            _refuse(form, name, why)
            if name and why.field == "published_on":
                _keep(form, content)
    return taken


def _parts(form: SourceForm) -> Iterator[tuple[str, bytes]]:
    for file in form.cleaned_data["uploads"]:
        yield file.name or "未命名.txt", file.read()
    if form.cleaned_data["text"].strip():
        yield "", form.cleaned_data["text"].encode()


def _refuse(form: SourceForm, name: str, why: IntakeRefused) -> None:
    words = str(why)
    if name and not why.secret:
        words = f"《{name}》没有录入:{words}"
    if why.secret and not name:
        form.data = {**dict(form.data.items()), "text": ""}
    form.add_error(why.field if why.field in form.fields else None, words)


def _keep(form: SourceForm, content: bytes) -> None:
    """A browser gives no file back: its text goes into the box, so it isn't lost."""
    pasted = form.cleaned_data["text"]
    if pasted.strip() or len(form.cleaned_data["uploads"]) > 1:
        form.add_error(None, "请补上日期后重新选择文件。")
        return
    form.data = {**dict(form.data.items()), "text": read(content)[0]}
    form.add_error(None, "文件的内容已放进文本框,补上日期后直接提交即可。")


def tell(request: HttpRequest, taken: Taken) -> None:
    """One message a text: what was found, or that it was there already."""
    link = reverse("desk", args=[taken.source.pk])
    if not taken.created:
        words = "这份文本已经录入过(<a href='{}'>{}</a>),没有改动任何内容。"
        messages.info(request, format_html(words, link, str(taken.source)))
        return
    found = f"读出 {taken.counts}" if taken.counts else "已存好,正在后台读取"
    words = "<a href='{}'>{}</a>:{}。"
    messages.success(request, format_html(words, link, str(taken.source), found))
    printed, day = taken.printed_on, taken.source.published_on
    if printed and printed != day:
        messages.warning(
            request,
            f"文本里印的日期是 {printed:%Y-%m-%d},录入的刊发日期是 {day:%Y-%m-%d}。"
            "文中没写年份的日期按刊发日期推定,请留意核对。",
        )


def stream(source: Source) -> io.BytesIO:
    # PostgreSQL gives a memoryview, SQLite bytes.
    return io.BytesIO(bytes(source.original))
