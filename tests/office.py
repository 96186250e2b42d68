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


def pages(document: Path) -> list[str]:
    """The text of each page that LibreOffice prints of this document."""
    profile = (document.parent / "profile").as_uri()
    subprocess.run(
        [
            *(str(SOFFICE), "--headless", f"-env:UserInstallation={profile}"),
            *("--convert-to", "pdf", "--outdir", str(document.parent), str(document)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    pdf = PdfDocument(document.with_suffix(".pdf"))
    return [page.get_textpage().get_text_bounded() for page in pdf]
