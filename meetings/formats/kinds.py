"""What a file is, told by its content first and by the end of its name second."""

from __future__ import annotations

import io
import zipfile

from . import Unreadable

PASTE = "请打开它,把文字复制后粘贴到文本框,或另存为 .docx、.txt 再上传。"
BEGINNINGS = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "bitmap"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
# Part of a zip file that tells what it is.
PARTS = (
    ("word/document.xml", "docx"),
    ("OFD.xml", "ofd"),
    ("xl/workbook.xml", "sheet"),
    ("ppt/presentation.xml", "slides"),
    ("content.xml", "odt"),
)
ENDINGS = {
    ".doc": "word",
    ".wps": "word",
    ".xls": "sheet",
    ".et": "sheet",
    ".ppt": "slides",
    ".dps": "slides",
}
WEB = (".html", ".htm", ".xhtml", ".shtml")
READ = ("text", "docx", "pdf", "html")
HELP = {
    "word": f"这是旧版 Word 或 WPS 文件(.doc、.wps),还不能读。{PASTE}",
    "sheet": f"这是表格文件(Excel、ET),还不能读。{PASTE}",
    "slides": f"这是演示文稿,还不能读。{PASTE}",
    "odt": f"这是 OpenDocument 文件,还不能读。{PASTE}",
    "rtf": f"这是 RTF 文件,还不能读。{PASTE}",
    "ofd": "这是 OFD 版式文件,还不能读。请用 OFD 阅读器导出为带文字的 PDF,"
    "或复制文字后粘贴到文本框。",
    "image": "这是图片,里面没有能读的文字。请先用文字识别(OCR)软件转成文字,"
    "再上传或粘贴到文本框。",
    "web archive": f"这是网页归档文件,还不能读。{PASTE}",
    "archive": "这是压缩包,还不能读。请解压后把里面的文件一起选中上传。",
    "locked": "这个文件加了打开密码。请先取消密码(文件 → 信息 → 保护文档)再上传。",
    "broken": "这个文件打不开,可能没有传完整。请重新保存或下载一份再上传。",
    "docx": "这个 .docx 文件打不开,可能没有传完整。请在 Word 或 WPS 中打开、"
    "另存一份再上传。",
    "pdf": "这个 .pdf 文件打不开,可能没有传完整,或不是 PDF。请重新导出一份再上传。",
}


def kind_of(data: bytes, suffix: str) -> str:
    """text, docx, pdf or html. Raises Unreadable for what is something else."""
    kind = _told(data, suffix)
    if kind in READ:
        return kind
    raise Unreadable(HELP[kind])


def _told(data: bytes, suffix: str) -> str:
    begins = data[:1024]
    if b"%PDF-" in begins:
        return "pdf"
    for mark, kind in BEGINNINGS:
        if begins.startswith(mark):
            return _inside(kind, data, suffix)
    if begins[:4] == b"RIFF" and begins[8:12] == b"WEBP":
        return "image"
    if begins.startswith(b"MIME-Version:") and suffix in (".mht", ".mhtml"):
        return "web archive"
    if _is_web(begins, suffix):
        return "html"
    if suffix in (".docx", ".pdf"):
        raise Unreadable(HELP[suffix[1:]])
    return "text"


def _inside(kind: str, data: bytes, suffix: str) -> str:
    if kind == "ole":
        # A .docx with a password is such a file too.
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return "locked" if locked else ENDINGS.get(suffix, "word")
    if kind == "bitmap":  # a text may begin with these two letters
        return "image" if b"\0" in data[2:14] else "text"
    return _in_zip(data, suffix) if kind == "zip" else kind


def _in_zip(data: bytes, suffix: str) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        raise Unreadable(HELP["docx" if suffix == ".docx" else "broken"]) from None
    for part, kind in PARTS:
        if part in names:
            return kind
    return "archive"


def _is_web(begins: bytes, suffix: str) -> bool:
    """Markup at its beginning, in any encoding in which Latin letters are one byte."""
    plain = begins.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if suffix in WEB:
        return b"<" in plain
    return plain.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
