from __future__ import annotations

import pytest

from meetings.extraction.secrecy import marking

from .cases import cases


@pytest.mark.parametrize(("text", "mark"), cases("secrecy"))
def test_a_marking_is_told_from_a_word(text: str, mark: str) -> None:
    assert marking(text.replace("\\n", "\n")) == (mark or None)
