"""Documents through LibreOffice, where it is installed: as they come out on paper."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice (soffice) is not installed"
)


def converted(document: Path, kind: str) -> bytes:
    """What LibreOffice makes of this document as pdf, or as xlsx counted anew."""
    profile, target = (document.parent / "profile").as_uri(), document.parent / kind
    subprocess.run(
        [
            *(str(SOFFICE), "--headless", f"-env:UserInstallation={profile}"),
            *("--convert-to", kind, "--outdir", str(target), str(document)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (target / document.name).with_suffix(f".{kind}").read_bytes()


def pages(document: Path) -> list[str]:
    """The text of each page that LibreOffice prints of this document."""
    pdf = PdfDocument(converted(document, "pdf"))
    return [page.get_textpage().get_text_bounded() for page in pdf]
