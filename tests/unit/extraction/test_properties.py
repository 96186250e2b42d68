"""Whatever the text: no exception, spans in range, values that the spans prove."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.extraction import extract
from meetings.extraction.clean import clean
from meetings.extraction.format import as_format
from meetings.extraction.masthead import published_in
from meetings.extraction.result import Extraction, Spans
from meetings.extraction.secrecy import marking

from .cases import pages

DAY = datetime.date(2022, 3, 1)
PAGES = [page.read_text(encoding="utf-8") for page in pages("dev")]
PIECES = [
    *("会议强调，", "一是", "二是", "第一，", "（一）", "1.", "①", "责任单位：县局"),
    *(
        "时间：",
        "主持人：",
        "“",
        "”",
        "（",
        "）",
        "。",
        "；",
        "\n",
        "\n\n",
        "\r\n",
        "　",
    ),
    *("&nbsp;", "&amp;", "<p>", "</p>", "<script>", "（上接第1版）", "（下转第2版）"),
    *("2月30日前", "99月99日前", "9999年内", "明年底前", "每周五前", "９０"),
    *("𠮷田强调，", "王𠮷主持会议", "张三、李四出席会议", "\x00", "\x01", "\u200b"),
]
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def values(found: Extraction) -> Iterator[tuple[str, Spans]]:
    for meeting in found.meetings:
        for one in (meeting.title, meeting.venue):
            if one:
                yield one.value, one.spans
        yield from ((who.name, who.spans) for who in meeting.people)
        for row in meeting.directives:
            yield row.text, row.spans
            yield from ((body.name, body.spans) for body in row.bodies)
            if row.deadline:
                yield row.deadline.text, row.deadline.spans


def check(text: str) -> None:
    found = extract(text, DAY)
    for value, spans in values(found):
        assert spans
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert clean("".join(text[s.start : s.end] for s in spans)) == value
    for span in (*found.unassigned, *(s for m in found.meetings for s in m.spans)):
        assert 0 <= span.start < span.end <= len(text)
    assert as_format(found) == as_format(extract(text, DAY))


@quick
@given(st.text(max_size=400))
def test_any_text_is_read_without_error(text: str) -> None:
    check(text)
    published_in(text)
    marking(text)


@quick
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_markers_is_read_without_error(pieces: list[str]) -> None:
    check("".join(pieces))


@quick
@given(
    st.sampled_from(PAGES),
    st.integers(0, 2000),
    st.integers(0, 80),
    st.sampled_from(PIECES),
)
def test_a_damaged_page_is_read_without_error(
    page: str, at: int, cut: int, piece: str
) -> None:
    at %= len(page)
    check(page[:at] + piece + page[at + cut :])


@quick
@given(st.sampled_from(PAGES), st.integers(0, 2000), st.sampled_from("𠮷🀄́\u3000"))
def test_rare_characters_shift_no_span(page: str, at: int, rare: str) -> None:
    at %= len(page)
    check(rare + page[:at] + rare + page[at:])


def test_nothing_is_silently_dropped() -> None:
    for page in PAGES:
        found = extract(page, DAY)
        taken: set[int] = set()
        spans = [s for m in found.meetings for s in (*m.spans, *m.repeats)]
        for span in (*found.unassigned, *spans):
            taken.update(range(span.start, span.end))
        left = "".join(c for i, c in enumerate(page) if i not in taken)
        assert not left.strip()


def test_an_empty_text_gives_an_empty_extraction() -> None:
    for text in ("", " \n\t　", "\ufeff"):
        found = extract(text, DAY)
        assert (found.meetings, found.doubts, found.unassigned) == ((), (), ())
