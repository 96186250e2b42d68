"""Files sent with a report: looked at by content, kept outside what is served."""

from __future__ import annotations

import hashlib
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from .models import Attachment

MEGABYTE = 1024 * 1024
# What a file of each kind begins with, and the endings that it may have.
BEGINNINGS = {
    "pdf": (b"%PDF-",),
    "jpg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
}
ENDINGS = {"jpeg": "jpg", **{kind: kind for kind in BEGINNINGS}}
INSIDE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
TYPES = "PDF、JPG、PNG、DOCX、XLSX"
MIME = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def help_text() -> str:
    most = settings.MAX_ATTACHMENT_BYTES // MEGABYTE
    return f"{TYPES},每个不超过 {most} MB,最多 {settings.MAX_ATTACHMENTS} 个。"


def refusal(files: Sequence[UploadedFile[Any]]) -> str:
    """Why these files are not taken, in words for people; "" when they are."""
    if len(files) > settings.MAX_ATTACHMENTS:
        return f"一次最多 {settings.MAX_ATTACHMENTS} 个附件,现有 {len(files)} 个。"
    for file in files:
        if (file.size or 0) > settings.MAX_ATTACHMENT_BYTES:
            most = settings.MAX_ATTACHMENT_BYTES // MEGABYTE
            return f"“{file.name}”超过 {most} MB,请压缩或分开上传。"
        if not kind_of(file.name or "", file):
            return f"“{file.name}”不能用:内容要是 {TYPES},并与扩展名一致。"
    return ""


def kind_of(name: str, file: IO[Any]) -> str:
    """The kind that both the ending and the content say; "" when they do not agree."""
    kind = ENDINGS.get(Path(name).suffix.lower().lstrip("."), "")
    file.seek(0)
    data = file.read()
    file.seek(0)
    if not kind or not data.startswith(BEGINNINGS[kind]):
        return ""
    if kind in INSIDE and not _holds(data, INSIDE[kind]):
        return ""
    return kind


def _holds(data: bytes, name: str) -> bool:
    """Whether an archive has this file; its list of names is read, nothing unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return name in archive.namelist()
    except zipfile.BadZipFile:
        return False


def keep(files: Iterable[UploadedFile[Any]], **owner: Any) -> None:
    """Write the files and their rows; `refusal` has been asked before.

    owner: report=…, instruction=…, reply=… or inspection=…: what they belong to.

    A transaction that fails takes the rows back and leaves the files: they are named
    at random, no page leads to them, and `backup` copies only those that rows name.
    """
    for file in files:
        kind = kind_of(file.name or "", file)
        data = file.read()
        made = Attachment(
            **owner,
            name=Path(file.name or "").name[-120:],
            kind=kind,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            place=f"{uuid.uuid4().hex}.{kind}",
        )
        made.path.parent.mkdir(parents=True, exist_ok=True)
        made.path.write_bytes(data)
        with transaction.atomic():
            made.save()
